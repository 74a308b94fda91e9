package io.novadesk.common.watch;

import io.novadesk.api.compute.Limits;
import io.novadesk.i18n.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The limits of a project that fill up, by the wire's names. */
public enum LimitUse {
  INSTANCES("maxTotalInstances", "totalInstancesUsed"),
  CORES("maxTotalCores", "totalCoresUsed"),
  RAM("maxTotalRAMSize", "totalRAMUsed"),
  GROUPS("maxServerGroups", "totalServerGroupsUsed");

  private static final int WHOLE = 100;

  private final String most;
  private final String used;

  LimitUse(String most, String used) {
    this.most = most;
    this.used = used;
  }

  /** How much of a limit is used. */
  public record Use(LimitUse limit, long used, long most) {}

  public String title() {
    return Text.of("alarm.limit." + this);
  }

  /**
   * The limits of which so much or more is used; of a limit of nothing nobody can use much.
   *
   * @param limits null: not known
   */
  public static List<Use> over(@Nullable Limits limits, int percent) {
    List<Use> found = new ArrayList<>();
    if (limits == null) {
      return found;
    }
    for (LimitUse each : values()) {
      OptionalLong may = limits.absolute(each.most);
      OptionalLong does = limits.absolute(each.used);
      if (may.orElse(-1) > 0
          && does.isPresent()
          && does.getAsLong() * WHOLE >= may.getAsLong() * percent) {
        found.add(new Use(each, does.getAsLong(), may.getAsLong()));
      }
    }
    return found;
  }
}
