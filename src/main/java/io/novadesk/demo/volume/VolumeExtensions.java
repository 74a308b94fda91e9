package io.novadesk.demo.volume;

import io.novadesk.demo.http.Answer;
import io.novadesk.demo.http.Extensions;
import io.novadesk.demo.http.Refusal;
import java.util.Map;

/** Which parts of Cinder this cloud has: by them clients tell what they may ask for. */
final class VolumeExtensions {
  private static final String UPDATED = "2013-06-27T00:00:00+00:00";

  private static final Extensions ALL =
      new Extensions()
          .with(
              "os-admin-actions", "AdminActions", "What administrators may do to volumes.", UPDATED)
          .with("os-availability-zone", "AvailabilityZones", "The zones of volumes.", UPDATED)
          .with(
              "os-extended-snapshot-attributes",
              "ExtendedSnapshotAttributes",
              "More of snapshots.",
              UPDATED)
          .with("os-quota-sets", "Quotas", "How much a project may have.", UPDATED)
          .with("os-used-limits", "UsedLimits", "How much of its limits a project uses.", UPDATED)
          .with("os-vol-host-attr", "VolumeHostAttribute", "Where a volume lies.", UPDATED)
          .with(
              "os-vol-image-meta",
              "VolumeImageMetadata",
              "What a volume knows of its image.",
              UPDATED)
          .with(
              "os-vol-mig-status-attr",
              "VolumeMigStatusAttribute",
              "Whether a volume moves.",
              UPDATED)
          .with("os-vol-tenant-attr", "VolumeTenantAttribute", "Whose a volume is.", UPDATED)
          .with("os-volume-actions", "VolumeActions", "What is done to volumes.", UPDATED);

  private VolumeExtensions() {}

  static Answer list() {
    return ALL.list();
  }

  static Answer show(Map<String, String> path) {
    return ALL.show(path).orElseThrow(() -> Refusal.notFound("The resource could not be found."));
  }
}
