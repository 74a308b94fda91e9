package io.novadesk.view.connect;

import static io.novadesk.testing.Fx.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.http.Certificates;
import io.novadesk.api.http.HttpSettings;
import io.novadesk.cloud.connect.BrowserSignOn;
import io.novadesk.cloud.connect.Connector;
import io.novadesk.cloud.live.Session;
import io.novadesk.demo.DemoCloud;
import io.novadesk.demo.DemoSettings;
import io.novadesk.profile.CloudsYaml;
import io.novadesk.profile.Connection.Method;
import io.novadesk.profile.ConnectionStore;
import io.novadesk.task.ExecutorTaskRunner;
import io.novadesk.testing.Browser;
import io.novadesk.testing.CannedCloud;
import io.novadesk.testing.Pictures;
import io.novadesk.testing.SmallCloud;
import io.novadesk.viewmodel.connect.ConnectViewModel;
import io.novadesk.viewmodel.connect.ConnectViewModel.Phase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** What the dialog asks in place of its form, and the buttons that answer. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // The fields are set when the stage is there.
@Timeout(120)
class ConnectQuestionsTest {
  private static final URI ORIGIN = freeOrigin();

  @TempDir private static Path folder;
  private static Certificates certificate;

  private final ExecutorTaskRunner tasks = new ExecutorTaskRunner(Platform::runLater);
  private final List<Session> sessions = new CopyOnWriteArrayList<>();
  private SmallCloud cloud;
  private CannedCloud network;
  private String caFile;
  private Stage stage;
  private ConnectViewModel model;

  @BeforeAll
  static void makeCertificate() throws Exception {
    certificate = Certificates.make(folder, "cloud", "ip:127.0.0.1");
  }

