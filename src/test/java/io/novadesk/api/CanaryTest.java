package io.novadesk.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.novadesk.api.compute.ComputeClient;
import io.novadesk.api.compute.NewServer;
import io.novadesk.api.compute.Rebuild;
import io.novadesk.api.compute.ServerRequests;
import io.novadesk.api.http.ExchangeLog;
import io.novadesk.api.http.HttpSettings;
import io.novadesk.api.http.HttpTransport;
import io.novadesk.api.http.Request;
import io.novadesk.api.http.RequestPreview;
import io.novadesk.api.http.RequestTemplate;
import io.novadesk.api.identity.Credentials;
import io.novadesk.api.identity.Identity;
import io.novadesk.api.identity.IdentityEndpoint;
import io.novadesk.api.identity.IdentityEndpoint.IdentityVersion;
import io.novadesk.api.identity.Passcode;
import io.novadesk.api.identity.Scope;
import io.novadesk.api.identity.Token;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A secret planted in every credential shows nowhere: not in the exchange log, not in a command to
 * paste, not in an exception, not in {@code toString}. The cloud here is a bad one that repeats
 * everything that it was sent.
 */
class CanaryTest {
  private static final String CANARY = "canary-7Jq2-sings";
  private static final Secret SECRET = Secret.of(CANARY);

  /** Of one-time codes: base32, as an authenticator takes it. */
  private static final Secret SEED = Secret.of("JBSWY3DPEHPK3PXP");

  private HttpServer cloud;
  private HttpTransport http;
  private URI url;
  private final List<String> shown = new ArrayList<>();
  private final List<Integer> statuses = new ArrayList<>();

  @BeforeEach
  void start() throws IOException {
    cloud = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    cloud.createContext("/", this::echo);
    cloud.start();
    url = URI.create("http://127.0.0.1:" + cloud.getAddress().getPort());
    http = new HttpTransport(HttpSettings.standard(), new ExchangeLog(100));
  }

  @AfterEach
  void stop() {
    http.close();
    cloud.stop(0);
  }

