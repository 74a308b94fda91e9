package io.novadesk.api.image;

import org.jspecify.annotations.Nullable;

/**
 * What of an image is to be different; null: stays as it is.
 *
 * @param minDisk GiB
 * @param minRam MiB
 */
public record ImageChange(
    @Nullable String name,
    @Nullable String visibility,
    @Nullable Boolean isProtected,
    @Nullable Integer minDisk,
    @Nullable Integer minRam) {

  /** Whether nothing is to be different. */
  public boolean isNothing() {
    return name == null
        && visibility == null
        && isProtected == null
        && minDisk == null
        && minRam == null;
  }
}
