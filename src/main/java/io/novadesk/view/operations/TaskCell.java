package io.novadesk.view.operations;

import io.novadesk.cloud.command.OperationState;
import io.novadesk.viewmodel.operations.TaskRow;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.TableCell;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** A cell of a task that is painted anew each time something moves. */
abstract class TaskCell extends TableCell<TaskRow, OperationState> {
  /**
   * @param painters run when time alone changed what cells tell
   */
  TaskCell(List<Runnable> painters) {
    painters.add(this::paint);
  }

  @Override
  protected final void updateItem(@Nullable OperationState state, boolean empty) {
    super.updateItem(state, empty);
    paint();
  }

  private void paint() {
    TaskRow row = isEmpty() || getTableRow() == null ? null : getTableRow().getItem();
    show(row);
  }

  abstract void show(@Nullable TaskRow row);

  final @Nullable TaskRow row() {
    return getTableRow() == null ? null : getTableRow().getItem();
  }

  /** Exchanges what is shown only where it is something else: a press may be under way on it. */
  static void become(HBox line, List<Node> wanted) {
    if (!line.getChildren().equals(wanted)) {
      line.getChildren().setAll(wanted);
    }
  }
}
