package io.novadesk.viewmodel.flavors;

import io.novadesk.api.compute.Flavor;
import io.novadesk.api.compute.Limits;
import io.novadesk.api.image.Image;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.base.BatchList;
import io.novadesk.viewmodel.base.Folded;
import io.novadesk.viewmodel.base.NaturalOrder;
import io.novadesk.viewmodel.servers.RegionModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
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

/** The flavors of one region. */
public final class FlavorsViewModel {
  /** Small to large, as people look for them. */
  public static final Comparator<Flavor> BY_SIZE =
      Comparator.comparingInt(Flavor::ram)
          .thenComparingInt(f -> f.vcpus() == null ? 0 : f.vcpus())
          .thenComparingInt(Flavor::disk)
          .thenComparing(Flavor::name, NaturalOrder.INSTANCE);

  private final BatchList<Flavor> rows = new BatchList<>(Flavor::id);
  private final StringProperty filterText = new SimpleStringProperty("");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final ListChangeListener<Flavor> onFlavors = _ -> refill();
  private final ChangeListener<@Nullable Exception> onProblem = (_, _, _) -> tellProblem();
  private final ObservableList<Flavor> chosen = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<@Nullable Comparison> comparison =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable RegionModel> region = new ReadOnlyObjectWrapper<>();
  private final ObjectProperty<@Nullable Image> image = new SimpleObjectProperty<>();
  private final ReadOnlyIntegerWrapper revision = new ReadOnlyIntegerWrapper();
  private final ChangeListener<@Nullable Limits> onLimits = (_, _, _) -> revise();
  private Comparator<Flavor> order = BY_SIZE;

  public FlavorsViewModel() {
    filterText.addListener((_, _, _) -> refill());
    image.addListener((_, _, _) -> revise());
  }

  public ReadOnlyObjectProperty<@Nullable RegionModel> regionProperty() {
    return region.getReadOnlyProperty();
  }

  /** The flavors that were chosen to be compared or acted on. */
  public ObservableList<Flavor> chosen() {
    return chosen;
  }

  /** Chooses flavors in place of those before. */
  public void choose(List<Flavor> flavors) {
    if (!chosen.equals(flavors)) {
      chosen.setAll(flavors);
      comparison.set(flavors.isEmpty() ? null : Comparison.of(flavors));
    }
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
    RegionModel now = region.get();
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
    RegionModel now = region.get();
    OptionalLong room = FlavorFits.room(flavor, now == null ? null : now.limitsProperty().get());
    return room.isPresent() ? Text.of("quota.count", room.getAsLong()) : Text.of("flavor.room.any");
  }

  /** Counts up when {@link #obstacle} or {@link #room} may tell something else. */
  public ReadOnlyIntegerProperty revisionProperty() {
    return revision.getReadOnlyProperty();
  }

  private void revise() {
    revision.set(revision.get() + 1);
  }

  public ObservableList<Flavor> rows() {
    return rows;
  }

  public StringProperty filterTextProperty() {
    return filterText;
  }

  /** Why the list could not be read; empty when it could. */
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  public void sortBy(Comparator<Flavor> wanted) {
    order = wanted;
    refill();
  }

  /** Shows the flavors of this region; null: none. */
  public void show(@Nullable RegionModel now) {
    RegionModel was = region.get();
    if (was != null) {
      was.flavors().removeListener(onFlavors);
      was.flavorsProblemProperty().removeListener(onProblem);
      was.limitsProperty().removeListener(onLimits);
    }
    if (was != now) {
      image.set(null);
      choose(List.of());
    }
    region.set(now);
    if (now != null) {
      now.flavors().addListener(onFlavors);
      now.flavorsProblemProperty().addListener(onProblem);
      now.limitsProperty().addListener(onLimits);
    }
    tellProblem();
    refill();
  }

  private void tellProblem() {
    RegionModel now = region.get();
    Exception e = now == null ? null : now.flavorsProblemProperty().get();
    problem.set(e == null ? "" : String.valueOf(e.getMessage()));
  }

  private void refill() {
    List<Flavor> next = new ArrayList<>();
    String wanted = Folded.of(filterText.get().strip());
    RegionModel now = region.get();
    if (now != null) {
      for (Flavor flavor : now.flavors()) {
        String text = flavor.name() + " " + flavor.id() + " " + flavor.extraSpecs();
        if (Folded.of(text).contains(wanted)) {
          next.add(flavor);
        }
      }
    }
    next.sort(order.thenComparing(Flavor::id));
    rows.become(next);
  }
}
