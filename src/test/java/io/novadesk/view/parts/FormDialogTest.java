package io.novadesk.view.parts;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.cloud.command.OperationState;
import io.novadesk.cloud.plan.Ledger;
import io.novadesk.profile.Connection.Marking;
import io.novadesk.testing.FaultMatrix;
import io.novadesk.testing.Pictures;
import io.novadesk.testing.QueueTaskRunner;
import io.novadesk.viewmodel.base.Sending;
import io.novadesk.viewmodel.operations.OperationRow;
import io.novadesk.viewmodel.operations.OperationsViewModel;
import io.novadesk.viewmodel.production.ProductionGuard;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** What was typed into a form is not thrown away without a question. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // The methods that run first fill the fields.
class FormDialogTest {
  private ModalHost host;
  private TextField name;
  private TextArea key;
  private PasswordField password;
  private TextField confirmation;
  private int accepted;
  private int under;
  private Button below;

  @Start
  void start(Stage stage) {
    below = new Button("below");
    below.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
    below.setOnAction(_ -> under++);
    host = new ModalHost(new StackPane(below));
    Scene scene = new Scene(host.root(), 700, 500);
    Pictures.dress(scene);
    stage.setScene(scene);
    stage.show();
  }

  @BeforeEach
  void open(FxRobot robot) {
    robot.interact(
        () -> {
          name = new TextField("given");
          key = new TextArea();
          password = new PasswordField();
          confirmation = new TextField();
          TypedText.isPassing(confirmation);
          FormDialog dialog = dialog("form", new VBox(name, key, password, confirmation));
          dialog.show(name, () -> accepted++);
        });
  }

  private FormDialog dialog(String id, Region content) {
    return new FormDialog(host, id, "New key pair", "", content, "Import", false);
  }

  private boolean asks(FxRobot robot) {
    return robot.lookup("#form-leaving").tryQuery().filter(n -> n.isVisible()).isPresent();
  }

  private void type(FxRobot robot, TextField field, String text) {
    robot.interact(field::requestFocus);
    robot.write(text);
  }

  @Test
  void leavesAtOnceWhereNothingWasTyped(FxRobot robot) {
    robot.interact(key::requestFocus);
    robot.push(KeyCode.ESCAPE);
    assertThat(host.isOpen()).isFalse();
  }

  @Test
  void asksBeforeEscapeThrowsAwayWhatWasTyped(FxRobot robot) {
    robot.interact(key::requestFocus);
    robot.write("ssh-ed25519 AAAA");
    robot.push(KeyCode.ESCAPE);
    assertThat(host.isOpen()).isTrue();
    assertThat(asks(robot)).isTrue();
    robot.interact(() -> Pictures.save(key.getScene(), "form-leaving"));
    String told = robot.lookup("#form-leaving .label").queryAs(Label.class).getText();

    // A second Escape goes back to the form, and so does the button.
    robot.push(KeyCode.ESCAPE);
    assertThat(asks(robot)).isFalse();
    robot.clickOn("#form-cancel");
    assertThat(asks(robot)).isTrue();
    robot.clickOn("#form-stay");
    assertThat(host.isOpen()).isTrue();
    assertThat(key.getText()).isEqualTo("ssh-ed25519 AAAA");

    robot.clickOn("#form-cancel");
    robot.clickOn("#form-discard");
    assertThat(host.isOpen()).isFalse();
    assertThat(accepted).isZero();
    FaultMatrix.row(FaultMatrix.Area.FILE, "Escape in a form with text", 0, told);
  }

  @Test
  void asksForASecretToo(FxRobot robot) {
    type(robot, password, "sesame");
    robot.push(KeyCode.ESCAPE);
    assertThat(asks(robot)).isTrue();
  }

  @Test
  void asksNothingForAWordThatOnlyConfirms(FxRobot robot) {
    type(robot, confirmation, "web-01");
    robot.push(KeyCode.ESCAPE);
    assertThat(host.isOpen()).isFalse();
  }

  @Test
  void asksNothingForWhatTheProgramFillsIn(FxRobot robot) {
    robot.interact(
        () -> {
          key.requestFocus();
          name.setText("filled in");
        });
    robot.push(KeyCode.ESCAPE);
    assertThat(host.isOpen()).isFalse();
  }

