package io.novadesk.viewmodel.servers;

import io.novadesk.api.compute.Flavor;
import io.novadesk.api.image.Image;
import io.novadesk.i18n.Text;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** Choosing another flavor for one server. */
public final class ResizeViewModel {
  /**
   * A flavor to choose.
   *
   * @param difference to what the server has now, such as "+2 vCPU, +4 GiB RAM"; empty for its own
   *     flavor
   * @param obstacle why it cannot be chosen; empty when it can
   */
  public record Choice(Flavor flavor, boolean current, String difference, String obstacle) {}

  private final List<Choice> choices;
  private final ObjectProperty<@Nullable Choice> chosen = new SimpleObjectProperty<>();

  public ResizeViewModel(ServerRow row, List<Flavor> flavors) {
    Flavor now = row.region().flavorOf(row.server());
    String imageId = row.server().imageId();
    Image image = imageId == null ? null : row.region().image(imageId);
    choices = flavors.stream().map(flavor -> choice(flavor, now, image)).toList();
  }

  public List<Choice> choices() {
    return choices;
  }

  public ObjectProperty<@Nullable Choice> chosenProperty() {
    return chosen;
  }

  /** True while nothing is chosen that can be asked for. */
  public BooleanBinding incomplete() {
    return Bindings.createBooleanBinding(
        () -> {
          Choice choice = chosen.get();
          return choice == null || !choice.obstacle().isEmpty();
        },
        chosen);
  }

  /** Why a server cannot be given this flavor; empty when it can. */
  public static String obstacle(ServerRow row, Flavor flavor) {
    Flavor now = row.region().flavorOf(row.server());
    String imageId = row.server().imageId();
    Image image = imageId == null ? null : row.region().image(imageId);
    return obstacle(flavor, now, image, now != null && now.id().equals(flavor.id()));
  }

  private static Choice choice(Flavor flavor, @Nullable Flavor now, @Nullable Image image) {
    boolean current = now != null && now.id().equals(flavor.id());
    return new Choice(
        flavor,
        current,
        now == null || current ? "" : difference(flavor, now),
        obstacle(flavor, now, image, current));
  }

  private static String obstacle(
      Flavor flavor, @Nullable Flavor now, @Nullable Image image, boolean current) {
    if (current) {
      return Text.of("resize.current");
    }
    if (now != null && flavor.disk() < now.disk() && flavor.disk() != 0) {
      return Text.of("resize.smallerDisk");
    }
    if (image != null && image.minRam() > flavor.ram()) {
      return Text.of("resize.imageNeedsRam", image.minRam());
    }
    if (image != null && flavor.disk() != 0 && image.minDisk() > flavor.disk()) {
      return Text.of("resize.imageNeedsDisk", image.minDisk());
    }
    return "";
  }

  private static String difference(Flavor flavor, Flavor now) {
    StringBuilder text = new StringBuilder();
    if (flavor.vcpus() != null && now.vcpus() != null) {
      append(text, flavor.vcpus() - now.vcpus(), "resize.vcpus");
    }
    int ram = flavor.ram() - now.ram();
    if (ram % 1024 == 0) {
      append(text, ram / 1024, "resize.ramGib");
    } else {
      append(text, ram, "resize.ramMib");
    }
    append(text, flavor.disk() - now.disk(), "resize.disk");
    return text.isEmpty() ? Text.of("resize.same") : text.toString();
  }

  private static void append(StringBuilder text, int by, String key) {
    if (by != 0) {
      if (!text.isEmpty()) {
        text.append(", ");
      }
      text.append(Text.of(key, (by > 0 ? "+" : "−") + Math.abs(by)));
    }
  }
}
