package io.novadesk.demo.volume;

import static io.novadesk.demo.http.Json.object;

import io.novadesk.demo.http.Answer;
import io.novadesk.demo.http.Json;
import io.novadesk.demo.http.Refusal;
import io.novadesk.demo.http.Routes;
import io.novadesk.demo.image.Image;
import io.novadesk.demo.image.Images;
import io.novadesk.demo.neighbour.NeighbourCall;
import io.novadesk.demo.network.Estate;
import io.novadesk.demo.schema.Python;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Volumes: list, show, create, change, delete. */
final class VolumesApi {
  private final Volumes volumes;
  private final VolumeSnapshots snapshots;
  private final Images images;
  private final Attached attached;

  VolumesApi(Volumes volumes, VolumeSnapshots snapshots, Images images, Attached attached) {
    this.volumes = volumes;
    this.snapshots = snapshots;
    this.images = images;
    this.attached = attached;
  }

  void addTo(Routes<NeighbourCall> routes) {
    routes
        .on("GET", "/volumes", (call, path) -> list(call, false))
        .on("GET", "/volumes/detail", (call, path) -> list(call, true))
        .on("POST", "/volumes", (call, path) -> create(call))
        .on("GET", "/volumes/{id}", this::show)
        .on("PUT", "/volumes/{id}", this::update)
        .on("DELETE", "/volumes/{id}", this::delete);
  }

  static boolean isUuid(String text) {
    return text.replace("-", "").matches("[0-9a-fA-F]{32}");
  }

  private Answer list(NeighbourCall call, boolean detail) {
    Map<String, Estate.Attachment> has = attached.now();
    VolumeQuery query = new VolumeQuery(call, v -> status(v, has), has::containsKey);
    List<StoredVolume> page = query.page(volumes.all());
    List<Object> shown = new ArrayList<>();
    for (StoredVolume volume : page) {
      shown.add(
          detail
              ? VolumeView.whole(
                  call, volume, status(volume, has), has.get(volume.id()), volumes.now())
              : VolumeView.brief(call, volume));
    }
    Map<String, @Nullable Object> body = object("volumes", shown);
    if (query.isFull(page)) {
      String path = call.api() + "/volumes" + (detail ? "/detail?" : "?");
      body.put(
          "volumes_links",
          List.of(object("rel", "next", "href", path + call.query().next(page.getLast().id()))));
    }
    return Answer.ok(body);
  }

  private String status(StoredVolume volume, Map<String, Estate.Attachment> has) {
    String status = volumes.statusOf(volume);
    // An attached volume is in use, unless an administrator said that it is something else.
    return has.containsKey(volume.id()) && status.equals("available") ? "in-use" : status;
  }

  private Answer show(NeighbourCall call, Map<String, String> path) {
    Map<String, Estate.Attachment> has = attached.now();
    StoredVolume volume = find(volumes, call, path.getOrDefault("id", ""));
    return Answer.ok(
        object(
            "volume",
            VolumeView.whole(
                call, volume, status(volume, has), has.get(volume.id()), volumes.now())));
  }

  /** The volume of that id, when the caller may see it. */
  static StoredVolume find(Volumes volumes, NeighbourCall call, String id) {
    StoredVolume volume = volumes.find(id);
    if (volume == null || !call.mayUse(volume.projectId())) {
      throw Refusal.notFound("Volume " + id + " could not be found.");
    }
    return volume;
  }

  private Answer create(NeighbourCall call) {
    JsonNode body = call.json();
    VolumeSchemas.NEW.require(body, false);
    call.requireMember("Policy doesn't allow volume:create to be performed.");
    JsonNode wanted = body.path("volume");
    String type = text(wanted, "volume_type");
    if (type != null && !Volumes.TYPES.contains(type) && named(type) == null) {
      throw Refusal.notFound("Volume type with name " + type + " could not be found.");
    }
    String shot = text(wanted, "snapshot_id");
    StoredSnapshot snapshot = shot == null ? null : SnapshotsApi.find(snapshots, call, shot);
    attached.now();
    String source = text(wanted, "source_volid");
    StoredVolume original = source == null ? null : find(volumes, call, source);
    Image image = image(call, text(wanted, "imageRef"));
    String zone = text(wanted, "availability_zone");
    if (zone != null && !Volumes.ZONES.contains(zone)) {
      throw Refusal.badRequest("Availability zone '" + zone + "' is invalid.");
    }
    int size = size(wanted.path("size"), original, snapshot, image);
    StoredVolume made =
        volumes.create(
            new Volumes.Wanted(
                given(wanted, "name", null),
                given(wanted, "description", null),
                size,
                type == null || Volumes.TYPES.contains(type) ? type : named(type),
                zone,
                image != null
                    || (original != null && original.bootable())
                    || (snapshot != null && snapshot.bootable()),
                VolumeActionsApi.texts(wanted.path("metadata")),
                image == null ? Map.of() : VolumeImages.metadata(image),
                source,
                shot),
            call.caller().projectId(),
            call.caller().user().id());
    return Answer.json(
        202,
        object(
            "volume", VolumeView.changed(call, made, volumes.statusOf(made), null, volumes.now())));
  }

