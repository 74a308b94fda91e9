package io.novadesk.view.metadata;

import io.novadesk.i18n.Names;
import io.novadesk.viewmodel.metadata.MatrixRow;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;

/** Which server a row of the matrix is. */
final class MatrixNameCell extends TableCell<MatrixRow, MatrixRow> {
  @Override
  protected void updateItem(@Nullable MatrixRow row, boolean empty) {
    super.updateItem(row, empty);
    setText(empty || row == null ? null : Names.shown(row.name()));
  }
}
