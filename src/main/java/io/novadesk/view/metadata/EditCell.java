package io.novadesk.view.metadata;

import atlantafx.base.theme.Styles;
import io.novadesk.i18n.Names;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.metadata.MetadataRow;
import io.novadesk.viewmodel.metadata.MetadataViewModel;
import java.util.function.Function;
import javafx.beans.property.StringProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * A key or a value, changed in place. What is typed is in the row at once, so that no way of
 * leaving the cell loses it; only Escape puts back what was there.
 */
final class EditCell extends TableCell<MetadataRow, MetadataRow> {
  private static final PseudoClass DELETED = PseudoClass.getPseudoClass("deleted");
  private static final PseudoClass BLANK = PseudoClass.getPseudoClass("blank");

  private final MetadataViewModel model;
  private final Function<MetadataRow, StringProperty> property;
  private final TextField field = new TextField();
  private final Label counter = new Label();
  private final HBox editor = new HBox(field, counter);
  private Subscription watching = Subscription.EMPTY;
  private String before = "";

  EditCell(MetadataViewModel model, Function<MetadataRow, StringProperty> property, String prompt) {
    this.model = model;
    this.property = property;
    getStyleClass().add("metadata-edit-cell");
    field.setPromptText(prompt);
    field.getStyleClass().add(Styles.SMALL);
    HBox.setHgrow(field, Priority.ALWAYS);
    counter.getStyleClass().addAll(Styles.TEXT_MUTED, "metadata-counter");
    counter.setMinWidth(USE_PREF_SIZE);
    counter.textProperty().bind(field.textProperty().map(model::counter));
    counter.managedProperty().bind(counter.textProperty().isNotEmpty());
    editor.setAlignment(Pos.CENTER_LEFT);
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    field
        .focusedProperty()
        .subscribe(
            focused -> {
              if (!focused && isEditing()) {
                commitEdit(getItem());
              }
            });
  }

  private void key(KeyEvent key) {
    switch (key.getCode()) {
      case ENTER -> {
        commitEdit(getItem());
        key.consume();
      }
      case ESCAPE -> {
        field.setText(before);
        cancelEdit();
        key.consume();
      }
      case TAB -> {
        if (tab(key.isShiftDown())) {
          key.consume();
        }
      }
      default -> {
        // Typed into the field.
      }
    }
  }

  /** From the key to its value and back, then on to the next thing in the window. */
  private boolean tab(boolean back) {
    TableView<MetadataRow> table = getTableView();
    MetadataRow row = getItem();
    int column = table.getColumns().indexOf(getTableColumn()) + (back ? -1 : 1);
    if (column < 0 || !table.getColumns().get(column).isEditable()) {
      return false;
    }
    TableColumn<MetadataRow, ?> next = table.getColumns().get(column);
    commitEdit(row);
    table.edit(table.getItems().indexOf(row), next);
    return true;
  }

  @Override
  public void startEdit() {
    MetadataRow row = getItem();
    if (row == null || row.deletedProperty().get() || !isShown()) {
      return;
    }
    super.startEdit();
    if (isEditing()) {
      model.setTyping(true);
      before = text(row);
      field.textProperty().bindBidirectional(property.apply(row));
      setText(null);
      setGraphic(editor);
      field.requestFocus();
      field.selectAll();
    }
  }

  /** A table measures rows with a hidden cell, which is asked to edit as well. */
  private boolean isShown() {
    for (Node at = this; at != null; at = at.getParent()) {
      if (!at.isVisible()) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void cancelEdit() {
    super.cancelEdit();
    endEdit();
  }

  @Override
  public void commitEdit(MetadataRow row) {
    super.commitEdit(row);
    endEdit();
  }

  private void endEdit() {
    MetadataRow row = getItem();
    if (row != null) {
      field.textProperty().unbindBidirectional(property.apply(row));
    }
    if (field.isFocused()) {
      // A focused field that leaves the scene would send the focus anywhere.
      getTableView().requestFocus();
    }
    setGraphic(null);
    show(row);
    model.setTyping(false);
  }

  @Override
  protected void updateItem(MetadataRow row, boolean empty) {
    super.updateItem(row, empty);
    watching.unsubscribe();
    watching = Subscription.EMPTY;
    if (empty || row == null) {
      setText(null);
      setGraphic(null);
      pseudoClassStateChanged(DELETED, false);
      pseudoClassStateChanged(BLANK, false);
      return;
    }
    watching =
        Subscription.combine(
            property.apply(row).subscribe(_ -> show(row)),
            row.deletedProperty().subscribe(d -> pseudoClassStateChanged(DELETED, d)));
  }

  private void show(@Nullable MetadataRow row) {
    if (row == null || isEditing()) {
      return;
    }
    String text = text(row);
    pseudoClassStateChanged(BLANK, text.isEmpty());
    setText(text.isEmpty() ? Text.of("metadata.empty") : Names.shown(text));
  }

  private String text(MetadataRow row) {
    String text = property.apply(row).get();
    return text == null ? "" : text;
  }
}
