package io.novadesk.demo.network;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The volumes of the cloud. Those that came with a server are known from when they are seen. */
public final class Volumes {
  private static final int SIZE_OF_SEEDED = 100;

  /**
   * A volume.
   *
   * @param size GiB
   * @param created milliseconds since 1970
   */
  public record Stored(
      String id,
      String name,
      int size,
      String type,
      boolean bootable,
      String projectId,
      long created) {}

  private final Map<String, Stored> byId = new ConcurrentHashMap<>();

  public void add(Stored volume) {
    byId.put(volume.id(), volume);
  }

  public void remove(String id) {
    byId.remove(id);
  }

  public @Nullable Stored find(String id) {
    return byId.get(id);
  }

  public List<Stored> all() {
    return List.copyOf(byId.values());
  }

  /** A volume that a server was given at its creation. */
  void learn(Estate.Attachment attachment) {
    byId.computeIfAbsent(
        attachment.volumeId(),
        id ->
            new Stored(
                id,
                attachment.serverName() + (attachment.device().endsWith("a") ? "-root" : "-data"),
                SIZE_OF_SEEDED,
                "ssd",
                attachment.device().endsWith("a"),
                attachment.projectId(),
                0));
  }
}
