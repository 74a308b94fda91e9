package io.novadesk.app;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Remembers when each step of the start was reached, and prints them when asked to. */
final class StartupTrace {
  private static final Instant PROCESS_START =
      ProcessHandle.current().info().startInstant().orElseGet(Instant::now);

  private static final List<String> EARLY = new ArrayList<>();
  private static boolean enabled;
  private static boolean decided;

  private StartupTrace() {}

  static synchronized void mark(String step) {
    String line =
        String.format(
            "%6d ms  %s", Duration.between(PROCESS_START, Instant.now()).toMillis(), step);
    if (!decided) {
      EARLY.add(line);
    } else if (enabled) {
      System.out.println(line);
    }
  }

  /** Prints what was marked so far and every later mark, or nothing ever. */
  static synchronized void enable(boolean wanted) {
    enabled = wanted;
    decided = true;
    if (wanted) {
      EARLY.forEach(System.out::println);
    }
    EARLY.clear();
  }
}
