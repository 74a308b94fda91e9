package io.novadesk.demo.nova;

import io.novadesk.demo.compute.ComputeCloud;
import io.novadesk.demo.compute.Server;
import io.novadesk.demo.compute.Volume;
import io.novadesk.demo.http.Json;
import io.novadesk.demo.http.Refusal;
import io.novadesk.demo.image.Image;
import io.novadesk.demo.schema.Python;
import io.novadesk.demo.volume.StoredVolume;
import io.novadesk.demo.volume.VolumeImages;
import io.novadesk.demo.volume.Volumes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The disks that a new server is to have, checked before anything is made. */
final class BlockDevices {
  private static final String SEQUENCE =
      "Block Device Mapping is Invalid: Boot sequence for the instance and image/block device"
          + " mapping combination is not valid.";

  private final ComputeCloud cloud;

  BlockDevices(ComputeCloud cloud) {
    this.cloud = cloud;
  }

  /**
   * A disk that is a volume.
   *
   * @param volume the volume that is there; null: one is to be made
   * @param image what the new one is made of; null: it is to be blank
   * @param order the place in the order of booting; -1: none
   */
  record Device(
      @Nullable StoredVolume volume,
      @Nullable Image image,
      int size,
      @Nullable String type,
      int order,
      boolean goes,
      String tag,
      @Nullable String name) {}

  /** Reads {@code block_device_mapping_v2}. */
  List<Device> read(NovaCall call, JsonNode given, String imageId) {
    List<Device> devices = new ArrayList<>();
    List<Integer> boots = new ArrayList<>();
    boolean imageNamed = false;
    for (JsonNode wanted : given) {
      String source = wanted.path("source_type").asString("");
      String target = wanted.path("destination_type").asString("");
      Double boot = Python.number(wanted.path("boot_index"));
      int order = boot == null ? -1 : boot.intValue();
      if (order >= 0) {
        boots.add(order);
      }
      imageNamed |= source.equals("image") && target.equals("local") && order == 0;
      Device device = device(call, wanted, source, target, order);
      if (device != null) {
        devices.add(device);
      }
    }
    if (!given.isEmpty()) {
      if (!imageId.isEmpty() && !imageNamed) {
        boots.add(0);
      }
      boots.sort(null);
      for (int i = 0; i < boots.size(); i++) {
        if (boots.get(i) != i) {
          throw Refusal.badRequest(SEQUENCE);
        }
      }
      if (boots.isEmpty()) {
        throw Refusal.badRequest(SEQUENCE);
      }
    }
    return devices;
  }

  private @Nullable Device device(
      NovaCall call, JsonNode wanted, String source, String target, int order) {
    String id =
        Types.uuid(
            wanted.has("uuid")
                ? wanted.path("uuid").asString("")
                : wanted.path("volume_id").asString(""));
    Double given = Python.number(wanted.path("volume_size"));
    int size = given == null ? 0 : given.intValue();
    String kind = source.isEmpty() && wanted.has("volume_id") ? "volume" : source;
    if (id.isEmpty() && !kind.equals("blank")) {
      throw Refusal.badRequest("Block Device Mapping is Invalid: Missing device UUID.");
    }
    boolean volume = target.equals("volume") || kind.equals("volume");
    StoredVolume there = kind.equals("volume") ? free(call, id) : null;
    Image image = kind.equals("image") && volume ? image(call, id) : null;
    if (kind.equals("snapshot")) {
      throw Refusal.badRequest(
          "Block Device Mapping is Invalid: failed to get snapshot " + id + ".");
    }
    if (!volume) {
      return null;
    }
    if (kind.equals("image") && size == 0) {
      throw Refusal.badRequest(
          "Images with destination_type 'volume' need to have a non-zero size specified");
    }
    if (kind.equals("blank") && size == 0) {
      throw Refusal.badRequest(
          "Blank volumes (source: 'blank', dest: 'volume') need to have non-zero size");
    }
    if (there != null && order == 0 && !there.bootable()) {
      throw Refusal.badRequest("Block Device " + id + " is not bootable.");
    }
    return new Device(
        there,
        image,
        size,
        Json.text(wanted, "volume_type"),
        order,
        Types.isOn(wanted.path("delete_on_termination")),
        wanted.path("tag").asString(""),
        Json.text(wanted, "device_name"));
  }

  /** Reads {@code block_device_mapping}, in which every device is a volume. */
  List<Device> readOld(NovaCall call, JsonNode given, String imageId) {
    List<Device> devices = new ArrayList<>();
    for (JsonNode wanted : given) {
      boolean root = devices.isEmpty() && imageId.isEmpty();
      Device device = device(call, wanted, "volume", "volume", root ? 0 : -1);
      if (device != null) {
        devices.add(device);
      }
    }
    return devices;
  }

  private Image image(NovaCall call, String id) {
    Image image = cloud.images().visible(id, call.caller());
    if (image == null) {
      throw Refusal.badRequest("Block Device Mapping is Invalid: failed to get image " + id + ".");
    }
    return image;
  }

  private StoredVolume free(NovaCall call, String id) {
    StoredVolume volume = cloud.volumes().find(id);
    boolean visible =
        volume != null
            && (call.caller().isAdmin() || volume.projectId().equals(call.caller().projectId()));
    if (volume == null || !visible) {
      throw Refusal.badRequest("Volume " + id + " could not be found.");
    }
    requireFree(volume);
    return volume;
  }

  /**
   * Refuses a volume that a server has, or that is not ready.
   *
   * @throws Refusal 400
   */
  void requireFree(StoredVolume volume) {
    String status = cloud.volumes().statusOf(volume);
    for (Server other : cloud.region().newestFirst()) {
      if (!other.deleted() && other.volumes().stream().anyMatch(v -> v.id().equals(volume.id()))) {
        status = "in-use";
      }
    }
    if (!status.equals("available")) {
      throw Refusal.badRequest(
          String.format(
              Locale.ROOT,
              "Invalid volume: volume '%s' status must be 'available'. Currently in '%s' status",
              volume.id(),
              status));
    }
  }

  /** Makes the volumes that are not there yet, and names the devices. */
  List<Volume> attach(NovaCall call, List<Device> devices) {
    List<Volume> volumes = new ArrayList<>();
    boolean fromVolume = devices.stream().anyMatch(d -> d.order() == 0);
    char next = fromVolume ? 'a' : 'b';
    for (Device device : devices) {
      StoredVolume volume = device.volume() == null ? make(call, device) : device.volume();
      String name = device.name() == null ? "/dev/vd" + next : device.name();
      volumes.add(new Volume(volume.id(), name, device.goes(), device.tag(), 0));
      next++;
    }
    return List.copyOf(volumes);
  }

  private StoredVolume make(NovaCall call, Device device) {
    Image image = device.image();
    return cloud
        .volumes()
        .create(
            new Volumes.Wanted(
                "",
                "",
                device.size(),
                device.type(),
                null,
                image != null,
                Map.of(),
                image == null ? Map.of() : VolumeImages.metadata(image),
                null,
                null),
            call.caller().projectId(),
            call.caller().user().id());
  }
}
