package io.novadesk.demo.volume;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A volume. Immutable: a change makes another one. Times are in milliseconds since 1970, 0 for
 * never.
 *
 * @param name null when it was given none
 * @param size GiB
 * @param status what it is, or becomes at {@code settled}: available, error, and so on
 * @param work what it is until then: creating, extending, deleting
 * @param source the volume it was copied from; null for none
 * @param snapshot the snapshot it was made of; null for none
 */
public record StoredVolume(
    String id,
    @Nullable String name,
    @Nullable String description,
    int size,
    String type,
    boolean bootable,
    String projectId,
    String userId,
    String zone,
    long created,
    long updated,
    Map<String, String> metadata,
    Map<String, String> imageMetadata,
    @Nullable String source,
    @Nullable String snapshot,
    String status,
    String work,
    long settled) {

  /** A volume that is available. */
  public static StoredVolume available(
      String id,
      String name,
      int size,
      String type,
      boolean bootable,
      String projectId,
      String userId,
      long created) {
    return new StoredVolume(
        id,
        name,
        null,
        size,
        type,
        bootable,
        projectId,
        userId,
        Volumes.ZONES.getFirst(),
        created,
        created,
        Map.of(),
        Map.of(),
        null,
        null,
        "available",
        "",
        0);
  }

  /** What it is now, when no server has it. */
  String statusAt(long now) {
    return now < settled ? work : status;
  }

  /** When it last changed, which it also does when its work ends. */
  long changedAt(long now) {
    return now < settled ? updated : Math.max(updated, settled);
  }

  StoredVolume named(@Nullable String text, @Nullable String about, long now) {
    return copy(text, about, size, bootable, now, metadata, imageMetadata, status, work, settled);
  }

  StoredVolume with(Map<String, String> items, long now) {
    return copy(
        name,
        description,
        size,
        bootable,
        now,
        Map.copyOf(items),
        imageMetadata,
        status,
        work,
        settled);
  }

  StoredVolume withImage(Map<String, String> items, long now) {
    return copy(
        name, description, size, bootable, now, metadata, Map.copyOf(items), status, work, settled);
  }

  StoredVolume bootable(boolean boots, long now) {
    return copy(
        name, description, size, boots, now, metadata, imageMetadata, status, work, settled);
  }

  StoredVolume resized(int gib, long now, long until) {
    return copy(
        name, description, gib, bootable, now, metadata, imageMetadata, status, "extending", until);
  }

  StoredVolume become(String what, String meanwhile, long now, long until) {
    return copy(
        name, description, size, bootable, now, metadata, imageMetadata, what, meanwhile, until);
  }

  private StoredVolume copy(
      @Nullable String newName,
      @Nullable String newDescription,
      int newSize,
      boolean newBootable,
      long now,
      Map<String, String> newMetadata,
      Map<String, String> newImageMetadata,
      String newStatus,
      String newWork,
      long newSettled) {
    return new StoredVolume(
        id,
        newName,
        newDescription,
        newSize,
        type,
        newBootable,
        projectId,
        userId,
        zone,
        created,
        now,
        newMetadata,
        newImageMetadata,
        source,
        snapshot,
        newStatus,
        newWork,
        newSettled);
  }
}
