package io.novadesk.api.volume;

import io.novadesk.api.TokenSource;
import io.novadesk.api.http.HttpTransport;
import io.novadesk.api.http.JsonResource;
import io.novadesk.api.wire.Json;
import io.novadesk.api.wire.Uris;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Volumes, snapshots and types of one region (Block Storage API v3 and v2); sizes in GiB. Blocking;
 * every method throws {@link io.novadesk.api.ApiException}.
 */
public final class Volumes {
  private final JsonResource cinder;

  private Volumes(JsonResource cinder) {
    this.cinder = cinder;
  }

  /**
   * @param url the volume endpoint of the catalogue, which names version and project
   */
  public static Volumes open(HttpTransport http, URI url, TokenSource tokens) {
    return new Volumes(new JsonResource(http, url, tokens));
  }

  /**
   * @param name may be empty
   * @param size GiB
   * @param attachedTo ids of servers
   */
  public record Volume(
      String id,
      String name,
      String status,
      int size,
      @Nullable String type,
      boolean bootable,
      @Nullable String availabilityZone,
      @Nullable Instant created,
      List<String> attachedTo,
      Map<String, String> metadata) {}

  public List<Volume> volumes() {
    return cinder.list("/volumes/detail", "volumes", Map.of(), Volumes::volume, Volume::id);
  }

  public Volume volume(String id) {
    return cinder.get("/volumes/" + Uris.segment(id), "volume", Volumes::volume);
  }

  private static Volume volume(JsonNode node) {
    return new Volume(
        Json.required(node, "id"),
        Json.words(node, "name", "display_name"),
        Json.words(node, "status"),
        Json.integer(node, 0, "size"),
        Json.filled(node, "volume_type"),
        Boolean.TRUE.equals(Json.truth(node, "bootable")),
        Json.filled(node, "availability_zone"),
        Json.time(node, "created_at"),
        Json.list(node.path("attachments")).stream()
            .map(a -> Json.words(a, "server_id", "serverId"))
            .filter(id -> !id.isEmpty())
            .toList(),
        Json.texts(node.path("metadata")));
  }

  /**
   * @param size GiB
   * @param type null: the cloud's default
   * @param imageId null: an empty volume
   * @param snapshotId null: not from a snapshot
   */
  public Volume create(
      String name,
      int size,
      @Nullable String type,
      @Nullable String imageId,
      @Nullable String snapshotId) {
    ObjectNode root = Json.object();
    ObjectNode body = root.putObject("volume").put("name", name).put("size", size);
    if (type != null) {
      body.put("volume_type", type);
    }
    if (imageId != null) {
      body.put("imageRef", imageId);
    }
    if (snapshotId != null) {
      body.put("snapshot_id", snapshotId);
    }
    return cinder.create("/volumes", root, "volume", Volumes::volume);
  }

  public void delete(String id) {
    cinder.delete("/volumes/" + Uris.segment(id));
  }

  /** Makes a volume larger; {@code size} in GiB. */
  public void extend(String id, int size) {
    ObjectNode root = Json.object();
    root.putObject("os-extend").put("new_size", size);
    cinder.post("/volumes/" + Uris.segment(id) + "/action", root);
  }

  /**
   * @param size GiB
   */
  public record Snapshot(
      String id,
      String name,
      String volumeId,
      String status,
      int size,
      @Nullable Instant created) {}

  public List<Snapshot> snapshots() {
    return cinder.list("/snapshots/detail", "snapshots", Map.of(), Volumes::snapshot, Snapshot::id);
  }

  private static Snapshot snapshot(JsonNode node) {
    return new Snapshot(
        Json.required(node, "id"),
        Json.words(node, "name", "display_name"),
        Json.words(node, "volume_id"),
        Json.words(node, "status"),
        Json.integer(node, 0, "size"),
        Json.time(node, "created_at"));
  }

  /** Also of a volume in use. */
  public Snapshot createSnapshot(String volumeId, String name) {
    ObjectNode root = Json.object();
    root.putObject("snapshot").put("volume_id", volumeId).put("name", name).put("force", true);
    return cinder.create("/snapshots", root, "snapshot", Volumes::snapshot);
  }

  public void deleteSnapshot(String id) {
    cinder.delete("/snapshots/" + Uris.segment(id));
  }

  /** A kind of volume. */
  public record Type(String id, String name, @Nullable String description, boolean isPublic) {}

  public List<Type> types() {
    return cinder.list(
        "/types",
        "volume_types",
        Map.of(),
        node ->
            new Type(
                Json.required(node, "id"),
                Json.words(node, "name"),
                Json.filled(node, "description"),
                !Boolean.FALSE.equals(Json.truth(node, "is_public"))),
        Type::id);
  }

  /** What a project may use and uses, by the wire's names; -1 is unlimited. */
  public Map<String, Long> limits() {
    return cinder.get("/limits", "limits", node -> longs(node.path("absolute")));
  }

  private static Map<String, Long> longs(JsonNode node) {
    Map<String, Long> all = new HashMap<>();
    node.properties()
        .forEach(
            e -> {
              Long value = Json.number(e.getValue());
              if (value != null) {
                all.put(e.getKey(), value);
              }
            });
    return all;
  }
}
