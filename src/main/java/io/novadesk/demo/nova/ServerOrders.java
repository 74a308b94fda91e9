package io.novadesk.demo.nova;

import io.novadesk.demo.compute.ComputeCloud;
import io.novadesk.demo.compute.Flavor;
import io.novadesk.demo.compute.NewServer;
import io.novadesk.demo.compute.Quota;
import io.novadesk.demo.compute.ServerGroups;
import io.novadesk.demo.http.Json;
import io.novadesk.demo.http.Refusal;
import io.novadesk.demo.image.Image;
import io.novadesk.demo.network.Address;
import io.novadesk.demo.network.Ip;
import io.novadesk.demo.network.Network;
import io.novadesk.demo.network.Networks;
import io.novadesk.demo.network.SecurityGroups;
import io.novadesk.demo.network.Spares;
import io.novadesk.demo.schema.Python;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the wish for a server, as strictly as nova does. */
final class ServerOrders {
  private final ComputeCloud cloud;
  private final BlockDevices blockDevices;

  ServerOrders(ComputeCloud cloud) {
    this.cloud = cloud;
    this.blockDevices = new BlockDevices(cloud);
  }

  /**
   * Reads a wish that fits its schema; nothing is made yet.
   *
   * @param suffix appended to the name, for several servers in one request
   */
  NewServer read(NovaCall call, JsonNode wanted, String suffix) {
    Map<String, String> metadata = texts(wanted.path("metadata"));
    if (metadata.size() > Quota.METADATA_ITEMS) {
      throw Refusal.forbidden("Maximum number of metadata items exceeds " + Quota.METADATA_ITEMS);
    }
    String zone = zone(wanted);
    String imageId = imageId(call, wanted);
    Flavor flavor = Lookup.flavor(cloud, call, Python.text(wanted.path("flavorRef")));
    String key = Json.text(wanted, "key_name");
    if (key != null && cloud.keyPairs().find(call.caller().user().id(), key) == null) {
      throw Refusal.badRequest("Invalid key_name provided.");
    }
    Lookup.checkFits(flavor, cloud.images().find(imageId));
    List<String> groups = securityGroups(call, wanted.path("security_groups"));
    List<Address> addresses = addresses(call, wanted.path("networks"));
    devices(call, wanted, imageId);
    return new NewServer(
        wanted.path("name").asString("") + suffix,
        flavor,
        imageId,
        zone,
        key,
        Json.text(wanted, "description"),
        Json.text(wanted, "hostname"),
        Json.text(wanted, "user_data"),
        Types.isOn(wanted.path("config_drive")),
        Boolean.TRUE.equals(Lookup.automaticDisk(wanted)),
        metadata,
        tags(wanted.path("tags")),
        addresses,
        groups,
        List.of(),
        or(Json.text(wanted, "accessIPv4")),
        Ip.canonical(or(Json.text(wanted, "accessIPv6"))));
  }

  /** Makes what a server that was read needs: its new volumes; and takes the ports for it. */
  NewServer provide(NovaCall call, JsonNode wanted, NewServer server) {
    for (JsonNode network : wanted.path("networks")) {
      cloud.networks().spares().take(Types.uuid(network.path("port").asString("")));
    }
    return server.with(blockDevices.attach(call, devices(call, wanted, server.imageId())));
  }

  static Map<String, String> texts(JsonNode object) {
    Map<String, String> texts = new LinkedHashMap<>();
    if (object.isObject()) {
      object.properties().forEach(e -> texts.put(e.getKey(), e.getValue().asString("")));
    }
    return Map.copyOf(texts);
  }

  /**
   * The server group that the hints name; empty for none.
   *
   * @throws Refusal 400 when there is no such group
   */
  String group(NovaCall call, JsonNode body) {
    JsonNode hints =
        body.has("os:scheduler_hints")
            ? body.path("os:scheduler_hints")
            : body.path("OS-SCH-HNT:scheduler_hints");
    String id = Types.uuid(hints.path("group").asString(""));
    ServerGroups.Group group = cloud.groups().find(id);
    boolean mine =
        group != null
            && (call.caller().isAdmin() || group.projectId().equals(call.caller().projectId()));
    if (!id.isEmpty() && !mine) {
      throw Refusal.badRequest("Instance group " + id + " could not be found.");
    }
    return id;
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
    String id = Types.uuid(reference.asString(""));
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
    String zone = Json.text(wanted, "availability_zone");
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
    tags.forEach(tag -> texts.add(tag.asString("")));
    return texts.stream().distinct().sorted().toList();
  }

  private List<Address> addresses(NovaCall call, JsonNode networks) {
    Networks all = cloud.networks();
    if (networks.isString() && networks.stringValue().equals("none")) {
      return List.of();
    }
    if (networks.isString() || networks.isEmpty()) {
      return List.of(all.fixed(all.named(Networks.DEFAULT)));
    }
    List<Address> addresses = new ArrayList<>();
    for (JsonNode wanted : networks) {
      addresses.add(address(call, wanted));
    }
    return List.copyOf(addresses);
  }

  private Address address(NovaCall call, JsonNode wanted) {
    Networks all = cloud.networks();
    String port = Types.uuid(wanted.path("port").asString(""));
    if (!port.isEmpty()) {
      Spares.Spare spare = all.spares().find(port);
      if (spare == null || !spare.projectId().equals(call.caller().projectId())) {
        throw Refusal.badRequest("Port id " + port + " could not be found.");
      }
      return spare.address();
    }
    String uuid = wanted.path("uuid").asString("");
    if (!uuid.isEmpty() && !Types.isUuid(uuid)) {
      throw Refusal.badRequest(
          "Bad networks format: network uuid is not in proper format (" + uuid + ")");
    }
    Network network =
        uuid.isEmpty()
            ? all.named(Networks.DEFAULT)
            : all.byId(Types.uuid(uuid), call.caller().projectId());
    if (network == null) {
      throw Refusal.badRequest("Network " + uuid + " could not be found.");
    }
    String ip = wanted.path("fixed_ip").asString("");
    return ip.isEmpty() ? all.fixed(network) : new Address(network, ip, false);
  }

  private List<String> securityGroups(NovaCall call, JsonNode groups) {
    List<String> names = new ArrayList<>();
    for (JsonNode wanted : groups) {
      String name = wanted.path("name").asString(SecurityGroups.DEFAULT);
      SecurityGroups.Group group = cloud.networks().groups().named(call.caller().projectId(), name);
      if (group == null) {
        throw Refusal.badRequest("Unable to find security_group with name or id '" + name + "'");
      }
      names.add(group.name());
    }
    return names.isEmpty() ? List.of(SecurityGroups.DEFAULT) : names.stream().distinct().toList();
  }

  private List<BlockDevices.Device> devices(NovaCall call, JsonNode wanted, String imageId) {
    JsonNode modern = wanted.path("block_device_mapping_v2");
    JsonNode old = wanted.path("block_device_mapping");
    if (!modern.isEmpty() && !old.isEmpty()) {
      throw Refusal.badRequest(
          "Using different block_device_mapping syntaxes is not allowed in the same request.");
    }
    return modern.isEmpty()
        ? blockDevices.readOld(call, old, imageId)
        : blockDevices.read(call, modern, imageId);
  }

  private static String or(@Nullable String text) {
    return text == null ? "" : text;
  }
}
