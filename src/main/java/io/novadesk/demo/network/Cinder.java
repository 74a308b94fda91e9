package io.novadesk.demo.network;

import static io.novadesk.demo.http.Json.object;

import io.novadesk.demo.http.Answer;
import io.novadesk.demo.http.Refusal;
import io.novadesk.demo.http.Service;
import io.novadesk.demo.identity.Tokens;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** As much of Cinder as clients of Compute need: volumes, their types and limits. */
public final class Cinder {
  private static final int LARGEST = 4000;

  private final Volumes volumes;
  private final Estate estate;
  private final InstantSource clock;

  private Cinder(Volumes volumes, Estate estate, InstantSource clock) {
    this.volumes = volumes;
    this.estate = estate;
    this.clock = clock;
  }

  public static Service service(
      Volumes volumes, Estate estate, InstantSource clock, Tokens tokens, String root) {
    Map<String, Object> versions =
        Map.of(
            "versions",
            List.of(
                object(
                    "id", "v3.0",
                    "status", "CURRENT",
                    "version", "3.0",
                    "min_version", "3.0",
                    "updated", "2023-08-31T00:00:00Z",
                    "links", List.of(object("rel", "self", "href", root + "/v3/")))));
    NeighbourService service = new NeighbourService(tokens, versions, "itemNotFound", true);
    Cinder cinder = new Cinder(volumes, estate, clock);
    service
        .routes()
        .on("GET", "/limits", cinder::limits)
        .on("GET", "/volumes", cinder::list)
        .on("GET", "/volumes/detail", cinder::list)
        .on("POST", "/volumes", cinder::create)
        .on("GET", "/volumes/{id}", cinder::show)
        .on("DELETE", "/volumes/{id}", cinder::delete)
        .on("GET", "/snapshots", (call, path) -> empty("snapshots"))
        .on("GET", "/snapshots/detail", (call, path) -> empty("snapshots"))
        .on("GET", "/types", (call, path) -> types());
    return service;
  }

  private static Answer empty(String root) {
    return Answer.ok(object(root, List.of()));
  }

  private static Answer types() {
    List<Object> types = new ArrayList<>();
    for (String name : List.of("ssd", "hdd")) {
      types.add(
          object(
              "id",
              UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
              "name",
              name,
              "description",
              null,
              "is_public",
              true));
    }
    return Answer.ok(object("volume_types", types));
  }

  /** Who has which volume, by the volume's id. */
  private Map<String, Estate.Attachment> attached() {
    Map<String, Estate.Attachment> byVolume = new HashMap<>();
    for (Estate.Attachment attachment : estate.attachments()) {
      byVolume.put(attachment.volumeId(), attachment);
      volumes.learn(attachment);
    }
    return byVolume;
  }

  private Answer list(NeighbourCall call, Map<String, String> path) {
    Map<String, Estate.Attachment> attached = attached();
    List<Object> shown = new ArrayList<>();
    volumes.all().stream()
        .filter(v -> call.mayUse(v.projectId()))
        .filter(v -> path.get("?marker") == null)
        .sorted(
            Comparator.comparingLong(Volumes.Stored::created)
                .reversed()
                .thenComparing(Volumes.Stored::name))
        .forEach(v -> shown.add(describe(v, attached.get(v.id()))));
    return Answer.ok(object("volumes", shown));
  }

  private Answer show(NeighbourCall call, Map<String, String> path) {
    Map<String, Estate.Attachment> attached = attached();
    Volumes.Stored volume = find(call, path);
    return Answer.ok(object("volume", describe(volume, attached.get(volume.id()))));
  }

  private Volumes.Stored find(NeighbourCall call, Map<String, String> path) {
    String id = path.getOrDefault("id", "");
    Volumes.Stored volume = volumes.find(id);
    if (volume == null || !call.mayUse(volume.projectId())) {
      throw Refusal.notFound("Volume " + id + " could not be found.");
    }
    return volume;
  }

  private Answer create(NeighbourCall call, Map<String, String> path) {
    JsonNode wanted = call.member("volume");
    int size = wanted.path("size").asInt(0);
    if (size <= 0 || size > LARGEST) {
      throw Refusal.badRequest(
          "Invalid input for field/attribute size. Value: " + wanted.path("size"));
    }
    Volumes.Stored volume =
        new Volumes.Stored(
            UUID.randomUUID().toString(),
            wanted.path("name").asString(""),
            size,
            wanted.path("volume_type").asString("ssd"),
            !wanted.path("imageRef").asString("").isEmpty(),
            call.caller().projectId(),
            clock.millis());
    volumes.add(volume);
    return Answer.json(202, object("volume", describe(volume, null)));
  }

  private Answer delete(NeighbourCall call, Map<String, String> path) {
    Map<String, Estate.Attachment> attached = attached();
    Volumes.Stored volume = find(call, path);
    if (attached.containsKey(volume.id())) {
      throw Refusal.badRequest(
          "Invalid volume: Volume status must be available or error or error_restoring or"
              + " error_extending or error_managing and must not be migrating, attached, belong to"
              + " a group, have snapshots, awaiting a transfer, or be disassociated from snapshots"
              + " after volume transfer.");
    }
    volumes.remove(volume.id());
    return Answer.empty(202);
  }

  private static Map<String, @Nullable Object> describe(
      Volumes.Stored volume, Estate.@Nullable Attachment attachment) {
    List<Object> attachments = new ArrayList<>();
    if (attachment != null) {
      attachments.add(
          object(
              "id", volume.id(),
              "volume_id", volume.id(),
              "server_id", attachment.serverId(),
              "device", attachment.device()));
    }
    return object(
        "id", volume.id(),
        "name", volume.name(),
        "description", null,
        "status", attachment == null ? "available" : "in-use",
        "size", volume.size(),
        "volume_type", volume.type(),
        "bootable", String.valueOf(volume.bootable()),
        "availability_zone", "az-1",
        "encrypted", false,
        "multiattach", false,
        "created_at", Instant.ofEpochMilli(volume.created()).toString().replace("Z", ""),
        "metadata", Map.of(),
        "attachments", attachments);
  }

  private Answer limits(NeighbourCall call, Map<String, String> path) {
    attached();
    List<Volumes.Stored> mine =
        volumes.all().stream()
            .filter(v -> v.projectId().equals(call.caller().projectId()))
            .toList();
    return Answer.ok(
        object(
            "limits",
            object(
                "rate", List.of(),
                "absolute",
                    object(
                        "maxTotalVolumes", 50,
                        "maxTotalSnapshots", 50,
                        "maxTotalVolumeGigabytes", LARGEST,
                        "maxTotalBackups", 10,
                        "maxTotalBackupGigabytes", 1000,
                        "totalVolumesUsed", mine.size(),
                        "totalGigabytesUsed", mine.stream().mapToInt(Volumes.Stored::size).sum(),
                        "totalSnapshotsUsed", 0,
                        "totalBackupsUsed", 0,
                        "totalBackupGigabytesUsed", 0))));
  }
}
