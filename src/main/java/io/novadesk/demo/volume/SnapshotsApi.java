package io.novadesk.demo.volume;

import static io.novadesk.demo.http.Json.object;

import io.novadesk.demo.http.Answer;
import io.novadesk.demo.http.Refusal;
import io.novadesk.demo.http.Routes;
import io.novadesk.demo.neighbour.NeighbourCall;
import io.novadesk.demo.schema.Schema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Snapshots of volumes: list, show, create, change, delete, their metadata. */
final class SnapshotsApi {
  private static final Schema TEXT = Schema.type("string", "null").and(Schema.length(0, 255));
  private static final Schema NEW =
      Schema.body(
          "snapshot",
          Schema.object()
              .with("name", TEXT)
              .with("description", TEXT)
              .with(
                  "volume_id",
                  Schema.oneOf(
                      Schema.type("string").and(Schema.format("uuid", VolumesApi::isUuid)),
                      Schema.type("null")))
              .with("force", Schema.anything())
              .with("metadata", VolumeActionsApi.METADATA.orNull())
              .required("volume_id")
              .open());
  private static final Schema CHANGED =
      Schema.body(
          "snapshot",
          Schema.object()
              .with("name", TEXT)
              .with("description", TEXT)
              .with("display_name", TEXT)
              .with("display_description", TEXT));

  private final Volumes volumes;
  private final VolumeSnapshots snapshots;
  private final Attached attached;

  SnapshotsApi(Volumes volumes, VolumeSnapshots snapshots, Attached attached) {
    this.volumes = volumes;
    this.snapshots = snapshots;
    this.attached = attached;
  }

  void addTo(Routes<NeighbourCall> routes) {
    String metadata = "/snapshots/{id}/metadata";
    routes
        .on("GET", "/snapshots", (call, path) -> list(call, false))
        .on("GET", "/snapshots/detail", (call, path) -> list(call, true))
        .on("POST", "/snapshots", (call, path) -> create(call))
        .on("GET", "/snapshots/{id}", (call, path) -> show(call, path))
        .on("PUT", "/snapshots/{id}", this::update)
        .on("DELETE", "/snapshots/{id}", this::delete)
        .on("GET", metadata, this::metadata)
        .on("POST", metadata, (call, path) -> set(call, path, false))
        .on("PUT", metadata, (call, path) -> set(call, path, true))
        .on("GET", metadata + "/{key}", this::item)
        .on("PUT", metadata + "/{key}", this::setItem)
        .on("DELETE", metadata + "/{key}", this::removeItem);
  }

  private Answer list(NeighbourCall call, boolean detail) {
    boolean everyone = call.caller().isAdmin() && call.query().has("all_tenants");
    List<StoredSnapshot> all =
        snapshots.all().stream()
            .filter(s -> everyone || s.projectId().equals(call.caller().projectId()))
            .sorted(
                Comparator.comparingLong(StoredSnapshot::created)
                    .reversed()
                    .thenComparing(StoredSnapshot::id))
            .toList();
    Paging<StoredSnapshot> paging =
        new Paging<>(
            call.query(),
            Map.of(
                "id", Comparator.comparing(StoredSnapshot::id),
                "name", Comparator.comparing(s -> String.valueOf(s.name())),
                "display_name", Comparator.comparing(s -> String.valueOf(s.name())),
                "size", Comparator.comparingInt(StoredSnapshot::size),
                "created_at", Comparator.comparingLong(StoredSnapshot::created)),
            StoredSnapshot::id,
            "Snapshot");
    List<StoredSnapshot> page = paging.page(all.stream().filter(s -> matches(call, s)).toList());
    List<Object> shown = new ArrayList<>();
    page.forEach(s -> shown.add(describe(s, detail)));
    Map<String, @Nullable Object> body = object("snapshots", shown);
    if (paging.isFull(page)) {
      String href =
          call.api()
              + "/snapshots"
              + (detail ? "/detail?" : "?")
              + call.query().next(page.getLast().id());
      body.put("snapshots_links", List.of(object("rel", "next", "href", href)));
    }
    return Answer.ok(body);
  }

  private boolean matches(NeighbourCall call, StoredSnapshot snapshot) {
    return fits(call, "name", String.valueOf(snapshot.name()))
        && fits(call, "status", snapshot.statusAt(volumes.now()))
        && fits(call, "volume_id", snapshot.volumeId());
  }

  private static boolean fits(NeighbourCall call, String name, String value) {
    String wanted = call.query().get(name);
    return wanted == null || wanted.equals(value);
  }

  private Map<String, @Nullable Object> describe(StoredSnapshot snapshot, boolean detail) {
    String status = snapshot.statusAt(volumes.now());
    Map<String, @Nullable Object> body =
        object(
            "id", snapshot.id(),
            "created_at", VolumeView.time(snapshot.created()),
            "updated_at", VolumeView.time(snapshot.changedAt(volumes.now())),
            "name", snapshot.name(),
            "description", snapshot.description(),
            "volume_id", snapshot.volumeId(),
            "status", status,
            "size", snapshot.size(),
            "metadata", snapshot.metadata());
    if (detail) {
      body.put("os-extended-snapshot-attributes:project_id", snapshot.projectId());
      body.put(
          "os-extended-snapshot-attributes:progress", status.equals("creating") ? "0%" : "100%");
    }
    return body;
  }

