package io.novadesk.window;

import static io.novadesk.testing.Fx.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.testing.Fx;
import io.novadesk.viewmodel.detail.ServerDetailViewModel.Tab;
import io.novadesk.viewmodel.navigation.NavItem;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.TreeCell;
import javafx.scene.input.Clipboard;
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

/** Ctrl+P, a few letters, Enter: the other project is there, and so is the way back. */
@ExtendWith(ApplicationExtension.class)
@Timeout(300)
class ProjectSwitchJourneyTest {
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

  private String title() throws Exception {
    return Fx.read(this::titleNow);
  }

  private String titleNow() {
    return ((Stage) window.scene().getWindow()).getTitle();
  }

  private void ask(FxRobot robot) throws Exception {
    robot.push(KeyCode.CONTROL, KeyCode.P);
    until(() -> desk.isThere("projects-list") && entries() == 2);
  }

  private int entries() {
    ListView<?> list = desk.node("projects-list");
    return list.getItems().size();
  }

  @Test
  void goesThereAndBackByKeys(FxRobot robot) throws Exception {
    desk.untilListed();
    int clouds = window.console().sessions().size();
    ask(robot);
    desk.picture("switch-project");
    robot.write("stag").push(KeyCode.ENTER);
    until(() -> titleNow().contains("staging") && window.console().servers().rows().isEmpty());
    assertThat(window.console().sessions()).hasSize(clouds);
    until(() -> where().contains("staging"));

    // By the mouse as well; the one that was left is the first choice.
    robot.clickOn("#status-where");
    until(() -> desk.isThere("projects-list") && entries() == 2);
    robot.push(KeyCode.ENTER);
    desk.untilListed();
    assertThat(title()).contains("demo").doesNotContain("staging");

    ask(robot);
    robot.push(KeyCode.ESCAPE);
    until(() -> !window.view().modal().isOpen());
    assertThat(window.console().sessions()).hasSize(clouds);

    ask(robot);
    robot.push(KeyCode.CONTROL, KeyCode.ENTER);
    until(() -> window.console().sessions().size() == clouds + 1);
    List<String> roots =
        Fx.read(() -> window.console().navigation().roots().stream().map(r -> r.label()).toList());
    assertThat(roots)
        .contains("All clouds")
        .hasSize(clouds + 2)
        .anyMatch(name -> name.endsWith("(staging)"));
    // Its entries have just come, below what the tree showed.
    assertThat(Fx.read(() -> window.console().navigation().selectedProperty().get().cloud()))
        .isEqualTo(window.console().sessions().getLast());
    until(() -> isSeenInTree(window.console().navigation().selectedProperty().get()));
  }

  private boolean isSeenInTree(NavItem item) {
    Node tree = desk.node("navigation");
    return tree.lookupAll(".tree-cell").stream()
        .filter(node -> node instanceof TreeCell<?> cell && item.equals(cell.getItem()))
        .map(cell -> cell.localToScene(cell.getLayoutBounds()))
        .anyMatch(tree.localToScene(tree.getLayoutBounds())::contains);
  }

  @Test
  void whatIsTypedWaitsUntilOneComesBack(FxRobot robot) throws Exception {
    desk.untilListed();
    desk.select("api-01");
    robot.interact(() -> window.console().detail().tabProperty().set(Tab.METADATA));
    desk.press("metadata-add");
    robot.write("journey").push(KeyCode.TAB).write("there and back");
    until(() -> window.console().metadata().unsaved() == 1);
    ask(robot);
    robot.push(KeyCode.ENTER);
    until(() -> titleNow().contains("staging"));
    ask(robot);
    robot.push(KeyCode.ENTER);
    desk.untilListed();

    desk.select("api-01");
    desk.press("metadata-save");
    until(() -> "there and back".equals(desk.server("api-01").server().metadata().get("journey")));
    assertThat(window.console().metadata().unsaved()).isZero();
  }

  @Test
  void makesAnApplicationCredentialShowsItOnceAndDeletesIt(FxRobot robot) throws Exception {
    desk.untilListed();
    ask(robot);
    robot.push(KeyCode.ESCAPE);
    until(() -> !window.view().modal().isOpen());
    robot.interact(() -> desk.menuEntry("menu-credentials").fire());
    until(() -> desk.isThere("credential-use-shown"));
    desk.type("credential-name", "journey");
    desk.picture("credentials");
    desk.press("credentials-accept");
    until(() -> desk.isThere("credential-secret"));
    desk.picture("credential-made");
    assertThat(Fx.read(() -> desk.<Labeled>node("credential-secret").getText())).startsWith("••");

    // Escape would lose what nobody has seen.
    robot.push(KeyCode.ESCAPE);
    until(() -> !desk.<Labeled>node("credential-said").getText().isEmpty());
    assertThat(desk.isThere("credential-made")).isTrue();
    robot.interact(() -> desk.<ToggleButton>node("credential-reveal").fire());
    String secret = Fx.read(() -> desk.<Labeled>node("credential-secret").getText());
    assertThat(secret).doesNotContain("•").hasSizeGreaterThan(20);
    desk.press("credential-copy");
    assertThat(Fx.read(() -> Clipboard.getSystemClipboard().getString())).isEqualTo(secret);
    desk.press("credential-close");
    until(() -> !window.view().modal().isOpen());
    assertThat(
            window.console().sessions().getFirst().exchanges().all().stream()
                .map(exchange -> exchange.requestBody() + exchange.responseBody())
                .filter(text -> text.contains(secret)))
        .isEmpty();

    robot.interact(() -> desk.menuEntry("menu-credentials").fire());
    try {
      until(() -> painted("#credentials .credential-row").equals(List.of("journey")));
    } catch (Exception e) {
      System.out.println(
          "DBG " + painted("#credentials .credential-row") + desk.isThere("credentials"));
      desk.picture("dbg");
      throw e;
    }
    desk.picture("credentials-list");
    robot.interact(() -> button(".credential-delete").fire());
    until(() -> !robot.lookup(".credential-delete-yes").queryAll().isEmpty());
    robot.interact(() -> button(".credential-delete-yes").fire());
    until(() -> painted("#credentials .credential-row").isEmpty());
    robot.push(KeyCode.ESCAPE);
    until(() -> !window.view().modal().isOpen());
  }

  private Button button(String selector) {
    return (Button) window.scene().getRoot().lookup(selector);
  }

  /** The first text of each row. */
  private List<String> painted(String rows) {
    return window.scene().getRoot().lookupAll(rows).stream()
        .map(row -> ((Labeled) row.lookup(".label")).getText())
        .toList();
  }

  private String where() {
    return desk.<Labeled>node("status-where").getText();
  }
}
