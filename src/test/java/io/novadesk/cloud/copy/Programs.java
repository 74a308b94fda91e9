package io.novadesk.cloud.copy;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.cloud.live.Session;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** Runs programs of this computer, and skips the test where one is not installed. */
public final class Programs {
  private Programs() {}

  public record Ran(int status, String text, String err) {}

  public static void need(String... programs) {
    for (String program : programs) {
      boolean there =
          List.of(System.getenv("PATH").split(File.pathSeparator, -1)).stream()
              .anyMatch(dir -> Files.isExecutable(Path.of(dir, program)));
      Assumptions.assumeTrue(there, program + " is not installed here");
    }
  }

  public static Ran run(Path folder, Map<String, String> environment, String... line)
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
    // A real cloud takes its time for ten servers.
    assertThat(process.waitFor(20, TimeUnit.MINUTES)).as(String.join(" ", line)).isTrue();
    return new Ran(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  /** Runs deeds in another form, as the one who is logged in. */
  static Ran run(Path folder, Session session, CopyForm form, List<Deed> deeds, String... program)
      throws IOException, InterruptedException {
    Path script = folder.resolve("script");
    Files.writeString(script, ((Copied.Ready) Copies.of(form, deeds, 2)).text());
    List<String> line = new ArrayList<>(List.of(program));
    line.add(script.toString());
    return run(
        folder,
        Map.of(
            "OS_TOKEN",
            session.token().reveal(),
            "OS_AUTH_TYPE",
            "token",
            "OS_AUTH_URL",
            session.login().authUrl().toString(),
            "OS_PROJECT_NAME",
            Objects.requireNonNull(session.identity().project()).name(),
            "OS_PROJECT_DOMAIN_NAME",
            "Default",
            "no_proxy",
            "127.0.0.1"),
        line.toArray(String[]::new));
  }
}
