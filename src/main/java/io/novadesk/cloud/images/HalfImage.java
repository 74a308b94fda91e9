package io.novadesk.cloud.images;

import io.novadesk.api.ApiException;
import io.novadesk.api.ApiException.Category;
import io.novadesk.api.image.Image;
import io.novadesk.cloud.command.Job;
import io.novadesk.cloud.command.OperationState;
import io.novadesk.cloud.plan.KeptImage;
import io.novadesk.i18n.Text;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Looks at an image that was cut off when an earlier run of the program ended, and offers to delete
 * what is half made. Nothing is deleted unasked.
 *
 * @param owner the project that is logged in to; null where the cloud has none
 */
public record HalfImage(KeptImage kept, @Nullable String owner) implements Job {
  private static final Set<String> HALF = Set.of("QUEUED", "SAVING", "UPLOADING", "IMPORTING");

  @Override
  public String title() {
    return Text.of("image.half.title");
  }

  @Override
  public String subject() {
    return kept.name();
  }

  @Override
  public String keptAs() {
    return kept.record().subject();
  }

  @Override
  public OperationState run(Consumer<OperationState> progress) throws Exception {
    progress.accept(new OperationState.Working(null, Text.of("operation.step.lookingUp")));
    if (kept.id() == null) {
      kept.record().ended();
      return new OperationState.Unknown(Text.of("image.half.noId", kept.name()), null);
    }
    Image now = read(kept.id());
    if (now == null) {
      kept.record().ended();
      return new OperationState.Done(Text.of("image.half.gone"));
    }
    if (isHalfAndOurs(now)) {
      return new OperationState.Failed(Text.of("image.half.found", now.id(), now.status()), null);
    }
    kept.record().ended();
    return now.status().equals("ACTIVE")
        ? new OperationState.Done(Text.of("image.half.whole", now.id()))
        : new OperationState.Unknown(Text.of("image.half.other", now.id(), now.status()), null);
  }

  private @Nullable Image read(String id) {
    try {
      return kept.region().images().get(id);
    } catch (ApiException e) {
      if (e.category() == Category.NOT_FOUND) {
        return null;
      }
      throw e;
    }
  }

  /** The image's own words must say so; what a journal holds proves nothing of today. */
  private boolean isHalfAndOurs(Image image) {
    return image.id().equals(kept.id())
        && image.name().equals(kept.name())
        && image.owner() != null
        && image.owner().equals(owner)
        && HALF.contains(image.status());
  }

  @Override
  public Job again() {
    return new Removal(this);
  }

  @Override
  public String againTitle() {
    return Text.of("image.half.delete");
  }

  /** Deletes it, if it still is what it was when that was offered. */
  private record Removal(HalfImage half) implements Job {
    @Override
    public String title() {
      return Text.of("image.half.delete.title");
    }

    @Override
    public String subject() {
      return half.subject();
    }

    @Override
    public String keptAs() {
      return half.keptAs();
    }

    @Override
    public OperationState run(Consumer<OperationState> progress) throws Exception {
      String id = half.kept.id();
      Image now = id == null ? null : half.read(id);
      if (now == null || !half.isHalfAndOurs(now)) {
        return half.run(progress);
      }
      ImageRemoval.remove(half.kept.region().images(), now.id());
      half.kept.record().ended();
      return new OperationState.Done(Text.of("image.half.deleted", now.id()));
    }
  }
}
