package io.novadesk.viewmodel.launch;

import io.novadesk.api.ApiException;
import io.novadesk.api.compute.Flavor;
import io.novadesk.api.compute.Microversion;
import io.novadesk.api.compute.NewServer;
import io.novadesk.api.compute.ServerStatus;
import io.novadesk.api.image.Image;
import io.novadesk.cloud.launch.LaunchOrder;
import io.novadesk.i18n.Text;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.json.JsonViewModel;
import io.novadesk.viewmodel.servers.RegionModel;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ChangeListener;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * The Launch page: what new servers are to be, what is wrong with it, what is sent, and what that
 * takes. Everything follows each keystroke.
 */
public final class LaunchViewModel {
  /** Where a cloud does not tell how large a file may be. */
  private static final int LARGE_FILE = 1 << 20;

  private final LaunchDesk desk;
  private final LaunchDrafts drafts;
  private final ObservableList<RegionModel> regions;
  private final ObjectProperty<RegionModel> region;
  private final LaunchForm form = new LaunchForm();
  private final LaunchChoices choices;
  private final ImageChoices images = new ImageChoices();
  private final FlavorChoices flavors = new FlavorChoices();
  private final JsonViewModel json;
  private final Map<LaunchField, ReadOnlyObjectWrapper<Remark>> remarks =
      new EnumMap<>(LaunchField.class);
  private final LaunchCounters counters = new LaunchCounters();
  private final LocalFiles files;
  private final ReadOnlyObjectWrapper<Ability> ability;
  private final ReadOnlyObjectWrapper<QuotaEffect> quota =
      new ReadOnlyObjectWrapper<>(QuotaEffect.UNKNOWN);
  private final ReadOnlyStringWrapper obstacle = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper();
  private final InvalidationListener onLists = _ -> refresh();
  private final ChangeListener<String> onProblem =
      (_, _, why) -> notice.set(why.isEmpty() ? "" : Text.of("launch.draft.notWritten", why));
  private String id = LaunchOrder.newId();
  private boolean filling;

  LaunchViewModel(TaskRunner tasks, LaunchDesk desk, List<RegionModel> regions, RegionModel first) {
    this.files = new LocalFiles(tasks);
    this.desk = desk;
    this.drafts = desk.drafts();
    this.regions = FXCollections.observableArrayList(regions);
    this.region = new SimpleObjectProperty<>(first);
    this.choices = new LaunchChoices(tasks);
    this.json = new JsonViewModel(tasks);
    this.ability = new ReadOnlyObjectWrapper<>(Ability.of(first));
    for (LaunchField field : LaunchField.values()) {
      remarks.put(field, new ReadOnlyObjectWrapper<>(Remark.NONE));
    }
    region.addListener((_, before, now) -> moved(before, now));
    form.onChange(this::changed);
    drafts.problemProperty().addListener(onProblem);
    images.filterProperty().addListener((_, _, _) -> refresh());
    flavors.filterProperty().addListener((_, _, _) -> refresh());
    arrive();
    Map<String, String> draft = drafts.draft(where());
    if (draft != null) {
      fill(draft);
    }
    refresh();
  }

  public LaunchForm form() {
    return form;
  }

  public LaunchChoices choices() {
    return choices;
  }

  public ImageChoices images() {
    return images;
  }

  public FlavorChoices flavors() {
    return flavors;
  }

  /** The request that is sent for the first server, its secrets masked. */
  public JsonViewModel json() {
    return json;
  }

  /** The open regions, of all clouds. */
  public ObservableList<RegionModel> regions() {
    return FXCollections.unmodifiableObservableList(regions);
  }

  /** Where the servers are to be made. */
  public ObjectProperty<RegionModel> regionProperty() {
    return region;
  }

  /** A region as a person knows it. */
  public static String nameOf(RegionModel model) {
    return model.region().name().isEmpty()
        ? model.session().shownName()
        : Text.of("launch.region", model.session().shownName(), model.region().name());
  }

