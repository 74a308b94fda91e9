package io.novadesk.cloud.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** Runs programs of this computer, and skips the test where one is not installed. */
final class Programs {
  private Programs() {}

  record Ran(int status, String text, String err) {}

  static void need(String... programs) {
    for (String program : programs) {
      boolean there =
          List.of(System.getenv("PATH").split(File.pathSeparator, -1)).stream()
              .anyMatch(dir -> Files.isExecutable(Path.of(dir, program)));
      Assumptions.assumeTrue(there, program + " is not installed here");
    }
  }

  static Ran run(Path folder, Map<String, String> environment, String... line)
      throws IOException, InterruptedException {
    Path out = Files.createTempFile(folder, "out", "");
    Path err = Files.createTempFile(folder, "err", "");
    ProcessBuilder builder =
        new ProcessBuilder(line)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().put("HOME", folder.toString());
    builder.environment().putAll(environment);
    Process process = builder.start();
    assertThat(process.waitFor(3, TimeUnit.MINUTES)).as(String.join(" ", line)).isTrue();
    return new Ran(process.exitValue(), Files.readString(out), Files.readString(err));
  }
}
