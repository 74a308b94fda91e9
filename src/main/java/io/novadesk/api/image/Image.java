package io.novadesk.api.image;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An image, in the words of Glance v2 whichever service told it.
 *
 * @param status upper case: ACTIVE, SAVING, QUEUED, ERROR, DELETED, DEACTIVATED, or the cloud's own
 *     word
 * @param progress percent, where told (compute proxy)
 * @param size bytes
 * @param minDisk GiB
 * @param minRam MiB
 * @param serverId the server that it was made from
 * @param fault why it is in ERROR, where told (compute proxy)
 * @param properties what the API calls image metadata
 */
public record Image(
    String id,
    String name,
    String status,
    @Nullable Integer progress,
    @Nullable String visibility,
    @Nullable Long size,
    int minDisk,
    int minRam,
    @Nullable String diskFormat,
    @Nullable String containerFormat,
    @Nullable String owner,
    @Nullable Boolean isProtected,
    @Nullable String checksum,
    @Nullable Instant created,
    @Nullable Instant updated,
    @Nullable String serverId,
    @Nullable String fault,
    List<String> tags,
    Map<String, String> properties) {

  public boolean isSnapshot() {
    return serverId != null || "snapshot".equals(properties.get("image_type"));
  }
}
