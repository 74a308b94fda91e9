package io.novadesk.view.parts;

import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.base.WholeNumber;
import java.util.List;
import java.util.function.UnaryOperator;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** The fields of forms: a label above, the control, and beneath it what is wrong with it. */
public final class Fields {
  private Fields() {}

  public static VBox of(String label, Node control) {
    Label name = new Label(label);
    name.getStyleClass().add("field-label");
    // A line that only keeps its room names nothing.
    if (!label.isBlank()) {
      name.setLabelFor(control);
    }
    VBox field = new VBox(name, control);
    field.getStyleClass().add("field");
    return field;
  }

  /** With a remark beneath while there is one. */
  public static VBox of(String label, Node control, ObservableValue<String> problem) {
    VBox field = of(label, control);
    Label remark = remark("field-error");
    remark.textProperty().bind(problem);
    field.getChildren().add(remark);
    return field;
  }

  /**
   * A sentence whose line is kept free while there is none: else what lies below would move under
   * the pointer as a person types.
   */
  public static Label remark(String styleClass) {
    Label label = new Label();
    label.getStyleClass().add(styleClass);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  /** Fields that share a line, each as wide as the other. */
  public static HBox sideBySide(Region... fields) {
    HBox line = new HBox(fields);
    line.getStyleClass().add("form-line");
    for (Region field : fields) {
      HBox.setHgrow(field, Priority.ALWAYS);
      field.setPrefWidth(Look.px(160));
    }
    return line;
  }

  /** A sentence that takes room only while it says something. */
  public static Label sentence(ObservableValue<String> text, String styleClass) {
    Label label = new Label();
    label.getStyleClass().add(styleClass);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.textProperty().bind(text);
    label.visibleProperty().bind(label.textProperty().isNotEmpty());
    label.managedProperty().bind(label.visibleProperty());
    return label;
  }

  public static TextField text(String id, StringProperty value, String prompt) {
    TextField field = new TextField();
    field.setId(id);
    field.setPromptText(prompt);
    field.textProperty().bindBidirectional(value);
    return field;
  }

  public static VBox number(String id, String label, WholeNumber number) {
    return of(label, text(id, number.textProperty(), "0"), number.problemProperty());
  }

  /** A choice among words of the API, each shown as people say it. */
  public static ComboBox<String> choice(
      String id, StringProperty value, List<String> choices, UnaryOperator<String> shown) {
    ComboBox<String> box = new ComboBox<>(FXCollections.observableArrayList(choices));
    box.setId(id);
    box.setMaxWidth(Double.MAX_VALUE);
    box.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable String word) {
            return word == null ? "" : shown.apply(word);
          }

          @Override
          public String fromString(String text) {
            return text;
          }
        });
    box.valueProperty().bindBidirectional(value);
    return box;
  }

  /** How a visibility is shown: with what it means. */
  public static String visibility(String word) {
    return switch (word) {
      case "private", "shared", "community", "public" -> Text.of("image.visibility." + word);
      default -> word;
    };
  }
}
