package io.novadesk.view.metadata;

import atlantafx.base.theme.Styles;
import io.novadesk.i18n.Names;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.metadata.MatrixRow;
import io.novadesk.viewmodel.metadata.MatrixViewModel;
import io.novadesk.viewmodel.metadata.RowStatus.Change;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.TableCell;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/** The value of one key of one server, changed in place. */
final class MatrixCell extends TableCell<MatrixRow, MatrixRow> {
  private static final PseudoClass ADDED = PseudoClass.getPseudoClass("added");
  private static final PseudoClass CHANGED = PseudoClass.getPseudoClass("changed");
  private static final PseudoClass DELETED = PseudoClass.getPseudoClass("deleted");
  private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");
  private static final PseudoClass BLANK = PseudoClass.getPseudoClass("blank");

  private final MatrixViewModel model;
  private final String key;
  private final TextField field = new TextField();
  private final Tooltip tip = new Tooltip();
  private boolean typed;

  MatrixCell(MatrixViewModel model, String key) {
    this.model = model;
    this.key = key;
    getStyleClass().add("matrix-cell");
    field.getStyleClass().add(Styles.SMALL);
    field.textProperty().subscribe(() -> typed = true);
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

  private void key(KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER) {
      commitEdit(getItem());
      event.consume();
    } else if (event.getCode() == KeyCode.ESCAPE) {
      cancelEdit();
      event.consume();
    }
  }

  @Override
  public void startEdit() {
    MatrixRow row = getItem();
    if (row == null || !model.isEditable(row)) {
      return;
    }
    super.startEdit();
    if (isEditing()) {
      String now = row.cell(key).now();
      field.setText(now == null ? "" : now);
      typed = false;
      setText(null);
      setGraphic(field);
      field.requestFocus();
      field.selectAll();
    }
  }

  @Override
  public void cancelEdit() {
    super.cancelEdit();
    end();
  }

  @Override
  public void commitEdit(MatrixRow row) {
    super.commitEdit(row);
    String text = field.getText();
    boolean wasTyped = typed;
    end();
    // To look into an absent one is not to set it.
    if (row != null && wasTyped) {
      model.set(List.of(row), key, text);
    }
  }

  private void end() {
    if (field.isFocused()) {
      getTableView().requestFocus();
    }
    setGraphic(null);
    show(getItem());
  }

  @Override
  protected void updateItem(@Nullable MatrixRow row, boolean empty) {
    super.updateItem(row, empty);
    if (!isEditing()) {
      setGraphic(null);
      show(empty ? null : row);
    }
  }

  private void show(@Nullable MatrixRow row) {
    MatrixRow.Cell cell = row == null ? new MatrixRow.Cell(null, null, "") : row.cell(key);
    Change change = cell.change();
    String now = change == Change.DELETED ? cell.before() : cell.now();
    pseudoClassStateChanged(ADDED, change == Change.ADDED);
    pseudoClassStateChanged(CHANGED, change == Change.CHANGED);
    pseudoClassStateChanged(DELETED, change == Change.DELETED);
    pseudoClassStateChanged(ERROR, !cell.problem().isEmpty());
    pseudoClassStateChanged(BLANK, now != null && now.isEmpty());
    setText(now == null ? null : now.isEmpty() ? Text.of("metadata.empty") : Names.shown(now));
    String told = told(cell, change);
    tip.setText(told);
    setTooltip(told.isEmpty() ? null : tip);
  }

  private static String told(MatrixRow.Cell cell, Change change) {
    if (!cell.problem().isEmpty()) {
      return cell.problem();
    }
    return switch (change) {
      case NONE -> "";
      case ADDED -> Text.of("metadata.change.ADDED");
      case DELETED -> Text.of("metadata.change.DELETED");
      case CHANGED -> Text.of("matrix.was", cell.before() == null ? "" : cell.before());
    };
  }
}
