package io.novadesk.cloud.command;

import io.novadesk.api.compute.Attachments;
import io.novadesk.api.compute.Attachments.Volume;
import io.novadesk.i18n.Text;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Says again whether a volume goes with its server as it was said before. Where somebody has said
 * otherwise since, nothing is sent.
 *
 * @param name of the volume
 * @param goes what it shall be again
 */
public record VolumeFlagBack(
    Attachments attachments,
    String serverId,
    String server,
    String volumeId,
    String name,
    boolean goes)
    implements TakeBack {
  @Override
  public String title() {
    return Text.of("undo.volumeFlag");
  }

  @Override
  public String subject() {
    return server;
  }

  @Override
  public String done() {
    return Text.of("undo.done.volumeFlag");
  }

  @Override
  public String does() {
    return Text.of(goes ? "undo.does.volumeGoes" : "undo.does.volumeStays", name);
  }

  @Override
  public OperationState run(Consumer<OperationState> progress) {
    if (!Objects.equals(shown(), !goes)) {
      return new OperationState.Failed(Text.of("undo.volumeFlag.moved", name), null);
    }
    Verified.change(
        () -> attachments.deleteOnTermination(serverId, volumeId, goes),
        () -> Objects.equals(shown(), goes));
    return new OperationState.Done(does());
  }

  /** Null: it is not attached any more, or nobody tells. */
  private @Nullable Boolean shown() {
    return attachments.volumesOf(serverId).stream()
        .filter(volume -> volume.volumeId().equals(volumeId))
        .findFirst()
        .map(Volume::deleteOnTermination)
        .orElse(null);
  }
}