  private StoredSnapshot find(NeighbourCall call, Map<String, String> path) {
    return find(snapshots, call, path.getOrDefault("id", ""));
  }

  /** The snapshot of that id, when the caller may see it. */
  static StoredSnapshot find(VolumeSnapshots snapshots, NeighbourCall call, String id) {
    StoredSnapshot snapshot = snapshots.find(id);
    if (snapshot == null || !call.mayUse(snapshot.projectId())) {
      throw Refusal.notFound("Snapshot " + id + " could not be found.");
    }
    return snapshot;
  }

  private Answer show(NeighbourCall call, Map<String, String> path) {
    return Answer.ok(object("snapshot", describe(find(call, path), true)));
  }

  private static void requireMember(NeighbourCall call, String policy) {
    call.requireMember("Policy doesn't allow " + policy + " to be performed.");
  }

  private Answer create(NeighbourCall call) {
    JsonNode body = call.json();
    NEW.require(body, false);
    requireMember(call, "volume:create_snapshot");
    JsonNode wanted = body.path("snapshot");
    boolean inUse = attached.now().containsKey(wanted.path("volume_id").asString(""));
    StoredVolume volume = VolumesApi.find(volumes, call, wanted.path("volume_id").asString(""));
    boolean forced = List.of("true", "True", "1").contains(wanted.path("force").asString(""));
    String status = inUse ? "in-use" : volumes.statusOf(volume);
    if (!status.equals("available") && !(forced && inUse)) {
      throw Refusal.badRequest(
          String.format(
              Locale.ROOT,
              "Invalid volume: Volume %s status must be available, but current status is: %s.",
              volume.id(),
              status));
    }
    StoredSnapshot made =
        snapshots.create(
            volume,
            VolumesApi.given(wanted, "name", null),
            VolumesApi.given(wanted, "description", null),
            VolumeActionsApi.texts(wanted.path("metadata")));
    return Answer.json(202, object("snapshot", describe(made, false)));
  }

  private Answer update(NeighbourCall call, Map<String, String> path) {
    JsonNode body = call.json();
    CHANGED.require(body, false);
    StoredSnapshot snapshot = find(call, path);
    requireMember(call, "volume:update_snapshot");
    JsonNode wanted = body.path("snapshot");
    StoredSnapshot changed =
        snapshots.change(
            snapshot.id(),
            s ->
                s.named(
                    VolumesApi.given(wanted, "name", s.name()),
                    VolumesApi.given(wanted, "description", s.description()),
                    volumes.now()));
    return Answer.ok(object("snapshot", describe(changed == null ? snapshot : changed, false)));
  }

  private Answer delete(NeighbourCall call, Map<String, String> path) {
    StoredSnapshot snapshot = find(call, path);
    requireMember(call, "volume:delete_snapshot");
    snapshots.delete(snapshot.id());
    return Answer.empty(202);
  }

  private Answer metadata(NeighbourCall call, Map<String, String> path) {
    return Answer.ok(object("metadata", find(call, path).metadata()));
  }

  private Answer set(NeighbourCall call, Map<String, String> path, boolean replace) {
    JsonNode body = call.json();
    Schema.body("metadata", VolumeActionsApi.METADATA).require(body, false);
    StoredSnapshot snapshot = find(call, path);
    requireMember(call, "volume:update_snapshot_metadata");
    Map<String, String> all = new LinkedHashMap<>(replace ? Map.of() : snapshot.metadata());
    all.putAll(VolumeActionsApi.texts(body.path("metadata")));
    snapshots.change(snapshot.id(), s -> s.with(all, volumes.now()));
    return Answer.ok(object("metadata", all));
  }

  private static String value(StoredSnapshot snapshot, String key) {
    String value = snapshot.metadata().get(key);
    if (value == null) {
      throw Refusal.notFound(
          String.format(
              Locale.ROOT, "Snapshot %s has no metadata with key %s.", snapshot.id(), key));
    }
    return value;
  }

  private Answer item(NeighbourCall call, Map<String, String> path) {
    String key = path.getOrDefault("key", "");
    return Answer.ok(object("meta", Map.of(key, value(find(call, path), key))));
  }

  private Answer setItem(NeighbourCall call, Map<String, String> path) {
    JsonNode body = call.json();
    Schema.body("meta", VolumeActionsApi.METADATA.and(Schema.properties(1, 1)))
        .require(body, false);
    String key = path.getOrDefault("key", "");
    if (!body.path("meta").has(key)) {
      throw Refusal.badRequest("Request body and URI mismatch");
    }
    StoredSnapshot snapshot = find(call, path);
    requireMember(call, "volume:update_snapshot_metadata");
    Map<String, String> all = new LinkedHashMap<>(snapshot.metadata());
    all.putAll(VolumeActionsApi.texts(body.path("meta")));
    snapshots.change(snapshot.id(), s -> s.with(all, volumes.now()));
    return Answer.ok(body);
  }

  private Answer removeItem(NeighbourCall call, Map<String, String> path) {
    StoredSnapshot snapshot = find(call, path);
    requireMember(call, "volume:delete_snapshot_metadata");
    String key = path.getOrDefault("key", "");
    value(snapshot, key);
    Map<String, String> rest = new LinkedHashMap<>(snapshot.metadata());
    rest.remove(key);
    snapshots.change(snapshot.id(), s -> s.with(rest, volumes.now()));
    return Answer.empty(200);
  }
}
