package io.novadesk.viewmodel.flavors;

import io.novadesk.api.compute.Flavor;
import io.novadesk.api.compute.Flavors;
import io.novadesk.api.compute.Limits;
import io.novadesk.api.image.Image;
import io.novadesk.cloud.command.Chore;
import io.novadesk.cloud.command.Job;
import io.novadesk.cloud.command.Verified;
import io.novadesk.cloud.export.Exported;
import io.novadesk.i18n.Text;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.base.ListModel;
import io.novadesk.viewmodel.base.NaturalOrder;
import io.novadesk.viewmodel.base.Sizes;
import io.novadesk.viewmodel.operations.OperationsViewModel;
import io.novadesk.viewmodel.pages.ListColumn;
import io.novadesk.viewmodel.pages.ListColumn.Look;
import io.novadesk.viewmodel.pages.ListPage;
import io.novadesk.viewmodel.servers.RegionModel;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ChangeListener;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The flavors of a region: which of them fit, how they compare, what administrators do. */
public final class FlavorsPage extends ListPage<Flavor, FlavorAction> {
  /** Small to large, as people look for them. */
  public static final Comparator<Flavor> BY_SIZE =
      Comparator.comparingInt(Flavor::ram)
          .thenComparingInt(f -> f.vcpus() == null ? 0 : f.vcpus())
          .thenComparingInt(Flavor::disk)
          .thenComparing(Flavor::name, NaturalOrder.INSTANCE)
          .thenComparing(Flavor::id);

  private final ReadOnlyObjectWrapper<@Nullable Comparison> comparison =
      new ReadOnlyObjectWrapper<>();
  private final ObjectProperty<@Nullable Image> image = new SimpleObjectProperty<>();
  private final ChangeListener<@Nullable Limits> onLimits = (_, _, _) -> list().revise();

  public FlavorsPage(TaskRunner tasks, OperationsViewModel operations) {
    super("flavor", tasks, operations, FlavorAction.class, BY_SIZE);
    image.addListener((_, _, _) -> list().revise());
    list()
        .chosen()
        .addListener(
            (ListChangeListener<Flavor>)
                change ->
                    comparison.set(
                        change.getList().isEmpty()
                            ? null
                            : Comparison.of(List.copyOf(change.getList()))));
  }

  @Override
  public List<ListColumn<Flavor>> columns() {
    return List.of(
        ListColumn.words("name", "column.flavor.NAME", 104, Flavor::name)
            .with(ListColumn.Look.WHOLE),
        ListColumn.words(
                "vcpus",
                "column.flavor.VCPUS",
                74,
                (Flavor f) -> f.vcpus() == null ? "" : String.valueOf(f.vcpus()))
            .with(Look.NUMBER)
            .sortedBy(
                Comparator.comparing(
                    Flavor::vcpus, Comparator.nullsFirst(Comparator.naturalOrder())))
            .exportedAs(f -> Exported.of(f.vcpus())),
        ListColumn.number("ram", "column.flavor.RAM", 88, f -> Sizes.ofMib(f.ram()), Flavor::ram),
        ListColumn.number(
            "disk", "column.flavor.DISK", 86, f -> Text.of("size.gib", f.disk()), Flavor::disk),
        ListColumn.<Flavor>number(
                "ephemeral",
                "column.flavor.EPHEMERAL",
                90,
                f -> Text.of("size.gib", f.ephemeral()),
                Flavor::ephemeral)
            .hidden(),
        ListColumn.<Flavor>number(
                "swap", "column.flavor.SWAP", 80, f -> Sizes.ofMib(f.swap()), Flavor::swap)
            .hidden(),
        ListColumn.words("extra", "column.flavor.EXTRA", 170, FlavorsPage::extraSpecs)
            .sortedBy(Comparator.comparingInt(f -> f.extraSpecs().size())),
        ListColumn.words("fits", "column.flavor.FITS", 140, this::obstacle).with(Look.WHOLE),
        ListColumn.words("room", "column.flavor.ROOM", 108, this::room).with(Look.NUMBER),
        ListColumn.words("id", "column.flavor.ID", 220, Flavor::id).hidden());
  }

  private static String extraSpecs(Flavor flavor) {
    return flavor.extraSpecs().entrySet().stream()
        .map(e -> e.getKey() + "=" + e.getValue())
        .collect(Collectors.joining(", "));
  }

