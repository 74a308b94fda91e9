package io.novadesk.view.json;

import static io.novadesk.testing.Fx.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.JsonText.Line;
import io.novadesk.task.ExecutorTaskRunner;
import io.novadesk.testing.Pictures;
import io.novadesk.viewmodel.json.JsonViewModel;
import io.novadesk.viewmodel.json.JsonViewModel.State;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // The start method fills the fields.
class JsonViewTest {
  private static final String SERVER =
      """
      {"server":{"id":"8c19174f-4220-44f0-824a-cd1eeef10287","name":"web-1","status":"ACTIVE","progress":100,
       "locked":false,"description":null,"metadata":{"tier":"web","owner":"ops"},"tags":[],
       "addresses":{"private":[{"addr":"10.0.0.5","version":4,"OS-EXT-IPS:type":"fixed"},
       {"addr":"fe80::5","version":6,"OS-EXT-IPS:type":"fixed"}]},
       "flavor":{"vcpus":2,"ram":4096,"disk":20,"extra_specs":{"hw:cpu_policy":"shared"}}}}
      """;

  private final ExecutorTaskRunner runner = new ExecutorTaskRunner(Platform::runLater);
  private JsonViewModel model;
  private JsonView view;
  private Scene scene;

  @Start
  void start(Stage stage) {
    model = new JsonViewModel(runner);
    view = new JsonView(model);
    scene = new Scene(view, 760, 480);
    Pictures.dress(scene);
    stage.setScene(scene);
    stage.show();
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(
        () -> {
          view.dispose();
          model.dispose();
        });
    runner.close();
  }

  private void show(FxRobot robot, String text) throws Exception {
    robot.interact(() -> model.show(text));
    until(() -> model.stateProperty().get() != State.READING);
  }

  private ListView<Line> list(FxRobot robot) {
    return robot.lookup("#json-lines").queryListView();
  }

  @Test
  void foldsAndUnfoldsFromTheKeyboard(FxRobot robot) throws Exception {
    show(robot, SERVER);
    robot.interact(() -> Pictures.save(scene, "json-lines"));
    int all = model.lines().size();
    robot.interact(
        () -> {
          list(robot).requestFocus();
          list(robot).getSelectionModel().clearAndSelect(1);
        });

    robot.push(KeyCode.LEFT);
    assertThat(model.lines()).hasSize(3);
    robot.push(KeyCode.RIGHT);
    assertThat(model.lines()).hasSize(all);
    robot.push(KeyCode.DOWN).push(KeyCode.LEFT);
    assertThat(list(robot).getSelectionModel().getSelectedIndex()).isEqualTo(1);
  }

  @Test
  void searchesHighlightsAndCloses(FxRobot robot) throws Exception {
    show(robot, SERVER);
    robot.interact(model::foldAll);
    robot.interact(() -> Pictures.save(scene, "json-folded"));
    robot.interact(list(robot)::requestFocus);

    robot.push(KeyCode.SHORTCUT, KeyCode.F);
    TextField field = robot.lookup("#json-find").queryAs(TextField.class);
    assertThat(field.isFocused()).isTrue();
    robot.interact(() -> field.setText("addr"));
    until(() -> model.matchTextProperty().get().equals("1 of 3"));
    robot.push(KeyCode.ENTER);

    assertThat(robot.lookup("#json-find-count").queryAs(Label.class).getText()).isEqualTo("2 of 3");
    assertThat(robot.lookup(".json-match").queryAll()).hasSize(2);
    assertThat(robot.lookup(".json-match-current").queryAll()).hasSize(1);
    robot.interact(() -> Pictures.save(scene, "json-find"));
    robot.push(KeyCode.ESCAPE);
    assertThat(field.isVisible() && field.getParent().isVisible()).isFalse();
    assertThat(robot.lookup(".json-match").queryAll()).isEmpty();
    assertThat(list(robot).isFocused()).isTrue();
  }

  @Test
  void copiesSelectionAndValue(FxRobot robot) throws Exception {
    show(robot, SERVER);
    robot.interact(
        () -> {
          list(robot).requestFocus();
          list(robot).getSelectionModel().clearAndSelect(3);
        });

    robot.push(KeyCode.SHORTCUT, KeyCode.C);
    assertThat(clipboard(robot)).isEqualTo("\"name\": \"web-1\",");
    robot.push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.C);
    assertThat(clipboard(robot)).isEqualTo("web-1");
    robot.clickOn("#json-copy-all");
    assertThat(clipboard(robot)).startsWith("{\n  \"server\": {");
  }

  private static String clipboard(FxRobot robot) {
    String[] text = new String[1];
    robot.interact(() -> text[0] = Clipboard.getSystemClipboard().getString());
    return text[0];
  }

  @Test
  void tellsWhatIsNotJson(FxRobot robot) throws Exception {
    show(robot, "<html>\n<head><title>502 Bad Gateway</title></head>\n</html>");

    Label problem = robot.lookup("#json-problem").queryAs(Label.class);
    assertThat(problem.isVisible()).isTrue();
    assertThat(problem.getText()).startsWith("Not JSON: line 1");
    robot.interact(() -> Pictures.save(scene, "json-broken"));
    robot.interact(() -> model.show(null));
    robot.interact(() -> Pictures.save(scene, "json-empty"));
    assertThat(problem.isVisible()).isFalse();
  }

  @Test
  void saysUnderThePointerWhyAButtonIsGrey(FxRobot robot) throws Exception {
    robot.moveTo("#json-copy-all");
    until(() -> tips().contains("There is no text yet."));
    show(robot, "no JSON");
    assertThat(robot.lookup("#json-copy-all").queryButton().isDisabled()).isFalse();
    assertThat(robot.lookup("#json-fold-all").queryButton().isDisabled()).isTrue();
    robot.moveTo("#json-fold-all");
    until(() -> tips().contains("This is not JSON: it has no parts to fold."));
    robot.clickOn("#json-find-open");
    robot.moveTo("#json-find-next");
    until(() -> tips().contains("Nothing is found yet: type what to find."));
    show(robot, SERVER);
    robot.moveTo("#json-fold-all");
    until(() -> tips().contains("Fold all parts"));
  }

  private static List<String> tips() {
    return Window.getWindows().stream()
        .filter(Tooltip.class::isInstance)
        .map(tip -> ((Tooltip) tip).getText())
        .toList();
  }

  /** Five megabytes and a line of a megabyte: the window draws only what can be seen. */
  @Test
  void drawsOnlyWhatIsInSight(FxRobot robot) throws Exception {
    String big =
        IntStream.range(0, 60_000)
            .mapToObj(
                i ->
                    "{\"id\":"
                        + i
                        + ",\"name\":\"server-"
                        + i
                        + "\",\"note\":\""
                        + "x".repeat(50)
                        + "\"}")
            .collect(
                Collectors.joining(
                    ",", "{\"blob\":\"" + "A".repeat(1_000_000) + "\",\"servers\":[", "]}"));
    show(robot, big);

    assertThat(model.lines().size()).isGreaterThan(200_000);
    robot.interact(() -> list(robot).scrollTo(150_000));
    assertThat(robot.lookup(".json-cell").queryAll().size()).isLessThan(80);
    robot.interact(() -> list(robot).scrollTo(0));
    assertThat(robot.lookup(".json-note").queryAll()).isNotEmpty();
    robot.interact(() -> Pictures.save(scene, "json-big"));
  }
}
