package io.novadesk.demo.volume;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot of a volume. Times are in milliseconds since 1970.
 *
 * @param size GiB, that of the volume
 * @param settled when it is available, or gone
 * @param goes whether it is being deleted
 */
public record StoredSnapshot(
    String id,
    @Nullable String name,
    @Nullable String description,
    String volumeId,
    int size,
    boolean bootable,
    String projectId,
    Map<String, String> metadata,
    long created,
    long updated,
    long settled,
    boolean goes) {

  /** What it is at that moment. */
  public String statusAt(long now) {
    return goes ? "deleting" : now < settled ? "creating" : "available";
  }

  /** When it last changed, which it also does when it is ready. */
  long changedAt(long now) {
    return now < settled ? updated : Math.max(updated, settled);
  }

  boolean isGone(long now) {
    return goes && now >= settled;
  }

  StoredSnapshot named(@Nullable String text, @Nullable String about, long now) {
    return new StoredSnapshot(
        id, text, about, volumeId, size, bootable, projectId, metadata, created, now, settled,
        goes);
  }

  StoredSnapshot with(Map<String, String> items, long now) {
    return new StoredSnapshot(
        id,
        name,
        description,
        volumeId,
        size,
        bootable,
        projectId,
        Map.copyOf(items),
        created,
        now,
        settled,
        goes);
  }

  StoredSnapshot going(long until) {
    return new StoredSnapshot(
        id,
        name,
        description,
        volumeId,
        size,
        bootable,
        projectId,
        metadata,
        created,
        updated,
        until,
        true);
  }
}
