package io.novadesk.cloud.images;

import io.novadesk.api.image.Image;
import io.novadesk.api.image.Images;
import io.novadesk.cloud.command.Verified;
import java.util.Optional;

/** Deletes images. */
public final class ImageRemoval {
  private ImageRemoval() {}

  /** Deletes one, and when the answer does not tell looks whether it has gone. Blocking. */
  public static void remove(Images images, String id) {
    Verified.remove(
        () -> images.delete(id),
        () -> Verified.listed(Optional.of(images.get(id)).filter(ImageRemoval::isThere)));
  }

  private static boolean isThere(Image image) {
    return !image.status().equals("DELETED") && !image.status().equals("PENDING_DELETE");
  }
}
