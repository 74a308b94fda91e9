package io.novadesk.viewmodel.flavors;

import io.novadesk.api.compute.Flavor;
import io.novadesk.viewmodel.BatchList;
import io.novadesk.viewmodel.NaturalOrder;
import io.novadesk.viewmodel.servers.RegionModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ChangeListener;
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
  private Comparator<Flavor> order = BY_SIZE;
  private @Nullable RegionModel region;

  public FlavorsViewModel() {
    filterText.addListener((_, _, _) -> refill());
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
    if (region != null) {
      region.flavors().removeListener(onFlavors);
      region.flavorsProblemProperty().removeListener(onProblem);
    }
    region = now;
    if (region != null) {
      region.flavors().addListener(onFlavors);
      region.flavorsProblemProperty().addListener(onProblem);
    }
    tellProblem();
    refill();
  }

  private void tellProblem() {
    Exception e = region == null ? null : region.flavorsProblemProperty().get();
    problem.set(e == null ? "" : String.valueOf(e.getMessage()));
  }

  private void refill() {
    List<Flavor> next = new ArrayList<>();
    String wanted = filterText.get().strip().toLowerCase(Locale.ROOT);
    if (region != null) {
      for (Flavor flavor : region.flavors()) {
        if ((flavor.name() + " " + flavor.id()).toLowerCase(Locale.ROOT).contains(wanted)) {
          next.add(flavor);
        }
      }
    }
    next.sort(order.thenComparing(Flavor::id));
    rows.become(next);
  }
}
