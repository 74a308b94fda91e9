package io.novadesk.cloud.connect;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.HotSpotDiagnosticMXBean;
import io.novadesk.api.Secret;
import io.novadesk.api.http.HttpSettings;
import io.novadesk.api.http.TlsSettings;
import io.novadesk.api.identity.Catalogue.Interface;
import io.novadesk.api.identity.Credentials;
import io.novadesk.api.identity.Passcode;
import io.novadesk.api.identity.Scope;
import io.novadesk.cloud.live.Endpoints;
import io.novadesk.cloud.live.Login;
import io.novadesk.cloud.live.Session;
import io.novadesk.testing.FaultMatrix;
import io.novadesk.testing.FaultMatrix.Area;
import io.novadesk.testing.Gateway;
import io.novadesk.testing.SmallCloud;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is left of each way in, in the memory of a program that has left its clouds. */
@Timeout(180)
class ForgottenLoginsTest {
  /**
   * Base32, so that it may be the seed of one-time codes as well; the way's own sign comes last.
   */
  private static final String CANARY = "KNUW4Z3TMFZWC3TB2222222";

  private static final String SIGNS = "34567";

  /** As long after the last cloud was left as the program may take. */
  private static final Duration AT_MOST = Duration.ofSeconds(10);

  /** Logs in by every way, leaves, and writes down what it has in memory before and after. */
  public static final class Program {
    private Program() {}

    /**
     * Address of the cloud, folder of the dumps. The canary comes backwards on standard input, then
     * a byte for each dump that is asked for.
     */
    public static void main(String[] args) throws Exception {
      String word = new String(System.in.readNBytes(CANARY.length()), StandardCharsets.UTF_8);
      List<Session> open = new ArrayList<>();
      Connector connector = new Connector(HttpSettings.standard(), Clock.systemUTC());
      for (int way = 0; way < SIGNS.length(); way++) {
        Login login = login(way, args[0], word);
        open.add(connector.connect(login, (_, _) -> {}));
        login.wipe();
      }
      dump(Path.of(args[1]).resolve("before.hprof"));
      for (Session session : open) {
        session.close();
        session.end().get(1, TimeUnit.MINUTES);
      }
      open.clear();
      for (int look = 0; System.in.read() >= 0; look++) {
        dump(Path.of(args[1]).resolve("after" + look + ".hprof"));
        System.out.write('.');
        System.out.flush();
      }
      System.exit(0);
    }

    private static Login login(int way, String url, String word) {
      Secret secret =
          Secret.of(new StringBuilder(word).reverse().append(SIGNS.charAt(way)).toString());
      Credentials.User ada = Credentials.User.named("ada", null);
      return new Login(
          "way-" + way,
          URI.create(url),
          switch (way) {
            case 0 -> new Credentials.Totp(ada, new Passcode.Code(secret));
            case 1 ->
                new Credentials.PasswordAndTotp(
                    ada, Secret.of("sesame"), new Passcode.Seed(secret));
            case 2 -> new Credentials.Token(secret);
            case 3 -> new Credentials.ApplicationCredential("id", null, secret);
            default -> new Credentials.Browser(new Credentials.SignOn("idp", "openid"), secret);
          },
          new Scope.Project(null, "web", null),
          null,
          Interface.PUBLIC,
          TlsSettings.SYSTEM,
          Endpoints.OF_CATALOGUE);
    }

    private static void dump(Path file) throws IOException {
      ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
          .dumpHeap(file.toString(), true);
    }
  }

  @Test
  void neitherSeedNorCodeNorTokenNorSecretIsLeftInTheMemory(@TempDir Path dumps) throws Exception {
    List<Character> left = List.of();
    try (SmallCloud cloud = new SmallCloud();
        Gateway gateway = new Gateway(cloud.authUrl())) {
      gateway.rewrite(body -> body.replaceAll(CANARY + "[" + SIGNS + "]", "sesame"));
      Process child =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:TieredStopAtLevel=1",
                  "-Xmx128m",
                  "-cp",
                  System.getProperty("java.class.path"),
                  Program.class.getName(),
                  gateway.url().toString(),
                  dumps.toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      try (OutputStream in = child.getOutputStream()) {
        in.write(new StringBuilder(CANARY).reverse().toString().getBytes(StandardCharsets.UTF_8));
        // What was just sent may stand in a buffer of the connection, which closes beside us.
        Instant end = Instant.now().plus(AT_MOST);
        int look = 0;
        do {
          in.write(look);
          in.flush();
          assertThat(child.getInputStream().read()).isEqualTo('.');
          left = left(dumps.resolve("after" + look++ + ".hprof"));
        } while (!left.isEmpty() && Instant.now().isBefore(end));
      }
      try {
        assertThat(child.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(child.exitValue()).isZero();
      } finally {
        child.destroyForcibly();
      }
    }
    assertThat(left(dumps.resolve("before.hprof"))).hasSize(SIGNS.length());
    assertThat(left).as("ways whose canary is in memory after %s", AT_MOST).isEmpty();
    FaultMatrix.row(
        Area.SECRET,
        "a heap dump after logins by code, seed, token, application credential and browser",
        5,
        "0 of their secrets in memory");
  }

  /** The signs of the ways whose canary stands in a dump. */
  private static List<Character> left(Path dump) throws IOException {
    List<Character> left = new ArrayList<>();
    for (int way = 0; way < SIGNS.length(); way++) {
      char sign = SIGNS.charAt(way);
      if (found(dump, CANARY + sign) > 0) {
        left.add(sign);
      }
    }
    return left;
  }

  /** How often a canary stands in a file, in any of the forms that Java has for it. */
  private static int found(Path file, String canary) throws IOException {
    String all = Files.readString(file, StandardCharsets.ISO_8859_1);
    int count = 0;
    for (Charset form :
        List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE)) {
      String wanted = new String(canary.getBytes(form), StandardCharsets.ISO_8859_1);
      for (int at = all.indexOf(wanted); at >= 0; at = all.indexOf(wanted, at + 1)) {
        count++;
      }
    }
    return count;
  }
}
