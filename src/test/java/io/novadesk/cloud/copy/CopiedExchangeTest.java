package io.novadesk.cloud.copy;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.http.Exchange;
import io.novadesk.api.http.RequestTemplate;
import io.novadesk.demo.DemoSettings;
import io.novadesk.testing.TestCloud;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** An exchange copied as a command for a shell does the same when it is pasted there. */
class CopiedExchangeTest {
  @Test
  void worksWhenPasted() throws Exception {
    Assumptions.assumeTrue(isInstalled(), "curl is not installed here");
    try (TestCloud cloud = TestCloud.demo(DemoSettings.standard())) {
      String id = cloud.server("copied", Map.of()).id();
      cloud.region().servers().metadata().merge(id, Map.of("note", "it's quoted \"twice\" $HOME"));
      Exchange post = last(cloud, "POST");
      cloud.region().servers().metadata().delete(id, "note");

      String command = ((Copied.Ready) Copies.of(CopyForm.SHELL, RequestTemplate.of(post))).text();
      String token = cloud.session().identity().id().reveal();
      assertThat(command).contains("$OS_TOKEN").doesNotContain(token);
      String printed = run(command, token);
      assertThat(printed).contains("quoted");
      assertThat(cloud.region().servers().metadata().get(id))
          .containsEntry("note", "it's quoted \"twice\" $HOME");
    }
  }

  private static Exchange last(TestCloud cloud, String method) {
    return cloud.session().exchanges().all().stream()
        .filter(e -> e.method().equals(method))
        .reduce((_, later) -> later)
        .orElseThrow();
  }

  private static boolean isInstalled() throws IOException, InterruptedException {
    Process process = new ProcessBuilder("sh", "-c", "command -v curl").start();
    return process.waitFor(2, TimeUnit.MINUTES) && process.exitValue() == 0;
  }

  private static String run(String command, String token) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder("sh", "-c", command).redirectErrorStream(true);
    builder.environment().put("OS_TOKEN", token);
    Process process = builder.start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(printed).isZero();
    return printed;
  }
}
