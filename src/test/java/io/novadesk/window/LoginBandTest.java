package io.novadesk.window;

import static io.novadesk.testing.Fx.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.cloud.live.Session;
import io.novadesk.demo.DemoCloud;
import io.novadesk.demo.DemoSettings;
import io.novadesk.testing.FaultMatrix;
import io.novadesk.testing.FaultMatrix.Area;
import io.novadesk.testing.Gateway;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** The password is changed while the window is open; later the window is closed. */
@ExtendWith(ApplicationExtension.class)
@Timeout(600)
class LoginBandTest {
  @TempDir static Path profile;

  /** What the person types, until it is changed. */
  private volatile String password = "the-first";

  private final AtomicInteger logins = new AtomicInteger();
  private final AtomicInteger revocations = new AtomicInteger();
  private DemoCloud cloud;
  private Gateway gateway;
  private DemoWindow desk;
  private Window window;

  @Start
  void open(Stage stage) throws Exception {
    cloud = DemoCloud.start(DemoSettings.standard());
    gateway = new Gateway(cloud.authUrl());
    gateway.rewrite(body -> body.replace(password, cloud.password()));
    gateway.judge(
        exchange -> {
          if (exchange.getRequestURI().getPath().endsWith("/auth/tokens")) {
            switch (exchange.getRequestMethod()) {
              case "POST" -> logins.incrementAndGet();
              case "DELETE" -> revocations.incrementAndGet();
              default -> {}
            }
          }
          return Gateway.Mood.HONEST;
        });
    desk = new DemoWindow(stage, DemoSettings.standard(), profile);
    window = desk.window();
    window.showConnect();
  }

  @Stop
  void close() {
    window.hide();
    gateway.close();
    cloud.close();
  }

  private void connect() throws Exception {
    until(() -> desk.isThere("connect-new"));
    desk.press("connect-new");
    desk.type("connect-auth-url", gateway.url().toString());
    desk.type("connect-user", cloud.userName());
    desk.type("connect-secret", password);
    desk.type("connect-project", cloud.projectName());
    desk.press("connect-connect");
    until(() -> window.console().servers().rows().size() > 10);
    until(() -> !window.view().modal().isOpen());
  }

  private void revoke(Session session) throws Exception {
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
  }

  private boolean bandShows(FxRobot robot) {
    return robot.lookup("#login-band").query().isVisible();
  }

  /** Where a person types, with all that lies round it as it is now. */
  private Bounds place(FxRobot robot) {
    Node secret = robot.lookup("#login-secret").query();
    AtomicReference<Bounds> found = new AtomicReference<>();
    robot.interact(
        () -> {
          window.scene().getRoot().layout();
          found.set(secret.localToScene(secret.getLayoutBounds()));
        });
    return found.get();
  }

  @Test
  void asksOnceInPlaceAndGoesOnWithWhatIsOpen(FxRobot robot) throws Exception {
    connect();
    assertThat(bandShows(robot)).isFalse();
    robot.interact(() -> window.view().servers().table().getSelectionModel().select(3));
    List<String> selected = window.console().servers().selectedKeys();
    assertThat(selected).hasSize(1);
    int before = logins.get();
    Session session = window.console().sessions().getFirst();
    password = "the-second";
    revoke(session);
    robot.interact(() -> window.console().refresh());
    until(() -> bandShows(robot));
    assertThat(logins.get() - before).isEqualTo(1);
    Label text = robot.lookup("#login-text").queryAs(Label.class);
    assertThat(text.getText())
        .contains(session.cloudName())
        .contains("Nothing more is sent until you log in again");
    // One band says it: nothing else claims that the cloud does not answer.
    until(
        () ->
            window.console().openRegions().stream()
                .allMatch(
                    region ->
                        region.stateProperty().get().nextTry() == null
                            && region.stateProperty().get().problem() != null));
    assertThat(robot.lookup("#away-band").query().isVisible()).isFalse();
    desk.picture("login-again");
    robot.interact(() -> window.console().refresh());

    Bounds place = place(robot);
    desk.type("login-secret", "a wrong one");
    desk.press("login-button");
    Label problem = robot.lookup("#login-problem").queryAs(Label.class);
    until(() -> !problem.getText().isEmpty());
    assertThat(problem.getText()).startsWith(session.cloudName());
    assertThat(place(robot)).isEqualTo(place);
    assertThat(logins.get() - before).isEqualTo(2);
    assertThat(robot.lookup("#login-secret").queryAs(TextInputControl.class).getText())
        .isEqualTo("a wrong one");

    desk.type("login-secret", password);
    robot.clickOn("#login-secret").push(KeyCode.ENTER);
    until(() -> !bandShows(robot));
    assertThat(logins.get() - before).isEqualTo(3);
    until(
        () ->
            window.console().openRegions().stream()
                .allMatch(r -> r.stateProperty().get().problem() == null));
    assertThat(window.console().servers().selectedKeys()).isEqualTo(selected);
    assertThat(window.console().sessions()).containsExactly(session);
    FaultMatrix.row(
        Area.LOGIN, "the password is changed while the window is open", 1, text.getText());

    assertThat(revocations.get()).isZero();
    robot.interact(window::hide);
    assertThat(revocations.get()).isEqualTo(1);
  }
}
