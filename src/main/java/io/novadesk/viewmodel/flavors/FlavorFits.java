package io.novadesk.viewmodel.flavors;

import io.novadesk.api.compute.Flavor;
import io.novadesk.api.compute.Limits;
import io.novadesk.api.image.Image;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.base.Sizes;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Whether servers of a flavor can be made: of an image, and within what is left of the quota. */
public final class FlavorFits {
  private FlavorFits() {}

  /** Why an image does not go into a flavor; empty when it does. */
  public static String obstacle(Flavor flavor, @Nullable Image image) {
    if (image == null) {
      return "";
    }
    if (image.minRam() > flavor.ram()) {
      return Text.of("flavor.fit.ram", Sizes.ofMib(image.minRam()));
    }
    if (flavor.disk() == 0) {
      return "";
    }
    if (image.minDisk() > flavor.disk()) {
      return Text.of("flavor.fit.disk", image.minDisk());
    }
    Long size = image.size();
    return size != null && size > ((long) flavor.disk() << 30)
        ? Text.of("flavor.fit.size", Sizes.text(size))
        : "";
  }

  /** How many more servers of this size the project may have; empty: as many as it likes. */
  public static OptionalLong room(Flavor flavor, @Nullable Limits limits) {
    if (limits == null) {
      return OptionalLong.empty();
    }
    long most = Long.MAX_VALUE;
    most = Math.min(most, left(limits, "maxTotalInstances", "totalInstancesUsed", 1));
    if (flavor.vcpus() != null) {
      most = Math.min(most, left(limits, "maxTotalCores", "totalCoresUsed", flavor.vcpus()));
    }
    most = Math.min(most, left(limits, "maxTotalRAMSize", "totalRAMUsed", flavor.ram()));
    return most == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(most);
  }

  private static long left(Limits limits, String limit, String used, int each) {
    long most = limits.absolute(limit).orElse(-1);
    if (most < 0 || each <= 0) {
      return Long.MAX_VALUE;
    }
    return Math.max(0, most - limits.absolute(used).orElse(0)) / each;
  }
}
