package io.novadesk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.demo.DemoCloud;
import io.novadesk.demo.DemoSettings;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands run where there is no JavaFX at all. */
class NoToolkitTest {
  @TempDir private Path home = Path.of(".");

  @Test
  void noClassOfJavaFxIsNeeded() throws Exception {
    String path =
        List.of(System.getProperty("java.class.path").split(File.pathSeparator, -1)).stream()
            .filter(entry -> !Path.of(entry).getFileName().toString().startsWith("javafx"))
            .collect(Collectors.joining(File.pathSeparator));
    try (DemoCloud cloud = DemoCloud.start(DemoSettings.standard())) {
      ProcessBuilder builder =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:TieredStopAtLevel=1",
                  "-cp",
                  path,
                  "io.novadesk.app.Main",
                  "server",
                  "list",
                  "--filter",
                  "name:=web-01")
              .redirectErrorStream(true)
              .redirectOutput(home.resolve("out").toFile());
      builder.environment().put("HOME", home.toString());
      builder.environment().put("OS_AUTH_URL", cloud.authUrl().toString());
      builder.environment().put("OS_USERNAME", cloud.userName());
      builder.environment().put("OS_PASSWORD", cloud.password());
      builder.environment().put("OS_PROJECT_NAME", cloud.projectName());
      builder.environment().put("OS_USER_DOMAIN_NAME", "Default");
      builder.environment().put("OS_PROJECT_DOMAIN_NAME", "Default");
      Process process = builder.start();
      assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
      String printed = java.nio.file.Files.readString(home.resolve("out"), StandardCharsets.UTF_8);
      assertThat(process.exitValue()).as(printed).isZero();
      assertThat(printed).contains("web-01");
    }
  }
}
