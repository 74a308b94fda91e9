package io.novadesk.demo.nova;

import io.novadesk.demo.compute.ComputeCloud;
import io.novadesk.demo.compute.Flavor;
import io.novadesk.demo.compute.NewServer;
import io.novadesk.demo.compute.Quota;
import io.novadesk.demo.compute.Server;
import io.novadesk.demo.compute.Volume;
import io.novadesk.demo.http.Refusal;
import io.novadesk.demo.image.Image;
import io.novadesk.demo.network.Address;
import io.novadesk.demo.network.Network;
import io.novadesk.demo.network.Networks;
import io.novadesk.demo.network.Volumes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the wish for a server, as strictly as nova does. */
final class ServerOrders {
  private static final Set<String> KEYS =
      Set.of(
          "name",
          "imageRef",
          "flavorRef",
          "adminPass",
          "metadata",
          "networks",
          "OS-DCF:diskConfig",
          "accessIPv4",
          "accessIPv6",
          "availability_zone",
          "block_device_mapping",
          "block_device_mapping_v2",
          "config_drive",
          "key_name",
          "min_count",
          "max_count",
          "return_reservation_id",
          "security_groups",
          "user_data");

  private final ComputeCloud cloud;

  ServerOrders(ComputeCloud cloud) {
    this.cloud = cloud;
  }

  /**
   * Reads it.
   *
   * @param suffix appended to the name, for several servers in one request
   */
  NewServer read(NovaCall call, JsonNode wanted, String suffix) {
    Check.only(wanted, "server", keys(call));
    Check.required(wanted, "server", "name", "flavorRef");
    if (call.atLeast(37)) {
      Check.required(wanted, "server", "networks");
    }
    String name = String.valueOf(Check.name(wanted, "name"));
    Map<String, String> metadata = Check.metadata(wanted.path("metadata"), "metadata");
    if (metadata.size() > Quota.METADATA_ITEMS) {
      throw Refusal.forbidden("Maximum number of metadata items exceeds " + Quota.METADATA_ITEMS);
    }
    String imageId = imageId(call, wanted);
    Flavor flavor = Lookup.flavor(cloud, reference(wanted.path("flavorRef")));
    String key = Check.name(wanted, "key_name");
    if (key != null && cloud.keyPairs().find(call.caller().user().id(), key) == null) {
      throw Refusal.badRequest("Invalid key_name provided.");
    }
    Lookup.checkFits(flavor, cloud.images().find(imageId));
    String description = Check.text(wanted, "description", 255);
    return new NewServer(
        name + suffix,
        flavor,
        imageId,
        zone(wanted),
        key,
        description,
        Check.name(wanted, "hostname"),
        Check.text(wanted, "user_data", 65_535),
        Check.flag(wanted, "config_drive"),
        "AUTO".equals(Check.text(wanted, "OS-DCF:diskConfig", 6)),
        metadata,
        tags(wanted.path("tags")),
        addresses(wanted.path("networks")),
        securityGroups(wanted.path("security_groups")),
        volumes(call, wanted.path("block_device_mapping_v2")),
        or(Check.text(wanted, "accessIPv4", 15)),
        or(Check.text(wanted, "accessIPv6", 45)));
  }

  private static Set<String> keys(NovaCall call) {
    Set<String> keys = new HashSet<>(KEYS);
    if (!call.atLeast(57)) {
      keys.add("personality");
    }
    if (call.atLeast(19)) {
      keys.add("description");
    }
    if (call.atLeast(52)) {
      keys.add("tags");
    }
    if (call.atLeast(63)) {
      keys.add("trusted_image_certificates");
    }
    if (call.atLeast(74)) {
      keys.addAll(Set.of("host", "hypervisor_hostname"));
    }
    if (call.atLeast(90)) {
      keys.add("hostname");
    }
    return keys;
  }

  private static String reference(JsonNode value) {
    if (value.isString()) {
      return value.stringValue();
    }
    if (value.isIntegralNumber()) {
      return value.toString();
    }
    throw Check.invalid(
        "flavorRef", value, Check.python(value) + " is not of type 'string', 'integer'");
  }

  private String imageId(NovaCall call, JsonNode wanted) {
    boolean fromVolume =
        wanted.path("block_device_mapping_v2").size() > 0
            || wanted.path("block_device_mapping").size() > 0;
    JsonNode reference = wanted.get("imageRef");
    if (reference == null || (reference.isString() && reference.stringValue().isEmpty())) {
      if (fromVolume) {
        return "";
      }
      throw Refusal.badRequest("Missing imageRef attribute");
    }
    String id = reference.asString("");
    if (!reference.isString() || !Check.isUuid(id)) {
      throw Check.invalid(
          "imageRef",
          reference,
          Check.python(reference) + " is not valid under any of the given schemas");
    }
    Image image = cloud.images().visible(id, call.caller());
    if (image == null) {
      throw Refusal.badRequest("Can not find requested image");
    }
    if (!image.status().equals("active")) {
      throw Refusal.badRequest("Image " + id + " is not active.");
    }
    return id;
  }

