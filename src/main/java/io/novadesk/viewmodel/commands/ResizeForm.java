package io.novadesk.viewmodel.commands;

import io.novadesk.api.compute.Flavor;
import io.novadesk.api.image.Image;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Command;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.base.Folded;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.List;
import java.util.OptionalInt;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.transformation.FilteredList;
import org.jspecify.annotations.Nullable;

/** Choosing another flavor for one server. */
public final class ResizeForm extends CommandForm {
  /**
   * A flavor to choose.
   *
   * @param current the one that the server has now
   * @param moreVcpus than the server has now, as are the others; 0 where the present flavor is
   *     unknown
   * @param moreRam MiB
   * @param moreDisk GiB
   * @param obstacle why it cannot be chosen; empty when it can
   */
  public record Choice(
      Flavor flavor, boolean current, int moreVcpus, int moreRam, int moreDisk, String obstacle) {}

  private final FilteredList<Choice> choices;
  private final StringProperty search = new SimpleStringProperty("");
  private final ObjectProperty<@Nullable Choice> chosen = new SimpleObjectProperty<>();
  private final @Nullable Flavor now;

  public ResizeForm(ServerRow row, List<Flavor> flavors) {
    super(ServerAction.RESIZE, row);
    now = row.region().flavorOf(row.server());
    String imageId = row.server().imageId();
    Image image = imageId == null ? null : row.region().image(imageId);
    choices =
        new FilteredList<>(
            FXCollections.observableArrayList(
                flavors.stream().map(flavor -> choice(flavor, image)).toList()));
    search.subscribe(text -> choices.setPredicate(c -> matches(c, text)));
    readFrom(chosen);
  }

  /** Those that the search leaves, in the order in which they were given. */
  public FilteredList<Choice> choices() {
    return choices;
  }

  /** Words that must all occur in a flavor's name or id. */
  public StringProperty searchProperty() {
    return search;
  }

  public ObjectProperty<@Nullable Choice> chosenProperty() {
    return chosen;
  }

  /** The flavor that the server has; null while not known. */
  public @Nullable Flavor now() {
    return now;
  }

  private static boolean matches(Choice choice, String text) {
    String name = Folded.of(choice.flavor().name() + " " + choice.flavor().id());
    for (String word : Folded.of(text).strip().split("\\s+", -1)) {
      if (!name.contains(word)) {
        return false;
      }
    }
    return true;
  }

  private Choice choice(Flavor flavor, @Nullable Image image) {
    boolean current = now != null && now.id().equals(flavor.id());
    int vcpus =
        now == null || now.vcpus() == null || flavor.vcpus() == null
            ? 0
            : flavor.vcpus() - now.vcpus();
    int ram = now == null ? 0 : flavor.ram() - now.ram();
    int disk = now == null ? 0 : flavor.disk() - now.disk();
    return new Choice(
        flavor, current, vcpus, ram, disk, obstacle(flavor, image, current, vcpus, ram));
  }

  private String obstacle(
      Flavor flavor, @Nullable Image image, boolean current, int vcpus, int ram) {
    if (current) {
      return Text.of("resize.current");
    }
    if (now != null && flavor.disk() < now.disk()) {
      return Text.of(flavor.disk() == 0 ? "resize.noDisk" : "resize.smallerDisk");
    }
    if (image != null && image.minRam() > flavor.ram()) {
      return Text.of("resize.imageNeedsRam", image.minRam());
    }
    if (image != null && flavor.disk() != 0 && image.minDisk() > flavor.disk()) {
      return Text.of("resize.imageNeedsDisk", image.minDisk());
    }
    String cores = overQuota(vcpus, "maxTotalCores", "totalCoresUsed", "resize.overCores");
    return cores.isEmpty()
        ? overQuota(ram, "maxTotalRAMSize", "totalRAMUsed", "resize.overRam")
        : cores;
  }

  private String overQuota(int more, String limit, String used, String key) {
    OptionalInt most = row().region().limit(limit);
    OptionalInt taken = row().region().limit(used);
    // Of another project's quota nothing is known here.
    boolean counted = row().region().isOwn(row().server());
    if (more <= 0 || most.isEmpty() || taken.isEmpty() || !counted) {
      return "";
    }
    int left = Math.max(0, most.getAsInt() - taken.getAsInt());
    return more > left ? Text.of(key, more, left, most.getAsInt()) : "";
  }

  @Override
  protected @Nullable Command read() {
    Choice choice = chosen.get();
    return choice == null || !choice.obstacle().isEmpty()
        ? null
        : new Command.Resize(choice.flavor().id(), choice.flavor().name());
  }
}
