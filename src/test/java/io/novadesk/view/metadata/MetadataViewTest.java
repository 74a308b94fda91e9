package io.novadesk.view.metadata;

import static io.novadesk.testing.Fx.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.task.ExecutorTaskRunner;
import io.novadesk.testing.Pictures;
import io.novadesk.viewmodel.metadata.MetadataRow;
import io.novadesk.viewmodel.metadata.MetadataViewModel;
import io.novadesk.viewmodel.metadata.SharedStore;
import java.util.Map;
import java.util.OptionalInt;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // The start method fills the fields.
class MetadataViewTest {
  private static final Map<String, String> BEGIN =
      Map.of("cost-centre", "4711", "owner", "ops", "role", "primary", "tier", "web");

  private final ExecutorTaskRunner runner = new ExecutorTaskRunner(Platform::runLater);
  private final SharedStore store = new SharedStore(BEGIN);
  private MetadataViewModel model;
  private MetadataView view;
  private Scene scene;

  @Start
  void start(Stage stage) {
    model = new MetadataViewModel(runner, store, "id", BEGIN, OptionalInt.of(128), _ -> {});
    view = new MetadataView(model);
    scene = new Scene(view, 820, 360);
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

  private TableView<MetadataRow> table(FxRobot robot) {
    return robot.lookup("#metadata-table").queryTableView();
  }

  private void focus(FxRobot robot, int row) {
    robot.interact(
        () -> {
          table(robot).requestFocus();
          table(robot).getSelectionModel().clearAndSelect(row);
        });
  }

  private TextField editor() {
    Node focused = scene.getFocusOwner();
    assertThat(focused).isInstanceOf(TextField.class);
    return (TextField) focused;
  }

  private MetadataRow row(String key) {
    return model.rows().stream()
        .filter(r -> r.keyProperty().get().equals(key))
        .findFirst()
        .orElseThrow();
  }

  private void saved() throws Exception {
    until(() -> !model.savingProperty().get());
  }

  @Test
  void wholeEditFromTheKeyboard(FxRobot robot) throws Exception {
    robot.interact(() -> Pictures.save(scene, "metadata-clean"));
    focus(robot, 0);
    robot.push(KeyCode.INSERT);
    robot.write("backup");
    robot.push(KeyCode.TAB);
    robot.write("daily");
    robot.push(KeyCode.ENTER);
    assertThat(table(robot).isFocused()).isTrue();

    focus(robot, 3);
    robot.push(KeyCode.F2);
    robot.interact(() -> editor().setText("database"));
    robot.push(KeyCode.ENTER);
    focus(robot, 2);
    robot.push(KeyCode.DELETE);
    robot.interact(() -> Pictures.save(scene, "metadata-edited"));
    robot.push(KeyCode.SHORTCUT, KeyCode.S);
    saved();

    assertThat(store.items())
        .isEqualTo(
            Map.of("cost-centre", "4711", "owner", "ops", "tier", "database", "backup", "daily"));
    assertThat(robot.lookup("#metadata-save").queryButton().isDisabled()).isTrue();
  }

  @Test
  void escapePutsBackAndLeavingTheCellKeeps(FxRobot robot) {
    focus(robot, 1);
    robot.push(KeyCode.ENTER);
    robot.interact(() -> editor().setText("nobody"));
    robot.push(KeyCode.ESCAPE);
    assertThat(row("owner").valueProperty().get()).isEqualTo("ops");
    assertThat(model.dirtyProperty().get()).isFalse();

    robot.push(KeyCode.ENTER);
    robot.interact(() -> editor().setText("dba"));
    robot.interact(() -> robot.lookup("#metadata-add").queryButton().requestFocus());
    assertThat(row("owner").valueProperty().get()).isEqualTo("dba");
    assertThat(table(robot).getEditingCell()).isNull();
  }

  @Test
  void refreshDuringAnEditLeavesTheFieldAlone(FxRobot robot) {
    focus(robot, 3);
    robot.push(KeyCode.F2);
    robot.interact(() -> editor().setText("half typ"));

    robot.interact(() -> model.refreshed(Map.of("aaa", "1", "owner", "dba", "tier", "web")));
    robot.interact(() -> editor().appendText("ed"));

    assertThat(editor().getText()).isEqualTo("half typed");
    assertThat(row("tier").valueProperty().get()).isEqualTo("half typed");
    robot.push(KeyCode.ENTER);
    assertThat(row("tier").valueProperty().get()).isEqualTo("half typed");
    assertThat(row("owner").valueProperty().get()).isEqualTo("dba");
    assertThat(model.rows()).hasSize(3);
  }

  @Test
  void problemsStandBesideTheirRows(FxRobot robot) {
    robot.interact(
        () -> {
          model.add().valueProperty().set("no key yet");
          addRow("owner", "again");
          addRow("Tier", "differs in case");
          addRow("note", "n".repeat(262));
        });
    assertThat(robot.lookup("A key is needed.").tryQuery()).isPresent();
    assertThat(robot.lookup("There is another row with this key.").tryQuery()).isPresent();
    robot.interact(() -> Pictures.save(scene, "metadata-problems"));

    focus(robot, 7);
    robot.push(KeyCode.F2);
    assertThat(robot.lookup(".metadata-counter").queryAll().stream().map(Label.class::cast))
        .anyMatch(l -> l.getText().equals("262 of 255"));
    robot.interact(() -> Pictures.save(scene, "metadata-editing"));
  }

  private void addRow(String key, String value) {
    MetadataRow row = model.add();
    row.keyProperty().set(key);
    row.valueProperty().set(value);
  }

  @Test
  void conflictOffersTheirsAndMine(FxRobot robot) throws Exception {
    robot.interact(
        () -> {
          row("tier").valueProperty().set("database");
          model.delete(row("role"));
          addRow("backup", "daily");
        });
    store.byOthers("tier", "cache");
    store.byOthers("role", "standby");
    robot.clickOn("#metadata-save");
    saved();
    robot.interact(() -> Pictures.save(scene, "metadata-conflict"));
    assertThat(robot.lookup("#metadata-trouble").queryAs(Label.class).getText())
        .startsWith("Someone else changed 2 of the same keys");

    press(robot, ".metadata-mine", "tier");
    press(robot, ".metadata-theirs", "role");
    robot.clickOn("#metadata-save");
    saved();

    assertThat(store.items()).containsEntry("role", "standby").containsEntry("backup", "daily");
    assertThat(store.items()).containsEntry("tier", "database");
  }

  private void press(FxRobot robot, String style, String key) {
    Button button =
        robot.lookup(style).queryAll().stream()
            .filter(n -> cellOf(n).getItem() == row(key))
            .map(Button.class::cast)
            .findFirst()
            .orElseThrow();
    robot.interact(button::fire);
  }

  private static StatusCell cellOf(Node node) {
    Node at = node;
    while (!(at instanceof StatusCell)) {
      at = at.getParent();
    }
    return (StatusCell) at;
  }

  @Test
  void refusalStandsBesideItsRow(FxRobot robot) throws Exception {
    robot.interact(
        () -> {
          addRow("team/name", "ops");
          addRow("good", "stays");
        });
    robot.clickOn("#metadata-save");
    saved();

    robot.interact(() -> Pictures.save(scene, "metadata-refused"));
    assertThat(row("team/name").statusProperty().get().message()).contains("was unexpected");
    assertThat(row("good").valueProperty().get()).isEqualTo("stays");
  }

  @Test
  void lockedObjectSaysWhy(FxRobot robot) {
    robot.interact(
        () -> {
          row("tier").valueProperty().set("typed before");
          model.decideBy(() -> "The cloud does not take metadata of RESCUE servers.");
        });
    robot.interact(() -> Pictures.save(scene, "metadata-locked"));
    assertThat(robot.lookup("#metadata-why-not").queryAs(Label.class).isVisible()).isTrue();
    focus(robot, 1);
    robot.push(KeyCode.F2);
    assertThat(table(robot).getEditingCell()).isNull();
    robot.push(KeyCode.DELETE);
    assertThat(row("owner").deletedProperty().get()).isFalse();
  }

  @Test
  void emptySetInvites(FxRobot robot) {
    robot.interact(() -> model.refreshed(Map.of()));
    robot.interact(() -> Pictures.save(scene, "metadata-empty"));
    assertThat(robot.lookup("No metadata yet").tryQuery()).isPresent();
  }
}
