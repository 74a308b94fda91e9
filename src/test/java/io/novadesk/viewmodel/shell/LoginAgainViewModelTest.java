package io.novadesk.viewmodel.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.novadesk.api.Secret;
import io.novadesk.api.http.HttpSettings;
import io.novadesk.api.identity.Credentials;
import io.novadesk.api.identity.DeviceGrant;
import io.novadesk.api.identity.Project;
import io.novadesk.cloud.connect.BrowserSignOn;
import io.novadesk.cloud.connect.Connector;
import io.novadesk.cloud.live.Login;
import io.novadesk.cloud.live.Session;
import io.novadesk.demo.DemoCloud;
import io.novadesk.demo.DemoSettings;
import io.novadesk.testing.Browser;
import io.novadesk.testing.FaultMatrix;
import io.novadesk.testing.FaultMatrix.Area;
import io.novadesk.testing.QueueTaskRunner;
import io.novadesk.testing.TestCloud;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is asked for, in place, when a login has ended: as that login needs it. */
@Timeout(120)
class LoginAgainViewModelTest {
  private final QueueTaskRunner tasks = new QueueTaskRunner();
  private final LoginAgainViewModel model = new LoginAgainViewModel(tasks);
  private final List<URI> pages = new ArrayList<>();
  private final List<Credentials> renewed = new ArrayList<>();
  private final Browser browser = new Browser();
  private DemoCloud cloud;
  private Connector connector;
  private Session session;

  @BeforeEach
  void start() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    URI origin = URI.create("http://localhost:" + port + "/auth/websso/");
    cloud = DemoCloud.start(DemoSettings.standard().withTrustedOrigins(List.of(origin.toString())));
    BrowserSignOn signOn = new BrowserSignOn(origin, Duration.ofHours(1));
    connector = new Connector(HttpSettings.standard(), Clock.systemUTC(), signOn);
    model.wire(signOn, pages::add, (_, typed) -> renewed.add(typed.copy()));
    session = open();
    model.watch(session);
  }

  @AfterEach
  void end() {
    session.close();
    tasks.close();
    browser.close();
    cloud.close();
  }

  private Login login(Credentials by) {
    return TestCloud.login(
            "demo", cloud.authUrl(), cloud.userName(), cloud.password(), cloud.projectName())
        .with(by);
  }

  /** Signs on as that user, at the page that is opened next. */
  private Browser.Form signOn(String user) throws Exception {
    tasks.until(() -> !pages.isEmpty());
    return browser.signOn(pages.removeFirst(), user, cloud.password());
  }

  private Session open() throws Exception {
    Credentials by =
        new Credentials.Browser(
            new Credentials.SignOn(cloud.identityProvider(), "openid"), Secret.of(""));
    BrowserSignOn.Person person =
        new BrowserSignOn.Person() {
          @Override
          public void waits(URI page, Consumer<Secret> paste) {
            try {
              paste.accept(
                  Secret.of(browser.signOn(page, cloud.userName(), cloud.password()).token()));
            } catch (Exception e) {
              throw new IllegalStateException(e);
            }
          }

          @Override
          public void types(DeviceGrant.Code code) {
            throw new AssertionError(code.userCode());
          }

          @Override
          public void told(String sentence) {}

          @Override
          public Project meets(BrowserSignOn.Visitor visitor) {
            return visitor.projects().getFirst();
          }

          @Override
          public void over() {}
        };
    return connector.connect(login(by), person, (_, _) -> {});
  }

  private void revoke() throws Exception {
    String token = session.identity().id().reveal();
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(cloud.authUrl() + "/auth/tokens"))
              .header("X-Auth-Token", token)
              .header("X-Subject-Token", token)
              .DELETE()
              .build();
      assertThat(http.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(204);
    }
    assertThat(catchThrowable(() -> session.regions().getFirst().flavorShelf().read())).isNotNull();
    tasks.until(() -> !model.textProperty().get().isEmpty());
  }

  @Test
  void opensTheBrowserAndGoesOnAsTheSamePersonOnly() throws Exception {
    assertThat(model.textProperty().get()).isEmpty();
    revoke();
    assertThat(model.secretWantedProperty().get()).isFalse();
    assertThat(model.verbProperty().get()).isEqualTo("Sign in in the browser");

    model.logIn();
    Browser.Form other = signOn("alt");
    assertThat(model.waitingProperty().get()).isTrue();
    assertThat(model.textProperty().get()).contains("waiting until you have signed in");
    browser.submit(other, "null");
    tasks.until(() -> !model.busyProperty().get());
    String why = model.problemProperty().get();
    assertThat(session.loginNeeded()).isNotNull();
    FaultMatrix.row(Area.LOGIN, "somebody else signs on in the browser for an open cloud", 1, why);

    model.logIn();
    browser.submit(signOn("demo"), "null");
    tasks.until(() -> !renewed.isEmpty());
    assertThat(model.textProperty().get()).isEmpty();
    assertThat(session.loginNeeded()).isNull();
    assertThat(session.regions().getFirst().flavorShelf().read()).isNotEmpty();
    assertThat(renewed).hasSize(1);
  }

  @Test
  void takesAPastedTokenAndCanBeStopped() throws Exception {
    revoke();
    model.logIn();
    tasks.until(() -> model.waitingProperty().get());
    model.stop();
    assertThat(model.busyProperty().get()).isFalse();
    assertThat(model.textProperty().get()).contains("until you log in again");
    pages.clear();
    model.logIn();
    String token = signOn("demo").token();
    assertThat(model.secretWantedProperty().get()).isTrue();
    assertThat(model.readyProperty().get()).isFalse();
    model.secretProperty().set(token);
    assertThat(model.verbProperty().get()).isEqualTo("Use this token");
    model.logIn();
    tasks.until(() -> !renewed.isEmpty());
    assertThat(model.textProperty().get()).isEmpty();
    assertThat(model.secretProperty().get()).isEmpty();
    assertThat(session.loginNeeded()).isNull();
  }
}
