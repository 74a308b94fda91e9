package io.novadesk.view.servers.dialogs;

import io.novadesk.i18n.Names;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.List;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The parts that the dialogs are made of. */
final class Fields {
  private static final int NAMES = 8;

  private Fields() {}

  static VBox form(Node... nodes) {
    VBox form = new VBox(nodes);
    form.getStyleClass().add("form");
    return form;
  }

  /** A control with its name over it. */
  static VBox field(String label, Node control) {
    return io.novadesk.view.parts.Fields.of(label, control);
  }

  /** A control with its name over it and what is wrong with it beneath. */
  static VBox field(String label, Node control, ObservableValue<String> problem) {
    VBox box = field(label, control);
    box.getChildren().add(problem(problem));
    return box;
  }

  /** Two fields side by side. */
  static HBox pair(Region left, Region right) {
    HBox line = new HBox(left, right);
    line.getStyleClass().add("form-line");
    for (Region each : List.of(left, right)) {
      HBox.setHgrow(each, Priority.ALWAYS);
      each.setPrefWidth(200);
      each.setMaxWidth(Double.MAX_VALUE);
    }
    return line;
  }

  /** What is wrong; takes no room while nothing is. */
  static Label problem(ObservableValue<String> problem) {
    Label label = new Label();
    label.getStyleClass().add("field-error");
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.textProperty().bind(problem);
    label.visibleProperty().bind(label.textProperty().isNotEmpty());
    label.managedProperty().bind(label.visibleProperty());
    return label;
  }

  /** Something to know, in the quiet tone. */
  static Label remark(ObservableValue<String> remark) {
    Label label = problem(remark);
    label.getStyleClass().setAll("label", "muted");
    return label;
  }

  /** Something that may go wrong, and is the person's to decide. */
  static Label warning(ObservableValue<String> warning) {
    Label label = problem(warning);
    label.getStyleClass().setAll("label", "tone-asks");
    return label;
  }

  static Label remark(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("muted");
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  static TextField text(String id, StringProperty value) {
    TextField field = new TextField();
    field.setId(id);
    field.textProperty().bindBidirectional(value);
    return field;
  }

  static PasswordField password(String id, StringProperty value, String prompt) {
    PasswordField field = new PasswordField();
    field.setId(id);
    field.setPromptText(prompt);
    field.textProperty().bindBidirectional(value);
    return field;
  }

  /** The servers that are meant, the first of them by name. */
  static Node names(List<ServerRow> rows) {
    VBox list = new VBox();
    list.getStyleClass().add("name-list");
    rows.stream()
        .limit(NAMES)
        .forEach(
            row -> {
              Label name = new Label(Names.shown(row.name()));
              name.getStyleClass().add("name-list-name");
              Label about =
                  new Label(
                      Text.of(
                          "dialog.nameLine",
                          row.server().status(),
                          row.address(),
                          row.region().displayName()));
              about.getStyleClass().add("muted");
              HBox line = new HBox(name, about);
              line.getStyleClass().add("form-line");
              list.getChildren().add(line);
            });
    if (rows.size() > NAMES) {
      Label more = new Label(Text.of("dialog.andMore", rows.size() - NAMES));
      more.getStyleClass().add("muted");
      list.getChildren().add(more);
    }
    return list;
  }
}
