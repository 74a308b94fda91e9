package io.novadesk.demo.network;

import static io.novadesk.demo.http.Json.object;

import io.novadesk.demo.http.Answer;
import io.novadesk.demo.http.Service;
import io.novadesk.demo.identity.Tokens;
import java.util.List;
import java.util.Map;

/** As much of Cinder as clients of Compute read: its limits, and lists that are empty. */
public final class Cinder {
  private Cinder() {}

  public static Service service(Tokens tokens, String root) {
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
    service
        .routes()
        .on("GET", "/limits", (caller, path) -> limits())
        .on("GET", "/volumes", (caller, path) -> empty("volumes"))
        .on("GET", "/volumes/detail", (caller, path) -> empty("volumes"))
        .on("GET", "/snapshots", (caller, path) -> empty("snapshots"))
        .on("GET", "/snapshots/detail", (caller, path) -> empty("snapshots"))
        .on("GET", "/types", (caller, path) -> empty("volume_types"));
    return service;
  }

  private static Answer empty(String root) {
    return Answer.ok(object(root, List.of()));
  }

  private static Answer limits() {
    return Answer.ok(
        object(
            "limits",
            object(
                "rate", List.of(),
                "absolute",
                    object(
                        "maxTotalVolumes", 50,
                        "maxTotalSnapshots", 50,
                        "maxTotalVolumeGigabytes", 2000,
                        "maxTotalBackups", 10,
                        "maxTotalBackupGigabytes", 1000,
                        "totalVolumesUsed", 0,
                        "totalGigabytesUsed", 0,
                        "totalSnapshotsUsed", 0,
                        "totalBackupsUsed", 0,
                        "totalBackupGigabytesUsed", 0))));
  }
}
