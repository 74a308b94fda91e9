package io.novadesk.view.parts;

import atlantafx.base.theme.Styles;
import io.novadesk.i18n.Text;
import java.util.function.BooleanSupplier;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;

/** Asks in a form, before it is left, whether what was made there may be thrown away. */
public final class LeaveQuestion extends HBox {
  private final BooleanSupplier losesSomething;
  private final Runnable leave;

  /**
   * @param id begins the ids of the question and its two answers
   * @param losesSomething whether there is anything to ask about
   * @param leave leaves the form
   */
  public LeaveQuestion(String id, String question, BooleanSupplier losesSomething, Runnable leave) {
    this.losesSomething = losesSomething;
    this.leave = leave;
    Label text = new Label(question);
    text.setWrapText(true);
    text.setMinHeight(USE_PREF_SIZE);
    text.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(text, Priority.ALWAYS);
    Button stay = button(id + "-stay", "leave.stay");
    stay.setOnAction(_ -> stay());
    Button discard = button(id + "-discard", "leave.discard");
    discard.getStyleClass().add(Styles.DANGER);
    discard.setOnAction(_ -> leave.run());
    getChildren().addAll(Icons.of(Feather.ALERT_TRIANGLE), text, stay, discard);
    setId(id + "-leaving");
    getStyleClass().addAll("banner", "banner-warning");
    setAlignment(Pos.CENTER_LEFT);
    setVisible(false);
    managedProperty().bind(visibleProperty());
  }

  private static Button button(String id, String key) {
    Button button = new Button(Text.of(key));
    button.setId(id);
    button.setMinWidth(USE_PREF_SIZE);
    return button;
  }

  private void stay() {
    setVisible(false);
  }

  /** Leaves the form, unless something would be lost: then that is asked first. */
  public void leave() {
    if (isVisible() || !losesSomething.getAsBoolean()) {
      leave.run();
    } else {
      setVisible(true);
    }
  }

  /** Escape: the same, but it answers an open question by staying. */
  public void escape() {
    if (isVisible()) {
      stay();
    } else {
      leave();
    }
  }

  /** Whether the form may go without a question; asks it where not. */
  public boolean mayGo() {
    boolean loses = losesSomething.getAsBoolean();
    setVisible(loses);
    return !loses;
  }
}