  @Test
  void acceptsWithoutAQuestion(FxRobot robot) {
    type(robot, name, "other");
    robot.clickOn("#form-accept");
    assertThat(host.isOpen()).isFalse();
    assertThat(accepted).isEqualTo(1);
  }

  @Test
  void aDoubleClickThatClosesItHitsNothingUnderIt(FxRobot robot) {
    robot.doubleClickOn("#form-accept");
    assertThat(host.isOpen()).isFalse();
    assertThat(accepted).isEqualTo(1);
    assertThat(under).as("the second click was meant for the dialog").isZero();
    robot.moveTo(below, new Point2D(-200, -150));
    robot.clickOn(MouseButton.PRIMARY);
    assertThat(under).as("the next one is heard").isEqualTo(1);
    FaultMatrix.row(FaultMatrix.Area.COMMAND, "double click on a form's button", 1, "once");
  }

  @Test
  void aKeyHeldDownThatClosesItPressesNothingUnderIt(FxRobot robot) {
    AtomicInteger heard = new AtomicInteger();
    robot.interact(() -> below.addEventFilter(KeyEvent.KEY_PRESSED, _ -> heard.incrementAndGet()));
    robot.press(KeyCode.ENTER);
    assertThat(accepted).isEqualTo(1);
    // As the system repeats a key: pressed anew, never released.
    robot.interact(() -> below.fireEvent(repeated(KeyCode.ENTER)));
    assertThat(heard).hasValue(0);
    robot.release(KeyCode.ENTER);
    robot.interact(below::requestFocus);
    robot.push(KeyCode.ENTER);
    assertThat(heard).hasValue(1);
  }

  private static KeyEvent repeated(KeyCode code) {
    return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false);
  }

  @Test
  void whatItSentGoesOnWhenItIsClosed(FxRobot robot) {
    try (QueueTaskRunner tasks = new QueueTaskRunner()) {
      OperationsViewModel operations = new OperationsViewModel(tasks, Ledger.NONE);
      ProductionGuard guard = new ProductionGuard(Marking.NONE, tasks, InstantSource.system());
      CountDownLatch answer = new CountDownLatch(1);
      AtomicInteger heard = new AtomicInteger();
      Sending sending = new Sending(tasks, "New key pair", operations::takeUp);
      robot.interact(
          () -> {
            host.close();
            FormDialog dialog = dialog("sender", new VBox());
            dialog.showUntilDone(
                dialog.acceptButton(),
                sending,
                () ->
                    sending.start(
                        guard,
                        "web",
                        () -> {
                          answer.await();
                          return true;
                        },
                        _ -> {
                          heard.incrementAndGet();
                          dialog.close();
                        }),
                () -> {});
          });
      robot.clickOn("#sender-accept");
      assertThat(sending.busyProperty().get()).isTrue();
      robot.clickOn("#sender-cancel");
      assertThat(host.isOpen()).isFalse();
      assertThat(operations.rows()).singleElement().matches(row -> !row.state().isEnd());
      // Another form is open when the answer comes.
      robot.interact(
          () -> {
            FormDialog other = dialog("other", new VBox());
            other.show(other.acceptButton(), () -> {});
          });
      answer.countDown();
      OperationRow row = operations.rows().getFirst();
      tasks.until(() -> row.state().isEnd());
      assertThat(row.state()).isInstanceOf(OperationState.Done.class);
      assertThat(row.subject()).isEqualTo("web");
      assertThat(heard).hasValue(1);
      assertThat(host.isOpen()).as("the other form stays").isTrue();
      FaultMatrix.row(
          FaultMatrix.Area.OTHER_POST, "a form closed while it sends", 1, row.sentence());
    }
  }

  @Test
  void isNotReplacedByAnotherDialogWhileItHoldsText(FxRobot robot) {
    type(robot, name, "other");
    boolean[] closed = new boolean[1];
    robot.interact(
        () -> {
          FormDialog second = dialog("second", new Region());
          second.show(second.acceptButton(), () -> {}, () -> closed[0] = true);
        });
    assertThat(robot.lookup("#second").tryQuery()).isEmpty();
    assertThat(asks(robot)).isTrue();
    assertThat(closed[0]).as("what stood behind the second one ends").isTrue();
    assertThat(name.getText()).contains("other");
  }
}
