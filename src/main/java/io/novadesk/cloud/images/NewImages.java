package io.novadesk.cloud.images;

import io.novadesk.api.ApiException;
import io.novadesk.api.ApiException.Category;
import io.novadesk.api.image.Image;
import io.novadesk.api.image.Images;
import io.novadesk.api.image.NewImage;
import io.novadesk.cloud.command.OperationState;
import io.novadesk.cloud.live.Region;
import io.novadesk.i18n.Text;

/**
 * What all ways to make an image have in common: it appears, gets its data, or is removed again.
 */
final class NewImages {
  private NewImages() {}

  /** Gives an image without data its data and says how that ended. */
  interface Filling {
    OperationState fill(Images images, Image image) throws Exception;
  }

  /** Makes an image; when the filling fails or is stopped, takes it away again. */
  static OperationState make(Region region, NewImage wanted, Filling filling) throws Exception {
    Images images = region.images();
    Image image;
    try {
      image = images.create(wanted);
    } catch (ApiException e) {
      if (e.facts().outcomeUnknown()) {
        return new OperationState.Failed(
            Text.of("image.create.unknown", e.getMessage(), wanted.name()), e.requestId());
      }
      throw e;
    }
    try {
      OperationState end = filling.fill(images, image);
      if (end instanceof OperationState.Failed failed) {
        return new OperationState.Failed(
            failed.sentence() + " " + remove(images, image), failed.requestId());
      }
      return end;
    } catch (ApiException e) {
      if (e.category() == Category.CANCELLED) {
        return new OperationState.Cancelled(
            Text.of("image.create.cancelled", remove(images, image)));
      }
      return new OperationState.Failed(e.getMessage() + " " + remove(images, image), e.requestId());
    } catch (InterruptedException _) {
      return new OperationState.Cancelled(Text.of("image.create.cancelled", remove(images, image)));
    } catch (Exception e) {
      return new OperationState.Failed(e.getMessage() + " " + remove(images, image), null);
    }
  }

  /** Takes the half-made image away and says whether that worked. */
  private static String remove(Images images, Image image) {
    // The stop has been heard; the requests that clean up may not hear it again.
    boolean stopped = Thread.interrupted();
    try {
      images.delete(image.id());
      return Text.of("image.create.removed");
    } catch (ApiException e) {
      return e.category() == Category.NOT_FOUND
          ? Text.of("image.create.removed")
          : Text.of("image.create.notRemoved", image.id(), e.getMessage());
    } finally {
      if (stopped) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
