package io.novadesk.view.parts;

import io.novadesk.viewmodel.base.Field;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.ScrollPane;

/** Labels and values that scroll. */
public final class FieldList extends ScrollPane {
  private final FieldLines lines;
  private final ObservableList<Field> fields;
  private final ListChangeListener<Field> onFields = _ -> showFields();

  public FieldList(ObservableList<Field> fields, Links links) {
    this.fields = fields;
    lines = new FieldLines(false, links);
    getStyleClass().addAll("field-list", "edge-to-edge");
    setFitToWidth(true);
    setContent(lines);
    lines.getStyleClass().add("field-grid");
    fields.addListener(onFields);
    lines.show(fields);
  }

  private void showFields() {
    lines.show(fields);
  }

  public void dispose() {
    fields.removeListener(onFields);
  }
}
