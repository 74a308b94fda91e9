package io.novadesk.demo.volume;

import static io.novadesk.demo.http.Json.object;

import io.novadesk.demo.http.Answer;
import io.novadesk.demo.http.Refusal;
import io.novadesk.demo.http.Routes;
import io.novadesk.demo.neighbour.NeighbourCall;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the cloud has to offer in volumes: types, zones, limits, extensions. */
final class VolumeCatalogApi {
  private static final int MOST_VOLUMES = 50;
  private static final int MOST_GIB = 4000;
  private static final int MOST_BACKUPS = 10;
  private static final int MOST_BACKUP_GIB = 1000;

  /** How much a project may have of each, in the order in which Cinder tells. */
  private static final Map<String, Integer> QUOTA = quota();

  private final Volumes volumes;
  private final VolumeSnapshots snapshots;
  private final Attached attached;

  VolumeCatalogApi(Volumes volumes, VolumeSnapshots snapshots, Attached attached) {
    this.volumes = volumes;
    this.snapshots = snapshots;
    this.attached = attached;
  }

  void addTo(Routes<NeighbourCall> routes) {
    routes
        .on("GET", "/limits", (call, path) -> limits(call))
        .on("GET", "/os-quota-sets/{project}", (call, path) -> quotas(call, path))
        .on("GET", "/os-quota-sets/{project}/defaults", (call, path) -> defaults(call, path))
        .on("GET", "/types", (call, path) -> types())
        .on("GET", "/types/{id}", (call, path) -> type(path.getOrDefault("id", "")))
        .on("GET", "/os-availability-zone", (call, path) -> zones())
        .on("GET", "/extensions", (call, path) -> VolumeExtensions.list())
        .on("GET", "/extensions/{alias}", (call, path) -> VolumeExtensions.show(path));
  }

  private static Map<String, @Nullable Object> describe(String name) {
    return object(
        "id",
        Volumes.typeId(name),
        "name",
        name,
        "is_public",
        true,
        "description",
        null,
        "extra_specs",
        Map.of());
  }

  private static Answer types() {
    List<Object> types = new ArrayList<>();
    for (String name : Volumes.TYPES) {
      Map<String, @Nullable Object> type = describe(name);
      type.put("os-volume-type-access:is_public", true);
      types.add(type);
    }
    return Answer.ok(object("volume_types", types));
  }

  private static Answer type(String id) {
    String wanted = id.equals("default") ? Volumes.typeId(Volumes.TYPES.getFirst()) : id;
    for (String name : Volumes.TYPES) {
      if (Volumes.typeId(name).equals(wanted)) {
        return Answer.ok(object("volume_type", describe(name)));
      }
    }
    throw Refusal.notFound("Volume type " + id + " could not be found.");
  }

  private static Answer zones() {
    List<Object> zones = new ArrayList<>();
    for (String zone : Volumes.ZONES) {
      zones.add(object("zoneName", zone, "zoneState", object("available", true)));
    }
    return Answer.ok(object("availabilityZoneInfo", zones));
  }

  private static Map<String, Integer> quota() {
    Map<String, Integer> quota = new LinkedHashMap<>();
    quota.put("volumes", MOST_VOLUMES);
    quota.put("per_volume_gigabytes", -1);
    quota.put("snapshots", MOST_VOLUMES);
    quota.put("gigabytes", MOST_GIB);
    quota.put("backups", MOST_BACKUPS);
    quota.put("backup_gigabytes", MOST_BACKUP_GIB);
    quota.put("groups", MOST_BACKUPS);
    for (String type : Volumes.TYPES) {
      for (String kind : List.of("volumes", "gigabytes", "snapshots")) {
        quota.put(kind + '_' + type, -1);
      }
    }
    return quota;
  }

  private static String project(NeighbourCall call, Map<String, String> path) {
    String project = path.getOrDefault("project", "");
    if (!call.mayUse(project)) {
      throw Refusal.forbidden("Policy doesn't allow volume_extension:quotas:show to be performed.");
    }
    return project;
  }

  private static Answer defaults(NeighbourCall call, Map<String, String> path) {
    Map<String, @Nullable Object> set = object("id", project(call, path));
    set.putAll(QUOTA);
    return Answer.ok(object("quota_set", set));
  }

  private Answer quotas(NeighbourCall call, Map<String, String> path) {
    String usage = call.query().get("usage");
    if (!"true".equalsIgnoreCase(usage)) {
      return defaults(call, path);
    }
    String project = project(call, path);
    Used used = used(project);
    Map<String, Integer> inUse =
        Map.of("volumes", used.volumes(), "gigabytes", used.gib(), "snapshots", used.snapshots());
    Map<String, @Nullable Object> set = object("id", project);
    QUOTA.forEach(
        (name, limit) ->
            set.put(
                name,
                object("limit", limit, "in_use", inUse.getOrDefault(name, 0), "reserved", 0)));
    return Answer.ok(object("quota_set", set));
  }

  private record Used(int volumes, int gib, int snapshots) {}

  private Used used(String projectId) {
    attached.now();
    List<StoredVolume> mine =
        volumes.all().stream().filter(v -> v.projectId().equals(projectId)).toList();
    List<StoredSnapshot> shots =
        snapshots.all().stream().filter(s -> s.projectId().equals(projectId)).toList();
    int gib =
        mine.stream().mapToInt(StoredVolume::size).sum()
            + shots.stream().mapToInt(StoredSnapshot::size).sum();
    return new Used(mine.size(), gib, shots.size());
  }

  private Answer limits(NeighbourCall call) {
    Used used = used(call.caller().projectId());
    return Answer.ok(
        object(
            "limits",
            object(
                "rate", List.of(),
                "absolute",
                    object(
                        "maxTotalVolumes",
                        MOST_VOLUMES,
                        "maxTotalSnapshots",
                        MOST_VOLUMES,
                        "maxTotalVolumeGigabytes",
                        MOST_GIB,
                        "maxTotalBackups",
                        MOST_BACKUPS,
                        "maxTotalBackupGigabytes",
                        MOST_BACKUP_GIB,
                        "totalVolumesUsed",
                        used.volumes(),
                        "totalGigabytesUsed",
                        used.gib(),
                        "totalSnapshotsUsed",
                        used.snapshots(),
                        "totalBackupsUsed",
                        0,
                        "totalBackupGigabytesUsed",
                        0))));
  }
}
