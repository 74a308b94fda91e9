package io.novadesk.demo.volume;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The snapshots of volumes. */
public final class VolumeSnapshots {
  private final Map<String, StoredSnapshot> byId = new ConcurrentHashMap<>();
  private final Volumes volumes;

  VolumeSnapshots(Volumes volumes) {
    this.volumes = volumes;
  }

  /** Starts to make one. */
  public StoredSnapshot create(
      StoredVolume volume,
      @Nullable String name,
      @Nullable String description,
      Map<String, String> metadata) {
    StoredSnapshot snapshot =
        new StoredSnapshot(
            UUID.randomUUID().toString(),
            name,
            description,
            volume.id(),
            volume.size(),
            volume.bootable(),
            volume.projectId(),
            Map.copyOf(metadata),
            volumes.now(),
            0,
            volumes.soon(),
            false);
    byId.put(snapshot.id(), snapshot);
    return snapshot;
  }

  public List<StoredSnapshot> all() {
    long now = volumes.now();
    byId.values().removeIf(s -> s.isGone(now));
    return List.copyOf(byId.values());
  }

  public @Nullable StoredSnapshot find(String id) {
    return all().stream().filter(s -> s.id().equals(id)).findFirst().orElse(null);
  }

  boolean has(StoredVolume volume) {
    return all().stream().anyMatch(s -> s.volumeId().equals(volume.id()));
  }

  @Nullable StoredSnapshot change(String id, UnaryOperator<StoredSnapshot> change) {
    return byId.computeIfPresent(id, (k, snapshot) -> change.apply(snapshot));
  }

  /** Starts to delete it. */
  public void delete(String id) {
    change(id, s -> s.going(volumes.soon()));
  }

  /** Forgets those of a volume that goes with them. */
  void removeOf(StoredVolume volume) {
    byId.values().removeIf(s -> s.volumeId().equals(volume.id()));
  }
}
