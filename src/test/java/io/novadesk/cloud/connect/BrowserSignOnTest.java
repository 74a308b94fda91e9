package io.novadesk.cloud.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.novadesk.api.Secret;
import io.novadesk.api.http.HttpSettings;
import io.novadesk.api.http.TlsSettings;
import io.novadesk.api.identity.Catalogue.Interface;
import io.novadesk.api.identity.Credentials;
import io.novadesk.api.identity.DeviceGrant;
import io.novadesk.api.identity.Project;
import io.novadesk.api.identity.Scope;
import io.novadesk.cloud.connect.BrowserSignOn.Visitor;
import io.novadesk.cloud.live.Endpoints;
import io.novadesk.cloud.live.Login;
import io.novadesk.cloud.live.Session;
import io.novadesk.demo.DemoCloud;
import io.novadesk.demo.DemoSettings;
import io.novadesk.testing.Browser;
import io.novadesk.testing.FaultMatrix;
import io.novadesk.testing.FaultMatrix.Area;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A sign-on in the browser at the demo cloud, and all that can come to the listener. */
@Timeout(120)
class BrowserSignOnTest {
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Browser browser = new Browser();
  private final Watcher person = new Watcher();
  private URI origin;
  private DemoCloud cloud;

  /** A person as far as the sign-on sees one. */
  private static final class Watcher implements BrowserSignOn.Person {
    final BlockingQueue<URI> pages = new LinkedBlockingQueue<>();
    final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    final BlockingQueue<Visitor> visitors = new LinkedBlockingQueue<>();
    volatile Consumer<Secret> paste = _ -> {};
    volatile boolean isThePerson = true;
    volatile CountDownLatch decides = new CountDownLatch(0);

    @Override
    public void waits(URI page, Consumer<Secret> taker) {
      paste = taker;
      pages.add(page);
    }

    @Override
    public void types(DeviceGrant.Code code) {
      throw new AssertionError(code.userCode());
    }

    @Override
    public void told(String sentence) {
      told.add(sentence);
    }

    @Override
    public @Nullable Project meets(Visitor visitor) throws InterruptedException {
      visitors.add(visitor);
      decides.await();
      return isThePerson ? visitor.projects().getFirst() : null;
    }

    @Override
    public void over() {}
  }

