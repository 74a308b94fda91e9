package io.novadesk.view.parts;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.testing.Pictures;
import io.novadesk.viewmodel.servers.ServerTableViewModel;
import javafx.scene.Scene;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** What becomes of lines that are pasted into a box of one line. */
@ExtendWith(ApplicationExtension.class)
@Timeout(60)
@SuppressWarnings("NullAway.Init") // The start method fills the fields.
class FilterFieldTest {
  private FilterField plain;
  private FilterField ofServers;

  @Start
  void start(Stage stage) {
    plain = new FilterField("plain", "", "");
    ofServers = new FilterField("servers", "", "");
    ofServers.onPaste(ServerTableViewModel::ofPasted);
    Scene scene = new Scene(new VBox(plain, ofServers), 500, 100);
    Pictures.dress(scene);
    stage.setScene(scene);
    stage.show();
  }

  private static void paste(FxRobot robot, FilterField into, String text) {
    robot.interact(
        () -> {
          ClipboardContent content = new ClipboardContent();
          content.putString(text);
          Clipboard.getSystemClipboard().setContent(content);
          into.requestFocus();
          into.paste();
        });
  }

  @Test
  void linesStayWordsOfTheirOwn(FxRobot robot) {
    paste(robot, plain, "web-1\r\nweb-2\n");
    assertThat(plain.getText()).isEqualTo("web-1 web-2");
  }

  @Test
  void linesBecomeAlternativesOverTheServers(FxRobot robot) {
    paste(robot, ofServers, "web-1\nweb 2\n");
    assertThat(ofServers.getText()).isEqualTo("name:=web-1,\"=web 2\"");
  }
}
