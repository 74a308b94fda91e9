package io.novadesk.window;

import static io.novadesk.testing.Fx.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.http.HttpSettings;
import io.novadesk.api.identity.Credentials;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Command;
import io.novadesk.cloud.connect.Connector;
import io.novadesk.cloud.live.Login;
import io.novadesk.cloud.live.Session;
import io.novadesk.profile.Connection.Colour;
import io.novadesk.profile.Connection.Marking;
import io.novadesk.viewmodel.navigation.NavItem;
import io.novadesk.viewmodel.servers.RegionModel;
import io.novadesk.viewmodel.servers.ServerRow;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
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

/** Whatever acts on a cloud says on which, and a failure is told without covering anything. */
@ExtendWith(ApplicationExtension.class)
@Timeout(300)
class PlaceNamedTest {
  private static final String PLACE = "Production: Shop EU · demo · RegionOne";

  @TempDir static Path profile;

  private DemoWindow desk;
  private Window window;

  @Start
  void open(Stage stage) {
    desk = DemoWindow.entering(stage, profile);
    window = desk.window();
  }

  @Stop
  void close() {
    window.hide();
  }

  @Test
  void namesTheCloudOfEverythingThatActsOnIt(FxRobot robot) throws Exception {
    desk.untilListed();
    Session production = openProduction();
    assertThat(production.cloudName()).isEqualTo("Production");
    assertThat(window.console().navigation().roots().getLast().label()).isEqualTo("Shop EU");
    until(
        () ->
            title().contains("Shop EU · demo") && !title().contains(production.cloudName() + "/"));

    aFailureCoversNothingAndGoes(robot);
    theTasksNameIt(robot);
    launchOffersToUnlock(robot, production);
    theDialogNamesIt(robot);
  }

  private String title() {
    return ((Stage) window.scene().getWindow()).getTitle();
  }

  private Session openProduction() throws Exception {
    Login demo = window.console().sessions().getFirst().login();
    Session session =
        new Connector(HttpSettings.standard(), Clock.systemUTC())
            .connect(
                new Login(
                    "Production",
                    demo.authUrl(),
                    (Credentials.Password) demo.credentials(),
                    demo.scope(),
                    demo.region(),
                    demo.face(),
                    demo.tls(),
                    demo.endpoints()),
                (_, _) -> {});
    desk.open(session, new Marking(Colour.ORANGE, true, "Shop EU"));
    return session;
  }

  private void aFailureCoversNothingAndGoes(FxRobot robot) throws Exception {
    ServerRow row = desk.server("api-01");
    robot.interact(
        () -> window.console().commands().give(new Command.Plain(ServerAction.STOP), List.of(row)));
    Node notice = robot.lookup("#failure-notice").query();
    until(notice::isVisible);
    assertThat(robot.lookup("#failure-text").queryLabeled().getText())
        .contains("Stop of api-01 failed");
    assertThat(robot.lookup("#failure-notice .place-tag .label").queryLabeled().getText())
        .isEqualTo(PLACE);
    desk.picture("failure-in-the-last-line");
    Bounds told = inner(bounds(robot, notice));
    for (String other : List.of("#navigation", "#server-table", "#drawer", "#production-band")) {
      assertThat(told.intersects(bounds(robot, robot.lookup(other).query())))
          .as("it lies over " + other)
          .isFalse();
    }
    until(() -> !notice.isVisible());
    assertThat(robot.lookup("#status-where").query().isVisible()).isTrue();
  }

  /** What only touches does not lie over it. */
  private static Bounds inner(Bounds all) {
    return new BoundingBox(
        all.getMinX() + 1, all.getMinY() + 1, all.getWidth() - 2, all.getHeight() - 2);
  }

  private static Bounds bounds(FxRobot robot, Node node) {
    Bounds[] found = new Bounds[1];
    robot.interact(() -> found[0] = node.localToScene(node.getLayoutBounds()));
    return found[0];
  }

  private void theTasksNameIt(FxRobot robot) throws Exception {
    until(
        () ->
            robot.lookup("#task-table").query().lookupAll(".place-tag").stream()
                .anyMatch(tag -> tag.isVisible() && tag.getStyleClass().contains("place-orange")));
  }

  private void launchOffersToUnlock(FxRobot robot, Session production) throws Exception {
    robot.interact(
        () ->
            window
                .console()
                .navigation()
                .select(window.console().navigation().roots().getFirst().id()));
    robot.push(KeyCode.CONTROL, KeyCode.N);
    until(() -> robot.lookup("#launch-view").tryQuery().isPresent());
    Node lock = robot.lookup("#launch-lock").query();
    assertThat(lock.isVisible()).isFalse();
    RegionModel region = window.console().regionsOf(production).getFirst();
    ComboBox<RegionModel> where = robot.lookup("#launch-region").queryComboBox();
    robot.interact(() -> where.setValue(region));
    until(lock::isVisible);
    assertThat(robot.lookup("#launch-place .label").queryLabeled().getText()).isEqualTo(PLACE);
    desk.picture("launch-into-production");
    robot.clickOn("#launch-unlock");
    until(() -> !lock.isVisible());
    assertThat(region.guard().readOnlyProperty().get()).isFalse();
    robot.interact(() -> window.view().modal().close());
  }

  private void theDialogNamesIt(FxRobot robot) throws Exception {
    robot.interact(
        () -> {
          NavItem item = window.console().navigation().roots().getLast();
          while (!item.showsServers()) {
            item = item.children().getFirst();
          }
          window.console().navigation().selectedProperty().set(item);
        });
    until(() -> window.console().servers().rows().size() > 40);
    desk.select("api-01");
    robot.clickOn("#action-rename");
    until(() -> robot.lookup("#rename").tryQuery().isPresent());
    assertThat(robot.lookup("#rename .place-tag .label").queryLabeled().getText()).isEqualTo(PLACE);
    assertThat(robot.lookup("#rename").query().getStyleClass()).contains("place-production");
    desk.picture("dialog-on-production");
    robot.push(KeyCode.ESCAPE);
  }
}
