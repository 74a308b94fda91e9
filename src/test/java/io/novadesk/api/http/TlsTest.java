package io.novadesk.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.novadesk.api.ApiException;
import io.novadesk.api.ApiException.Category;
import io.novadesk.api.Secret;
import io.novadesk.testing.FaultMatrix;
import io.novadesk.testing.FaultMatrix.Area;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Handshakes that must fail, and say why, and those that settings make succeed. */
class TlsTest {
  @TempDir private static Path folder;
  private static Certificates good;
  private static Certificates expired;
  private static Certificates elsewhere;

  @BeforeAll
  static void makeCertificates() throws Exception {
    good = Certificates.make(folder, "cloud", "ip:127.0.0.1");
    expired =
        Certificates.make(folder, "old", "ip:127.0.0.1", "-startdate", "-400d", "-validity", "30");
    elsewhere = Certificates.make(folder, "other", "dns:other.example.com");
  }

  private static TlsSettings trusting(Path authorities) {
    return new TlsSettings(authorities, null, null, null, Map.of());
  }

  private static ApiException failure(Certificates server, TlsSettings settings)
      throws IOException, GeneralSecurityException {
    try (FaultServer cloud = new FaultServer(e -> e.json("{}"), server.server())) {
      ApiException e = failure(cloud.uri("/v3"), settings);
      String fault = e == null ? "" : String.valueOf(e.facts().fault());
      if (e != null) {
        FaultMatrix.row(
            FaultMatrix.Area.TLS, "GET TLS " + fault, cloud.requests().size(), e.getMessage());
      }
      return e;
    }
  }

  private static ApiException failure(URI uri, TlsSettings settings) {
    HttpSettings patient =
        new HttpSettings(
            Duration.ofMinutes(1),
            Duration.ofMinutes(1),
            Duration.ofMinutes(1),
            1 << 20,
            4,
            settings);
    try (HttpTransport http = new HttpTransport(patient, new ExchangeLog(10))) {
      return catchThrowableOfType(ApiException.class, () -> http.send(Request.get(uri)));
    }
  }

  @Test
  void tellsAnUnknownAuthority() throws Exception {
    ApiException e = failure(good, TlsSettings.SYSTEM);
    assertThat(e).isNotNull();
    assertThat(e.category()).isEqualTo(Category.TLS);
    assertThat(e.facts().fault()).isEqualTo("untrusted");
    assertThat(e).hasMessageContaining("CN=cloud").hasMessageContaining(good.fingerprint());
    assertThat(e.facts().details()).contains("issued by CN=cloud", "valid from", "SHA-256");
    assertThat(e.getCause())
        .isInstanceOfSatisfying(
            UntrustedCertificateException.class, u -> assertThat(u.chain()).hasSize(1));
  }

  @Test
  void trustsTheCloudsOwnAuthority() throws Exception {
    assertThat(failure(good, trusting(good.pem(folder)))).isNull();
  }

  /** What comes of a server when a certificate was accepted at a place. */
  private static ApiException pinned(
      Certificates server, Certificates accepted, @Nullable Path authorities, String host)
      throws IOException, GeneralSecurityException {
    try (FaultServer cloud = new FaultServer(e -> e.json("{}"), server.server())) {
      URI uri = cloud.uri("/v3");
      String place = host.replace("PORT", Integer.toString(uri.getPort()));
      return failure(
          uri,
          new TlsSettings(authorities, null, null, null, Map.of(place, accepted.fingerprint())));
    }
  }

  @Test
  void trustsAnAcceptedCertificateAtItsHostAndPortAlone() throws Exception {
    assertThat(pinned(good, good, null, "127.0.0.1:PORT")).isNull();
    ApiException otherPort = pinned(good, good, null, "127.0.0.1:1");
    assertThat(otherPort).isNotNull();
    assertThat(otherPort.facts().fault()).isEqualTo("untrusted");
    FaultMatrix.row(
        Area.TLS,
        "a certificate accepted for another port of the host",
        0,
        String.valueOf(otherPort.getMessage()));
    ApiException otherHost = pinned(good, good, null, "cloud.example.org:PORT");
    assertThat(otherHost).isNotNull();
    FaultMatrix.row(
        Area.TLS,
        "a certificate accepted for another host",
        0,
        String.valueOf(otherHost.getMessage()));
    assertThat(pinned(expired, good, null, "127.0.0.1:PORT")).isNotNull();
  }

