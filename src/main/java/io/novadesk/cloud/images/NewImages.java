package io.novadesk.cloud.images;

import io.novadesk.api.ApiException;
import io.novadesk.api.ApiException.Category;
import io.novadesk.api.image.Image;
import io.novadesk.api.image.Images;
import io.novadesk.api.image.NewImage;
import io.novadesk.cloud.command.ImageLog;
import io.novadesk.cloud.command.OperationState;
import io.novadesk.cloud.command.Verified;
import io.novadesk.cloud.live.Region;
import io.novadesk.i18n.Text;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What all ways to make an image have in common: it appears, gets its data, or is removed again.
 */
final class NewImages {
  private final Images images;
  private final NewImage wanted;
  private final ImageLog log;

  NewImages(Region region, NewImage wanted, ImageLog log) {
    this.images = region.images();
    this.wanted = wanted;
    this.log = log;
  }

  /** Gives an image without data its data and says how that ended. */
  interface Filling {
    OperationState fill(Images images, Image image) throws Exception;
  }

  /** Makes an image; when the filling fails or is stopped, takes it away again. */
  OperationState make(Filling filling) throws Exception {
    Set<String> before = images.list().stream().map(Image::id).collect(Collectors.toSet());
    try {
      log.making(wanted.name());
    } catch (IOException e) {
      return new OperationState.Failed(
          Text.of("operation.failed.notKept", String.valueOf(e.getMessage())), null);
    }
    Image image;
    AtomicBoolean told = new AtomicBoolean();
    try {
      image =
          Verified.make(
              () -> {
                Image made = images.create(wanted);
                told.set(true);
                return made;
              },
              () -> appeared(before));
    } catch (ApiException e) {
      log.ended();
      if (e.isOutcomeUnknown() && e.category() != Category.CANCELLED) {
        return new OperationState.Unknown(
            Text.of("image.create.unknown", e.getMessage(), wanted.name()), e.requestId());
      }
      throw e;
    } catch (Verified.NotMadeException e) {
      log.ended();
      throw e;
    }
    if (!told.get()) {
      // It may be somebody else's of the same name: no data of ours goes there, and nothing is
      // deleted.
      log.ended();
      return new OperationState.Unknown(
          Text.of("image.create.doubt", image.name(), image.id()), null);
    }
    log.made(image);
    OperationState end = fill(filling, image);
    if (!(end instanceof OperationState.Unknown)) {
      log.ended();
    }
    return end;
  }

  private Optional<Image> appeared(Set<String> before) {
    return images.list().stream()
        .filter(image -> !before.contains(image.id()))
        .filter(image -> image.name().equals(wanted.name()) && image.status().equals("QUEUED"))
        .findFirst();
  }

  private OperationState fill(Filling filling, Image image) {
    String why;
    @Nullable String request = null;
    try {
      OperationState end = filling.fill(images, image);
      if (!(end instanceof OperationState.Failed failed)) {
        return end;
      }
      why = failed.sentence();
      request = failed.requestId();
    } catch (ApiException e) {
      if (e.category() == Category.CANCELLED) {
        return cancelled(image);
      }
      why = e.getMessage();
      request = e.requestId();
    } catch (InterruptedException _) {
      return cancelled(image);
    } catch (Exception e) {
      why = String.valueOf(e.getMessage());
    }
    Removed removed = remove(image);
    String sentence = Text.of("sentences", why, removed.sentence());
    return removed.gone()
        ? new OperationState.Failed(sentence, request)
        : new OperationState.Unknown(sentence, request);
  }

  private OperationState cancelled(Image image) {
    Removed removed = remove(image);
    String sentence = Text.of("image.create.cancelled", removed.sentence());
    return removed.gone()
        ? new OperationState.Cancelled(sentence)
        : new OperationState.Unknown(sentence, null);
  }

  private record Removed(boolean gone, String sentence) {}

  /** Takes the half-made image away and says whether that worked. */
  private Removed remove(Image image) {
    // The stop has been heard; the requests that clean up may not hear it again.
    boolean stopped = Thread.interrupted();
    try {
      ImageRemoval.remove(images, image.id());
      return new Removed(true, Text.of("image.create.removed"));
    } catch (ApiException | Verified.NotMadeException e) {
      return new Removed(
          false, Text.of("image.create.notRemoved", image.id(), String.valueOf(e.getMessage())));
    } finally {
      if (stopped) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
