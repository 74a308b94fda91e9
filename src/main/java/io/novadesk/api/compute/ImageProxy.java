package io.novadesk.api.compute;

import io.novadesk.api.Metadata;

/**
 * Image metadata through the Compute API (API reference, "Image metadata"), for clouds (to
 * microversion 2.38) that have it there.
 */
public final class ImageProxy {
  /** The last microversion whose Compute API changes images' metadata. */
  private static final int METADATA = 38;

  private ImageProxy() {}

  public static Metadata metadata(ComputeClient compute) {
    return new MetadataResource(compute, "images", METADATA);
  }
}
