package io.novadesk.demo.volume;

import static io.novadesk.demo.http.Json.object;

import io.novadesk.demo.http.Answer;
import io.novadesk.demo.http.Refusal;
import io.novadesk.demo.http.Routes;
import io.novadesk.demo.neighbour.NeighbourCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the cloud has to offer in volumes: types, zones, limits, extensions. */
final class VolumeCatalogApi {
  private static final int MOST_GIB = 4000;

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
        .on("GET", "/types", (call, path) -> types())
        .on("GET", "/types/{id}", (call, path) -> type(path.getOrDefault("id", "")))
        .on("GET", "/os-availability-zone", (call, path) -> zones())
        .on("GET", "/extensions", (call, path) -> Answer.ok(object("extensions", List.of())));
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

  private Answer limits(NeighbourCall call) {
    attached.now();
    List<StoredVolume> mine =
        volumes.all().stream()
            .filter(v -> v.projectId().equals(call.caller().projectId()))
            .toList();
    long shots =
        snapshots.all().stream()
            .filter(s -> s.projectId().equals(call.caller().projectId()))
            .count();
    return Answer.ok(
        object(
            "limits",
            object(
                "rate", List.of(),
                "absolute",
                    object(
                        "maxTotalVolumes", 50,
                        "maxTotalSnapshots", 50,
                        "maxTotalVolumeGigabytes", MOST_GIB,
                        "maxTotalBackups", 10,
                        "maxTotalBackupGigabytes", 1000,
                        "totalVolumesUsed", mine.size(),
                        "totalGigabytesUsed", mine.stream().mapToInt(StoredVolume::size).sum(),
                        "totalSnapshotsUsed", shots,
                        "totalBackupsUsed", 0,
                        "totalBackupGigabytesUsed", 0))));
  }
}
