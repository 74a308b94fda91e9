package io.novadesk.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A message bus of its own, as a desktop's session has one, for a program of its own: a process
 * keeps the bus that it began with.
 *
 * @param home where that program is at home
 */
public record MessageBus(Path home) {
  /** That program in the words of a shell. */
  public static final String PROGRAM = "\"$0\" \"$@\"";

  private static final String BUS = "dbus-run-session";

  /**
   * Runs a program on it; skips the test where something for that is not installed.
   *
   * @param others what else is needed
   * @param shell runs {@link #PROGRAM}, and what has to be there before
   * @return what was printed
   */
  public List<String> lines(
      List<String> others, String shell, Class<?> program, String... arguments)
      throws IOException, InterruptedException {
    Stream.concat(Stream.of(BUS), others.stream()).forEach(MessageBus::need);
    List<String> line = new ArrayList<>(List.of(BUS, "--", "sh", "-c", shell));
    line.add(Path.of(System.getProperty("java.home", ""), "bin", "java").toString());
    line.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1"));
    line.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
    line.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("HOME", home.toString());
    builder.environment().put("XDG_DATA_HOME", home.resolve("data").toString());
    builder.environment().put("XDG_RUNTIME_DIR", home.toString());
    builder.environment().remove("DISPLAY");
    Process session = builder.start();
    try {
      List<String> lines = session.inputReader().readAllLines();
      assertThat(session.waitFor(1, TimeUnit.MINUTES)).isTrue();
      return lines;
    } finally {
      session.descendants().forEach(ProcessHandle::destroy);
      session.destroyForcibly();
    }
  }

  private static void need(String program) {
    Assumptions.assumeTrue(
        Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, program))),
        program + " is not installed here");
  }
}