  /** Repeats body and headers: as an error on some paths, as an answer on others. */
  private void echo(HttpExchange exchange) throws IOException {
    ByteArrayOutputStream sent = new ByteArrayOutputStream();
    exchange.getRequestBody().transferTo(sent);
    String path = exchange.getRequestURI().getPath();
    boolean good = path.startsWith("/good") || path.endsWith("/v2.1/");
    String text =
        sent.toString(StandardCharsets.UTF_8)
            + exchange.getRequestHeaders().values()
            + exchange.getRequestURI();
    String body =
        good
            ? """
            {"token":{"expires_at":"2030-01-01T00:00:00Z","user":{"name":"u"}},
             "access":{"token":{"id":"%1$s"}},"server":{"id":"s1","adminPass":"%1$s"},
             "keypair":{"name":"k","private_key":"%1$s"},"output":"","password":"%1$s",
             "remote_console":{"type":"novnc","url":"http://h/vnc.html?token=%1$s"},
             "version":{"id":"v2.1","version":"2.96","min_version":"2.1"}}
            """
                .formatted(CANARY)
            : "{\"badRequest\":{\"code\":400,\"message\":%s}}"
                .formatted(io.novadesk.api.wire.Json.quoted("No good: " + text));
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.getResponseHeaders().add("X-Subject-Token", CANARY);
    exchange.getResponseHeaders().add("X-Auth-Token", CANARY);
    exchange.getResponseHeaders().add("Openstack-Auth-Receipt", CANARY);
    exchange.getResponseHeaders().add("Set-Cookie", "session=" + CANARY);
    int status = good ? 200 : 400;
    statuses.add(status);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private interface Call {
    Object run();
  }

  private void call(Call call) {
    try {
      shown.add(call.run().toString());
    } catch (ApiException e) {
      StringWriter trace = new StringWriter();
      e.printStackTrace(new PrintWriter(trace));
      shown.add(trace.toString());
      shown.add(e.facts().toString());
    }
  }

  private void assertNothingShows() {
    http.log()
        .all()
        .forEach(
            e -> {
              shown.add(e.toString());
              shown.add(RequestTemplate.of(e).toString());
            });
    assertThat(shown).isNotEmpty();
    assertThat(shown).allSatisfy(text -> assertThat(text).doesNotContain(CANARY, SEED.reveal()));
  }

  private static List<Credentials> credentials() {
    return List.of(
        new Credentials.Password("u", "d", SECRET),
        new Credentials.PasswordAndTotp("u", "d", SECRET, SECRET),
        new Credentials.Totp(
            Credentials.User.named("u", null), new Passcode.Code(Secret.of(CANARY))),
        new Credentials.Totp(Credentials.User.named("u", null), new Passcode.Seed(SEED)),
        new Credentials.PasswordAndTotp(
            Credentials.User.named("u", null), SECRET, new Passcode.Seed(SEED)),
        new Credentials.Browser(new Credentials.SignOn("idp", "openid"), SECRET),
        new Credentials.Token(SECRET),
        new Credentials.ApplicationCredential("id", null, null, SECRET),
        new Credentials.ApiKey("u", SECRET));
  }

  @Test
  void loginsTellNoSecret() {
    Identity identity = new Identity(http);
    Scope scope = new Scope.Project(null, "p", null);
    for (Credentials who : credentials()) {
      shown.add(who.toString());
      for (IdentityVersion version : IdentityVersion.values()) {
        for (String path : List.of("/good", "/bad")) {
          IdentityEndpoint where = new IdentityEndpoint(URI.create(url + path), version);
          call(() -> identity.login(where, who, scope));
        }
      }
    }
    assertThat(statuses).contains(200, 400);
    assertNothingShows();
  }

  @Test
  void tokensTellNoSecret() {
    Token token =
        new Identity(http)
            .login(
                new IdentityEndpoint(URI.create(url + "/good"), IdentityVersion.V3),
                new Credentials.Password("u", null, SECRET),
                new Scope.Unscoped());
    assertThat(token.id().reveal()).isEqualTo(CANARY);
    shown.add(token.toString());
    assertNothingShows();
  }

  @Test
  void commandsTellNoSecret() {
    for (String path : List.of("/good/v2.1", "/bad/v2.1")) {
      ComputeClient compute =
          ComputeClient.open(http, URI.create(url + path), new ContractCloud.FixedToken(SECRET));
      NewServer plain = NewServer.of("n", "i", "f");
      NewServer server =
          new NewServer(
              plain.name(),
              plain.imageId(),
              plain.flavorId(),
              plain.networks(),
              List.of(),
              Map.of(),
              null,
              List.of(),
              null,
              SECRET,
              null,
              1,
              SECRET,
              null,
              List.of(),
              null,
              Map.of("/etc/motd", CANARY.getBytes(StandardCharsets.UTF_8)),
              Map.of());
      shown.add(server.toString());
      call(() -> compute.servers().create(server));
      call(() -> compute.servers().changePassword("s1", SECRET));
      ServerRequests requests = compute.servers().requests();
      Rebuild rebuild =
          new Rebuild(
              "i", null, SECRET, null, null, null, SECRET, null, Map.of("/etc/motd", SECRET));
      shown.add(rebuild.toString());
      for (Request request :
          List.of(
              requests.rescue("s1", SECRET, null),
              requests.rebuild("s1", rebuild),
              requests.changePassword("s1", SECRET))) {
        shown.add(RequestPreview.of(request).toString());
        call(() -> compute.servers().send(request));
      }
      call(() -> compute.keyPairs().create("k", null, null));
      call(() -> compute.servers().console("s1", io.novadesk.api.compute.RemoteConsole.Kind.NOVNC));
      call(() -> compute.servers().passwords().encrypted("s1").length());
    }
    assertNothingShows();
    String log = http.log().all().toString();
    String encoded =
        java.util.Base64.getEncoder().encodeToString(CANARY.getBytes(StandardCharsets.UTF_8));
    assertThat(log).doesNotContain(encoded);
  }

  @Test
  void addressesTellNoSecret() {
    URI secret = URI.create(url + "/bad/x?token=" + CANARY + "&password=" + CANARY);
    call(() -> http.send(io.novadesk.api.http.Request.get(secret)));
    assertNothingShows();
  }
}
