package io.novadesk.cloud.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.testing.FaultMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Hundreds of launches at random through gateways that drop filters and microversions, answer late,
 * twice, with garbage or with an error though it was done, among servers of others with the same
 * names and even the same mark, some of them killed and taken up. Nothing that is not the order's
 * own is deleted, and there are never more or fewer servers than asked for without a word.
 */
@Timeout(180)
class HostileGatewayTest {
  private static final int CLOUDS = 16;
  private static final int RUNS = 32;

  @Test
  void nothingOfOthersIsDeletedAndNothingIsMadeTwiceUntold() throws Exception {
    long seed = Long.getLong("novadesk.seed", System.nanoTime());
    List<HostileRuns.Seen> seen = new CopyOnWriteArrayList<>();
    List<Callable<String>> work = new ArrayList<>();
    for (int cloud = 0; cloud < CLOUDS; cloud++) {
      int number = cloud;
      work.add(
          () -> {
            try (HostileRuns runs = new HostileRuns("h" + number)) {
              for (int i = 0; i < RUNS; i++) {
                long own = seed + 1_000L * number + i;
                try {
                  seen.add(runs.run(i, own));
                } catch (AssertionError | RuntimeException e) {
                  throw new AssertionError(
                      "seed " + seed + ", cloud " + number + ", run " + i + ": " + e.getMessage(),
                      e);
                }
              }
            }
            return "";
          });
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<String> done : threads.invokeAll(work)) {
        done.get();
      }
    }
    int creations = seen.stream().mapToInt(HostileRuns.Seen::creations).sum();
    int removed = seen.stream().mapToInt(HostileRuns.Seen::removed).sum();
    long killed = seen.stream().filter(HostileRuns.Seen::killed).count();
    assertThat(seen).hasSize(CLOUDS * RUNS);
    assertThat(removed).as("some were one too many, and went").isPositive();
    assertThat(killed).as("some were killed").isPositive();
    FaultMatrix.row(
        FaultMatrix.Area.LAUNCH,
        seen.size() + " launches at random through hostile gateways, " + killed + " killed",
        creations,
        removed + " surplus servers of their own deleted, nothing of others");
  }
}
