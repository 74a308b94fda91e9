package io.novadesk.demo.legacy;

import static io.novadesk.demo.http.Json.object;

import io.novadesk.demo.compute.Fault;
import io.novadesk.demo.compute.Host;
import io.novadesk.demo.compute.Server;
import io.novadesk.demo.compute.VmState;
import io.novadesk.demo.network.Address;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Servers as Diablo showed them. */
final class LegacyView {
  private final ImageNumbers numbers;

  LegacyView(ImageNumbers numbers) {
    this.numbers = numbers;
  }

  Map<String, @Nullable Object> basic(LegacyCall call, Server server) {
    return object(
        "id", server.number(),
        "uuid", server.id(),
        "name", server.name(),
        "links", call.links("servers", String.valueOf(server.number())));
  }

  Map<String, @Nullable Object> whole(LegacyCall call, Server server) {
    synchronized (server) {
      Map<String, @Nullable Object> body = basic(call, server);
      Host host = server.host();
      String status = status(server);
      body.put("tenant_id", server.projectId());
      body.put("user_id", server.userId());
      body.put("created", zulu(server.created()));
      body.put("updated", zulu(server.updated()));
      body.put("hostId", host == null ? "" : host.hashFor(server.projectId()));
      body.put("status", status);
      if (status.equals("ACTIVE")) {
        body.put("progress", 100);
      } else if (status.equals("BUILD")) {
        body.put("progress", 0);
      }
      body.put("accessIPv4", server.accessIpv4());
      body.put("accessIPv6", server.accessIpv6());
      body.put("addresses", addresses(server));
      body.put("metadata", server.metadata());
      String image = String.valueOf(numbers.of(server.imageId()));
      body.put("image", object("id", image, "links", List.of(call.bookmark("images", image))));
      String flavor = String.valueOf(server.flavor().number());
      body.put("flavor", object("id", flavor, "links", List.of(call.bookmark("flavors", flavor))));
      body.put("key_name", server.keyName());
      body.put("config_drive", "");
      Fault fault = server.fault();
      if (fault != null && status.equals("ERROR")) {
        body.put(
            "fault",
            object(
                "code", fault.code(),
                "created", zulu(fault.created()),
                "message", fault.message()));
      }
      return body;
    }
  }

  /** The words of that age: STOPPED for SHUTOFF, UNKNOWN_STATE for what did not exist yet. */
  static String status(Server server) {
    String status = server.status();
    return switch (status) {
      case "SHUTOFF" -> "STOPPED";
      case "SHELVED", "SHELVED_OFFLOADED", "SOFT_DELETED", "REVERT_RESIZE" -> "UNKNOWN_STATE";
      default -> status;
    };
  }

  static Map<String, List<Object>> addresses(Server server) {
    Map<String, List<Object>> networks = new LinkedHashMap<>();
    if (server.vmState() != VmState.BUILDING) {
      for (Address address : server.addresses()) {
        networks
            .computeIfAbsent(address.network().name(), k -> new ArrayList<>())
            .add(object("version", address.version(), "addr", address.ip()));
      }
    }
    return networks;
  }

  private static String zulu(long millis) {
    return Instant.ofEpochSecond(Math.floorDiv(millis, 1000)).toString();
  }
}
