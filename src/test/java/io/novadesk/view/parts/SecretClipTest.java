package io.novadesk.view.parts;

import static io.novadesk.testing.Fx.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.Secret;
import io.novadesk.task.ExecutorTaskRunner;
import io.novadesk.view.operations.PasswordOnce;
import io.novadesk.viewmodel.operations.NewPasswords;
import java.time.Duration;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // The start method fills the fields.
class SecretClipTest {
  private static final String PASSWORD = "correct horse";

  private final ExecutorTaskRunner runner = new ExecutorTaskRunner(Platform::runLater);
  private NewPasswords passwords;
  private ModalHost host;
  private SecretClip clip;
  private PasswordOnce dialog;
  private Duration stays;

  @Start
  void start(Stage stage) {
    passwords = new NewPasswords(runner);
    host = new ModalHost(new Region());
    stage.setScene(new Scene(host.root(), 700, 420));
    stage.show();
  }

  private void show(FxRobot robot, Duration after) {
    robot.interact(
        () -> {
          stays = after;
          clip = new SecretClip(() -> stays);
          dialog = new PasswordOnce(host, passwords, clip);
          passwords.add("web-1", "administrator", Secret.of(PASSWORD));
        });
    robot.interact(() -> {});
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(
        () -> {
          dialog.dispose();
          clip.dispose();
          Clipboard.getSystemClipboard().clear();
        });
    runner.close();
  }

  private static String held(FxRobot robot) {
    String[] text = new String[1];
    robot.interact(() -> text[0] = Clipboard.getSystemClipboard().getString());
    return text[0] == null ? "" : text[0];
  }

  private static String told(FxRobot robot) {
    return robot.lookup("#password-copied").queryAs(Label.class).getText();
  }

  @Test
  void aCopiedPasswordLeavesTheClipboardAndSaysSo(FxRobot robot) throws Exception {
    show(robot, Duration.ofMillis(400));
    robot.clickOn("#password-copy");
    assertThat(told(robot)).contains("leaves the clipboard");
    until(() -> !Clipboard.getSystemClipboard().hasString());
  }

  @Test
  void whatWasCopiedSinceStays(FxRobot robot) throws Exception {
    show(robot, Duration.ofMillis(400));
    robot.clickOn("#password-copy");
    robot.interact(() -> Clip.copy("something else"));
    robot.interact(() -> clip.dispose());
    assertThat(held(robot)).isEqualTo("something else");
  }

  @Test
  void staysWhereThePersonSwitchedItOff(FxRobot robot) {
    show(robot, Duration.ofMinutes(1));
    robot.interact(() -> stays = Duration.ZERO);
    robot.clickOn("#password-copy");
    assertThat(told(robot)).doesNotContain("leaves");
    robot.interact(() -> clip.dispose());
    assertThat(held(robot)).isEqualTo(PASSWORD);
  }

  @Test
  void leavesWhenTheWindowCloses(FxRobot robot) {
    show(robot, Duration.ofMinutes(1));
    robot.clickOn("#password-copy");
    assertThat(held(robot)).isEqualTo(PASSWORD);
    robot.interact(() -> clip.dispose());
    assertThat(held(robot)).isEmpty();
  }
}
