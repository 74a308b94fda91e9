package io.novadesk.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.compute.Server;
import io.novadesk.api.compute.Servers;
import io.novadesk.cloud.live.Inventory;
import io.novadesk.demo.DemoSettings;
import io.novadesk.testing.TestCloud;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A week-end at a cloud whose time is set forward, as the window watches it over HTTP: what is told
 * on Monday is what was scripted, with the script's culprits, and needs no cloud.
 */
class WatchedWeekTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String REGION = "RegionOne";

  /** The time of the cloud and of the window alike. */
  private static final class SetClock implements InstantSource {
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    @Override
    public Instant instant() {
      return Instant.now().plus(ahead.get());
    }

    void forward(Duration time) {
      ahead.updateAndGet(time::plus);
    }
  }

  private final SetClock clock = new SetClock();

  private static void await(String what, BooleanSupplier condition) {
    Instant end = Instant.now().plus(PATIENCE);
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).as(what).isBefore(end);
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  private Recorder recording(Path path, TestCloud cloud) {
    Recorder recorder =
        new Recorder(
            path,
            cloud.session(),
            clock,
            Retention.STANDARD,
            sentence -> {
              throw new AssertionError(sentence);
            });
    recorder.start(Duration.ofHours(9));
    await(
        "recording",
        () -> recorder.mode() == Recorder.Mode.WRITING && recorder.past().begin() != null);
    return recorder;
  }

  private static void end(Recorder recorder) {
    recorder.close();
    recorder.await(PATIENCE);
  }

  private static boolean seen(
      Recorder recorder, Server server, String field, @Nullable String value) {
    return recorder.past().of(REGION, server.id()).stream()
        .flatMap(change -> change.differences().stream())
        .anyMatch(d -> d.field().equals(field) && Objects.equals(value, d.after()));
  }

  private static boolean recorded(Recorder recorder, Server server, String action) {
    return recorder.past().deeds(REGION, server.id()).stream()
        .anyMatch(deed -> deed.action().equals(action));
  }

  /** What is different between two moments: of each server the fields, or that it came or went. */
  private static Map<String, Set<String>> difference(Past past, Instant then, Instant now) {
    Map<String, Set<String>> all = new TreeMap<>();
    for (Change change : past.difference(then, now)) {
      all.put(
          change.name(),
          change.isArrival()
              ? Set.of("came")
              : change.isDeparture()
                  ? Set.of("went")
                  : change.differences().stream()
                      .map(Difference::field)
                      .collect(Collectors.toCollection(TreeSet::new)));
    }
    return all;
  }

  /** Who moved what, as far as the cloud's own record tells. */
  private static Set<String> culprits(Past past, Server server) {
    Set<String> all = new TreeSet<>();
    List<Deed> deeds = past.deeds(REGION, server.id());
    for (Change change : past.of(REGION, server.id())) {
      for (Difference each : change.differences()) {
        Deed deed = Culprit.of(change, each, deeds);
        boolean whole = change.isDeparture() && !each.field().equals(ServerFacts.LISTED);
        if (deed != null && !whole) {
          all.add(each.field() + ": " + deed.action() + " by " + deed.userId());
        }
      }
    }
    return all;
  }

  @Test
  void tellsOnMondayWhatWasDoneSinceFriday(@TempDir Path folder) throws Exception {
    Path path = folder.resolve("a.db");
    TestCloud cloud =
        TestCloud.demo(
            DemoSettings.standard().withServers(12).withTokenLife(Duration.ofDays(30)), clock);
    Inventory inventory = cloud.region().inventory();
    inventory.askEvery(Duration.ofMillis(100));
    inventory.start();
    await("the list", () -> inventory.state().phase() == Inventory.Phase.LIVE);
    Servers others = cloud.adminRegion().servers();
    Servers own = cloud.region().servers();
    String admin = cloud.admin().identity().userId();
    String me = cloud.session().identity().userId();
    List<Server> calm =
        inventory.all().stream()
            .filter(s -> s.status().equals("ACTIVE") && s.taskState() == null)
            .sorted(Comparator.comparing(Server::id))
            .toList();
    Server renamed = calm.get(0);
    Server stopped = calm.get(1);
    Server deleted = calm.get(2);
    Server gone = calm.get(3);

    Recorder recorder = recording(path, cloud);
    Instant friday = clock.instant();
    clock.forward(Duration.ofHours(1));
    others.rename(renamed.id(), "renamed-on-friday");
    await("the name", () -> seen(recorder, renamed, ServerFacts.NAME, "renamed-on-friday"));
    clock.forward(Duration.ofHours(14));
    others.stop(stopped.id());
    await("the stop", () -> seen(recorder, stopped, ServerFacts.STATUS, "SHUTOFF"));
    own.send(own.requests().lock(stopped.id(), null));
    await("the lock", () -> seen(recorder, stopped, ServerFacts.LOCKED, "true"));
    await("its record", () -> recorded(recorder, stopped, "lock"));
    clock.forward(Duration.ofDays(1));
    own.delete(deleted.id());
    await("the deletion", () -> seen(recorder, deleted, ServerFacts.LISTED, null));
    await("its record", () -> recorded(recorder, deleted, "delete"));
    end(recorder);

    // The window is closed, and somebody goes on.
    Instant closed = clock.instant();
    clock.forward(Duration.ofHours(10));
    others.delete(gone.id());
    await("gone", () -> inventory.get(gone.id()) == null);
    clock.forward(Duration.ofHours(5));
    Recorder next = recording(path, cloud);
    await("found gone", () -> seen(next, gone, ServerFacts.LISTED, null));
    await("its record", () -> recorded(next, gone, "delete"));
    Instant monday = clock.instant();

    Map<String, Set<String>> told = difference(next.past(), friday, monday);
    assertThat(told)
        .isEqualTo(
            Map.of(
                "renamed-on-friday",
                Set.of(ServerFacts.NAME),
                stopped.displayName(),
                Set.of(ServerFacts.STATUS, ServerFacts.POWER, ServerFacts.LOCKED),
                deleted.displayName(),
                Set.of("went"),
                gone.displayName(),
                Set.of("went")));
    Set<String> ofStopped = culprits(next.past(), stopped);
    assertThat(ofStopped)
        .contains("status: stop by " + admin, "locked: lock by " + me)
        .noneMatch(line -> line.contains("lock by") && !line.startsWith("locked"));
    assertThat(culprits(next.past(), deleted)).contains("listed: delete by " + me);
    assertThat(culprits(next.past(), gone)).contains("listed: delete by " + admin);
    assertThat(culprits(next.past(), renamed)).as("written without a trace").isEmpty();
    assertThat(next.past().gaps(closed.minusSeconds(60), monday))
        .filteredOn(gap -> gap.region().equals(REGION))
        .anySatisfy(
            gap ->
                assertThat(Duration.between(gap.from(), gap.until()))
                    .isGreaterThan(Duration.ofHours(14)));
    end(next);
    cloud.close();

    // The same question on a computer that reaches no cloud.
    try (Past past = new Past(RecordFile.open(path))) {
      assertThat(difference(past, friday, monday)).isEqualTo(told);
      assertThat(culprits(past, stopped)).isEqualTo(ofStopped);
      assertThat(culprits(past, gone)).contains("listed: delete by " + admin);
    }
  }
}
