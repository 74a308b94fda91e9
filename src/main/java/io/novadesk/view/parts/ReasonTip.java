package io.novadesk.view.parts;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;

/**
 * Around a button: what it does, and why it cannot act while it is grey. The tooltip hangs on this
 * wrapper too, because a disabled node hears no mouse; one that hears it lets nothing through.
 */
public final class ReasonTip extends StackPane {
  private final ButtonBase button;
  private final String help;
  private final Tooltip tip = new Tooltip();

  /**
   * @param help what it does
   */
  public ReasonTip(ButtonBase button, String help) {
    super(button);
    this.button = button;
    this.help = help;
    tip.setShowDelay(Duration.millis(300));
    tip.setMaxWidth(Look.px(320));
    tip.setWrapText(true);
    Tooltip.install(this, tip);
    button.setTooltip(tip);
    setMaxWidth(USE_PREF_SIZE);
    setMaxHeight(USE_PREF_SIZE);
    show("");
  }

  /** Says this from now on, and whatever it becomes. */
  public ReasonTip following(ObservableValue<String> reason) {
    reason.subscribe(this::show);
    return this;
  }

  /**
   * @param reason why it cannot act; empty: it can
   */
  public void show(String reason) {
    button.setDisable(!reason.isEmpty());
    tip.setText(reason.isEmpty() ? help : reason);
    button.setAccessibleHelp(tip.getText());
  }
}
