package io.novadesk.viewmodel.operations;

import io.novadesk.cloud.command.OperationState;
import io.novadesk.viewmodel.servers.CloudPlace;
import java.time.Instant;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.jspecify.annotations.Nullable;

/** One line of the Tasks pane: a command on one server, a job, or a plan for many servers. */
public interface TaskRow {
  /** What is done. */
  String title();

  /** The name of what it is done to, or how many. */
  String subject();

  /** Where what it is done to is; null where it is in no one place. */
  @Nullable CloudPlace place();

  ReadOnlyObjectProperty<OperationState> stateProperty();

  default OperationState state() {
    return stateProperty().get();
  }

  /** What is happening or how it ended, in a sentence. */
  String sentence();

  /** The id of the failed request, for the cloud's operators; null where there is none. */
  @Nullable String requestId();

  Instant started();

  @Nullable Instant ended();
}
