package io.novadesk.demo.volume;

import static io.novadesk.demo.http.Json.object;

import io.novadesk.demo.http.Answer;
import io.novadesk.demo.http.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which parts of Cinder this cloud has: by them clients tell what they may ask for. */
final class VolumeExtensions {
  private static final List<Map<String, @Nullable Object>> ALL =
      List.of(
          of("os-admin-actions", "AdminActions", "What administrators may do to volumes."),
          of("os-availability-zone", "AvailabilityZones", "The zones of volumes."),
          of("os-extended-snapshot-attributes", "ExtendedSnapshotAttributes", "More of snapshots."),
          of("os-quota-sets", "Quotas", "How much a project may have."),
          of("os-used-limits", "UsedLimits", "How much of its limits a project uses."),
          of("os-vol-host-attr", "VolumeHostAttribute", "Where a volume lies."),
          of("os-vol-image-meta", "VolumeImageMetadata", "What a volume knows of its image."),
          of("os-vol-mig-status-attr", "VolumeMigStatusAttribute", "Whether a volume moves."),
          of("os-vol-tenant-attr", "VolumeTenantAttribute", "Whose a volume is."),
          of("os-volume-actions", "VolumeActions", "What is done to volumes."));

  private VolumeExtensions() {}

  private static Map<String, @Nullable Object> of(String alias, String name, String description) {
    return object(
        "name", name,
        "alias", alias,
        "description", description,
        "updated", "2013-06-27T00:00:00+00:00",
        "links", List.of());
  }

  static Answer list() {
    return Answer.ok(object("extensions", new ArrayList<>(ALL)));
  }

  static Answer show(Map<String, String> path) {
    String alias = path.getOrDefault("alias", "");
    for (Map<String, @Nullable Object> extension : ALL) {
      if (alias.equals(extension.get("alias"))) {
        return Answer.ok(object("extension", extension));
      }
    }
    throw Refusal.notFound("The resource could not be found.");
  }
}