  @Override
  public String title() {
    return Text.of("nav.flavors");
  }

  @Override
  public ObservableList<?> listed(RegionModel region) {
    return region.flavors();
  }

  @Override
  public void show(List<RegionModel> regions) {
    RegionModel was = region();
    if (was != null) {
      was.limitsProperty().removeListener(onLimits);
    }
    if (was == null || !regions.contains(was)) {
      image.set(null);
    }
    super.show(regions);
  }

  @Override
  protected void fill(ListModel<Flavor> into, RegionModel from) {
    from.limitsProperty().addListener(onLimits);
    into.follow(from.flavors(), from.flavorsProblemProperty());
  }

  @Override
  protected Object key(Flavor flavor) {
    return flavor.id();
  }

  @Override
  public String name(Flavor flavor) {
    return flavor.name();
  }

  @Override
  protected String searched(Flavor flavor) {
    return flavor.name() + " " + flavor.id() + " " + flavor.extraSpecs();
  }

  /** The chosen flavors side by side; null while none is. */
  public ReadOnlyObjectProperty<@Nullable Comparison> comparisonProperty() {
    return comparison.getReadOnlyProperty();
  }

  /** The image that flavors are to be large enough for; null: any. */
  public ObjectProperty<@Nullable Image> imageProperty() {
    return image;
  }

  /** The images that can be asked about. */
  public List<Image> images() {
    RegionModel now = region();
    return now == null
        ? List.of()
        : now.images().stream()
            .sorted(Comparator.comparing(Image::name, NaturalOrder.INSTANCE))
            .toList();
  }

  /** Why no server of this flavor can be made of the image; empty when one can. */
  public String obstacle(Flavor flavor) {
    return FlavorFits.obstacle(flavor, image.get());
  }

  /** How many more servers of this flavor the quota lets be. */
  public String room(Flavor flavor) {
    RegionModel now = region();
    OptionalLong room = FlavorFits.room(flavor, now == null ? null : now.limitsProperty().get());
    return room.isPresent() ? Text.of("quota.count", room.getAsLong()) : Text.of("flavor.room.any");
  }

  @Override
  protected Takes takes(FlavorAction action) {
    return switch (action) {
      case CREATE -> Takes.NONE;
      case ACCESS -> Takes.ONE;
      case DELETE -> Takes.SEVERAL;
    };
  }

  @Override
  protected String whyNot(FlavorAction action, RegionModel of) {
    return of.session().isAdmin() ? super.whyNot(action, of) : Text.of("flavor.refused.notAdmin");
  }

  @Override
  protected String whyNot(FlavorAction action, RegionModel of, Flavor flavor) {
    return action == FlavorAction.ACCESS && !Boolean.FALSE.equals(flavor.isPublic())
        ? Text.of("flavor.refused.public")
        : "";
  }

  /** A form for another flavor; null where none can be made. */
  public @Nullable NewFlavorViewModel newFlavor() {
    RegionModel now = region();
    return now == null ? null : new NewFlavorViewModel(tasks(), now, operations()::takeUp);
  }

  /** Who may use the chosen flavor; null where that cannot be told. */
  public @Nullable FlavorAccessViewModel access() {
    RegionModel now = region();
    Flavor flavor = selected();
    return now == null || flavor == null
        ? null
        : new FlavorAccessViewModel(tasks(), now, flavor, operations()::takeUp);
  }

  /** The servers that have them keep them. */
  @Override
  protected String consequence(List<Flavor> flavors) {
    RegionModel now = region();
    List<String> names = flavors.stream().map(Flavor::name).toList();
    return Text.of(
        "flavor.delete.text",
        now == null
            ? 0
            : now.rows().stream().filter(row -> names.contains(row.flavorName())).count());
  }

  @Override
  protected Job removal(RegionModel of, Flavor flavor) {
    Flavors flavors = of.region().compute().flavors();
    return new Chore(
        Text.of("flavor.delete.title"),
        flavor.name(),
        of.key() + flavor.id(),
        () -> {
          Verified.remove(
              () -> flavors.delete(flavor.id()),
              () ->
                  Verified.listed(
                      flavors.list().stream().filter(f -> f.id().equals(flavor.id())).findFirst()));
          return Text.of("operation.done.deleted");
        });
  }

  @Override
  protected void removed(RegionModel of) {
    of.refresh();
  }
}
