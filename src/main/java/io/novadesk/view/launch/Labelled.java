package io.novadesk.view.launch;

import atlantafx.base.theme.Styles;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.Fields;
import io.novadesk.view.parts.Look;
import io.novadesk.viewmodel.launch.LaunchField;
import io.novadesk.viewmodel.launch.LaunchViewModel;
import io.novadesk.viewmodel.launch.Remark;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A label, the control that it is for, and below that what is to be said of it. */
final class Labelled extends VBox {
  private static final PseudoClass DANGER = PseudoClass.getPseudoClass(Styles.DANGER);

  private static final double TWO_LINES = 32;

  private final Label remark = Fields.remark("launch-remark");
  private final Node input;

  /**
   * @param input the part of {@code control} that takes the focus
   */
  private Labelled(LaunchField field, Node control, Node input) {
    this.input = input;
    getStyleClass().add("field");
    Label label = new Label(Text.of("launch.field." + field));
    label.setLabelFor(input);
    label.getStyleClass().add("field-label");
    input.setId(idOf(field));
    input.setAccessibleText(label.getText());
    remark.setId(idOf(field) + "-remark");
    setMinWidth(0);
    getChildren().addAll(label, control, remark);
    VBox.setVgrow(control, Priority.SOMETIMES);
  }

  static Labelled of(LaunchViewModel model, LaunchField field, Node control, Node input) {
    Labelled labelled = new Labelled(field, control, input);
    model.remark(field).subscribe(labelled::say);
    return labelled;
  }

  static Labelled of(LaunchViewModel model, LaunchField field, Node control) {
    return of(model, field, control, control);
  }

  /** A field for one line of text. */
  static Labelled text(LaunchViewModel model, LaunchField field) {
    TextField input = new TextField();
    input.textProperty().bindBidirectional(model.form().text(field));
    String prompt = "launch.prompt." + field;
    String text = Text.of(prompt);
    input.setPromptText(text.equals(prompt) ? "" : text);
    return of(model, field, input);
  }

  static String idOf(LaunchField field) {
    return "launch-" + field.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Without the label's words, where a heading says them already. */
  Labelled bare() {
    getChildren().removeFirst();
    return this;
  }

  Labelled narrow(double width) {
    // In so narrow a column a sentence may take two lines: room for both is kept.
    remark.setMinHeight(Look.px(Look.px(TWO_LINES)));
    remark.setPrefHeight(Look.px(TWO_LINES));
    remark.setMaxHeight(TWO_LINES);
    remark.setAlignment(Pos.TOP_LEFT);
    setMinWidth(width);
    setPrefWidth(width);
    setMaxWidth(width);
    return this;
  }

  private void say(Remark now) {
    remark.setText(now.sentence());
    remark.getStyleClass().removeAll("launch-error", "launch-note");
    // What nobody has filled yet is no mistake: it is said, not shouted.
    switch (now.kind()) {
      case MISSING -> {}
      case ERROR -> remark.getStyleClass().add("launch-error");
      case NOTE -> remark.getStyleClass().add("launch-note");
    }
    input.pseudoClassStateChanged(DANGER, now.kind() == Remark.Kind.ERROR);
    input.setAccessibleHelp(now.sentence());
  }
}
