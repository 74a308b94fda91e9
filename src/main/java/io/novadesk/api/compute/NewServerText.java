package io.novadesk.api.compute;

import io.novadesk.api.compute.NewServer.BlockDevice;
import io.novadesk.api.compute.NewServer.Networks;
import io.novadesk.api.compute.NewServer.Nic;
import io.novadesk.api.wire.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes down what a server is to be, and reads it again: for a later run of the program, not for
 * the wire. Secrets (password, user data, contents of files) are left out.
 */
public final class NewServerText {
  private NewServerText() {}

  /** One line of JSON. */
  public static String write(NewServer server) {
    ObjectNode node = Json.object();
    node.put("name", server.name());
    node.put("image", server.imageId());
    node.put("flavor", server.flavorId());
    writeNetworks(node, server.networks());
    for (BlockDevice device : server.volumes()) {
      node.withArray("volumes")
          .addObject()
          .put("source", device.source())
          .put("id", device.sourceId())
          .put("size", device.size())
          .put("boot", device.bootIndex())
          .put("delete", device.deleteOnTermination());
    }
    server.metadata().forEach(node.putObject("metadata")::put);
    node.put("key", server.keyName());
    server.securityGroups().forEach(node.putArray("groups")::add);
    node.put("zone", server.availabilityZone());
    node.put("drive", server.configDrive());
    node.put("count", server.count());
    node.put("description", server.description());
    server.tags().forEach(node.putArray("tags")::add);
    node.put("hostname", server.hostname());
    server.hints().forEach(node.putObject("hints")::put);
    return new String(Json.bytes(node), StandardCharsets.UTF_8);
  }

  private static void writeNetworks(ObjectNode node, Networks networks) {
    switch (networks) {
      case Networks.Usual _ -> node.put("networks", "usual");
      case Networks.Auto _ -> node.put("networks", "auto");
      case Networks.None _ -> node.put("networks", "none");
      case Networks.These(List<Nic> nics) -> {
        node.putArray("networks");
        for (Nic nic : nics) {
          node.withArray("networks")
              .addObject()
              .put("network", nic.networkId())
              .put("port", nic.portId())
              .put("ip", nic.fixedIp());
        }
      }
    }
  }

  /**
   * @throws io.novadesk.api.ApiException when it is not what {@link #write} wrote
   */
  public static NewServer read(String text) {
    JsonNode node = Json.tree(text.getBytes(StandardCharsets.UTF_8));
    List<BlockDevice> volumes =
        Json.list(node.path("volumes")).stream()
            .map(
                v ->
                    new BlockDevice(
                        Json.words(v, "source"),
                        Json.filled(v, "id"),
                        Json.integer(Json.number(v, "size")),
                        Json.integer(v, 0, "boot"),
                        v.path("delete").asBoolean(false)))
            .toList();
    return new NewServer(
        Json.required(node, "name"),
        Json.filled(node, "image"),
        Json.required(node, "flavor"),
        readNetworks(node.path("networks")),
        volumes,
        Json.texts(node.path("metadata")),
        Json.filled(node, "key"),
        texts(node.path("groups")),
        Json.filled(node, "zone"),
        null,
        Json.truth(node, "drive"),
        Json.integer(node, 1, "count"),
        null,
        Json.text(node, "description"),
        texts(node.path("tags")),
        Json.filled(node, "hostname"),
        Map.of(),
        Json.texts(node.path("hints")));
  }

  private static Networks readNetworks(JsonNode node) {
    if (node.isArray()) {
      return new Networks.These(
          Json.list(node).stream()
              .map(
                  n ->
                      new Nic(
                          Json.filled(n, "network"), Json.filled(n, "port"), Json.filled(n, "ip")))
              .toList());
    }
    return switch (node.asString("")) {
      case "auto" -> new Networks.Auto();
      case "none" -> new Networks.None();
      default -> new Networks.Usual();
    };
  }

  private static List<String> texts(@Nullable JsonNode list) {
    return list == null ? List.of() : Json.list(list).stream().map(n -> n.asString("")).toList();
  }
}
