package io.novadesk.demo.volume;

import io.novadesk.demo.network.Estate;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The volumes of the cloud. Those that came with a server are known from when they are seen. */
public final class Volumes {
  /** What becomes of a volume that is being deleted. */
  static final String GONE = "gone";

  public static final List<String> TYPES = List.of("ssd", "hdd");
  static final List<String> ZONES = List.of("az-1", "az-2");

  private static final int SIZE_OF_SEEDED = 100;
  private static final long CREATION = 1_500;
  private static final long DELETION = 1_000;

  private final Map<String, StoredVolume> byId = new ConcurrentHashMap<>();
  private final VolumeSnapshots snapshots = new VolumeSnapshots(this);
  private final InstantSource clock;
  private Supplier<List<Estate.Attachment>> servers = List::of;
  private final double scale;

  /**
   * @param scale 1.0 for the pace of a real cloud, less for a faster one
   */
  public Volumes(InstantSource clock, double scale) {
    this.clock = clock;
    this.scale = scale;
  }

  /** What a volume shall be. */
  public record Wanted(
      @Nullable String name,
      @Nullable String description,
      int size,
      @Nullable String type,
      @Nullable String zone,
      boolean bootable,
      Map<String, String> metadata,
      Map<String, String> imageMetadata,
      @Nullable String source,
      @Nullable String snapshot) {}

  /**
   * Where volumes are told of that servers were given at their creation.
   *
   * @param source what the servers have
   */
  public void toldBy(Supplier<List<Estate.Attachment>> source) {
    servers = source;
  }

  /** Looks for volumes that servers were given at their creation. */
  public void survey() {
    servers.get().forEach(this::learn);
  }

  public VolumeSnapshots snapshots() {
    return snapshots;
  }

  public void add(StoredVolume volume) {
    byId.put(volume.id(), volume);
  }

  /** Starts to make a volume. */
  public StoredVolume create(Wanted wanted, String projectId, String userId) {
    long now = now();
    StoredVolume volume =
        new StoredVolume(
            UUID.randomUUID().toString(),
            wanted.name(),
            wanted.description(),
            wanted.size(),
            wanted.type() == null ? TYPES.getFirst() : wanted.type(),
            wanted.bootable(),
            projectId,
            userId,
            wanted.zone() == null ? ZONES.getFirst() : wanted.zone(),
            now,
            0,
            Map.copyOf(wanted.metadata()),
            Map.copyOf(wanted.imageMetadata()),
            wanted.source(),
            wanted.snapshot(),
            "available",
            "creating",
            now + scaled(CREATION));
    add(volume);
    return volume;
  }

  /** Starts to delete it. */
  public void delete(String id) {
    long now = now();
    change(id, v -> v.become(GONE, "deleting", now, now + scaled(DELETION)));
  }

  /** Forgets it, as the deletion of its server does. */
  public void remove(String id) {
    byId.remove(id);
  }

  @Nullable StoredVolume change(String id, UnaryOperator<StoredVolume> change) {
    return byId.computeIfPresent(id, (k, volume) -> change.apply(volume));
  }

  public @Nullable StoredVolume find(String id) {
    StoredVolume volume = byId.get(id);
    if (volume != null && volume.statusAt(now()).equals(GONE)) {
      byId.remove(id);
      return null;
    }
    return volume;
  }

  /** Whether a server may have it now, where no other has it. */
  public boolean isAvailable(StoredVolume volume) {
    return volume.statusAt(now()).equals("available");
  }

  /** What it is now, when no server has it. */
  public String statusOf(StoredVolume volume) {
    return volume.statusAt(now());
  }

  public List<StoredVolume> all() {
    long now = now();
    byId.values().removeIf(v -> v.statusAt(now).equals(GONE));
    return List.copyOf(byId.values());
  }

  long now() {
    return clock.millis();
  }

  long soon() {
    return now() + scaled(DELETION);
  }

  private long scaled(long millis) {
    return Math.max(1, Math.round(millis * scale));
  }

  /** The id of a type. */
  static String typeId(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** A volume that a server was given at its creation. */
  void learn(Estate.Attachment attachment) {
    byId.computeIfAbsent(
        attachment.volumeId(),
        id ->
            StoredVolume.available(
                id,
                attachment.serverName() + (attachment.device().endsWith("a") ? "-root" : "-data"),
                SIZE_OF_SEEDED,
                TYPES.getFirst(),
                attachment.device().endsWith("a"),
                attachment.projectId(),
                attachment.userId(),
                attachment.attached()));
  }
}
