package io.novadesk.demo.network;

import io.novadesk.demo.http.Json;
import io.novadesk.demo.http.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What somebody wants a subnet to be, checked as Neutron checks it. */
final class SubnetWish {
  static final Set<String> SETTABLE =
      Set.of(
          "name",
          "description",
          "network_id",
          "ip_version",
          "cidr",
          "gateway_ip",
          "allocation_pools",
          "dns_nameservers",
          "host_routes",
          "enable_dhcp",
          "ipv6_ra_mode",
          "ipv6_address_mode",
          "project_id",
          "tenant_id");
  static final Set<String> CHANGEABLE =
      Set.of(
          "name",
          "description",
          "gateway_ip",
          "allocation_pools",
          "dns_nameservers",
          "host_routes",
          "enable_dhcp");
  static final Set<String> KNOWN =
      Set.of(
          "id",
          "name",
          "description",
          "network_id",
          "ip_version",
          "cidr",
          "gateway_ip",
          "allocation_pools",
          "dns_nameservers",
          "host_routes",
          "enable_dhcp",
          "ipv6_ra_mode",
          "ipv6_address_mode",
          "project_id",
          "tenant_id",
          "subnetpool_id",
          "service_types",
          "tags",
          "created_at",
          "updated_at",
          "revision_number");
  private static final Set<String> MODES = Set.of("slaac", "dhcpv6-stateful", "dhcpv6-stateless");

  private SubnetWish() {}

  /** The network that the subnet shall be of. */
  static String networkId(JsonNode item) {
    for (String field : List.of("network_id", "ip_version")) {
      if (!item.has(field)) {
        throw Refusal.badRequest(
            "Failed to parse request. Required attribute '" + field + "' not specified");
      }
    }
    String id = String.valueOf(Json.text(item, "network_id"));
    if (!id.replace("-", "").matches("[0-9a-fA-F]{32}")) {
      throw NetworkFields.invalid("network_id", "'" + id + "' is not a valid UUID.");
    }
    return id;
  }

  static Subnet create(JsonNode item, Network network, String projectId, long now) {
    String version = item.path("ip_version").asString("");
    if (!version.equals("4") && !version.equals("6")) {
      throw NetworkFields.invalid("ip_version", version + " is not in valid_values.");
    }
    String gateway = NetworkFields.address(item, "gateway_ip", "gateway_ip");
    String raMode = mode(item, "ipv6_ra_mode");
    String addressMode = mode(item, "ipv6_address_mode");
    boolean dhcp = NetworkFields.flag(item, "enable_dhcp", true);
    String name = NetworkFields.text(item, "name", "");
    List<String> nameServers = nameServers(item, List.of());
    List<Map<String, String>> routes = routes(item, List.of());
    Cidr cidr = cidr(item, version);
    requireModes(version, raMode, addressMode, dhcp);
    if (dhcp && cidr.version() == 4 && cidr.length() > 30) {
      throw NetworkFields.invalid(
          "Subnet has a prefix length that is incompatible with DHCP service enabled.");
    }
    if (!item.has("gateway_ip")) {
      gateway = cidr.text(cidr.gateway());
    }
    List<Cidr.Pool> pools =
        AllocationPools.of(item, cidr, gateway, AllocationPools.around(cidr, gateway));
    if (network.subnets().stream().anyMatch(s -> s.cidr().overlaps(cidr))) {
      throw NetworkFields.invalid(
          String.format(
              Locale.ROOT,
              "Requested subnet with cidr: %s for network: %s overlaps with another subnet.",
              cidr,
              network.id()));
    }
    return new Subnet(
        UUID.randomUUID().toString(),
        projectId,
        name,
        NetworkFields.text(item, "description", ""),
        cidr,
        gateway,
        pools,
        nameServers,
        routes,
        dhcp,
        raMode,
        addressMode,
        now,
        now,
        0);
  }

