package io.novadesk.viewmodel.launch;

import io.novadesk.api.compute.Flavor;
import io.novadesk.api.image.Image;
import io.novadesk.i18n.Folded;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.base.Sizes;
import io.novadesk.viewmodel.servers.RegionModel;
import java.util.Comparator;
import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The images that match what is searched: those used last first, then by name. */
public final class ImageChoices {
  /**
   * An image as a choice.
   *
   * @param recent launched from lately
   * @param whyNot why the chosen flavor is too small for it; empty: it fits, or none is chosen
   */
  public record Choice(Image image, boolean recent, String whyNot) {
    public String name() {
      return image.name().isEmpty() ? image.id() : image.name();
    }

    /** The smallest disk that it runs on; empty: any. */
    public String minDisk() {
      return image.minDisk() == 0 ? "" : Text.of("size.gib", image.minDisk());
    }

    /** The least memory that it runs on; empty: any. */
    public String minRam() {
      return image.minRam() == 0 ? "" : Sizes.ofMib(image.minRam());
    }

    public String size() {
      return image.size() == null ? "" : Sizes.text(image.size());
    }
  }

  private final ObservableList<Choice> shown = FXCollections.observableArrayList();
  private final ObservableList<Choice> shownView = FXCollections.unmodifiableObservableList(shown);
  private final StringProperty filter = new SimpleStringProperty("");

  public ObservableList<Choice> shown() {
    return shownView;
  }

  /** Words that name, format or visibility must hold. */
  public StringProperty filterProperty() {
    return filter;
  }

  void show(RegionModel region, List<String> recent, @Nullable Flavor flavor, boolean fromVolume) {
    List<String> words = List.of(Folded.of(filter.get()).strip().split("\\s+", -1));
    List<Choice> next =
        region.images().stream()
            .filter(image -> image.status().equals("ACTIVE"))
            .filter(image -> words.stream().allMatch(text(image)::contains))
            .map(
                image ->
                    new Choice(
                        image,
                        recent.contains(image.id()),
                        flavor == null ? "" : LaunchRules.whyTooSmall(flavor, image, fromVolume)))
            .sorted(
                Comparator.comparing((Choice c) -> !c.recent())
                    .thenComparing(c -> c.image().isSnapshot())
                    .thenComparing(Choice::name, String.CASE_INSENSITIVE_ORDER))
            .toList();
    if (!next.equals(shown)) {
      shown.setAll(next);
    }
  }

  private static String text(Image image) {
    return Folded.of(
        image.name() + " " + image.diskFormat() + " " + image.visibility() + " " + image.id());
  }
}
