package io.novadesk.view.connect;

import atlantafx.base.theme.Styles;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * A label, what it labels, and below that what is wrong with it, on a line that is kept free: else
 * the next field would move under the pointer.
 */
final class FieldRow extends HBox {
  private static final PseudoClass DANGER = PseudoClass.getPseudoClass(Styles.DANGER);

  private final Label label;
  private final Label error = new Label();
  private final VBox content = new VBox(2);
  private final Node input;

  /**
   * @param control what stands in the row
   * @param input the part of it that is typed in and takes the focus
   */
  FieldRow(String text, Node control, Node input) {
    super(12);
    this.input = input;
    label = new Label(text);
    label.setLabelFor(input);
    label.setMnemonicParsing(true);
    label.getStyleClass().add("connect-label");
    error.setId(input.getId() + "-error");
    error.getStyleClass().add("connect-error");
    error.setGraphic(new FontIcon(Feather.ALERT_CIRCLE));
    error.setWrapText(true);
    error.setMinHeight(USE_PREF_SIZE);
    content.getChildren().addAll(control, error);
    setHgrow(content, Priority.ALWAYS);
    setAlignment(Pos.TOP_LEFT);
    getChildren().addAll(label, content);
    setError("");
  }

  void setLabel(String text) {
    label.setText(text);
  }

  void setError(String sentence) {
    error.setText(sentence);
    error.setVisible(!sentence.isEmpty());
    input.pseudoClassStateChanged(DANGER, !sentence.isEmpty());
    input.setAccessibleHelp(sentence);
  }

  /** Adds something below the error. */
  void add(Node node) {
    content.getChildren().add(node);
  }
}