  @BeforeEach
  void start() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    origin = URI.create("http://localhost:" + port + "/auth/websso/");
    cloud = DemoCloud.start(DemoSettings.standard().withTrustedOrigins(List.of(origin.toString())));
  }

  @AfterEach
  void end() {
    threads.shutdownNow();
    browser.close();
    cloud.close();
  }

  private Future<Session> connect(Duration late) {
    Connector connector =
        new Connector(HttpSettings.standard(), Clock.systemUTC(), new BrowserSignOn(origin, late));
    Login login =
        new Login(
            "demo",
            cloud.authUrl(),
            new Credentials.Browser(
                new Credentials.SignOn(cloud.identityProvider(), "openid"), Secret.of("")),
            new Scope.Unscoped(),
            null,
            Interface.PUBLIC,
            TlsSettings.SYSTEM,
            Endpoints.OF_CATALOGUE);
    return threads.submit(() -> connector.connect(login, person, (_, _) -> {}));
  }

  private Future<Session> connect() {
    return connect(Duration.ofHours(1));
  }

  private String cloudOrigin() {
    return "http://" + cloud.authUrl().getAuthority();
  }

  private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
    T found = queue.poll(60, TimeUnit.SECONDS);
    assertThat(found).isNotNull();
    return found;
  }

  private Browser.Form signOn(String user) throws Exception {
    return browser.signOn(next(person.pages), user, cloud.password());
  }

  private boolean somebodyListens() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), origin.getPort())) {
      return socket.isConnected();
    } catch (IOException _) {
      return false;
    }
  }

  @Test
  void opensTheProjectAfterThePersonHasSaidWhoTheyAre() throws Exception {
    Future<Session> connecting = connect();
    Browser.Form form = signOn("demo");
    HttpResponse<String> answer = browser.submit(form, cloudOrigin());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("You are signed in").doesNotContain(form.token());
    try (Session session = connecting.get()) {
      Visitor visitor = next(person.visitors);
      assertThat(visitor.user()).isEqualTo("demo");
      assertThat(visitor.domain()).isEqualTo("Default");
      assertThat(visitor.projects()).extracting(Project::name).contains("demo", "staging");
      assertThat(session.identity().userName()).isEqualTo("demo");
      assertThat(session.loginNeeded()).isNull();
      assertThat(session.ownProjects()).contains(visitor.projects().getFirst());
      assertThat(session.exchanges().all().toString()).doesNotContain(form.token());
      assertThat(session.login().credentials().canBeRepeated()).isFalse();
    }
    assertThat(somebodyListens()).isFalse();
  }

  @Test
  void turnsAwayWhatIsNoAnswerOfTheCloudAndGoesOnWaiting() throws Exception {
    Future<Session> connecting = connect();
    Browser.Form form = signOn("demo");
    URI wrongPlace = URI.create("http://localhost:" + origin.getPort() + "/auth/other/");
    assertThat(browser.post(wrongPlace, Map.of("token", form.token()), cloudOrigin()).statusCode())
        .isEqualTo(404);
    assertThat(browser.get(origin).statusCode()).isEqualTo(405);
    HttpResponse<String> foreign = browser.submit(form, "https://evil.example.org");
    assertThat(foreign.statusCode()).isEqualTo(403);
    String sentence = next(person.told);
    assertThat(sentence).contains("https://evil.example.org");
    assertThat(browser.post(origin, Map.of("token", "no token"), cloudOrigin()).statusCode())
        .isEqualTo(400);
    assertThat(next(person.told)).contains("held no token");
    assertThat(person.visitors).isEmpty();
    assertThat(connecting.isDone()).isFalse();
    FaultMatrix.row(Area.LOGIN, "another page sends a token to the listener", 0, sentence);

    assertThat(browser.submit(form, cloudOrigin()).statusCode()).isEqualTo(200);
    connecting.get().close();
  }

  @Test
  void takesOneAnswerAloneWhileThePersonLooksWhoCameIn() throws Exception {
    person.decides = new CountDownLatch(1);
    Future<Session> connecting = connect();
    Browser.Form form = signOn("demo");
    assertThat(browser.submit(form, cloudOrigin()).statusCode()).isEqualTo(200);
    assertThat(next(person.visitors).user()).isEqualTo("demo");
    while (somebodyListens()) {
      Thread.onSpinWait();
    }
    assertThatThrownBy(() -> browser.submit(form, cloudOrigin())).isInstanceOf(IOException.class);
    assertThat(connecting.isDone()).isFalse();
    assertThat(person.visitors).isEmpty();
    person.decides.countDown();
    try (Session session = connecting.get()) {
      assertThat(session.identity().userName()).isEqualTo("demo");
    }
    FaultMatrix.row(Area.LOGIN, "a second answer comes to the listener", 0, "nobody listens");
  }

  @Test
  void opensNothingWhenSomebodyElseCameIn() throws Exception {
    person.isThePerson = false;
    Future<Session> connecting = connect();
    browser.submit(signOn("alt"), cloudOrigin());
    ConnectException e = failure(connecting);
    assertThat(next(person.visitors).user()).isEqualTo("alt");
    assertThat(e).hasMessageContaining("Somebody else came in");
    FaultMatrix.row(
        Area.LOGIN,
        "a page sends somebody else's token to the listener",
        0,
        String.valueOf(e.getMessage()));
  }

  @Test
  void saysWhichLineIsMissingWhenNothingComes() throws Exception {
    Future<Session> connecting = connect(Duration.ofMillis(1));
    String sentence = next(person.told);
    assertThat(sentence).contains("trusted_dashboard = " + origin);
    FaultMatrix.row(Area.LOGIN, "the browser never comes back", 0, sentence);
    connecting.cancel(true);
    while (somebodyListens()) {
      Thread.onSpinWait();
    }
  }

  @Test
  void takesAPastedTokenWhereThePortIsTaken() throws Exception {
    try (ServerSocket other =
        new ServerSocket(origin.getPort(), 1, InetAddress.getLoopbackAddress())) {
      assertThat(other.isBound()).isTrue();
      Future<Session> connecting = connect();
      String sentence = next(person.told);
      assertThat(sentence).contains("port " + origin.getPort());
      String token = signOn("demo").token();
      person.paste.accept(Secret.of(token));
      try (Session session = connecting.get()) {
        assertThat(session.identity().userName()).isEqualTo("demo");
      }
      FaultMatrix.row(Area.LOGIN, "the port of the listener is taken", 0, sentence);
    }
  }

  @Test
  void saysWhatTheCloudSaysOfAPastedTokenThatIsNone() throws Exception {
    Future<Session> connecting = connect();
    next(person.pages);
    person.paste.accept(Secret.of("gAAAAA-something-else"));
    ConnectException e = failure(connecting);
    assertThat(e.step()).isEqualTo(ConnectStep.LOGIN);
    assertThat(e).hasMessageContaining("does not accept the token of this sign-on");
    FaultMatrix.row(
        Area.LOGIN, "a token is pasted that is none", 1, String.valueOf(e.getMessage()));
  }

  private static ConnectException failure(Future<Session> connecting) {
    ExecutionException e = catchThrowableOfType(ExecutionException.class, connecting::get);
    assertThat(e).hasCauseInstanceOf(ConnectException.class);
    return (ConnectException) Objects.requireNonNull(e.getCause());
  }
}
