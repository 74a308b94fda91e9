package io.novadesk.window;

import static io.novadesk.testing.Fx.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.compute.Server;
import io.novadesk.cloud.command.OperationState;
import io.novadesk.demo.DemoSettings;
import io.novadesk.viewmodel.operations.OperationRow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TitledPane;
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

/**
 * An afternoon of new servers: one with everything, a hundred where eighty fit, one like another.
 */
@ExtendWith(ApplicationExtension.class)
@Timeout(600)
class LaunchJourneyTest {
  @TempDir static Path profile;

  private DemoWindow desk;
  private Window window;

  @Start
  void open(Stage stage) {
    desk =
        DemoWindow.entering(
            stage,
            DemoSettings.standard().withServers(1).withServerQuota(82).withTimeScale(0.02),
            profile);
    window = desk.window();
    stage.setWidth(1280);
    stage.setHeight(800);
  }

  @Stop
  void close() {
    window.hide();
  }

  @Test
  void launchesAnAfternoonLong(FxRobot robot) throws Exception {
    until(() -> !window.view().modal().isOpen() && window.console().servers().rows().size() == 1);
    launchOneWithEverything(robot);
    keepATemplateAndADraft(robot);
    launchOneHundredWhereEightyOneFit(robot);
    launchOneLikeAnother(robot);
  }

  private void launchOneWithEverything(FxRobot robot) throws Exception {
    robot.interact(() -> window.scene().getRoot().requestFocus());
    robot.push(KeyCode.CONTROL, KeyCode.N);
    until(() -> desk.isThere("launch-view") && desk.node("launch-name").isFocused());
    assertThat(desk.<Button>node("launch-accept").isDisabled()).isTrue();
    desk.picture("launch-empty");
    nothingMovesUnderThePointer(robot);
    desk.type("launch-name", "app-{00}");
    until(() -> desk.<TableView<?>>node("launch-flavor").getItems().size() > 2);
    choose(robot, "launch-image", "cirros");
    choose(robot, "launch-flavor", "m1.tiny");
    robot.interact(
        () -> {
          open("metadata");
          open("files");
          open("more");
          desk.<Button>node("launch-metadata-add").fire();
        });
    desk.type("launch-metadata-key-0", "purpose");
    desk.type("launch-metadata-value-0", "journey");
    desk.press("launch-file-typed");
    desk.type("launch-file-path-0", "/etc/motd");
    desk.type("launch-file-text-0", "Welcome\n");
    desk.type("launch-tags", "blue, green");
    until(() -> desk.<ComboBox<?>>node("launch-key-pair").getItems().size() > 1);
    robot.interact(() -> desk.<ComboBox<?>>node("launch-key-pair").getSelectionModel().select(1));
    assertThat(desk.<Label>node("launch-obstacle").getText()).isEmpty();
    assertThat(desk.<Label>node("launch-names").getText()).isEqualTo("app-01");
    desk.picture("launch-filled");
    robot.interact(() -> desk.<ScrollPane>node("launch-scroll").setVvalue(1));
    desk.picture("launch-more");
    robot.push(KeyCode.CONTROL, KeyCode.ENTER);
    until(() -> !desk.isThere("launch-view"));
    OperationRow row = rows().getFirst();
    until(() -> row.state().isEnd());
    assertThat(row.state()).as(row.sentence()).isInstanceOf(OperationState.Done.class);
    assertThat(row.sentence()).startsWith("ACTIVE after ");
    theNewServerIsSelected(robot);
    anUnreadPasswordIsNotLost(robot, row);
    Server made =
        desk.server("app-01").region().region().servers().get(desk.server("app-01").server().id());
    assertThat(made.metadata()).containsEntry("purpose", "journey").hasSize(1);
    assertThat(made.tags()).containsExactlyInAnyOrder("blue", "green");
    assertThat(made.keyName()).isNotEmpty();
  }

  private void theNewServerIsSelected(FxRobot robot) throws Exception {
    until(() -> window.console().servers().selected().size() == 1);
    assertThat(window.console().servers().selected()).extracting("name").containsExactly("app-01");
    robot.interact(() -> {});
    until(
        () ->
            robot.lookup("#server-table .table-row-cell").queryAll().stream()
                .anyMatch(r -> r.getPseudoClassStates().toString().contains("selected")));
  }

  /** No window comes up by itself; the key is in the row, in the strip, and stands in the way. */
  private void anUnreadPasswordIsNotLost(FxRobot robot, OperationRow row) throws Exception {
    Node key = desk.inTask(row, ".task-password");
    assertThat(key.getAccessibleText()).isEqualTo("Password, shown once, 1 unread");
    assertThat(desk.isThere("password-once")).isFalse();
    desk.picture("launch-key");
    robot.push(KeyCode.CONTROL, KeyCode.Q);
    until(() -> desk.isThere("quit"));
    assertThat(robot.lookup("#quit .label").queryAll())
        .anyMatch(n -> n instanceof Label l && l.getText().contains("1 password"));
    desk.press("quit-cancel");
    robot.push(KeyCode.CONTROL, KeyCode.J);
    until(() -> desk.isThere("strip-password") && desk.node("strip-password").isVisible());
    robot.clickOn("#strip-password");
    until(() -> desk.isThere("password-once"));
    desk.press("password-close");
    until(() -> !desk.node("strip-password").isVisible());
    robot.push(KeyCode.CONTROL, KeyCode.J);
    until(() -> desk.inTask(row, ".task-exchanges").isVisible());
    assertThat(key.getScene() == null || key.getParent() == null).isTrue();
  }

