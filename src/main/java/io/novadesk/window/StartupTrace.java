package io.novadesk.window;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Remembers when each step of the start was reached, and prints them when asked to. */
public final class StartupTrace {
  private static final List<String> EARLY = new ArrayList<>();
  private static boolean enabled;
  private static boolean decided;

  /** When {@link System#nanoTime} stood at the begin of the process. */
  private static final long BEGIN = System.nanoTime() - age().toNanos();

  private StartupTrace() {}

  public static synchronized void mark(String step) {
    if (decided && !enabled) {
      return;
    }
    String line =
        String.format(Locale.ROOT, "%6d ms  %s", (System.nanoTime() - BEGIN) / 1_000_000, step);
    if (decided) {
      System.out.println(line);
    } else {
      EARLY.add(line);
    }
  }

  /** Prints what was marked so far and every later mark, or nothing ever. */
  public static synchronized void enable(boolean wanted) {
    enabled = wanted;
    decided = true;
    if (wanted) {
      EARLY.forEach(System.out::println);
    }
    EARLY.clear();
  }

  /**
   * How long this process runs. The kernel's own figures are exact; elsewhere the JDK's must do.
   */
  private static Duration age() {
    try {
      String stat = Files.readString(Path.of("/proc/self/stat"));
      // The second field is the command in brackets and may hold blanks; the 22nd is the start in
      // ticks since boot.
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      double startSeconds = Long.parseLong(fields[19]) / 100.0;
      double upSeconds =
          Double.parseDouble(Files.readString(Path.of("/proc/uptime")).split(" ", -1)[0]);
      return Duration.ofMillis(Math.round((upSeconds - startSeconds) * 1000));
    } catch (IOException | NumberFormatException | IndexOutOfBoundsException _) {
      return ProcessHandle.current()
          .info()
          .startInstant()
          .map(start -> Duration.between(start, Instant.now()))
          .orElse(Duration.ZERO);
    }
  }
}
