package io.novadesk.viewmodel.operations;

import io.novadesk.cloud.command.OperationState;
import io.novadesk.task.Task;
import io.novadesk.task.TaskRunner;
import java.time.Duration;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The tasks since the start of the program, and the beat in which they are read anew. */
final class TaskList {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final TaskRunner tasks;
  private final ObservableList<OperationRow> rows = FXCollections.observableArrayList();
  private final ObservableList<TaskRow> entries = FXCollections.observableArrayList();
  private final UnderWayRows underWay = new UnderWayRows(rows);
  private final ReadOnlyIntegerWrapper running = new ReadOnlyIntegerWrapper();
  private final ReadOnlyObjectWrapper<@Nullable OperationRow> lastFailure =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyLongWrapper beat = new ReadOnlyLongWrapper();
  private @Nullable Task clock;

  TaskList(TaskRunner tasks) {
    this.tasks = tasks;
  }

  /** Commands on one server each, and jobs; newest first. */
  ObservableList<OperationRow> rows() {
    return rows;
  }

  /** The same with the plans among them. */
  ObservableList<TaskRow> entries() {
    return entries;
  }

  /** What of the rows is under way. */
  UnderWayRows underWay() {
    return underWay;
  }

  /** How many of the rows are under way. */
  ReadOnlyIntegerProperty runningProperty() {
    return running.getReadOnlyProperty();
  }

  /** The row that failed last, or of which nobody can tell; null while none did. */
  ReadOnlyObjectProperty<@Nullable OperationRow> lastFailureProperty() {
    return lastFailure.getReadOnlyProperty();
  }

  /** Counts up when rows read differently, though the state of none may have changed. */
  ReadOnlyLongProperty beatProperty() {
    return beat.getReadOnlyProperty();
  }

  /** Lists what is under way from now on. */
  void add(OperationRow row) {
    rows.addFirst(row);
    entries.addFirst(row);
    running.set(running.get() + 1);
    if (clock == null) {
      clock = tasks.every(SECOND, this::tick);
    }
  }

  /** To be called once for each row that has come to its end. */
  void ended(OperationRow row) {
    running.set(running.get() - 1);
    if (row.state() instanceof OperationState.Failed
        || row.state() instanceof OperationState.Unknown) {
      lastFailure.set(row);
    }
  }

  /** Has the rows read anew. */
  void tick() {
    beat.set(beat.get() + 1);
    if (clock != null && running.get() == 0) {
      clock.cancel();
      clock = null;
    }
  }
}
