package io.novadesk.cloud.images;

import io.novadesk.cloud.command.OperationState;
import io.novadesk.i18n.Text;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Tells how far a transfer is and how fast, a few times a second. The speed is that of the last
 * seconds, because a mean over an hour says nothing of now. May be told from any one thread.
 */
final class Meter {
  private static final long BETWEEN_TELLS = TimeUnit.MILLISECONDS.toNanos(250);
  private static final long SPEED_SPAN = TimeUnit.SECONDS.toNanos(3);
  private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB"};

  private final long total;
  private final Consumer<OperationState> progress;
  private final long start = System.nanoTime();
  private long told = start;
  private long spanStart = start;
  private long spanBytes;
  private double speed;

  /**
   * @param total bytes; negative when not known
   */
  Meter(long total, Consumer<OperationState> progress) {
    this.total = total;
    this.progress = progress;
  }

  /** So many bytes have passed. */
  void at(long bytes) {
    long now = System.nanoTime();
    if (now - told < BETWEEN_TELLS) {
      return;
    }
    told = now;
    double span = (now - spanStart) / 1e9;
    speed = speed == 0 ? bytes / span : 0.7 * speed + 0.3 * (bytes - spanBytes) / span;
    if (now - spanStart > SPEED_SPAN) {
      spanStart = now;
      spanBytes = bytes;
    }
    progress.accept(
        total > 0
            ? new OperationState.Working(
                (double) bytes / total,
                Text.of("transfer.of", text(bytes), text(total), text((long) speed), left(bytes)))
            : new OperationState.Working(
                null, Text.of("transfer.bytes", text(bytes), text((long) speed))));
  }

  private String left(long bytes) {
    long seconds = speed < 1 ? 0 : (long) ((total - bytes) / speed);
    return seconds < 60
        ? Text.of("transfer.seconds", seconds + 1)
        : Text.of("transfer.minutes", (seconds + 59) / 60);
  }

  /** How much it was and how fast, for the end. */
  String summary(long bytes) {
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    double seconds = Math.max(0.1, took.toMillis() / 1000.0);
    return Text.of(
        "transfer.summary",
        text(bytes),
        String.format(Text.language().locale(), seconds < 10 ? "%.1f" : "%.0f", seconds),
        text((long) (bytes / seconds)));
  }

  static String text(long bytes) {
    double value = bytes;
    int unit = 0;
    while (value >= 1024 && unit < UNITS.length - 1) {
      value /= 1024;
      unit++;
    }
    return String.format(
        Text.language().locale(),
        unit == 0 || value >= 100 ? "%.0f %s" : "%.1f %s",
        value,
        UNITS[unit]);
  }
}
