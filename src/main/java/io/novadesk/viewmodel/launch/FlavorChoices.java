package io.novadesk.viewmodel.launch;

import io.novadesk.api.compute.Flavor;
import io.novadesk.api.image.Image;
import io.novadesk.i18n.Folded;
import io.novadesk.viewmodel.flavors.FlavorsPage;
import io.novadesk.viewmodel.servers.RegionModel;
import java.util.Comparator;
import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The flavors that match what is searched, small to large unless a person sorts them. */
public final class FlavorChoices {
  /**
   * A flavor as a choice.
   *
   * @param whyNot why it is too small for the chosen image; empty: it fits, or none is chosen
   */
  public record Choice(Flavor flavor, String whyNot) {}

  private final ObservableList<Choice> shown = FXCollections.observableArrayList();
  private final ObservableList<Choice> shownView = FXCollections.unmodifiableObservableList(shown);
  private final StringProperty filter = new SimpleStringProperty("");
  private Comparator<Flavor> order = FlavorsPage.BY_SIZE;

  public ObservableList<Choice> shown() {
    return shownView;
  }

  public StringProperty filterProperty() {
    return filter;
  }

  /** Takes effect on the list at once. */
  public void sort(Comparator<Choice> wanted) {
    order = (a, b) -> wanted.compare(new Choice(a, ""), new Choice(b, ""));
    shown.setAll(shown.stream().sorted(wanted).toList());
  }

  void show(RegionModel region, @Nullable Image image, boolean fromVolume) {
    String words = Folded.of(filter.get()).strip();
    List<Choice> next =
        region.flavors().stream()
            .filter(f -> !Boolean.TRUE.equals(f.disabled()))
            .filter(f -> Folded.of(f.name()).contains(words))
            .sorted(order)
            .map(
                f ->
                    new Choice(
                        f, image == null ? "" : LaunchRules.whyTooSmall(f, image, fromVolume)))
            .toList();
    if (!next.equals(shown)) {
      shown.setAll(next);
    }
  }
}
