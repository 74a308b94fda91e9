package io.novadesk.viewmodel.launch;

import io.novadesk.api.compute.Flavor;
import io.novadesk.api.compute.Limits;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.base.Sizes;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What new servers take of a project's quota.
 *
 * @param gauges of the limits that the cloud tells
 * @param fit how many more servers of this size fit; empty: any number, or not known
 * @param sentence both in words; empty where nothing is known
 */
public record QuotaEffect(List<Gauge> gauges, OptionalLong fit, String sentence) {
  static final QuotaEffect UNKNOWN = new QuotaEffect(List.of(), OptionalLong.empty(), "");

  /**
   * One limit.
   *
   * @param resource the cloud's word: instances, cores, ram
   * @param limit -1: none
   * @param adds what the new servers take
   */
  public record Gauge(String resource, long used, long limit, long adds) {
    public boolean isOver() {
      return limit >= 0 && used + adds > limit;
    }

    /** The shares of the limit that are used and added, together at most 1. */
    public double usedShare() {
      return limit <= 0 ? 0 : Math.min(1, (double) used / limit);
    }

    public double addedShare() {
      return limit <= 0 ? 0 : Math.min(1 - usedShare(), (double) adds / limit);
    }

    public String label() {
      return Text.of("launch.quota." + resource);
    }

    public String text() {
      if (limit < 0) {
        return Text.of("launch.quota.unlimited", number(used), number(adds));
      }
      return Text.of(
          adds == 0 ? "launch.quota.used" : "launch.quota.after",
          number(used),
          number(limit),
          number(used + adds));
    }

    private String number(long value) {
      return resource.equals("ram")
          ? Sizes.text(value * 1024 * 1024)
          : Text.of("launch.quota.number", value);
    }
  }

  /**
   * @param servers how many there are, for clouds that do not tell it
   * @param stopped how many of them do nothing, and count all the same
   */
  static QuotaEffect of(
      @Nullable Limits limits, @Nullable Flavor flavor, int count, long servers, long stopped) {
    if (limits == null) {
      return UNKNOWN;
    }
    int cores = flavor == null || flavor.vcpus() == null ? 0 : flavor.vcpus();
    int ram = flavor == null ? 0 : flavor.ram();
    List<Gauge> gauges = new ArrayList<>();
    add(gauges, limits, "instances", "maxTotalInstances", "totalInstancesUsed", servers, count);
    add(gauges, limits, "cores", "maxTotalCores", "totalCoresUsed", -1, (long) cores * count);
    add(gauges, limits, "ram", "maxTotalRAMSize", "totalRAMUsed", -1, (long) ram * count);
    long fit = Long.MAX_VALUE;
    for (Gauge gauge : gauges) {
      long each = gauge.adds() / Math.max(1, count);
      if (gauge.limit() >= 0 && each > 0) {
        fit = Math.min(fit, Math.max(0, gauge.limit() - gauge.used()) / each);
      }
    }
    OptionalLong room =
        flavor == null || fit == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(fit);
    return new QuotaEffect(List.copyOf(gauges), room, sentence(flavor, room, count, stopped));
  }

  private static String sentence(
      @Nullable Flavor flavor, OptionalLong room, int count, long stopped) {
    if (flavor == null) {
      return Text.of("launch.quota.noFlavor");
    }
    if (room.isEmpty()) {
      return Text.of("launch.quota.noLimit");
    }
    long fit = room.getAsLong();
    return fit >= count
        ? Text.of("launch.quota.fit", fit, fit - count)
        : Text.of("launch.quota.tooMany", fit, count, count - fit, stopped);
  }

  private static void add(
      List<Gauge> gauges,
      Limits limits,
      String resource,
      String limitName,
      String usedName,
      long otherwise,
      long adds) {
    OptionalLong limit = limits.absolute(limitName);
    OptionalLong used = limits.absolute(usedName);
    if (limit.isPresent() && (used.isPresent() || otherwise >= 0)) {
      gauges.add(new Gauge(resource, used.orElse(otherwise), limit.getAsLong(), adds));
    }
  }

  /** The first limit that is passed; null: none. */
  public @Nullable Gauge over() {
    return gauges.stream().filter(Gauge::isOver).findFirst().orElse(null);
  }
}
