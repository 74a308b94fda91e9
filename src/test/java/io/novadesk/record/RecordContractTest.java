package io.novadesk.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.compute.Server;
import io.novadesk.api.compute.Servers;
import io.novadesk.cloud.live.Inventory;
import io.novadesk.cloud.live.Region;
import io.novadesk.testing.TestCloud;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What another client does to servers of a real cloud, and what the record says of it. */
@Tag("cloud")
class RecordContractTest {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private static void await(String what, BooleanSupplier condition) {
    Instant end = Instant.now().plus(PATIENCE);
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).as(what).isBefore(end);
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
    }
  }

  @Test
  void namesWhoRebootedAndDeletedAServer(@TempDir Path folder) throws Exception {
    try (TestCloud cloud = TestCloud.real()) {
      Server server = cloud.server("novadesk-record-watched", Map.of());
      Region region = cloud.region();
      Inventory inventory = region.inventory();
      inventory.start();
      await("the list", () -> inventory.state().phase() == Inventory.Phase.LIVE);
      Recorder recorder =
          new Recorder(
              folder.resolve("a.db"),
              cloud.session(),
              InstantSource.system(),
              Retention.STANDARD,
              sentence -> System.out.println(sentence));
      recorder.start();
      await(
          "recording",
          () -> recorder.mode() == Recorder.Mode.WRITING && recorder.past().begin() != null);
      // Another user of the same project, on a login of its own.
      Servers others = cloud.adminRegion().servers();
      others.send(others.requests().reboot(server.id(), Servers.RebootType.HARD));
      await("the reboot", () -> deed(recorder, region, server, "reboot"));
      others.rename(server.id(), "novadesk-record-renamed");
      await("the name", () -> seen(recorder, ServerFacts.NAME, "novadesk-record-renamed"));
      others.delete(server.id());
      await("the deletion", () -> deed(recorder, region, server, "delete"));
      await("its end", () -> changes(recorder).stream().anyMatch(Change::isDeparture));

      String admin = cloud.admin().identity().userId();
      List<Deed> deeds = recorder.past().deeds(region.name(), server.id());
      Map<String, String> by = new TreeMap<>();
      for (Change change : changes(recorder)) {
        for (Difference each : change.differences()) {
          Deed deed = Culprit.of(change, each, deeds);
          by.merge(
              change.isDeparture() ? "gone" : each.field(),
              deed == null ? "nobody" : deed.action() + " by " + deed.userId(),
              (one, other) -> one);
        }
      }
      System.out.println(by);
      assertThat(by).containsEntry("gone", "delete by " + admin);
      assertThat(by).containsEntry(ServerFacts.NAME, "nobody");
      assertThat(deeds)
          .as("be it seen as a change of its status, or too fast for that")
          .anySatisfy(
              deed -> {
                assertThat(deed.action()).isEqualTo("reboot");
                assertThat(deed.userId()).isEqualTo(admin);
              });
      recorder.close();
      recorder.await(PATIENCE);
    }
  }

  private static List<Change> changes(Recorder recorder) {
    return recorder.past().changes(Instant.EPOCH, Instant.now().plusSeconds(60), 1_000).stream()
        .filter(change -> change.name().startsWith("novadesk-record"))
        .toList();
  }

  private static boolean seen(Recorder recorder, String field, String value) {
    return changes(recorder).stream()
        .flatMap(change -> change.differences().stream())
        .anyMatch(d -> d.field().equals(field) && value.equals(d.after()));
  }

  private static boolean deed(Recorder recorder, Region region, Server server, String action) {
    return recorder.past().deeds(region.name(), server.id()).stream()
        .anyMatch(deed -> deed.action().equals(action));
  }
}