  @Test
  void asksAboutAnotherCertificateThoughAnAuthorityVouchesForIt() throws Exception {
    assertThat(pinned(good, expired, null, "127.0.0.1:1")).isNotNull();
    ApiException e = pinned(good, expired, good.pem(folder), "127.0.0.1:PORT");
    assertThat(e).isNotNull();
    assertThat(e.facts().fault()).isEqualTo("changed");
    assertThat(e).hasMessageContaining("another certificate (CN=cloud) than the one");
    assertThat(e.getCause())
        .isInstanceOfSatisfying(
            UntrustedCertificateException.class,
            u -> assertThat(u.problem().kind()).isEqualTo(CertificateProblem.Kind.CHANGED));
    FaultMatrix.row(
        Area.TLS,
        "another certificate than the accepted one, signed by a known authority",
        0,
        String.valueOf(e.getMessage()));
    // For every other place the authority's word is good.
    assertThat(pinned(good, expired, good.pem(folder), "127.0.0.1:1")).isNull();
  }

  @Test
  void trustsAnAcceptedFingerprintWhateverItsDatesAndHost() throws Exception {
    for (Certificates any : List.of(expired, elsewhere)) {
      assertThat(pinned(any, any, null, "127.0.0.1:PORT")).isNull();
    }
  }

  @Test
  void tellsWhichLinkIsToBlame() throws Exception {
    ApiException e = failure(elsewhere, trusting(elsewhere.pem(folder)));
    assertThat(e).isNotNull();
    assertThat(e.getCause())
        .isInstanceOfSatisfying(
            UntrustedCertificateException.class,
            u -> {
              CertificateProblem problem = u.problem();
              assertThat(problem.kind()).isEqualTo(CertificateProblem.Kind.OTHER_HOST);
              assertThat(problem.blamedLink()).isEqualTo(problem.chain().getFirst());
              assertThat(problem.chain().getFirst().hosts()).containsExactly("other.example.com");
              assertThat(problem.chain().getFirst().selfSigned()).isTrue();
            });
  }

  @Test
  void tellsAnExpiredCertificate() throws Exception {
    ApiException e = failure(expired, trusting(expired.pem(folder)));
    assertThat(e).isNotNull();
    assertThat(e.facts().fault()).isEqualTo("expired");
    assertThat(e)
        .hasMessageContaining("CN=old")
        .hasMessageMatching(".*expired on [A-Z][a-z]+ \\d{1,2}, 20\\d\\d\\.");
  }

  @Test
  void tellsACertificateOfAnotherHost() throws Exception {
    ApiException e = failure(elsewhere, trusting(elsewhere.pem(folder)));
    assertThat(e).isNotNull();
    assertThat(e.facts().fault()).isEqualTo("wrong-host");
    assertThat(e).hasMessageContaining("another host");
  }

  @Test
  void tellsThatThereIsNoTls() throws Exception {
    try (ServerSocket plain = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      threads.execute(() -> refuse(plain));
      ApiException e =
          failure(
              URI.create("https://127.0.0.1:" + plain.getLocalPort() + "/v3"), TlsSettings.SYSTEM);
      assertThat(e).isNotNull();
      assertThat(e.category()).isEqualTo(Category.TLS);
      assertThat(e).hasMessageContaining("does not speak TLS");
    }
  }

  /** What web servers say to something that is no HTTP, once they have read some of it. */
  private static void refuse(ServerSocket plain) {
    try (Socket socket = plain.accept()) {
      assertThat(socket.getInputStream().readNBytes(5)).hasSize(5);
      socket
          .getOutputStream()
          .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.UTF_8));
      socket.shutdownOutput();
      socket.getInputStream().readAllBytes();
    } catch (IOException _) {
      // The client has hung up.
    }
  }

  @Test
  void tellsAFileThatIsNotThere() {
    ApiException e =
        catchThrowableOfType(
            ApiException.class,
            () ->
                failure(URI.create("https://127.0.0.1:1/"), trusting(folder.resolve("none.pem"))));
    assertThat(e).isNotNull();
    assertThat(e.category()).isEqualTo(Category.TLS);
    assertThat(e).hasMessageContaining("none.pem");
  }

  @Test
  void showsItsOwnCertificate() throws Exception {
    Path key =
        Files.writeString(
            folder.resolve("own.key"), Certificates.pem("PRIVATE KEY", good.key().getEncoded()));
    TlsSettings own =
        new TlsSettings(good.pem(folder), good.pem(folder), key, Secret.of(""), Map.of());
    assertThat(failure(good, own)).isNull();
  }
}
