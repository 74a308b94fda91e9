package io.novadesk.record;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds in the cloud's own record what made a server change. */
public final class Culprit {
  /** What any action may move that is not in {@link #NARROW}. */
  private static final Set<String> MOVED =
      Set.of(
          ServerFacts.LISTED,
          ServerFacts.STATUS,
          ServerFacts.TASK,
          ServerFacts.POWER,
          ServerFacts.ADDRESSES,
          ServerFacts.VOLUMES,
          ServerFacts.SECURITY_GROUPS,
          ServerFacts.FAULT);

  private static final Set<String> PLACING =
      Set.of(
          "create",
          "resize",
          "confirmResize",
          "revertResize",
          "migrate",
          "live-migration",
          "evacuate",
          "rebuild",
          "shelve",
          "shelveOffload",
          "unshelve");

  /**
   * Who moves a field, where few do. A field that is in neither, such as a name, is written without
   * a trace in that record, and is nobody's.
   */
  private static final Map<String, Set<String>> ONLY_BY =
      Map.of(
          ServerFacts.LOCKED,
          Set.of("lock", "unlock"),
          ServerFacts.FLAVOR,
          Set.of("create", "resize", "revertResize"),
          ServerFacts.IMAGE,
          Set.of("create", "rebuild"),
          ServerFacts.HOST,
          PLACING,
          ServerFacts.ZONE,
          PLACING);

  /** What an action moves, where that is little. */
  private static final Map<String, Set<String>> NARROW =
      Map.ofEntries(
          Map.entry("lock", Set.of()),
          Map.entry("unlock", Set.of()),
          Map.entry("createImage", Set.of(ServerFacts.TASK)),
          Map.entry("createBackup", Set.of(ServerFacts.TASK)),
          Map.entry("changePassword", Set.of(ServerFacts.TASK)),
          Map.entry("attach_volume", Set.of(ServerFacts.VOLUMES)),
          Map.entry("detach_volume", Set.of(ServerFacts.VOLUMES)),
          Map.entry("swap_volume", Set.of(ServerFacts.VOLUMES)),
          Map.entry("extend_volume", Set.of()),
          Map.entry("attach_interface", Set.of(ServerFacts.ADDRESSES, ServerFacts.SECURITY_GROUPS)),
          Map.entry(
              "detach_interface", Set.of(ServerFacts.ADDRESSES, ServerFacts.SECURITY_GROUPS)));

  private static final String DELETE = "delete";

  /** Clocks of a cloud's machines, and this computer's, differ by seconds. */
  private static final Duration SLACK = Duration.ofSeconds(10);

  /** Nothing lasts longer where the cloud does not tell its end. */
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private Culprit() {}

  /**
   * The newest action that moves such a field and was under way when it happened; null: nobody
   * knows of one. One that was under way by the clocks comes before one that was nearly so.
   *
   * @param deeds those of the server
   */
  public static @Nullable Deed of(Change change, Difference what, Collection<Deed> deeds) {
    Instant at = change.time();
    if (what.field().equals(ServerFacts.LISTED) && what.after() == null) {
      Deed deletion = deletion(at, deeds);
      if (deletion != null) {
        return deletion;
      }
    }
    return deeds.stream()
        .filter(deed -> moves(deed.action(), what.field()) && wasUnderWay(deed, at, SLACK))
        .max(
            Comparator.comparing((Deed deed) -> wasUnderWay(deed, at, Duration.ZERO))
                .thenComparing(Culprit::begin))
        .orElse(null);
  }

  /** However long ago: a server may have gone while nobody watched. */
  private static @Nullable Deed deletion(Instant seen, Collection<Deed> deeds) {
    return deeds.stream()
        .filter(deed -> deed.action().equals(DELETE) && deed.failure() == null)
        .filter(deed -> deed.started() != null && !begin(deed).isAfter(seen.plus(SLACK)))
        .max(Comparator.comparing(Culprit::begin))
        .orElse(null);
  }

  private static boolean moves(String action, String field) {
    Set<String> only = ONLY_BY.get(field);
    return only == null
        ? NARROW.getOrDefault(action, MOVED).contains(field)
        : only.contains(action);
  }

  private static Instant begin(Deed deed) {
    return deed.started() == null ? Instant.MIN : deed.started();
  }

  private static boolean wasUnderWay(Deed deed, Instant at, Duration slack) {
    Instant started = deed.started();
    if (started == null) {
      return false;
    }
    Instant end = deed.updated() == null ? started.plus(LONGEST) : deed.updated();
    return !at.isBefore(started.minus(slack)) && !at.isAfter(end.plus(slack));
  }
}
