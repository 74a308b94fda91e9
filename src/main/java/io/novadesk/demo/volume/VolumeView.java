package io.novadesk.demo.volume;

import static io.novadesk.demo.http.Json.object;

import io.novadesk.demo.neighbour.NeighbourCall;
import io.novadesk.demo.network.Estate;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Volumes as API v3 shows them. */
final class VolumeView {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS", Locale.ROOT);

  private VolumeView() {}

  /** Id, name, links. */
  static Map<String, @Nullable Object> brief(NeighbourCall call, StoredVolume volume) {
    return object("id", volume.id(), "name", volume.name(), "links", links(call, volume));
  }

  private static List<Object> links(NeighbourCall call, StoredVolume volume) {
    return List.of(
        object("rel", "self", "href", call.api() + "/volumes/" + volume.id()),
        object(
            "rel", "bookmark", "href", call.api().replace("/v3", "") + "/volumes/" + volume.id()));
  }

  /** Everything that a new or changed volume is answered with. */
  static Map<String, @Nullable Object> changed(
      NeighbourCall call,
      StoredVolume volume,
      String status,
      Estate.@Nullable Attachment attachment,
      long now) {
    Map<String, @Nullable Object> body =
        object(
            "id", volume.id(),
            "status", status,
            "size", volume.size(),
            "availability_zone", volume.zone(),
            "created_at", time(volume.created()),
            "updated_at", time(volume.changedAt(now)),
            "name", volume.name(),
            "description", volume.description(),
            "volume_type", volume.type(),
            "snapshot_id", volume.snapshot(),
            "source_volid", volume.source(),
            "metadata", volume.metadata(),
            "links", links(call, volume),
            "user_id", volume.userId(),
            "bootable", String.valueOf(volume.bootable()),
            "encrypted", false,
            "replication_status", null,
            "consistencygroup_id", null,
            "multiattach", false,
            "attachments",
                attachment == null ? List.of() : List.of(attachment(volume, attachment)));
    if (call.caller().isAdmin()) {
      body.put("migration_status", null);
    }
    return body;
  }

  /** Everything, as showing a volume does. */
  static Map<String, @Nullable Object> whole(
      NeighbourCall call,
      StoredVolume volume,
      String status,
      Estate.@Nullable Attachment attachment,
      long now) {
    Map<String, @Nullable Object> body = changed(call, volume, status, attachment, now);
    body.put("os-vol-tenant-attr:tenant_id", volume.projectId());
    if (!volume.imageMetadata().isEmpty()) {
      body.put("volume_image_metadata", volume.imageMetadata());
    }
    if (call.caller().isAdmin()) {
      body.put("os-vol-host-attr:host", "control-01@lvm#lvm");
      body.put("os-vol-mig-status-attr:migstat", null);
      body.put("os-vol-mig-status-attr:name_id", null);
    }
    return body;
  }

  private static Map<String, @Nullable Object> attachment(
      StoredVolume volume, Estate.Attachment attachment) {
    String id = "attachment" + volume.id();
    return object(
        "id", volume.id(),
        "attachment_id", UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)).toString(),
        "volume_id", volume.id(),
        "server_id", attachment.serverId(),
        "host_name", attachment.hostName(),
        "device", attachment.device(),
        "attached_at", time(attachment.attached()));
  }

  /** A time as Cinder writes it; null for never. */
  static @Nullable String time(long millis) {
    return millis == 0
        ? null
        : LocalDateTime.ofInstant(Instant.ofEpochSecond(millis / 1000), ZoneOffset.UTC)
            .format(TIME);
  }
}