  /** What is said of the fields comes and goes as a person types; the lists stay where they are. */
  private void nothingMovesUnderThePointer(FxRobot robot) throws Exception {
    Bounds images = place(robot, "launch-image");
    Bounds more = place(robot, "launch-networks");
    for (String name : List.of("w", "w{", "app-{00}", "")) {
      desk.type("launch-name", name);
      for (String count : List.of("0", "many", "1")) {
        desk.type("launch-count", count);
        desk.type("launch-start", count);
        assertThat(place(robot, "launch-image")).as(name + " × " + count).isEqualTo(images);
        assertThat(place(robot, "launch-networks")).isEqualTo(more);
      }
    }
  }

  private Bounds place(FxRobot robot, String id) {
    Bounds[] place = new Bounds[1];
    robot.interact(
        () -> {
          window.view().root().applyCss();
          window.view().root().layout();
          Node node = desk.node(id);
          place[0] = node.localToScene(node.getLayoutBounds());
        });
    return place[0];
  }

  private void keepATemplateAndADraft(FxRobot robot) throws Exception {
    openPage();
    robot.interact(() -> window.launching().page().loadLast());
    assertThat(desk.<TextInputControl>node("launch-name").getText()).isEqualTo("app-{00}");
    robot.interact(() -> window.launching().page().saveTemplate("app servers"));
    desk.type("launch-name", "draft-{0}");
    robot.push(KeyCode.ESCAPE);
    until(() -> !desk.isThere("launch-view"));
    openPage();
    assertThat(desk.<TextInputControl>node("launch-name").getText()).isEqualTo("draft-{0}");
    assertThat(desk.<Label>node("launch-notice").getText()).contains("As you left it");
    robot.interact(() -> window.launching().page().loadTemplate("app servers"));
    assertThat(desk.<TextInputControl>node("launch-name").getText()).isEqualTo("app-{00}");
    until(() -> Files.readString(profile.resolve("launch.json")).contains("app servers"));
  }

  private void launchOneHundredWhereEightyOneFit(FxRobot robot) throws Exception {
    desk.type("launch-name", "many-{000}");
    desk.type("launch-count", "100");
    robot.interact(
        () -> {
          window.launching().page().form().metadata().clear();
          window.launching().page().form().files().clear();
        });
    assertThat(desk.<Label>node("launch-names").getText())
        .isEqualTo("many-001, many-002, many-003, many-004 … many-100");
    until(() -> desk.<Label>node("launch-quota-sentence").getText().contains("20 of 100"));
    int before = rows().size();
    desk.press("launch-accept");
    until(() -> rows().size() == before + 100);
    until(() -> window.console().operations().runningProperty().get() == 0);
    List<OperationRow> mine = rows().stream().limit(100).toList();
    assertThat(mine.stream().filter(r -> r.state() instanceof OperationState.Done)).hasSize(80);
    assertThat(mine.stream().filter(r -> r.state() instanceof OperationState.Failed))
        .hasSize(20)
        .allMatch(r -> r.sentence().contains("Quota exceeded for instances"))
        .allMatch(r -> r.sentence().contains("ask for a higher limit"));
    until(
        () ->
            window.console().servers().rows().stream()
                    .filter(r -> r.name().startsWith("many-"))
                    .count()
                == 80);
    assertThat(desk.isThere("password-once")).isFalse();
    OperationRow known =
        mine.stream().filter(r -> r.state() instanceof OperationState.Done).findFirst().get();
    robot.interact(() -> desk.<TableView<Object>>node("task-table").scrollTo(known));
    robot.clickOn(desk.inTask(known, ".task-password"));
    until(() -> desk.isThere("password-once") && desk.isThere("password-text-79"));
    desk.press("password-close");
    assertThat(window.console().operations().passwords().waiting()).isEmpty();
    assertThat(window.console().servers().selected()).extracting("name").doesNotContain("many-001");
  }

  private void launchOneLikeAnother(FxRobot robot) throws Exception {
    desk.select("app-01");
    robot.interact(window.launching()::like);
    until(() -> desk.isThere("launch-view"));
    assertThat(desk.<TextInputControl>node("launch-name").getText()).isEqualTo("app-{00}");
    assertThat(desk.<TextInputControl>node("launch-start").getText()).isEqualTo("2");
    assertThat(desk.<TextInputControl>node("launch-metadata-key-0").getText()).isEqualTo("purpose");
    assertThat(desk.<TextInputControl>node("launch-tags").getText()).contains("blue");
    robot.push(KeyCode.ESCAPE);
    until(() -> !desk.isThere("launch-view"));
  }

  private void openPage() throws Exception {
    desk.press("action-launch");
    until(() -> desk.isThere("launch-view"));
  }

  private List<OperationRow> rows() {
    return window.console().operations().rows();
  }

  private void open(String section) {
    desk.<TitledPane>node("launch-section-" + section).setExpanded(true);
  }

  private <T> void choose(FxRobot robot, String table, String name) {
    robot.interact(
        () -> {
          TableView<T> view = desk.node(table);
          for (int i = 0; i < view.getItems().size(); i++) {
            if (String.valueOf(view.getItems().get(i)).contains("name=" + name)) {
              view.getSelectionModel().clearAndSelect(i);
              return;
            }
          }
          throw new AssertionError("no " + name + " in " + view.getItems());
        });
  }
}