  static Subnet change(JsonNode item, Subnet before, long now) {
    String gateway =
        item.has("gateway_ip")
            ? NetworkFields.address(item, "gateway_ip", "gateway_ip")
            : before.gateway();
    return new Subnet(
        before.id(),
        before.projectId(),
        NetworkFields.text(item, "name", before.name()),
        NetworkFields.text(item, "description", before.description()),
        before.cidr(),
        gateway,
        AllocationPools.of(item, before.cidr(), gateway, before.pools()),
        nameServers(item, before.nameServers()),
        routes(item, before.routes()),
        NetworkFields.flag(item, "enable_dhcp", before.dhcp()),
        before.raMode(),
        before.addressMode(),
        before.created(),
        now,
        before.revision() + 1);
  }

  private static Cidr cidr(JsonNode item, String version) {
    String text = Json.text(item, "cidr");
    if (text == null) {
      throw new Refusal(
          400,
          "BadRequest",
          "Bad subnets request: a subnetpool must be specified in the absence of a cidr.");
    }
    Cidr cidr = Cidr.parse(text);
    if (cidr == null) {
      throw NetworkFields.invalid(text + " is not in a CIDR format.");
    }
    if (cidr.version() != Integer.parseInt(version)) {
      throw NetworkFields.invalid(
          String.format(
              Locale.ROOT, "cidr '%s' does not match the ip_version '%s'.", text, version));
    }
    return cidr;
  }

  private static @Nullable String mode(JsonNode item, String field) {
    JsonNode value = item.path(field);
    if (value.isMissingNode()) {
      return null;
    }
    String text = value.asString("");
    if (!MODES.contains(text)) {
      throw NetworkFields.invalid(field, text + " is not in valid_values.");
    }
    return text;
  }

  private static void requireModes(
      String version, @Nullable String raMode, @Nullable String addressMode, boolean dhcp) {
    if (raMode == null && addressMode == null) {
      return;
    }
    if (version.equals("4")) {
      throw NetworkFields.invalid(
          (raMode == null ? "ipv6_address_mode" : "ipv6_ra_mode")
              + " is not valid when ip_version is 4.");
    }
    if (!dhcp) {
      throw NetworkFields.invalid(
          "ipv6_ra_mode or ipv6_address_mode cannot be set when enable_dhcp is set to False.");
    }
    if (raMode != null && addressMode != null && !raMode.equals(addressMode)) {
      throw NetworkFields.invalid(
          String.format(
              Locale.ROOT,
              "ipv6_ra_mode set to '%s' with ipv6_address_mode set to '%s' is not valid. If both"
                  + " attributes are set, they must be the same value.",
              raMode,
              addressMode));
    }
  }

  private static List<String> nameServers(JsonNode item, List<String> otherwise) {
    if (!item.has("dns_nameservers")) {
      return otherwise;
    }
    List<String> servers = new ArrayList<>();
    for (JsonNode server : item.path("dns_nameservers")) {
      String text = server.asString("");
      if (Ip.bits(text) == 0) {
        throw NetworkFields.invalid(
            "dns_nameservers",
            String.format(
                Locale.ROOT,
                "'%s' is not a valid nameserver. '%s' is not a valid IP address.",
                text,
                text));
      }
      if (servers.contains(text)) {
        throw NetworkFields.invalid("dns_nameservers", "Duplicate nameserver '" + text + "'.");
      }
      servers.add(text);
    }
    return List.copyOf(servers);
  }

  private static List<Map<String, String>> routes(
      JsonNode item, List<Map<String, String>> otherwise) {
    if (!item.has("host_routes")) {
      return otherwise;
    }
    List<Map<String, String>> routes = new ArrayList<>();
    for (JsonNode route : item.path("host_routes")) {
      String destination = route.path("destination").asString("");
      if (Cidr.parse(destination) == null) {
        throw NetworkFields.invalid("host_routes", "'" + destination + "' is not a valid CIDR.");
      }
      String hop = NetworkFields.address(route, "nexthop", "host_routes");
      routes.add(Map.of("destination", destination, "nexthop", String.valueOf(hop)));
    }
    return List.copyOf(routes);
  }
}
