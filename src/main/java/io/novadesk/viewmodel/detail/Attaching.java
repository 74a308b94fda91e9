package io.novadesk.viewmodel.detail;

import io.novadesk.cloud.command.Attachment;
import io.novadesk.cloud.command.OperationState;
import io.novadesk.viewmodel.operations.CommandRow;
import io.novadesk.viewmodel.operations.OperationRow;
import io.novadesk.viewmodel.operations.OperationsViewModel;
import io.novadesk.viewmodel.operations.SmallChanges;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.HashSet;
import java.util.Set;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * What is being attached to the shown server or detached from it, followed as every command is:
 * seen here, and in the list of tasks.
 */
public final class Attaching {
  private final OperationsViewModel operations;
  private final ReadOnlyObjectProperty<@Nullable ServerRow> row;
  private final ServerRules rules;
  private final ReadOnlyObjectWrapper<@Nullable Progress> progress = new ReadOnlyObjectWrapper<>();
  private final Set<CommandRow> read = new HashSet<>();
  private final InvalidationListener onState = _ -> look();
  private @Nullable CommandRow watched;

  /**
   * What to tell of the newest one.
   *
   * @param failed else it is under way
   */
  public record Progress(String title, String sentence, boolean failed) {}

  public Attaching(
      OperationsViewModel operations, ReadOnlyObjectProperty<@Nullable ServerRow> row) {
    this.operations = operations;
    this.row = row;
    rules = new ServerRules(row);
    operations.rows().addListener(onState);
    row.addListener(onState);
  }

  /** The one that is under way or failed; null when there is nothing to tell. */
  public ReadOnlyObjectProperty<@Nullable Progress> progressProperty() {
    return progress.getReadOnlyProperty();
  }

  /** The failure was read. */
  public void dismiss() {
    if (watched != null && watched.state().isEnd()) {
      read.add(watched);
      look();
    }
  }

  /** What may be asked of the shown server. */
  public ServerRules rules() {
    return rules;
  }

  /** Tells of what is changed without a line among the tasks. */
  SmallChanges small() {
    return operations.small();
  }

  void give(Attachment command) {
    ServerRow now = row.get();
    if (now != null) {
      operations.start(command, now);
    }
  }

  private void look() {
    ServerRow now = row.get();
    CommandRow newest = now == null ? null : newestOn(now);
    if (newest != watched) {
      if (watched != null) {
        watched.stateProperty().removeListener(onState);
      }
      watched = newest;
      if (newest != null) {
        newest.stateProperty().addListener(onState);
      }
    }
    progress.set(newest == null ? null : progressOf(newest));
  }

  private @Nullable Progress progressOf(CommandRow operation) {
    boolean failed = operation.state() instanceof OperationState.Failed;
    if (operation.state().isEnd() && (!failed || read.contains(operation))) {
      return null;
    }
    return new Progress(operation.title(), operation.sentence(), failed);
  }

  private @Nullable CommandRow newestOn(ServerRow server) {
    String key = server.key();
    for (OperationRow operation : operations.rows()) {
      if (operation instanceof CommandRow row
          && row.command() instanceof Attachment
          && row.serverKey().equals(key)) {
        return row;
      }
    }
    return null;
  }
}
