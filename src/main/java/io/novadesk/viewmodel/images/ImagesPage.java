package io.novadesk.viewmodel.images;

import io.novadesk.api.image.Image;
import io.novadesk.cloud.command.Chore;
import io.novadesk.cloud.command.Job;
import io.novadesk.cloud.export.Exported;
import io.novadesk.cloud.images.ImageRemoval;
import io.novadesk.i18n.Text;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.base.Ages;
import io.novadesk.viewmodel.base.Fetch;
import io.novadesk.viewmodel.base.Field;
import io.novadesk.viewmodel.base.ListModel;
import io.novadesk.viewmodel.base.NaturalOrder;
import io.novadesk.viewmodel.base.Sizes;
import io.novadesk.viewmodel.json.JsonViewModel;
import io.novadesk.viewmodel.operations.OperationsViewModel;
import io.novadesk.viewmodel.pages.ListColumn;
import io.novadesk.viewmodel.pages.ListColumn.Look;
import io.novadesk.viewmodel.pages.ListPage;
import io.novadesk.viewmodel.servers.RegionModel;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The images of a region, and the selected one in detail. */
public final class ImagesPage extends ListPage<Image, ImageAction> {
  /**
   * Where an image comes from, or what came of it.
   *
   * @param serverId the server to go to; empty: it is not among those shown
   * @param filter for the servers to go to; empty: there are none
   */
  public record Lineage(String sentence, String serverId, String filter) {}

  /** Parts of the detail pane. */
  public enum Tab {
    OVERVIEW,
    METADATA,
    RAW
  }

  private final ObjectProperty<Tab> tab = new SimpleObjectProperty<>(Tab.OVERVIEW);
  private final ObservableList<Lineage> lineage = FXCollections.observableArrayList();
  private final ObservableList<Lineage> shownLineage =
      FXCollections.unmodifiableObservableList(lineage);
  private final Fetch<String> raw;
  private final JsonViewModel rawJson;
  private final ImageActionsViewModel actions;
  private @Nullable String fetched;

  public ImagesPage(TaskRunner tasks, OperationsViewModel operations) {
    super(
        "image",
        tasks,
        operations,
        ImageAction.class,
        Comparator.comparing(Image::name, NaturalOrder.INSTANCE).thenComparing(Image::id));
    raw = new Fetch<>(tasks);
    rawJson = JsonViewModel.of(raw, tasks);
    actions = new ImageActionsViewModel(tasks, operations, this);
    tab.addListener((_, _, _) -> fetch());
    list().selectedProperty().subscribe(this::describe);
  }

  @Override
  public List<ListColumn<Image>> columns() {
    return List.of(
        ListColumn.words("name", "column.image.NAME", 210, Image::name).with(ListColumn.Look.WHOLE),
        ListColumn.words("status", "column.image.STATUS", 90, Image::status),
        ListColumn.words(
                "kind",
                "column.image.KIND",
                90,
                (Image i) -> Text.of(i.isSnapshot() ? "image.snapshot" : "image.image"))
            .sortedBy(Comparator.comparing(Image::isSnapshot)),
        ListColumn.words(
            "visibility",
            "column.image.VISIBILITY",
            80,
            i -> Objects.requireNonNullElse(i.visibility(), "")),
        ListColumn.words(
                "size",
                "column.image.SIZE",
                80,
                (Image i) -> i.size() == null ? "" : Sizes.text(i.size()))
            .with(Look.NUMBER)
            .sortedBy(
                Comparator.comparing(Image::size, Comparator.nullsFirst(Comparator.naturalOrder())))
            .exportedAs(
                i -> i.size() == null ? new Exported.Nothing() : new Exported.Whole(i.size())),
        ListColumn.words(
                "created", "column.image.CREATED", 70, (Image i) -> Ages.since(i.created(), now()))
            .with(Look.NUMBER)
            .sortedBy(
                Comparator.comparing(
                    Image::created, Comparator.nullsFirst(Comparator.reverseOrder())))
            .exportedAs(i -> Exported.of(i.created())),
        ListColumn.words("id", "field.id", 260, Image::id).with(Look.EXACT).hidden());
  }

