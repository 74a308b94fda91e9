package io.novadesk.demo.nova;

import static io.novadesk.demo.http.Json.object;
import static io.novadesk.demo.schema.Schema.type;

import io.novadesk.demo.compute.ComputeCloud;
import io.novadesk.demo.compute.Server;
import io.novadesk.demo.compute.Volume;
import io.novadesk.demo.http.Answer;
import io.novadesk.demo.http.Json;
import io.novadesk.demo.http.Query;
import io.novadesk.demo.http.Refusal;
import io.novadesk.demo.http.Routes;
import io.novadesk.demo.schema.Python;
import io.novadesk.demo.schema.Schema;
import io.novadesk.demo.volume.StoredSnapshot;
import io.novadesk.demo.volume.StoredVolume;
import io.novadesk.demo.volume.Volumes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Volumes and their snapshots as Compute passes them on: to 2.35. */
final class VolumesProxyApi {
  private static final int LAST = 35;
  private static final Schema VOLUME =
      Schema.body(
          "volume",
          Schema.object()
              .with("volume_type", Types.STRING)
              .with("metadata", type("object"))
              .with("snapshot_id", Types.STRING)
              .with(
                  "size",
                  type("integer", "string")
                      .and(Schema.pattern("^[0-9]+$"))
                      .and(Schema.between(1, Integer.MAX_VALUE)))
              .with("availability_zone", Types.STRING)
              .with("display_name", Types.STRING)
              .with("display_description", Types.STRING)
              .required("size"));
  private static final Schema SNAPSHOT =
      Schema.body(
          "snapshot",
          Schema.object()
              .with("volume_id", Types.STRING)
              .with("force", Types.BOOLEAN)
              .with("display_name", Types.STRING)
              .with("display_description", Types.STRING)
              .required("volume_id"));

  private final ComputeCloud cloud;

  VolumesProxyApi(ComputeCloud cloud) {
    this.cloud = cloud;
  }

  void addTo(Routes<NovaCall> routes) {
    routes
        .on("GET", "/os-volumes", 0, LAST, (call, path) -> list(call))
        .on("GET", "/os-volumes/detail", 0, LAST, (call, path) -> list(call))
        .on("POST", "/os-volumes", 0, LAST, (call, path) -> create(call))
        .on("GET", "/os-volumes/{id}", 0, LAST, this::show)
        .on("DELETE", "/os-volumes/{id}", 0, LAST, this::delete)
        .on("GET", "/os-snapshots", 0, LAST, (call, path) -> snapshots(call))
        .on("GET", "/os-snapshots/detail", 0, LAST, (call, path) -> snapshots(call))
        .on("POST", "/os-snapshots", 0, LAST, (call, path) -> snap(call))
        .on("GET", "/os-snapshots/{id}", 0, LAST, this::snapshot)
        .on("DELETE", "/os-snapshots/{id}", 0, LAST, this::removeSnapshot);
  }

  private static <T> List<T> page(Query query, List<T> all) {
    int from = whole(query.get("offset"), 0);
    int limit = Math.min(ServerQuery.MAX_LIMIT, whole(query.get("limit"), ServerQuery.MAX_LIMIT));
    int start = Math.min(from, all.size());
    return all.subList(start, Math.min(all.size(), start + limit));
  }

  private static int whole(@Nullable String text, int otherwise) {
    return text == null || !text.matches("\\d{1,6}") ? otherwise : Integer.parseInt(text);
  }

  private Answer list(NovaCall call) {
    cloud.volumes().survey();
    List<StoredVolume> mine =
        cloud.volumes().all().stream()
            .filter(v -> v.projectId().equals(call.caller().projectId()))
            .sorted(Comparator.comparingLong(StoredVolume::created).reversed())
            .toList();
    List<Object> shown = new ArrayList<>();
    page(call.query(), mine).forEach(v -> shown.add(describe(v)));
    return Answer.ok(object("volumes", shown));
  }

  private Map<String, @Nullable Object> describe(StoredVolume volume) {
    Map<String, @Nullable Object> attachment = object();
    for (Server server : cloud.region().newestFirst()) {
      for (Volume attached : server.volumes()) {
        if (attached.id().equals(volume.id())) {
          attachment =
              object(
                  "id", volume.id(),
                  "volumeId", volume.id(),
                  "serverId", server.id(),
                  "device", attached.device());
        }
      }
    }
    return object(
        "id", volume.id(),
        "status", attachment.isEmpty() ? cloud.volumes().statusOf(volume) : "in-use",
        "size", volume.size(),
        "availabilityZone", volume.zone(),
        "createdAt", Times.naive(volume.created()),
        "attachments", List.of(attachment),
        "displayName", volume.name(),
        "displayDescription", volume.description(),
        "volumeType", volume.type(),
        "snapshotId", volume.snapshot(),
        "metadata", volume.metadata());
  }

