package io.novadesk.window;

import io.novadesk.api.Version;
import io.novadesk.i18n.Text;
import io.novadesk.profile.PrivateFiles;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * What becomes of an exception that nobody expected, on whatever thread: it is told to the person
 * and kept in a file, for a report of the bug. The file holds names of classes and lines of code
 * only: an exception's own text might quote what somebody typed.
 */
final class SlipLog implements Thread.UncaughtExceptionHandler {
  private static final long LARGEST = 1 << 20;

  /** The same slip at every redraw must neither fill the disk nor bury the window in notices. */
  private static final int MOST_OF_A_KIND = 3;

  private final Path file;
  private final BiConsumer<String, String> tell;
  private final Consumer<String> terminal;
  private final Map<String, Integer> times = new HashMap<>();

  /**
   * @param file where reports are kept; begun anew when it grows large
   * @param tell hears a sentence for the person and the report; on the thread of the slip
   */
  SlipLog(Path file, BiConsumer<String, String> tell) {
    this(file, tell, System.err::println);
  }

  /**
   * @param terminal takes the report for whoever started the program from a terminal
   */
  SlipLog(Path file, BiConsumer<String, String> tell, Consumer<String> terminal) {
    this.file = file;
    this.tell = tell;
    this.terminal = terminal;
  }

  @Override
  public void uncaughtException(Thread thread, Throwable slip) {
    String report = report(thread, slip);
    if (times(slip) > MOST_OF_A_KIND) {
      return;
    }
    terminal.accept(report);
    String kind = slip.getClass().getSimpleName();
    tell.accept(keep(report) ? Text.of("slip.kept", kind, file) : Text.of("slip", kind), report);
  }

  private synchronized int times(Throwable slip) {
    StackTraceElement[] trace = slip.getStackTrace();
    String place = trace.length == 0 ? "" : trace[0].toString();
    return times.merge(slip.getClass().getName() + place, 1, Integer::sum);
  }

  private synchronized boolean keep(String report) {
    try (FileOutputStream out = PrivateFiles.append(file)) {
      if (out.getChannel().size() > LARGEST) {
        out.getChannel().truncate(0);
      }
      out.write((report + "\n").getBytes(StandardCharsets.UTF_8));
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  private static String report(Thread thread, Throwable slip) {
    StringBuilder report =
        new StringBuilder()
            .append(Instant.now().truncatedTo(ChronoUnit.SECONDS))
            .append("  Novadesk ")
            .append(Version.text())
            .append(", Java ")
            .append(Runtime.version())
            .append(", ")
            .append(System.getProperty("os.name"))
            .append(", thread ")
            .append(thread.getName())
            .append('\n');
    for (Throwable e = slip; e != null; e = e.getCause() == e ? null : e.getCause()) {
      report.append(e == slip ? "" : "caused by ").append(e.getClass().getName()).append('\n');
      for (StackTraceElement line : e.getStackTrace()) {
        report.append("    at ").append(line).append('\n');
      }
    }
    return report.toString();
  }
}