  /** What is shown at all. */
  public ReadOnlyObjectProperty<Ability> abilityProperty() {
    return ability.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Remark> remark(LaunchField field) {
    return remarkOf(field).getReadOnlyProperty();
  }

  private ReadOnlyObjectWrapper<Remark> remarkOf(LaunchField field) {
    ReadOnlyObjectWrapper<Remark> remark = remarks.get(field);
    if (remark == null) {
      throw new IllegalArgumentException(field.name());
    }
    return remark;
  }

  public LaunchCounters counters() {
    return counters;
  }

  public ReadOnlyObjectProperty<QuotaEffect> quotaProperty() {
    return quota.getReadOnlyProperty();
  }

  /** The first thing that stands in the way; empty: nothing does. */
  public ReadOnlyStringProperty obstacleProperty() {
    return obstacle.getReadOnlyProperty();
  }

  /** What happened to the page itself: a draft that came back, a file that could not be kept. */
  public ReadOnlyStringProperty noticeProperty() {
    return notice.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty readyProperty() {
    return ready.getReadOnlyProperty();
  }

  /** How many servers are asked for. */
  public int count() {
    return LaunchRules.count(form);
  }

  public ObservableList<String> templates() {
    return drafts.templates();
  }

  public void saveTemplate(String name) {
    drafts.saveTemplate(name.strip(), form.write());
    notice.set(Text.of("launch.template.saved", name.strip()));
  }

  public void loadTemplate(String name) {
    fill(drafts.template(name));
    notice.set(withNotKept(Text.of("launch.template.loaded", name), drafts.template(name)));
    changed();
  }

  /** Whether a template is a team's: it is only read. */
  public boolean isOfTeam(String name) {
    return drafts.isOfTeam(name);
  }

  public void deleteTemplate(String name) {
    drafts.deleteTemplate(name);
    notice.set(Text.of("launch.template.deleted", name));
  }

  public boolean hasLast() {
    return drafts.last(where()) != null;
  }

  /** Fills the page with what was launched here last. */
  public void loadLast() {
    Map<String, String> last = drafts.last(where());
    if (last != null) {
      fill(last);
      notice.set(withNotKept(Text.of("launch.last.loaded"), last));
      changed();
    }
  }

  /** Empties the page. */
  public void clear() {
    fill(Map.of());
    notice.set("");
    drafts.forget(where());
  }

  /** Fills the page with another server's properties. */
  void like(Map<String, String> server, String name) {
    fill(server);
    notice.set(Text.of("launch.like", name));
    changed();
  }

  public void addMetadata() {
    form.metadata().add(new Pair("", ""));
  }

  public void addTypedFile() {
    form.files().add(new InjectedFile("", ""));
  }

  /** Adds a file of this machine; its name serves as path until another is typed. */
  public void addFile(Path local) {
    InjectedFile file = new InjectedFile("/etc/" + local.getFileName(), "");
    file.comesFrom(local.toString(), null, "");
    form.files().add(file);
    read(file);
  }

  private void read(InjectedFile file) {
    files.read(file, region.get().limit("maxPersonalitySize").orElse(LARGE_FILE));
  }

  /** User data from a file of this machine. */
  public void readUserData(Path local) {
    files.readText(
        local, LaunchRules.MOST_USER_DATA, form.text(LaunchField.USER_DATA)::set, notice::set);
  }

  /** Gives the order; false when something stands in the way. */
  public boolean launch() {
    refresh();
    if (!ready.get()) {
      return false;
    }
    RegionModel here = region.get();
    drafts.launched(where(), form.write(), form.get(LaunchField.IMAGE));
    desk.launch(here, order(here), where());
    id = LaunchOrder.newId();
    return true;
  }

  /** The page goes; what was typed stays for the next time. */
  public void dispose() {
    drafts.left(where(), form.writeWhole());
    choices.stop();
    drafts.problemProperty().removeListener(onProblem);
    leave(region.get());
  }

  private String where() {
    return desk.scope(region.get());
  }

  private void moved(RegionModel before, RegionModel now) {
    leave(before);
    ability.set(Ability.of(now));
    arrive();
    // What is meant by its id in one cloud is unknown in another; names are the same in many.
    translate(before, now);
    refresh();
  }

  private void translate(RegionModel before, RegionModel now) {
    Image image = before.image(form.get(LaunchField.IMAGE));
    Flavor flavor = LaunchRules.flavor(before, form.get(LaunchField.FLAVOR));
    form.text(LaunchField.IMAGE)
        .set(
            image == null
                ? ""
                : now.images().stream()
                    .filter(i -> i.id().equals(image.id()) || i.name().equals(image.name()))
                    .map(Image::id)
                    .findFirst()
                    .orElse(""));
    form.text(LaunchField.FLAVOR)
        .set(
            flavor == null
                ? ""
                : now.flavors().stream()
                    .filter(f -> f.id().equals(flavor.id()) || f.name().equals(flavor.name()))
                    .map(Flavor::id)
                    .findFirst()
                    .orElse(""));
    form.networks().clear();
    form.ports().clear();
    form.text(LaunchField.SERVER_GROUP).set("");
    form.text(LaunchField.ZONE).set("");
    form.text(LaunchField.VOLUME).set("");
  }

  private void arrive() {
    RegionModel here = region.get();
    here.images().addListener(onLists);
    here.flavors().addListener(onLists);
    here.limitsProperty().addListener(onLists);
    here.guard().readOnlyProperty().addListener(onLists);
    here.awayProperty().addListener(onLists);
    here.readLimits();
    choices.read(here, ability.get());
  }

  private void leave(RegionModel there) {
    there.images().removeListener(onLists);
    there.flavors().removeListener(onLists);
    there.limitsProperty().removeListener(onLists);
    there.guard().readOnlyProperty().removeListener(onLists);
    there.awayProperty().removeListener(onLists);
  }

  private void fill(Map<String, String> kept) {
    filling = true;
    form.read(kept);
    filling = false;
    form.files().stream().filter(f -> !f.local().get().isEmpty()).forEach(this::read);
    notice.set(kept.isEmpty() ? "" : withNotKept(Text.of("launch.draft.back"), kept));
    refresh();
  }

  /** The notice, and what of the request was not kept on disk. */
  private static String withNotKept(String notice, Map<String, String> kept) {
    List<String> fields = LaunchForm.notKept(kept);
    if (fields.isEmpty()) {
      return notice;
    }
    String names =
        fields.stream().map(f -> Text.of("launch.field." + f)).collect(Collectors.joining(", "));
    return Text.of("sentences", notice, Text.of("launch.draft.notKept", names));
  }

  private void changed() {
    if (!filling) {
      drafts.changed(where(), form::write);
      refresh();
    }
  }

  private LaunchOrder order(RegionModel here) {
    NewServer wanted = WantedServer.of(form, ability.get());
    return LaunchOrder.of(
        id,
        here.region(),
        where(),
        LaunchOrder.Owner.of(here.session()),
        wanted,
        LaunchRules.names(form),
        form.togetherProperty().get() && ability.get().together(),
        LaunchRules.atOnce(form),
        here.limit("maxServerMeta"));
  }

  private void refresh() {
    if (filling) {
      return;
    }
    RegionModel here = region.get();
    Ability able = Ability.of(here);
    if (!able.equals(ability.get())) {
      ability.set(able);
    }
    Flavor flavor = LaunchRules.flavor(here, form.get(LaunchField.FLAVOR));
    boolean ownVolume = able.bootVolume() && form.bootsFromVolume();
    Image image = ownVolume ? null : here.image(form.get(LaunchField.IMAGE));
    boolean fromVolume = ownVolume || form.fromVolumeProperty().get();
    images.show(here, drafts.recent(), flavor, fromVolume);
    flavors.show(here, image, fromVolume);
    Map<LaunchField, Remark> found = LaunchRules.judge(form, able, here);
    remarks.forEach((field, remark) -> remark.set(found.getOrDefault(field, Remark.NONE)));
    quota.set(
        QuotaEffect.of(here.limitsProperty().get(), flavor, count(), own(here), stopped(here)));
    counters.count(form, here);
    preview(here, found);
  }

  private static long stopped(RegionModel here) {
    return here.rows().stream()
        .filter(r -> here.isOwn(r.server()) && r.server().state() == ServerStatus.SHUTOFF)
        .count();
  }

  private static long own(RegionModel here) {
    return here.rows().stream().filter(r -> here.isOwn(r.server())).count();
  }

  private void preview(RegionModel here, Map<LaunchField, Remark> found) {
    String stands =
        found.values().stream().filter(Remark::blocks).map(Remark::sentence).findFirst().orElse("");
    try {
      NewServer first = order(here).request(0);
      json.update(here.region().servers().preview(first));
      Microversion version = here.region().servers().versionFor(first);
      int requests = form.togetherProperty().get() ? 1 : count();
      counters.requests(
          Text.of(
              version == null ? "launch.request.plain" : "launch.request",
              requests,
              String.valueOf(version)));
    } catch (ApiException e) {
      // What is asked for together no version of this cloud understands.
      stands = stands.isEmpty() ? e.getMessage() : stands;
    }
    String readOnly = here.whyNot();
    stands = readOnly.isEmpty() ? stands : readOnly;
    obstacle.set(stands);
    ready.set(stands.isEmpty());
  }
}
