package io.novadesk.view.connections;

import atlantafx.base.theme.Styles;
import io.novadesk.i18n.Text;
import io.novadesk.profile.lint.Fault;
import io.novadesk.profile.lint.Fault.Weight;
import io.novadesk.profile.lint.FieldFault;
import io.novadesk.view.parts.Clip;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A fault of a file or of a saved connection: where, what is wrong there, and what can be done. */
public final class FaultRow extends HBox {
  /**
   * @param narrow whether what can be done stands beneath the sentence, for want of width
   */
  public FaultRow(Fault fault, boolean narrow, Consumer<Fault> onMend) {
    this(
        fault.weight(),
        Text.of(
            "lint.line",
            String.valueOf(fault.path().getFileName()),
            fault.line(),
            fault.sentence()),
        narrow,
        fault.mend() == null ? "" : Text.of("lint.mend.tip", fault.mend().line()),
        () -> onMend.accept(fault));
  }

  /** Of a saved connection, whose settings are fields. */
  public FaultRow(FieldFault fault, Consumer<FieldFault> onMend) {
    this(
        fault.weight(),
        Text.of("lint.field", fault.label(), fault.sentence()),
        false,
        fault.mended() == null ? "" : Text.of("lint.field.mend.tip", fault.mended()),
        () -> onMend.accept(fault));
  }

  /**
   * @param mendTip what mending does; empty: it cannot be mended here
   */
  private FaultRow(Weight weight, String told, boolean narrow, String mendTip, Runnable onMend) {
    super(8);
    getStyleClass().addAll("fault", "fault-" + (weight == Weight.ERROR ? "bad" : "odd"));
    setAlignment(narrow ? Pos.TOP_LEFT : Pos.CENTER_LEFT);
    FontIcon icon =
        new FontIcon(weight == Weight.ERROR ? Feather.ALERT_CIRCLE : Feather.ALERT_TRIANGLE);
    Label sentence = new Label(told);
    sentence.setWrapText(true);
    sentence.setMinHeight(USE_PREF_SIZE);
    sentence.setMaxWidth(Double.MAX_VALUE);
    sentence.getStyleClass().add(Styles.TEXT_SMALL);
    HBox buttons = new HBox(4);
    buttons.setMinWidth(Region.USE_PREF_SIZE);
    if (!mendTip.isEmpty()) {
      Button mend = button("lint.mend", Feather.TOOL, onMend);
      mend.setTooltip(new Tooltip(mendTip));
      mend.getStyleClass().add("fault-mend");
      buttons.getChildren().add(mend);
    }
    Button copy = button("lint.copy", Feather.COPY, () -> Clip.copy(told));
    copy.setTooltip(new Tooltip(Text.of("lint.copy.tip")));
    copy.getStyleClass().add("fault-copy");
    buttons.getChildren().add(copy);
    if (narrow) {
      VBox both = new VBox(2, sentence, buttons);
      HBox.setHgrow(both, Priority.ALWAYS);
      getChildren().addAll(icon, both);
    } else {
      HBox.setHgrow(sentence, Priority.ALWAYS);
      getChildren().addAll(icon, sentence, buttons);
    }
  }

  private static Button button(String key, Feather icon, Runnable action) {
    Button button = new Button(Text.of(key), new FontIcon(icon));
    button.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
    button.setOnAction(_ -> action.run());
    return button;
  }
}
