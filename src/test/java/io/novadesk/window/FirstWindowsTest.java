package io.novadesk.window;

import static io.novadesk.testing.Fx.read;
import static io.novadesk.testing.Fx.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.demo.DemoSettings;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
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

/** What is so, and the button that helps: of a first start, and of a project without servers. */
@ExtendWith(ApplicationExtension.class)
@Timeout(600)
class FirstWindowsTest {
  @TempDir static Path profile;

  private DemoWindow desk;
  private Window window;

  @Start
  void open(Stage stage) {
    desk = new DemoWindow(stage, DemoSettings.standard().withServers(1), profile);
    window = desk.window();
    window.begin(false);
  }

  @Stop
  void close() {
    window.hide();
  }

  @Test
  void saysWhatIsSoAndHasTheButtonThatHelps(FxRobot robot) throws Exception {
    // No connections: no dialog asks for one of them; three ways are offered.
    until(() -> desk.isThere("welcome-demo"));
    assertThat(read(() -> window.view().modal().isOpen())).isFalse();
    assertThat(words("welcome"))
        .contains("Welcome to Novadesk", "Try the demo cloud", "Open a file…", "New connection…");
    until(() -> desk.node("action-launch").isDisabled());
    desk.resize(900, 560);
    insideOfWindow("welcome-demo", "welcome-file", "welcome-type");
    desk.picture("welcome-narrow");
    desk.resize(1440, 900);
    insideOfWindow("welcome-demo", "welcome-file", "welcome-type");
    desk.picture("welcome");

    robot.clickOn("#welcome-type");
    until(() -> desk.isThere("connect-auth-url") && desk.node("connect-auth-url").isFocused());
    robot.push(KeyCode.ESCAPE);
    until(() -> !window.view().modal().isOpen());

    robot.clickOn("#welcome-demo");
    until(() -> desk.rows().size() == 1);
    desk.go(read(() -> window.console().openRegions().getLast().key()) + "/servers");
    until(() -> desk.isThere("server-launch-first"));
    until(() -> !desk.node("action-launch").isDisabled());
    // Who may not see other projects is not offered them.
    assertThat(read(() -> desk.node("server-scope").isVisible())).isFalse();
    assertThat(words("server-table"))
        .contains("No servers yet", "Launch servers…", "Images", "Key pairs");
    desk.picture("no-servers");
    robot.clickOn("#server-hint-keypairs");
    until(() -> desk.isThere("keypair-table"));
    robot.push(KeyCode.ALT, KeyCode.LEFT);
    until(() -> desk.isThere("server-launch-first"));
    robot.clickOn("#server-launch-first");
    until(() -> desk.isThere("launch-name"));
  }

  private void insideOfWindow(String... ids) throws Exception {
    for (String id : ids) {
      until(
          () -> {
            Node node = desk.node(id);
            Node list = desk.node("server-table");
            return list.localToScene(list.getLayoutBounds())
                .contains(node.localToScene(node.getLayoutBounds()));
          });
    }
  }

  private List<String> words(String id) throws Exception {
    return read(
        () ->
            desk.node(id).lookupAll("*").stream()
                .filter(Labeled.class::isInstance)
                .map(node -> ((Labeled) node).getText())
                .filter(text -> text != null && !text.isEmpty())
                .toList());
  }
}