  private String zone(JsonNode wanted) {
    String zone = Check.name(wanted, "availability_zone");
    if (zone == null || zone.equals("nova")) {
      return "";
    }
    String name = zone.indexOf(':') < 0 ? zone : zone.substring(0, zone.indexOf(':'));
    if (!cloud.region().zones().contains(name)) {
      throw Refusal.badRequest("The requested availability zone is not available");
    }
    return name;
  }

  private static List<String> tags(JsonNode tags) {
    List<String> texts = new ArrayList<>();
    for (JsonNode tag : tags) {
      String text = tag.asString("");
      if (text.isEmpty() || text.length() > 60 || text.contains("/") || text.contains(",")) {
        throw Check.invalid("tags", tag, Check.python(tag) + " does not match '^[^,/]*$'");
      }
      texts.add(text);
    }
    return texts.stream().distinct().sorted().toList();
  }

  private List<Address> addresses(JsonNode networks) {
    Networks all = cloud.networks();
    if (!networks.isString() && networks.isEmpty()) {
      return List.of(all.fixed(all.named(Networks.DEFAULT)));
    }
    if (networks.isString()) {
      return switch (networks.stringValue()) {
        case "auto" -> List.of(all.fixed(all.named(Networks.DEFAULT)));
        case "none" -> List.of();
        default ->
            throw Check.invalid(
                "networks",
                networks,
                Check.python(networks) + " is not valid under any of the given schemas");
      };
    }
    List<Address> addresses = new ArrayList<>();
    for (JsonNode wanted : networks) {
      String uuid = wanted.path("uuid").asString("");
      if (!uuid.isEmpty() && !Check.isUuid(uuid)) {
        throw Refusal.badRequest(
            "Bad networks format: network uuid is not in proper format (" + uuid + ")");
      }
      Network network = uuid.isEmpty() ? all.named(Networks.DEFAULT) : all.byId(uuid);
      if (network == null) {
        throw Refusal.badRequest("Network " + uuid + " could not be found.");
      }
      String ip = wanted.path("fixed_ip").asString("");
      addresses.add(ip.isEmpty() ? all.fixed(network) : new Address(network, ip, false));
    }
    return List.copyOf(addresses);
  }

  private static List<String> securityGroups(JsonNode groups) {
    List<String> names = new ArrayList<>();
    groups.forEach(group -> names.add(group.path("name").asString("default")));
    return names.isEmpty() ? List.of("default") : List.copyOf(names);
  }

  /** The volume is to be there and free, before anything is made. */
  private void checkVolume(NovaCall call, String id) {
    Volumes.Stored volume = cloud.volumes().find(id);
    boolean visible =
        volume != null
            && (call.caller().isAdmin() || volume.projectId().equals(call.caller().projectId()));
    if (!visible) {
      throw Refusal.badRequest("Block Device Mapping is Invalid: failed to get volume " + id + ".");
    }
    for (Server other : cloud.region().newestFirst()) {
      if (!other.deleted() && other.volumes().stream().anyMatch(v -> v.id().equals(id))) {
        throw Refusal.badRequest(
            String.format(
                Locale.ROOT,
                "Invalid volume: volume '%s' status must be 'available'. Currently in 'in-use'"
                    + " status",
                id));
      }
    }
  }

  private List<Volume> volumes(NovaCall call, JsonNode devices) {
    List<Volume> volumes = new ArrayList<>();
    for (JsonNode device : devices) {
      String source = device.path("source_type").asString("");
      boolean volume = device.path("destination_type").asString("").equals("volume");
      if (source.equals("volume") || volume) {
        String given = device.path("uuid").asString("");
        if (source.equals("volume")) {
          checkVolume(call, given);
        }
        String id = source.equals("volume") ? given : UUID.randomUUID().toString();
        volumes.add(
            new Volume(
                id,
                "/dev/vd" + (char) ('a' + volumes.size()),
                device.path("delete_on_termination").asBoolean(false),
                device.path("tag").asString("")));
      }
    }
    return List.copyOf(volumes);
  }

  private static String or(@Nullable String text) {
    return text == null ? "" : text;
  }
}
