package io.novadesk.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.demo.DemoCloud;
import io.novadesk.demo.DemoSettings;
import io.novadesk.testing.FaultMatrix;
import io.novadesk.testing.FaultMatrix.Area;
import io.novadesk.testing.Gateway;
import io.novadesk.testing.Gateway.Mood;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is left in the memory of a real program when a cloud was left. */
@Timeout(300)
class ForgottenSecretsTest {
  @Test
  void neitherPasswordNorTokenIsLeftInTheMemoryAfterDisconnect(
      @TempDir Path profile, @TempDir Path dumps) throws Exception {
    String password = "canary-" + UUID.randomUUID();
    try (DemoCloud cloud = DemoCloud.start(DemoSettings.standard());
        Gateway gateway = new Gateway(cloud.authUrl())) {
      gateway.rewrite(body -> body.replace(password, cloud.password()));
      Process child =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:TieredStopAtLevel=1",
                  "-Xmx256m",
                  "-Dglass.platform=Headless",
                  "-Dprism.order=sw",
                  "-Djava.awt.headless=true",
                  "--enable-native-access=ALL-UNNAMED",
                  "-cp",
                  System.getProperty("java.class.path"),
                  ForgettingChild.class.getName(),
                  gateway.url().toString(),
                  cloud.userName(),
                  cloud.projectName(),
                  profile.toString(),
                  dumps.toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      List<String> tokens = new ArrayList<>();
      try (BufferedReader told = child.inputReader(StandardCharsets.UTF_8)) {
        try (OutputStream in = child.getOutputStream()) {
          in.write(reversed(password).getBytes(StandardCharsets.UTF_8));
        }
        String first = reversed(told.readLine());
        tokens.add(first);
        // The next login is refused: the window asks for the password once more.
        AtomicBoolean asked = new AtomicBoolean();
        gateway.judge(
            exchange ->
                exchange.getRequestMethod().equals("POST") && !asked.getAndSet(true)
                    ? Mood.UNAUTHORISED
                    : Mood.HONEST);
        revoke(cloud, first);
        tokens.add(reversed(told.readLine()));
        assertThat(child.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(child.exitValue()).isZero();
      } finally {
        child.destroyForcibly();
      }
      assertThat(tokens).doesNotHaveDuplicates().allMatch(token -> token.length() > 20);

      Path before = dumps.resolve("before.hprof");
      assertThat(found(before, password)).isPositive();
      assertThat(found(before, tokens.getFirst())).isPositive();
      Path after = dumps.resolve("after.hprof");
      assertThat(found(after, password)).as("passwords in memory").isZero();
      for (String token : tokens) {
        assertThat(found(after, token)).as("tokens in memory").isZero();
      }
      FaultMatrix.row(
          Area.SECRET, "a heap dump after Disconnect", 1, "0 passwords and 0 tokens in memory");
    }
  }

  private static void revoke(DemoCloud cloud, String token) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(cloud.authUrl() + "/auth/tokens"))
              .header("X-Auth-Token", token)
              .header("X-Subject-Token", token)
              .DELETE()
              .build();
      assertThat(http.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(204);
    }
  }

  private static String reversed(String text) {
    return new StringBuilder(text).reverse().toString();
  }

  /** How often a text stands in the file, in any of the forms that Java has for it. */
  private static int found(Path file, String text) throws IOException {
    int count = 0;
    try (FileChannel channel = FileChannel.open(file)) {
      ByteBuffer all = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
      for (Charset form :
          List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE)) {
        count += found(all, text.getBytes(form));
      }
    }
    return count;
  }

  private static int found(ByteBuffer all, byte[] wanted) {
    int count = 0;
    for (int at = 0; at <= all.limit() - wanted.length; at++) {
      int i = 0;
      while (i < wanted.length && all.get(at + i) == wanted[i]) {
        i++;
      }
      if (i == wanted.length) {
        count++;
      }
    }
    return count;
  }
}
