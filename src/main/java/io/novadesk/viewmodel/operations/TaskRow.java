package io.novadesk.viewmodel.operations;

import io.novadesk.cloud.command.OperationState;
import io.novadesk.cloud.copy.Copied;
import io.novadesk.cloud.copy.Copies;
import io.novadesk.cloud.copy.CopyForm;
import io.novadesk.viewmodel.base.Ages;
import io.novadesk.viewmodel.servers.CloudPlace;
import io.novadesk.viewmodel.servers.ServerRow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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

  /** The same in a few words for one who looks on, with the time that it takes. */
  default String headline() {
    return sentence();
  }

  /** What the headline leaves out; empty where it says all. */
  default String aside() {
    Instant end = ended();
    return end == null ? "" : Ages.took(Duration.between(started(), end));
  }

  /** The server that it is about, as it is now; null where it is none, or gone. */
  default @Nullable ServerRow server() {
    return null;
  }

  /** Whether it ended in what a person has to confirm or revert, and nobody has yet. */
  default boolean asks() {
    return false;
  }

  /** Whether it goes on only when a person says so. */
  default boolean waitsForPerson() {
    return false;
  }

  /** Whether stopping it only ends our watching: the cloud goes on with it. */
  default boolean isOnlyWatched() {
    return false;
  }

  /** The id of the failed request, for the cloud's operators; null where there is none. */
  @Nullable String requestId();

  Instant started();

  @Nullable Instant ended();

  /** What it sends, said in another form; most send more than one request can say. */
  default Copied copied(CopyForm as) {
    return Copies.of(as, List.of(), 1);
  }
}