  /** The name of the type with that id. */
  private static @Nullable String named(String id) {
    return Volumes.TYPES.stream()
        .filter(t -> Volumes.typeId(t).equals(id))
        .findFirst()
        .orElse(null);
  }

  private static @Nullable String text(JsonNode wanted, String key) {
    String text = Json.text(wanted, key);
    return text == null || text.isEmpty() ? null : text;
  }

  private @Nullable Image image(NeighbourCall call, @Nullable String id) {
    if (id == null) {
      return null;
    }
    Image image = images.visible(id, call.caller());
    if (image == null || !image.status().equals("active")) {
      throw Refusal.badRequest("Invalid image identifier or unable to access requested image.");
    }
    return image;
  }

  private static int size(
      JsonNode given,
      @Nullable StoredVolume original,
      @Nullable StoredSnapshot snapshot,
      @Nullable Image image) {
    Double number = Python.number(given);
    if (number == null && original != null) {
      return original.size();
    }
    if (number == null && snapshot != null) {
      return snapshot.size();
    }
    if (number == null) {
      throw Refusal.badRequest(
          "The server could not comply with the request since it is either malformed or"
              + " otherwise incorrect.");
    }
    int size = number.intValue();
    if (original != null && size < original.size()) {
      throw Refusal.badRequest(
          String.format(
              Locale.ROOT,
              "Invalid input received: Volume size '%dGB' cannot be smaller than original volume"
                  + " size %dGB. They must be >= original volume size.",
              size,
              original.size()));
    }
    if (snapshot != null && size < snapshot.size()) {
      throw Refusal.badRequest(
          String.format(
              Locale.ROOT,
              "Invalid input received: Volume size '%dGB' cannot be smaller than the snapshot size"
                  + " %dGB. They must be >= original snapshot size.",
              size,
              snapshot.size()));
    }
    if (image != null && size < image.minDisk()) {
      throw Refusal.badRequest(
          String.format(
              Locale.ROOT,
              "Invalid input received: Volume size %dGB cannot be smaller than the image minDisk"
                  + " size %dGB.",
              size,
              image.minDisk()));
    }
    return size;
  }

  /** The new text, under its name or the one of API v1; what it was, where neither is there. */
  static @Nullable String given(JsonNode wanted, String key, @Nullable String before) {
    String old = "display_" + key;
    return wanted.has(key)
        ? Json.text(wanted, key)
        : wanted.has(old) ? Json.text(wanted, old) : before;
  }

  private Answer update(NeighbourCall call, Map<String, String> path) {
    JsonNode body = call.json();
    VolumeSchemas.CHANGED.require(body, false);
    Map<String, Estate.Attachment> has = attached.now();
    StoredVolume volume = find(volumes, call, path.getOrDefault("id", ""));
    call.requireMember("Policy doesn't allow volume:update to be performed.");
    JsonNode wanted = body.path("volume");
    StoredVolume changed =
        volumes.change(
            volume.id(),
            v -> {
              StoredVolume named =
                  v.named(
                      given(wanted, "name", v.name()),
                      given(wanted, "description", v.description()),
                      volumes.now());
              return wanted.path("metadata").isObject()
                  ? named.with(VolumeActionsApi.texts(wanted.path("metadata")), volumes.now())
                  : named;
            });
    StoredVolume shown = changed == null ? volume : changed;
    return Answer.ok(
        object(
            "volume",
            VolumeView.changed(
                call, shown, status(shown, has), has.get(shown.id()), volumes.now())));
  }

  private Answer delete(NeighbourCall call, Map<String, String> path) {
    Map<String, Estate.Attachment> has = attached.now();
    StoredVolume volume = find(volumes, call, path.getOrDefault("id", ""));
    call.requireMember("Policy doesn't allow volume:delete to be performed.");
    boolean cascade = "true".equalsIgnoreCase(call.query().get("cascade"));
    boolean deletable =
        !has.containsKey(volume.id())
            && (cascade || !snapshots.has(volume))
            && List.of("available", "error").contains(volumes.statusOf(volume));
    if (!deletable) {
      throw Refusal.badRequest(
          "Invalid volume: Volume status must be available or error or error_restoring or"
              + " error_extending or error_managing and must not be migrating, attached, belong to"
              + " a group, have snapshots, awaiting a transfer, or be disassociated from snapshots"
              + " after volume transfer.");
    }
    snapshots.removeOf(volume);
    volumes.delete(volume.id());
    return Answer.empty(202);
  }
}
