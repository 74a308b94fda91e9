package io.novadesk.cloud.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.novadesk.api.Secret;
import io.novadesk.api.http.Certificates;
import io.novadesk.api.http.Exchange;
import io.novadesk.api.http.HttpSettings;
import io.novadesk.api.http.TlsSettings;
import io.novadesk.api.identity.Catalogue.Interface;
import io.novadesk.api.identity.Credentials;
import io.novadesk.api.identity.DeviceClient;
import io.novadesk.api.identity.DeviceGrant;
import io.novadesk.api.identity.Project;
import io.novadesk.api.identity.Scope;
import io.novadesk.cloud.connect.BrowserSignOn.Visitor;
import io.novadesk.cloud.live.Endpoints;
import io.novadesk.cloud.live.Login;
import io.novadesk.cloud.live.Session;
import io.novadesk.demo.DemoCloud;
import io.novadesk.demo.DemoSettings;
import io.novadesk.i18n.Text;
import io.novadesk.testing.Browser;
import io.novadesk.testing.FaultMatrix;
import io.novadesk.testing.FaultMatrix.Area;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A sign-on by a code: at the demo cloud's own provider, and at one that breaks its promises. */
@Timeout(120)
@SuppressWarnings("NullAway.Init") // Started before each test.
class DeviceSignOnTest {
  private static final String CODE =
      """
      {"device_code": "device-canary", "user_code": "WDJB-MJHT", "interval": 5, "expires_in": 60,
       "verification_uri": "https://idp.example.org/device"}\
      """;

  private final List<Duration> pauses = new CopyOnWriteArrayList<>();
  private final Watcher person = new Watcher();
  private final List<String> asked = new CopyOnWriteArrayList<>();

  /** What the spoiled provider answers at its token endpoint, in turn. */
  private final Deque<String> answers = new ArrayDeque<>();

  private String code = CODE;
  private String tokenUrl = "";
  private int odd;
  private TlsSettings tls = TlsSettings.SYSTEM;
  private HttpServer provider;
  private DemoCloud cloud;

  /** A person as far as the sign-on sees one. */
  private static final class Watcher implements BrowserSignOn.Person {
    final List<DeviceGrant.Code> codes = new ArrayList<>();
    final List<String> told = new ArrayList<>();
    final List<Visitor> visitors = new ArrayList<>();
    volatile Consumer<DeviceGrant.Code> then = _ -> {};

    @Override
    public void waits(URI page, Consumer<Secret> paste) {
      throw new AssertionError(page);
    }

    @Override
    public void types(DeviceGrant.Code wanted) {
      codes.add(wanted);
      then.accept(wanted);
    }

    @Override
    public void told(String sentence) {
      told.add(sentence);
    }

    @Override
    public @Nullable Project meets(Visitor visitor) {
      visitors.add(visitor);
      return visitor.projects().getFirst();
    }

    @Override
    public void over() {}
  }

  @BeforeEach
  void start() throws IOException {
    cloud = DemoCloud.start(DemoSettings.standard());
    provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    provider.createContext("/", this::answer);
    provider.start();
    tokenUrl = at("/token");
  }

  @AfterEach
  void end() {
    provider.stop(0);
    cloud.close();
  }

