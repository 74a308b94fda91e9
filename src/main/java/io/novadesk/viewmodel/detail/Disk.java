package io.novadesk.viewmodel.detail;

import org.jspecify.annotations.Nullable;

/**
 * A volume of a server, as Compute and the volume service tell it together.
 *
 * @param name the volume's name, or its id where it has none
 * @param size GiB; null where not told
 * @param type null where not told
 * @param bootable null where not told
 * @param status the volume service's word, such as {@code in-use}; null where not told
 * @param deleteOnTermination null where not told (before 2.79)
 * @param attachmentId the volume service's id of the attachment; null where not told (before 2.89)
 */
public record Disk(
    String volumeId,
    String name,
    @Nullable String device,
    @Nullable Integer size,
    @Nullable String type,
    @Nullable Boolean bootable,
    @Nullable String status,
    @Nullable Boolean deleteOnTermination,
    @Nullable String attachmentId) {

  /** The server runs from it: a cloud lets go of it only with the server. */
  public boolean isRoot() {
    return device != null && device.endsWith("da") && Boolean.TRUE.equals(bootable);
  }
}