  private StoredVolume find(NovaCall call, String id) {
    cloud.volumes().survey();
    StoredVolume volume = cloud.volumes().find(id);
    boolean mine =
        volume != null
            && (call.caller().isAdmin() || volume.projectId().equals(call.caller().projectId()));
    if (volume == null || !mine) {
      throw Refusal.notFound("Volume " + id + " could not be found.");
    }
    return volume;
  }

  private Answer show(NovaCall call, Map<String, String> path) {
    return Answer.ok(object("volume", describe(find(call, path.getOrDefault("id", "")))));
  }

  private Answer create(NovaCall call) {
    JsonNode wanted = call.body(VOLUME).path("volume");
    call.requireMember("os-volumes:create");
    String type = Json.text(wanted, "volume_type");
    if (type != null && !Volumes.TYPES.contains(type)) {
      throw Refusal.badRequest("Volume type with name " + type + " could not be found.");
    }
    String snapshot = Json.text(wanted, "snapshot_id");
    if (snapshot != null) {
      shot(call, snapshot);
    }
    Double size = Python.number(wanted.path("size"));
    StoredVolume made =
        cloud
            .volumes()
            .create(
                new Volumes.Wanted(
                    Json.text(wanted, "display_name"),
                    Json.text(wanted, "display_description"),
                    size == null ? 1 : size.intValue(),
                    type,
                    null,
                    false,
                    ServerOrders.texts(wanted.path("metadata")),
                    Map.of(),
                    null,
                    snapshot),
                call.caller().projectId(),
                call.caller().user().id());
    return Answer.ok(object("volume", describe(made)))
        .with("Location", call.self("os-volumes", made.id()));
  }

  private Answer delete(NovaCall call, Map<String, String> path) {
    StoredVolume volume = find(call, path.getOrDefault("id", ""));
    call.requireMember("os-volumes:delete");
    Object status = describe(volume).get("status");
    if (!"available".equals(status) && !"error".equals(status)) {
      throw Refusal.badRequest(
          "Invalid input received: Invalid volume: Volume status must be available or error,"
              + " but is "
              + status
              + ".");
    }
    cloud.volumes().delete(volume.id());
    return Answer.empty(202);
  }

  private Answer snapshots(NovaCall call) {
    List<StoredSnapshot> mine =
        cloud.volumes().snapshots().all().stream()
            .filter(s -> s.projectId().equals(call.caller().projectId()))
            .sorted(Comparator.comparingLong(StoredSnapshot::created).reversed())
            .toList();
    List<Object> shown = new ArrayList<>();
    page(call.query(), mine).forEach(s -> shown.add(describe(s)));
    return Answer.ok(object("snapshots", shown));
  }

  private Map<String, @Nullable Object> describe(StoredSnapshot snapshot) {
    return object(
        "id", snapshot.id(),
        "volumeId", snapshot.volumeId(),
        "status", snapshot.statusAt(cloud.region().now()),
        "size", snapshot.size(),
        "createdAt", Times.naive(snapshot.created()),
        "displayName", snapshot.name(),
        "displayDescription", snapshot.description());
  }

  private StoredSnapshot shot(NovaCall call, String id) {
    StoredSnapshot snapshot = cloud.volumes().snapshots().find(id);
    if (snapshot == null || !snapshot.projectId().equals(call.caller().projectId())) {
      throw Refusal.notFound("Snapshot " + id + " could not be found.");
    }
    return snapshot;
  }

  private Answer snapshot(NovaCall call, Map<String, String> path) {
    return Answer.ok(object("snapshot", describe(shot(call, path.getOrDefault("id", "")))));
  }

  private Answer snap(NovaCall call) {
    JsonNode wanted = call.body(SNAPSHOT).path("snapshot");
    call.requireMember("os-volumes:snapshots:create");
    StoredVolume volume = find(call, wanted.path("volume_id").asString(""));
    if (!Types.isOn(wanted.path("force"))) {
      new BlockDevices(cloud).requireFree(volume);
    }
    return Answer.ok(
        object(
            "snapshot",
            describe(
                cloud
                    .volumes()
                    .snapshots()
                    .create(
                        volume,
                        Json.text(wanted, "display_name"),
                        Json.text(wanted, "display_description"),
                        Map.of()))));
  }

  private Answer removeSnapshot(NovaCall call, Map<String, String> path) {
    StoredSnapshot snapshot = shot(call, path.getOrDefault("id", ""));
    call.requireMember("os-volumes:snapshots:delete");
    cloud.volumes().snapshots().delete(snapshot.id());
    return Answer.empty(202);
  }
}
