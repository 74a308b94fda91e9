package io.novadesk.view.parts;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@Timeout(60)
@SuppressWarnings("NullAway.Init") // The start method fills the fields.
class KeyboardTest {
  private TextArea area;
  private TextField after;
  private Button stop;
  private Button delete;
  private int deleted;

  @Start
  void start(Stage stage) {
    area = new TextArea("script");
    after = new TextField();
    stop = new Button("Stop");
    delete = new Button("Delete");
    delete.setOnAction(_ -> deleted++);
    Scene scene = new Scene(new VBox(area, after, stop, delete), 300, 300);
    Keyboard.watch(scene);
    stage.setScene(scene);
    stage.show();
  }

  @Test
  void tabLeadsOutOfAFieldOfManyLinesAndBack(FxRobot robot) {
    robot.interact(area::requestFocus);
    robot.push(KeyCode.TAB);
    assertThat(after.isFocused()).isTrue();
    robot.push(KeyCode.SHIFT, KeyCode.TAB);
    assertThat(area.isFocused()).isTrue();
    assertThat(area.getText()).isEqualTo("script");
  }

  @Test
  void ctrlAndTabIsALetterOfIt(FxRobot robot) {
    robot.interact(area::requestFocus);
    robot.interact(area::end);
    robot.push(KeyCode.CONTROL, KeyCode.TAB);
    assertThat(area.getText()).isEqualTo("script\t");
    assertThat(area.isFocused()).isTrue();
    robot.interact(() -> area.setEditable(false));
    robot.push(KeyCode.CONTROL, KeyCode.TAB);
    assertThat(area.getText()).isEqualTo("script\t");
  }

  @Test
  void aButtonThatTurnsGreyHandsTheNextEnterToNobody(FxRobot robot) {
    robot.interact(stop::requestFocus);
    robot.interact(() -> stop.setDisable(true));
    robot.push(KeyCode.SPACE);
    robot.push(KeyCode.ENTER);
    assertThat(deleted).isZero();
    assertThat(delete.isFocused()).isFalse();
  }
}