  private static URI freeOrigin() {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return URI.create("http://localhost:" + free.getLocalPort() + "/auth/websso/");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Start
  void start(Stage primary) throws Exception {
    stage = primary;
    caFile = certificate.pem(folder).toString();
    cloud = new SmallCloud(certificate.server());
    network = new CannedCloud();
    cloud.tellNetwork(network.uri("").toString());
    model =
        new ConnectViewModel(
            tasks,
            new Connector(
                HttpSettings.standard(),
                Clock.systemUTC(),
                new BrowserSignOn(ORIGIN, Duration.ofMillis(1))),
            new ConnectionStore(folder.resolve("connections.json")),
            new CloudsYaml(List.of(), List.of()),
            null,
            sessions::add);
    Scene scene = new Scene(new ConnectView(model, () -> {}), 860, 560);
    Pictures.dress(scene);
    stage.setScene(scene);
    stage.show();
  }

  @AfterEach
  void end() {
    sessions.forEach(Session::close);
    tasks.close();
    cloud.close();
    network.close();
  }

  private void connect(FxRobot robot, String url) throws Exception {
    until(() -> model.clouds().loadedProperty().get());
    robot.interact(model.choice()::startNew);
    type(robot, "#connect-auth-url", url);
    type(robot, "#connect-user", SmallCloud.USER);
    type(robot, "#connect-secret", SmallCloud.PASSWORD);
    type(robot, "#connect-project", "web");
    type(robot, "#connect-ca-file", caFile);
    fire(robot, "#connect-connect");
    until(() -> model.phaseProperty().get() == Phase.FAILED);
  }

  private static void type(FxRobot robot, String id, String text) {
    TextInputControl field = robot.lookup(id).queryAs(TextInputControl.class);
    robot.interact(() -> field.setText(text));
  }

  private static void fire(FxRobot robot, String id) {
    Button button = robot.lookup(id).queryAs(Button.class);
    robot.interact(button::fire);
  }

  private static boolean shown(FxRobot robot, String id) {
    for (Node node = robot.lookup(id).query(); node != null; node = node.getParent()) {
      if (!node.isVisible()) {
        return false;
      }
    }
    return true;
  }

  @Test
  void asksAboutAServiceWithoutEncryptionAndTheSafeAnswerHasTheFocus(FxRobot robot)
      throws Exception {
    connect(robot, cloud.authUrl().toString());
    assertThat(shown(robot, "#connect-plain")).isTrue();
    assertThat(shown(robot, "#connect-form")).isFalse();
    assertThat(shown(robot, "#connect-steps")).isFalse();
    assertThat(robot.lookup("#connect-plain-title").queryAs(Label.class).getText())
        .contains("the network service")
        .contains(network.uri("").getAuthority());
    assertThat(stage.getScene().getFocusOwner().getId()).isEqualTo("connect-plain-leave");
    robot.interact(() -> Pictures.save(stage.getScene(), "connect-plain"));
    fire(robot, "#connect-plain-leave");
    until(() -> model.phaseProperty().get() == Phase.CONNECTED);
    assertThat(shown(robot, "#connect-plain")).isFalse();
    assertThat(network.asked()).isEmpty();
  }

  @Test
  void theOtherAnswerUsesIt(FxRobot robot) throws Exception {
    connect(robot, cloud.authUrl().toString());
    fire(robot, "#connect-plain-use");
    until(() -> model.phaseProperty().get() == Phase.CONNECTED);
    assertThat(sessions.getFirst().regions().getFirst().networks()).isNotNull();
  }

  @Test
  void offersTheRightAddressAsAButton(FxRobot robot) throws Exception {
    try (CannedCloud identity = new CannedCloud()) {
      identity.answer("GET /v3", 200, "{\"version\": {\"id\": \"v3.14\", \"status\": \"stable\"}}");
      connect(robot, identity.uri("/v2.0/v3").toString());
      Button use = robot.lookup("#connect-use-host").queryAs(Button.class);
      assertThat(shown(robot, "#connect-use-host")).isTrue();
      assertThat(use.getText()).contains(identity.uri("/v3").toString());
      robot.interact(() -> Pictures.save(stage.getScene(), "connect-other-address"));
      fire(robot, "#connect-use-host");
      until(() -> model.phaseProperty().get() == Phase.FAILED);
      assertThat(robot.lookup("#connect-auth-url").queryAs(TextInputControl.class).getText())
          .isEqualTo(identity.uri("/v3").toString());
      assertThat(identity.asked()).anyMatch(asked -> asked.call().equals("POST /v3/auth/tokens"));
    }
  }

  private void connectByBrowser(FxRobot robot, DemoCloud demo) throws Exception {
    until(() -> model.clouds().loadedProperty().get());
    robot.interact(model.choice()::startNew);
    type(robot, "#connect-auth-url", demo.authUrl().toString());
    robot.interact(() -> model.form().methodProperty().set(Method.BROWSER));
    type(robot, "#connect-identity-provider", demo.identityProvider());
    fire(robot, "#connect-connect");
    until(() -> model.browser().pageProperty().get() != null);
  }

  @Test
  void waitsForTheBrowserAndAsksWhoCameIn(FxRobot robot) throws Exception {
    try (DemoCloud demo =
            DemoCloud.start(
                DemoSettings.standard().withTrustedOrigins(List.of(ORIGIN.toString())));
        Browser browser = new Browser()) {
      connectByBrowser(robot, demo);
      assertThat(shown(robot, "#connect-browser")).isTrue();
      assertThat(shown(robot, "#connect-form")).isFalse();
      until(() -> shown(robot, "#connect-browser-told"));
      assertThat(robot.lookup("#connect-browser-told").queryAs(Label.class).getText())
          .contains("trusted_dashboard = " + ORIGIN);
      robot.interact(() -> Pictures.save(stage.getScene(), "connect-browser-waits"));
      URI page =
          URI.create(
              robot.lookup("#connect-browser-page").queryAs(TextInputControl.class).getText());
      browser.submit(browser.signOn(page, "demo", demo.password()), "null");
      until(() -> shown(robot, "#connect-browser-accept"));
      assertThat(robot.lookup("#connect-browser-visitor").queryAs(Label.class).getText())
          .isEqualTo("demo of the domain Default has signed in");
      assertThat(sessions).isEmpty();
      ComboBox<?> projects = robot.lookup("#connect-browser-projects").queryAs(ComboBox.class);
      assertThat(robot.lookup("#connect-browser-accept").query().isDisabled()).isTrue();
      robot.interact(() -> projects.getSelectionModel().selectLast());
      robot.interact(() -> Pictures.save(stage.getScene(), "connect-browser-visitor"));
      fire(robot, "#connect-browser-accept");
      until(() -> model.phaseProperty().get() == Phase.CONNECTED);
      assertThat(sessions.getFirst().identity().userName()).isEqualTo("demo");
      assertThat(shown(robot, "#connect-browser")).isFalse();
    }
  }

  @Test
  void stopsWaitingForTheBrowser(FxRobot robot) throws Exception {
    try (DemoCloud demo = DemoCloud.start(DemoSettings.standard())) {
      connectByBrowser(robot, demo);
      fire(robot, "#connect-cancel");
      until(() -> !model.busyProperty().get());
      assertThat(shown(robot, "#connect-browser")).isFalse();
      assertThat(shown(robot, "#connect-form")).isTrue();
      assertThat(sessions).isEmpty();
    }
  }
}
