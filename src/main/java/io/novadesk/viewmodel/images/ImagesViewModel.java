package io.novadesk.viewmodel.images;

import io.novadesk.api.image.Image;
import io.novadesk.i18n.Text;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.base.Ages;
import io.novadesk.viewmodel.base.BatchList;
import io.novadesk.viewmodel.base.Fetch;
import io.novadesk.viewmodel.base.Field;
import io.novadesk.viewmodel.base.Folded;
import io.novadesk.viewmodel.base.NaturalOrder;
import io.novadesk.viewmodel.base.Sizes;
import io.novadesk.viewmodel.json.JsonViewModel;
import io.novadesk.viewmodel.servers.RegionModel;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ChangeListener;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The images of one region, and the selected one in detail. */
public final class ImagesViewModel {
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

  private final BatchList<Image> rows = new BatchList<>(Image::id);
  private final StringProperty filterText = new SimpleStringProperty("");
  private final ReadOnlyObjectWrapper<@Nullable Image> selected = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable RegionModel> region = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final ObjectProperty<Tab> tab = new SimpleObjectProperty<>(Tab.OVERVIEW);
  private final ObservableList<Field> overview = FXCollections.observableArrayList();
  private final ObservableList<Field> shownOverview =
      FXCollections.unmodifiableObservableList(overview);
  private final ObservableList<Lineage> lineage = FXCollections.observableArrayList();
  private final ObservableList<Lineage> shownLineage =
      FXCollections.unmodifiableObservableList(lineage);
  private final Fetch<String> raw;
  private final JsonViewModel rawJson;
  private final ListChangeListener<Image> onImages = _ -> refill();
  private final ChangeListener<@Nullable Exception> onProblem = (_, _, _) -> tellProblem();
  private Comparator<Image> order = Comparator.comparing(Image::name, NaturalOrder.INSTANCE);

  public ImagesViewModel(TaskRunner tasks) {
    raw = new Fetch<>(tasks);
    rawJson = JsonViewModel.of(raw, tasks);
    filterText.addListener((_, _, _) -> refill());
    tab.addListener((_, _, _) -> fetch());
  }

  public ObservableList<Image> rows() {
    return rows;
  }

  public StringProperty filterTextProperty() {
    return filterText;
  }

  public ReadOnlyObjectProperty<@Nullable Image> selectedProperty() {
    return selected.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<@Nullable RegionModel> regionProperty() {
    return region.getReadOnlyProperty();
  }

  /** Why the list could not be read; empty when it could. */
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  public ObjectProperty<Tab> tabProperty() {
    return tab;
  }

  public ObservableList<Field> overview() {
    return shownOverview;
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

  public void select(@Nullable Image image) {
    boolean another = !Objects.equals(idOf(selected.get()), idOf(image));
    selected.set(image);
    overview.setAll(image == null ? List.of() : fieldsOf(image));
    lineage.setAll(image == null ? List.of() : lineageOf(image));
    if (another) {
      fetch();
    }
  }

  public void sortBy(Comparator<Image> wanted) {
    order = wanted;
    refill();
  }

  /** Shows the images of this region; null: none. */
  public void show(@Nullable RegionModel now) {
    RegionModel was = region.get();
    if (was != null) {
      was.images().removeListener(onImages);
      was.imagesProblemProperty().removeListener(onProblem);
    }
    region.set(now);
    if (now != null) {
      now.images().addListener(onImages);
      now.imagesProblemProperty().addListener(onProblem);
      now.readImages();
    }
    tellProblem();
    refill();
  }

  private void tellProblem() {
    RegionModel now = region.get();
    Exception e = now == null ? null : now.imagesProblemProperty().get();
    problem.set(e == null ? "" : String.valueOf(e.getMessage()));
  }

  private void refill() {
    RegionModel now = region.get();
    List<Image> next = new ArrayList<>();
    String[] words = Folded.of(filterText.get().strip()).split("\\s+", -1);
    if (now != null) {
      for (Image image : now.images()) {
        if (matches(image, words)) {
          next.add(image);
        }
      }
    }
    next.sort(order.thenComparing(Image::id));
    rows.become(next);
    Image was = selected.get();
    if (was != null) {
      select(next.stream().filter(i -> i.id().equals(was.id())).findFirst().orElse(null));
    }
  }

  private static boolean matches(Image image, String[] words) {
    String text =
        Folded.of(
            image.name()
                + " "
                + image.id()
                + " "
                + image.status()
                + " "
                + image.visibility()
                + " "
                + image.diskFormat()
                + " "
                + image.properties());
    for (String word : words) {
      if (!text.contains(word)) {
        return false;
      }
    }
    return true;
  }

  private void fetch() {
    raw.stop();
    Image image = selected.get();
    RegionModel now = region.get();
    if (image != null && now != null && tab.get() == Tab.RAW) {
      raw.start(() -> now.region().images().raw(image.id()), false);
    }
  }

  private List<Lineage> lineageOf(Image image) {
    RegionModel now = region.get();
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

  private static @Nullable String idOf(@Nullable Image image) {
    return image == null ? null : image.id();
  }

  private static List<Field> fieldsOf(Image image) {
    List<Field> fields = new ArrayList<>();
    fields.add(Field.exact(Text.of("field.id"), image.id()));
    fields.add(Field.of(Text.of("field.status"), image.status()));
    if (image.fault() != null) {
      fields.add(Field.of(Text.of("field.fault"), image.fault()));
    }
    add(fields, "field.visibility", image.visibility());
    if (image.size() != null) {
      fields.add(Field.of(Text.of("field.size"), Sizes.text(image.size())));
    }
    fields.add(Field.of(Text.of("field.minDisk"), Text.of("size.gib", image.minDisk())));
    fields.add(
        Field.of(Text.of("field.minRam"), Text.of("size.mib", String.valueOf(image.minRam()))));
    add(fields, "field.diskFormat", image.diskFormat());
    add(fields, "field.containerFormat", image.containerFormat());
    if (image.isProtected() != null) {
      fields.add(Field.of(Text.of("field.protected"), Text.of(image.isProtected() ? "yes" : "no")));
    }
    if (image.serverId() != null) {
      fields.add(Field.exact(Text.of("field.fromServer"), image.serverId()));
    }
    if (image.checksum() != null) {
      fields.add(Field.exact(Text.of("field.checksum"), image.checksum()));
    }
    add(fields, "field.tags", String.join(", ", image.tags()));
    add(fields, "field.created", Ages.exact(image.created()));
    add(fields, "field.updated", Ages.exact(image.updated()));
    if (image.owner() != null) {
      fields.add(Field.exact(Text.of("field.projectId"), image.owner()));
    }
    return fields;
  }

  private static void add(List<Field> fields, String label, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      fields.add(Field.of(Text.of(label), value));
    }
  }
}
