package io.novadesk.view;

import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.Field;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.VPos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/**
 * Labels and values, each of which can be copied. Lines are reused, so that a refresh does not
 * flicker.
 */
public final class FieldList extends ScrollPane {
  private final GridPane grid = new GridPane();
  private final List<Line> lines = new ArrayList<>();
  private final ObservableList<Field> fields;
  private final ListChangeListener<Field> onFields = _ -> show();

  public FieldList(ObservableList<Field> fields) {
    this.fields = fields;
    getStyleClass().addAll("field-list", "edge-to-edge");
    setFitToWidth(true);
    setContent(grid);
    grid.getStyleClass().add("field-grid");
    ColumnConstraints labels = new ColumnConstraints();
    labels.setMinWidth(96);
    ColumnConstraints values = new ColumnConstraints();
    values.setHgrow(Priority.ALWAYS);
    grid.getColumnConstraints().addAll(labels, values);
    fields.addListener(onFields);
    show();
  }

  public void dispose() {
    fields.removeListener(onFields);
  }

  private void show() {
    while (lines.size() > fields.size()) {
      Line line = lines.removeLast();
      grid.getChildren().removeAll(line.label, line.value, line.copy);
    }
    while (lines.size() < fields.size()) {
      Line line = new Line();
      grid.addRow(lines.size(), line.label, line.value, line.copy);
      lines.add(line);
    }
    for (int i = 0; i < fields.size(); i++) {
      lines.get(i).show(fields.get(i));
    }
  }

  private static final class Line {
    private final Label label = new Label();
    private final Label value = new Label();
    private final Button copy = new Button(null, Icons.of(Feather.COPY));

    Line() {
      label.getStyleClass().add("field-name");
      label.setMinWidth(Region.USE_PREF_SIZE);
      value.getStyleClass().add("field-value");
      value.setWrapText(true);
      value.setMinHeight(Region.USE_PREF_SIZE);
      copy.getStyleClass().addAll("flat", "button-icon", "small", "copy-button");
      copy.setTooltip(new Tooltip(Text.of("copy")));
      copy.setFocusTraversable(false);
      copy.setOnAction(_ -> copy(value.getText()));
      GridPane.setValignment(label, VPos.TOP);
      GridPane.setValignment(copy, VPos.TOP);
    }

    void show(Field field) {
      label.setText(field.label());
      value.setText(field.value());
      copy.setAccessibleText(Text.of("copy.named", field.label()));
      value.getStyleClass().remove("exact");
      if (field.exact()) {
        value.getStyleClass().add("exact");
      }
    }
  }

  static void copy(String text) {
    ClipboardContent content = new ClipboardContent();
    content.putString(text);
    Clipboard.getSystemClipboard().setContent(content);
  }
}
