package io.novadesk.view.connect;

import static io.novadesk.testing.Fx.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.Secret;
import io.novadesk.api.http.Certificates;
import io.novadesk.api.http.HttpSettings;
import io.novadesk.cloud.connect.BrowserSignOn;
import io.novadesk.cloud.connect.Connector;
import io.novadesk.cloud.live.Session;
import io.novadesk.common.login.Logins;
import io.novadesk.common.login.TypedSecrets;
import io.novadesk.demo.DemoCloud;
import io.novadesk.demo.DemoSettings;
import io.novadesk.profile.CloudsYaml;
import io.novadesk.profile.Connection.Marking;
import io.novadesk.profile.Connection.Method;
import io.novadesk.profile.ConnectionStore;
import io.novadesk.task.ExecutorTaskRunner;
import io.novadesk.testing.Browser;
import io.novadesk.testing.CannedCloud;
import io.novadesk.testing.Pictures;
import io.novadesk.testing.SmallCloud;
import io.novadesk.view.parts.ModalHost;
import io.novadesk.viewmodel.connect.CloudEntry;
import io.novadesk.viewmodel.connect.ConnectViewModel;
import io.novadesk.viewmodel.connect.ConnectViewModel.Phase;
import io.novadesk.viewmodel.connect.OtherLogin;
import io.novadesk.viewmodel.servers.CloudPlace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.layout.StackPane;
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
            new CloudsYaml(List.of(folder.resolve("clouds.yaml")), List.of()),
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
  void showsWhatBothChangedSideBySide(FxRobot robot) throws Exception {
    Path file = folder.resolve("clouds.yaml");
    String text =
        "clouds: {shop: {auth: {auth_url: \"%s\", username: ada, project_name: web}}}"
            .formatted(cloud.authUrl());
    Files.writeString(file, text);
    robot.interact(model::refresh);
    until(() -> model.clouds().all().stream().anyMatch(entry -> entry.name().equals("shop")));
    robot.interact(() -> model.choice().select("shop"));
    type(robot, "#connect-user", "bob");
    type(robot, "#connect-project", "mine");
    Files.writeString(file, text.replace("ada", "eve"));
    fire(robot, "#connect-save");
    until(() -> shown(robot, "#connect-meeting"));
    assertThat(shown(robot, "#connect-form")).isFalse();
    assertThat(robot.lookup("#meeting-user-theirs").queryAs(RadioButton.class).getText())
        .isEqualTo("eve");
    RadioButton mine = robot.lookup("#meeting-user-mine").queryAs(RadioButton.class);
    assertThat(mine.getText()).isEqualTo("bob");
    assertThat(mine.isSelected()).isTrue();
    robot.interact(() -> Pictures.save(stage.getScene(), "connect-meeting"));

    RadioButton theirs = robot.lookup("#meeting-user-theirs").queryAs(RadioButton.class);
    robot.interact(theirs::fire);
    fire(robot, "#connect-meeting-save");
    until(() -> Files.readString(file).contains("mine"));
    assertThat(Files.readString(file)).contains("eve").doesNotContain("bob");
    until(() -> !shown(robot, "#connect-meeting") && shown(robot, "#connect-form"));
    Files.delete(file);
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
  void showsTheCodeThatIsTypedElsewhere(FxRobot robot) throws Exception {
    try (DemoCloud demo = DemoCloud.start(DemoSettings.standard());
        Browser browser = new Browser()) {
      until(() -> model.clouds().loadedProperty().get());
      robot.interact(model.choice()::startNew);
      type(robot, "#connect-auth-url", demo.authUrl().toString());
      robot.interact(() -> model.form().methodProperty().set(Method.DEVICE));
      robot.interact(() -> Pictures.save(stage.getScene(), "connect-device-form"));
      fire(robot, "#connect-connect");
      until(() -> shown(robot, "#connect-client-id"));
      type(robot, "#connect-identity-provider", demo.identityProvider());
      type(robot, "#connect-client-id", "novadesk");
      type(robot, "#connect-discovery-url", demo.discovery().toString());
      fire(robot, "#connect-connect");
      until(() -> shown(robot, "#device-code"));
      assertThat(shown(robot, "#connect-form")).isFalse();
      assertThat(shown(robot, "#connect-browser-token")).isFalse();
      robot.interact(() -> Pictures.save(stage.getScene(), "connect-device"));
      String code = robot.lookup("#device-code").queryAs(Label.class).getText();
      assertThat(code).matches("[A-Z]{4}-[A-Z]{4}");
      assertThat(robot.lookup("#device-left").queryAs(Label.class).getText()).contains("0");
      fire(robot, "#device-copy");
      robot.interact(() -> assertThat(Clipboard.getSystemClipboard().getString()).isEqualTo(code));

      // The first is given up; the next code is another one.
      fire(robot, "#connect-cancel");
      until(() -> shown(robot, "#connect-form") && !model.busyProperty().get());
      fire(robot, "#connect-connect");
      until(() -> shown(robot, "#device-code"));
      String next = robot.lookup("#device-code").queryAs(Label.class).getText();
      assertThat(next).isNotEqualTo(code);
      String where = robot.lookup("#device-where").queryAs(Label.class).getText();
      URI page = demo.discovery().resolve("../sign-in");
      assertThat(where).contains(page.toString());
      browser.post(
          page,
          Map.of(
              "user_code", next, "username", "demo", "password", demo.password(), "answer", "yes"),
          "null");
      until(() -> shown(robot, "#connect-browser-accept"));
      assertThat(shown(robot, "#device-code")).isFalse();
      ComboBox<?> projects = robot.lookup("#connect-browser-projects").queryAs(ComboBox.class);
      robot.interact(() -> projects.getSelectionModel().selectFirst());
      fire(robot, "#connect-browser-accept");
      until(() -> model.phaseProperty().get() == Phase.CONNECTED);
      assertThat(sessions.getFirst().identity().userName()).isEqualTo("demo");
    }
  }

  @Test
  void takesAPastedTokenWhereThePortOfTheBrowsersAnswerIsTaken(FxRobot robot) throws Exception {
    try (DemoCloud demo =
            DemoCloud.start(
                DemoSettings.standard().withTrustedOrigins(List.of(ORIGIN.toString())));
        ServerSocket other =
            new ServerSocket(ORIGIN.getPort(), 1, InetAddress.getLoopbackAddress());
        Browser browser = new Browser()) {
      connectByBrowser(robot, demo);
      until(
          () ->
              robot
                  .lookup("#connect-browser-told")
                  .queryAs(Label.class)
                  .getText()
                  .contains("port " + other.getLocalPort() + " of this computer is in use"));
      URI page =
          URI.create(
              robot.lookup("#connect-browser-page").queryAs(TextInputControl.class).getText());
      type(robot, "#connect-browser-token", browser.signOn(page, "demo", demo.password()).token());
      fire(robot, "#connect-browser-paste");
      until(() -> shown(robot, "#connect-browser-accept"));
      ComboBox<?> projects = robot.lookup("#connect-browser-projects").queryAs(ComboBox.class);
      robot.interact(() -> projects.getSelectionModel().selectFirst());
      fire(robot, "#connect-browser-accept");
      until(() -> model.phaseProperty().get() == Phase.CONNECTED);
      assertThat(sessions.getFirst().identity().userName()).isEqualTo("demo");
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

  /** One deed as somebody who signs on at the page of the cloud. */
  @Test
  void anotherLoginSignsOnAtThePageOfItsCloud(FxRobot robot) throws Exception {
    try (DemoCloud demo =
            DemoCloud.start(
                DemoSettings.standard().withTrustedOrigins(List.of(ORIGIN.toString())));
        Browser browser = new Browser()) {
      Path file =
          Files.writeString(
              folder.resolve("others.yaml"),
              """
              clouds:
                own: {auth: {auth_url: "%1$s", username: demo, password: %2$s, project_name: demo}}
                boss:
                  auth_type: v3websso
                  auth: {auth_url: "%1$s", identity_provider: %3$s, project_name: demo}
              """
                  .formatted(demo.authUrl(), demo.password(), demo.identityProvider()));
      Connector connector =
          new Connector(
              HttpSettings.standard(),
              Clock.systemUTC(),
              new BrowserSignOn(ORIGIN, Duration.ofMinutes(5)));
      ConnectViewModel ways =
          new ConnectViewModel(
              tasks,
              connector,
              new ConnectionStore(folder.resolve("others.json")),
              new CloudsYaml(List.of(file), List.of()),
              null,
              sessions::add);
      until(() -> ways.clouds().loadedProperty().get());
      CloudEntry own =
          ways.clouds().all().stream()
              .filter(e -> e.name().equals("own"))
              .findFirst()
              .orElseThrow();
      Session mine =
          connector.connect(
              Logins.of(
                  own.connection(),
                  "own",
                  new TypedSecrets(
                      Secret.of(demo.password()), Secret.of(""), Secret.of(""), Secret.of(""))),
              (_, _) -> {});
      sessions.add(mine);
      ModalHost host = new ModalHost(new StackPane());
      robot.interact(
          () -> {
            Scene scene = new Scene(host.root(), 1000, 660);
            Pictures.dress(scene);
            stage.setScene(scene);
            OtherLogin login =
                ways.otherLogins().of(mine, mine.regions().getFirst().name(), sessions::add);
            assertThat(login.choices().getFirst().label()).startsWith("boss ");
            new OtherLoginDialog(login, host)
                .show(
                    "Reset state: ci-01", new CloudPlace("own", "demo", "RegionOne", Marking.NONE));
          });
      assertThat(shown(robot, "#other-login-sign-on")).isTrue();
      assertThat(shown(robot, "#other-login-secret")).isFalse();
      assertThat(shown(robot, "#connect-browser")).isFalse();
      robot.interact(() -> Pictures.save(stage.getScene(), "other-login-sign-on"));
      fire(robot, "#other-login-accept");
      until(() -> shown(robot, "#connect-browser"));
      assertThat(shown(robot, "#other-login-choice")).isFalse();
      assertThat(robot.lookup("#other-login-accept").query().isDisabled()).isTrue();
      robot.interact(() -> Pictures.save(stage.getScene(), "other-login-browser"));
      URI page =
          URI.create(
              robot.lookup("#connect-browser-page").queryAs(TextInputControl.class).getText());
      browser.submit(browser.signOn(page, "admin", demo.password()), "null");
      until(() -> shown(robot, "#connect-browser-accept"));
      assertThat(sessions).as("nothing before the person agrees").containsExactly(mine);
      robot.interact(() -> Pictures.save(stage.getScene(), "other-login-visitor"));
      fire(robot, "#connect-browser-accept");
      until(() -> sessions.size() == 2 && !host.isOpen());
      assertThat(sessions.getLast().identity().userName()).isEqualTo("admin");
      assertThat(sessions.getLast().isAdmin()).isTrue();
      assertThat(mine.loginNeeded()).isNull();
    }
  }
}