  private String at(String path) {
    return "http://127.0.0.1:" + provider.getAddress().getPort() + path;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    asked.add(path + " " + body);
    String text =
        switch (path) {
          case "/about" ->
              "{\"token_endpoint\": \"%s\", \"device_authorization_endpoint\": \"%s\"}"
                  .formatted(tokenUrl, at("/device"));
          case "/device" -> code;
          default -> answers.isEmpty() ? "{\"error\": \"expired_token\"}" : answers.removeFirst();
        };
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(
        odd != 0 ? odd : text.contains("\"error\"") ? 400 : 200, bytes.length);
    odd = 0;
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private Session connect(URI discovery, String secret, String challenge) throws ConnectException {
    DeviceClient client =
        new DeviceClient(
            "novadesk",
            Secret.of(secret),
            discovery,
            null,
            null,
            "openid profile",
            "access_token",
            challenge);
    Login login =
        new Login(
            "demo",
            cloud.authUrl(),
            new Credentials.Browser(
                new Credentials.SignOn(cloud.identityProvider(), "openid", client), Secret.of("")),
            new Scope.Unscoped(),
            null,
            Interface.PUBLIC,
            tls,
            Endpoints.OF_CATALOGUE);
    BrowserSignOn browser =
        new BrowserSignOn(
            URI.create("http://localhost:1/auth/websso/"), Duration.ofHours(1), pauses::add);
    return new Connector(HttpSettings.standard(), Clock.systemUTC(), browser)
        .connect(login, person, (_, _) -> {});
  }

  private String refused() {
    ConnectException e =
        catchThrowableOfType(
            ConnectException.class, () -> connect(URI.create(at("/about")), "s3cret", "S256"));
    assertThat(e).isNotNull();
    return String.valueOf(e.getMessage());
  }

  private void typeIt(String answer) {
    person.then =
        shown -> {
          try (Browser browser = new Browser()) {
            browser.post(
                shown.page(),
                Map.of(
                    "user_code", shown.userCode(),
                    "username", cloud.userName(),
                    "password", cloud.password(),
                    "answer", answer),
                "null");
          } catch (Exception e) {
            throw new AssertionError(e);
          }
        };
  }

  @Test
  void whoTypesTheCodeElsewhereIsIn() throws Exception {
    typeIt("yes");
    try (Session session = connect(cloud.discovery(), "", "S256")) {
      assertThat(session.identity().userName()).isEqualTo(cloud.userName());
      assertThat(person.codes).hasSize(1);
      assertThat(person.codes.getFirst().userCode()).matches("[A-Z]{4}-[A-Z]{4}");
      assertThat(person.visitors).extracting(Visitor::user).containsExactly(cloud.userName());
      assertThat(pauses).containsExactly(Duration.ofSeconds(1));
      // What lets somebody in stands in no log.
      String secret = person.codes.getFirst().userCode();
      assertThat(session.exchanges().all())
          .extracting(Exchange::requestBody, Exchange::responseBody)
          .noneMatch(both -> both.toString().contains(secret));
    }
  }

  @Test
  void whoDeclinesIsNotIn() {
    typeIt("no");
    assertThat(
            catchThrowableOfType(ConnectException.class, () -> connect(cloud.discovery(), "", "")))
        .hasMessage(Text.of("device.denied"));
    FaultMatrix.row(Area.LOGIN, "sign-on by code: access_denied", 4, Text.of("device.denied"));
  }

  @Test
  void asksLessOftenWhenTold() {
    answers.add("{\"error\": \"authorization_pending\"}");
    answers.add("{\"error\": \"slow_down\"}");
    answers.add("{\"error\": \"authorization_pending\"}");
    assertThat(refused()).isEqualTo(Text.of("device.expired"));
    assertThat(pauses).extracting(Duration::toSeconds).containsExactly(5L, 5L, 10L, 10L);
    assertThat(asked.getLast()).contains("device_code=device-canary").contains("code_verifier=");
    FaultMatrix.row(Area.LOGIN, "sign-on by code: slow_down, then expired_token", 6, refused());
  }

  @Test
  void nobodyIsAskedForEver() {
    for (int i = 0; i < 100; i++) {
      answers.add("{\"error\": \"authorization_pending\"}");
    }
    assertThat(refused()).isEqualTo(Text.of("device.expired"));
    assertThat(pauses).hasSize(12);
  }

  @Test
  void aProviderThatIsAwayForAMomentIsAskedAgain() {
    answers.add("{}");
    code = CODE.replace("\"interval\": 5, ", "");
    person.then = _ -> odd = 502;
    assertThat(refused()).isEqualTo(Text.of("device.expired"));
    assertThat(person.told).isNotEmpty();
    assertThat(pauses).extracting(Duration::toSeconds).startsWith(5L, 10L);
    FaultMatrix.row(Area.LOGIN, "sign-on by code: 502 at the token endpoint", 4, "asked again");
  }

  @Test
  void whatIsNoAnswerIsTold() {
    code = "<html>Welcome</html>";
    assertThat(refused()).isNotEmpty();
    code = "{\"user_code\": \"A\"}";
    assertThat(refused()).contains("127.0.0.1");
    code = CODE.replace("https://idp.example.org/device", "javascript:alert(1)");
    assertThat(refused()).contains("127.0.0.1");
    code = "{\"error\": \"unauthorized_client\", \"error_description\": \"Not you\"}";
    assertThat(refused()).contains("Not you");
    assertThat(person.codes).isEmpty();
    code = CODE;
    answers.add("{\"token_type\": \"Bearer\"}");
    assertThat(refused()).contains("access_token");
    FaultMatrix.row(Area.LOGIN, "sign-on by code: garbage from the provider", 3, refused());
  }

  @Test
  void aTokenThatKeystoneDoesNotTakeIsTold() {
    answers.add("{\"access_token\": \"made-up\"}");
    assertThat(refused()).contains("authentication");
  }

  @Test
  void anAddressWithoutEncryptionIsAskedForNothingAfterOneWithIt(@TempDir Path folder)
      throws Exception {
    Certificates own = Certificates.make(folder, "idp", "ip:127.0.0.1");
    HttpsServer secure =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    secure.setHttpsConfigurator(new HttpsConfigurator(own.server()));
    secure.createContext("/", this::answer);
    secure.start();
    tls = new TlsSettings(own.pem(folder), null, null, null, Map.of());
    try {
      URI about = URI.create("https://127.0.0.1:" + secure.getAddress().getPort() + "/about");
      assertThat(catchThrowableOfType(ConnectException.class, () -> connect(about, "s3cret", "")))
          .hasMessageContaining(at("/device"))
          .hasMessageContaining("not encrypted");
      assertThat(asked).extracting(request -> request.split(" ", 2)[0]).containsExactly("/about");
      FaultMatrix.row(Area.LOGIN, "sign-on by code: http after an https discovery", 1, "not sent");
    } finally {
      secure.stop(0);
    }
  }

  @Test
  void theSecretGoesInTheHeaderAlone() {
    assertThat(refused()).isEqualTo(Text.of("device.expired"));
    assertThat(asked).noneMatch(request -> request.contains("s3cret"));
  }
}
