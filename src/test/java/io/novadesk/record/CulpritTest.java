package io.novadesk.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whom a change is put down to, when several were at a server at nearly the same time. */
class CulpritTest {
  private static final Instant TEN = Instant.parse("2026-11-27T10:00:00Z");

  private static final Deed REBOOT = deed("reboot", 0, 4);
  private static final Deed LOCK = deed("lock", 5, 5);
  private static final Deed RESIZE = deed("resize", -40, -9);
  private static final Deed DELETE = deed("delete", 600, 605);
  private static final List<Deed> ALL = List.of(REBOOT, LOCK, RESIZE);

  private static Deed deed(String action, int from, int until) {
    return new Deed(
        "RegionOne",
        "1",
        "web",
        action,
        "req-" + action,
        "user-" + action,
        null,
        TEN.plusSeconds(from),
        TEN.plusSeconds(until),
        null);
  }

  private static @Nullable Deed culprit(int second, String field, List<Deed> deeds) {
    return culprit(TEN.plusSeconds(second), new Difference(field, "a", "b"), deeds);
  }

  private static @Nullable Deed culprit(Instant at, Difference what, List<Deed> deeds) {
    Change change = new Change(1, at, at, "RegionOne", "1", "web", List.of(what));
    return Culprit.of(change, what, deeds);
  }

  /** A lock within the seconds by which clocks differ is the newest, but moves nothing else. */
  @Test
  void givesNoLockTheChangesOfTheSecondBefore() {
    assertThat(culprit(4, ServerFacts.STATUS, ALL)).isEqualTo(REBOOT);
    assertThat(culprit(5, ServerFacts.POWER, ALL)).isEqualTo(REBOOT);
    assertThat(culprit(4, ServerFacts.TASK, ALL)).isEqualTo(REBOOT);
    assertThat(culprit(5, ServerFacts.LOCKED, ALL)).isEqualTo(LOCK);
    assertThat(culprit(4, ServerFacts.STATUS, List.of(LOCK))).isNull();
  }

  @Test
  void givesNoRebootWhatOnlyOthersMove() {
    assertThat(culprit(0, ServerFacts.FLAVOR, ALL)).isEqualTo(RESIZE);
    assertThat(culprit(0, ServerFacts.LOCKED, List.of(REBOOT))).isNull();
    assertThat(culprit(0, ServerFacts.IMAGE, ALL)).isNull();
    assertThat(culprit(0, ServerFacts.NAME, ALL)).as("written without a trace").isNull();
  }

  /** What was under way comes before what was nearly so, though it is older. */
  @Test
  void prefersWhatWasUnderWay() {
    Deed next = deed("stop", 9, 12);
    assertThat(culprit(3, ServerFacts.STATUS, List.of(REBOOT, next))).isEqualTo(REBOOT);
    assertThat(culprit(10, ServerFacts.STATUS, List.of(REBOOT, next))).isEqualTo(next);
    assertThat(culprit(13, ServerFacts.STATUS, List.of(REBOOT)))
        .as("clocks differ by seconds")
        .isEqualTo(REBOOT);
    assertThat(culprit(30, ServerFacts.STATUS, List.of(REBOOT))).isNull();
  }

  /** What went while nobody watched is seen to be gone long after it was deleted. */
  @Test
  void namesWhoDeletedAServerWhileNobodyWatched() {
    Instant monday = TEN.plus(Duration.ofDays(3));
    Difference went = new Difference(ServerFacts.LISTED, "yes", null);
    assertThat(culprit(monday, went, List.of(REBOOT, DELETE, LOCK))).isEqualTo(DELETE);
    Deed failed =
        new Deed(
            "RegionOne", "1", "web", "delete", "req-x", "user", null, TEN, TEN, "no host answers");
    assertThat(culprit(monday, went, List.of(failed))).as("it did not delete it").isNull();
    assertThat(culprit(TEN, went, List.of(DELETE))).as("that came later").isNull();
  }
}
