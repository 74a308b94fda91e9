package io.novadesk.cloud.metadata;

import io.novadesk.api.Metadata;
import io.novadesk.cloud.command.Job;
import io.novadesk.cloud.command.OperationState;
import io.novadesk.i18n.Text;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Takes back a saved edit of metadata. What others did to other keys stays; where they changed the
 * same key nothing is sent.
 *
 * @param name of what bears the metadata
 */
public record MetadataBack(
    String name, Metadata store, String id, OptionalInt limit, SavedEdit edit) implements Job {

  @Override
  public String title() {
    return Text.of("undo.metadata");
  }

  @Override
  public String subject() {
    return name;
  }

  @Override
  public OperationState run(Consumer<OperationState> progress) throws Exception {
    MetadataSave.Outcome outcome =
        new MetadataSave(store, id, limit).run(edit.now(), edit.takenBack());
    if (!outcome.conflicts().isEmpty()) {
      return failed(
          Text.of("undo.metadata.conflict", String.join(", ", new TreeSet<>(outcome.conflicts()))));
    }
    if (!outcome.refusals().isEmpty()) {
      return failed(String.join(" ", outcome.refusals().values()));
    }
    if (outcome.trouble() != null) {
      return outcome.verified()
          ? failed(outcome.trouble())
          : new OperationState.Unknown(outcome.trouble(), null);
    }
    return new OperationState.Done(Text.of("undo.metadata.done"));
  }

  private static OperationState failed(String why) {
    return new OperationState.Failed(why, null);
  }
}
