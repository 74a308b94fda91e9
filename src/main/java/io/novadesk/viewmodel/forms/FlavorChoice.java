package io.novadesk.viewmodel.forms;

import io.novadesk.api.compute.Flavor;
import io.novadesk.api.image.Image;
import io.novadesk.i18n.Folded;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A flavor as another one for a server.
 *
 * @param current the one that the server has now
 * @param moreVcpus than the server has now, as are the others; 0 where the present flavor is
 *     unknown
 * @param moreRam MiB
 * @param moreDisk GiB
 * @param obstacle why it cannot be chosen; empty when it can
 */
public record FlavorChoice(
    Flavor flavor, boolean current, int moreVcpus, int moreRam, int moreDisk, String obstacle) {

  /** What this flavor would be for this server. */
  public static FlavorChoice of(Flavor flavor, ServerRow row) {
    Flavor now = row.region().flavorOf(row.server());
    boolean current = now != null && now.id().equals(flavor.id());
    int vcpus =
        now == null || now.vcpus() == null || flavor.vcpus() == null
            ? 0
            : flavor.vcpus() - now.vcpus();
    int ram = now == null ? 0 : flavor.ram() - now.ram();
    int disk = now == null ? 0 : flavor.disk() - now.disk();
    return new FlavorChoice(
        flavor,
        current,
        vcpus,
        ram,
        disk,
        current ? Text.of("resize.current") : obstacle(flavor, now, row, vcpus, ram));
  }

  /** Whether each of these words occurs in its name or id. */
  boolean matches(String words) {
    String name = Folded.of(flavor.name() + " " + flavor.id());
    for (String word : Folded.of(words).strip().split("\\s+", -1)) {
      if (!name.contains(word)) {
        return false;
      }
    }
    return true;
  }

  private static String obstacle(
      Flavor flavor, @Nullable Flavor now, ServerRow row, int vcpus, int ram) {
    if (now != null && flavor.disk() < now.disk()) {
      return Text.of(flavor.disk() == 0 ? "resize.noDisk" : "resize.smallerDisk");
    }
    String imageId = row.server().imageId();
    Image image = imageId == null ? null : row.region().image(imageId);
    String unfit = image == null ? "" : tooSmall(flavor, image);
    if (!unfit.isEmpty()) {
      return unfit;
    }
    String cores = overQuota(row, vcpus, "maxTotalCores", "totalCoresUsed", "resize.overCores");
    return cores.isEmpty()
        ? overQuota(row, ram, "maxTotalRAMSize", "totalRAMUsed", "resize.overRam")
        : cores;
  }

  /** What the image needs more than the flavor has; empty: nothing. */
  static String tooSmall(Flavor flavor, Image image) {
    if (image.minRam() > flavor.ram()) {
      return Text.of("resize.imageNeedsRam", image.minRam());
    }
    return flavor.disk() != 0 && image.minDisk() > flavor.disk()
        ? Text.of("resize.imageNeedsDisk", image.minDisk())
        : "";
  }

  private static String overQuota(ServerRow row, int more, String limit, String used, String key) {
    OptionalInt most = row.region().limit(limit);
    OptionalInt taken = row.region().limit(used);
    // Of another project's quota nothing is known here.
    boolean counted = row.region().isOwn(row.server());
    if (more <= 0 || most.isEmpty() || taken.isEmpty() || !counted) {
      return "";
    }
    int left = Math.max(0, most.getAsInt() - taken.getAsInt());
    return more > left ? Text.of(key, more, left, most.getAsInt()) : "";
  }
}