  @Override
  public String title() {
    return Text.of("nav.images");
  }

  @Override
  public ObservableList<?> listed(RegionModel region) {
    return region.images();
  }

  @Override
  protected void fill(ListModel<Image> into, RegionModel from) {
    into.follow(from.images(), from.imagesProblemProperty());
    from.readImages();
  }

  @Override
  protected Object key(Image image) {
    return image.id();
  }

  @Override
  public String name(Image image) {
    return image.name();
  }

  @Override
  protected String searched(Image image) {
    return super.searched(image) + " " + image.diskFormat() + " " + image.properties();
  }

  public ImageActionsViewModel actions() {
    return actions;
  }

  public ObjectProperty<Tab> tabProperty() {
    return tab;
  }

  /** Where the selected image comes from and what was made of it. */
  public ObservableList<Lineage> lineage() {
    return shownLineage;
  }

  public Fetch<String> raw() {
    return raw;
  }

  /** The viewer of {@link #raw}. */
  public JsonViewModel rawJson() {
    return rawJson;
  }

  private void describe(@Nullable Image image) {
    lineage.setAll(image == null ? List.of() : lineageOf(image));
    if (!Objects.equals(fetched, image == null ? null : image.id())) {
      fetch();
    }
  }

  private void fetch() {
    raw.stop();
    Image image = selected();
    RegionModel now = region();
    fetched = image == null ? null : image.id();
    if (image != null && now != null && tab.get() == Tab.RAW) {
      raw.start(() -> now.region().images().raw(image.id()), false);
    }
  }

  @Override
  protected Takes takes(ImageAction action) {
    return switch (action) {
      case ADD -> Takes.NONE;
      case DELETE -> Takes.SEVERAL;
      default -> Takes.ONE;
    };
  }

  @Override
  protected String whyNot(ImageAction action, RegionModel of) {
    return ImageRules.whyNot(action, of);
  }

  @Override
  protected String whyNot(ImageAction action, RegionModel of, Image image) {
    return ImageRules.whyNot(action, of, image);
  }

  @Override
  protected String consequence(List<Image> images) {
    return Text.of(
        images.stream().allMatch(image -> actions.serversFrom(image).isEmpty())
            ? "image.delete.text"
            : "image.delete.text.used");
  }

  /** Of one image names the servers that were made from it. */
  @Override
  public @Nullable Deletion deletion() {
    Deletion question = super.deletion();
    Image one = selected();
    List<String> servers = one == null ? List.of() : actions.serversFrom(one);
    return question == null || servers.isEmpty()
        ? question
        : new Deletion(
            question.heading(),
            question.text(),
            Text.of("image.delete.servers", servers.size()),
            servers,
            question.delete());
  }

  @Override
  protected Job removal(RegionModel of, Image image) {
    return new Chore(
        Text.of("image.delete.title"),
        image.name(),
        of.key() + image.id(),
        () -> {
          ImageRemoval.remove(of.region().images(), image.id());
          return Text.of("operation.done.deleted");
        });
  }

  @Override
  protected void removed(RegionModel of) {
    of.readImages();
  }

  private List<Lineage> lineageOf(Image image) {
    RegionModel now = region();
    List<Lineage> all = new ArrayList<>();
    if (now == null) {
      return all;
    }
    String serverId = image.serverId();
    if (serverId != null) {
      ServerRow server = now.row(serverId);
      all.add(
          server == null
              ? new Lineage(Text.of("image.lineage.gone", serverId), "", "")
              : new Lineage(Text.of("image.lineage.from", server.name()), serverId, ""));
    }
    long made =
        now.rows().stream().filter(row -> image.id().equals(row.server().imageId())).count();
    if (made > 0) {
      all.add(
          new Lineage(
              Text.of("image.lineage.servers", made), "", "image:\"" + image.name() + "\""));
    }
    return all;
  }

  @Override
  protected List<Field> fieldsOf(Image image) {
    return ImageFields.of(image, region());
  }
}
