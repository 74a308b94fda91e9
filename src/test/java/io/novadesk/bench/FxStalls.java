package io.novadesk.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;

/**
 * How long the JavaFX thread keeps others waiting: asks it for an answer every 10 ms, and notes how
 * late each comes.
 */
public final class FxStalls implements AutoCloseable {
  private static final int EVERY_MILLIS = 10;

  private record Wait(Instant asked, Instant answered) {
    long nanos() {
      return Duration.between(asked, answered).toNanos();
    }
  }

  private final Queue<Wait> waits = new ConcurrentLinkedQueue<>();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("stalls").daemon(true).factory());

  /** Begins to ask. */
  public FxStalls() {
    var _ = clock.scheduleAtFixedRate(this::ask, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void ask() {
    Instant asked = Instant.now();
    Platform.runLater(() -> waits.add(new Wait(asked, Instant.now())));
  }

  /** The longest wait that overlaps this time, in nanoseconds. */
  public long longest(Instant from, Instant to) {
    return waits.stream()
        .filter(wait -> wait.answered.isAfter(from) && wait.asked.isBefore(to))
        .mapToLong(Wait::nanos)
        .max()
        .orElseThrow();
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
