package io.novadesk.common.own;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A program that runs; no shell is in between, and nothing is typed into it. */
public final class OwnProcess {
  private final List<String> words;
  private @Nullable Process process;
  private boolean stopped;

  public OwnProcess(List<String> words) {
    this.words = List.copyOf(words);
  }

  /**
   * Runs it to its end. Blocking.
   *
   * @param line hears what it prints, on this thread
   * @return its exit status
   * @throws IOException when it cannot be started
   */
  public int run(Consumer<String> line) throws IOException, InterruptedException {
    Process started = start();
    if (started == null) {
      return 0;
    }
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(started.getInputStream(), StandardCharsets.UTF_8))) {
      started.getOutputStream().close();
      String next = out.readLine();
      while (next != null) {
        line.accept(next);
        next = out.readLine();
      }
    } catch (IOException _) {
      // It was stopped while it printed.
    }
    return started.waitFor();
  }

  private synchronized @Nullable Process start() throws IOException {
    if (!stopped) {
      process = new ProcessBuilder(words).redirectErrorStream(true).start();
    }
    return process;
  }

  /** Ends it, and what it started. */
  public synchronized void stop() {
    stopped = true;
    Process running = process;
    if (running != null) {
      running.descendants().forEach(ProcessHandle::destroy);
      running.destroy();
    }
  }
}
