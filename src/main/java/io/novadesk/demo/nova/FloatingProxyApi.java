package io.novadesk.demo.nova;

import static io.novadesk.demo.http.Json.object;

import io.novadesk.demo.compute.ComputeCloud;
import io.novadesk.demo.compute.Server;
import io.novadesk.demo.http.Answer;
import io.novadesk.demo.http.Json;
import io.novadesk.demo.http.Refusal;
import io.novadesk.demo.http.Routes;
import io.novadesk.demo.network.Address;
import io.novadesk.demo.network.Network;
import io.novadesk.demo.network.Spares;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Floating addresses as Compute passes them on: to 2.35, given and taken to 2.43. */
final class FloatingProxyApi {
  /** The last version with the two actions. */
  static final int LAST_ACTION = 43;

  private static final int LAST = 35;
  private static final String POOL = "public";

  private final ComputeCloud cloud;

  FloatingProxyApi(ComputeCloud cloud) {
    this.cloud = cloud;
  }

  void addTo(Routes<NovaCall> routes) {
    routes
        .on("GET", "/os-floating-ip-pools", 0, LAST, (call, path) -> pools())
        .on("GET", "/os-floating-ips", 0, LAST, (call, path) -> list(call))
        .on("POST", "/os-floating-ips", 0, LAST, (call, path) -> allocate(call))
        .on("GET", "/os-floating-ips/{id}", 0, LAST, this::show)
        .on("DELETE", "/os-floating-ips/{id}", 0, LAST, this::release);
  }

  /**
   * A floating address.
   *
   * @param server who has it; null: nobody
   */
  private record Floating(Address address, String projectId, @Nullable Server server) {}

  private List<Floating> all(NovaCall call) {
    String project = call.caller().projectId();
    List<Floating> all = new ArrayList<>();
    for (Server server : cloud.region().newestFirst()) {
      if (server.projectId().equals(project)) {
        for (Address address : server.addresses()) {
          if (address.floating()) {
            all.add(new Floating(address, project, server));
          }
        }
      }
    }
    for (Spares.Spare spare : cloud.networks().spares().all()) {
      if (spare.address().floating() && spare.projectId().equals(project)) {
        all.add(new Floating(spare.address(), project, null));
      }
    }
    return all;
  }

  private static Map<String, @Nullable Object> describe(Floating floating) {
    Server server = floating.server();
    return object(
        "id",
        floating.address().portId(),
        "ip",
        floating.address().ip(),
        "pool",
        POOL,
        "fixed_ip",
        server == null ? null : floating.address().carrier(server.addresses()).ip(),
        "instance_id",
        server == null ? null : server.id());
  }

  private static Answer pools() {
    return Answer.ok(object("floating_ip_pools", List.of(object("name", POOL))));
  }

  private Answer list(NovaCall call) {
    List<Object> shown = new ArrayList<>();
    all(call).forEach(f -> shown.add(describe(f)));
    return Answer.ok(object("floating_ips", shown));
  }

  private Floating find(NovaCall call, Map<String, String> path) {
    String id = path.getOrDefault("id", "");
    if (!Types.isUuid(id)) {
      throw Refusal.badRequest("Invalid ID received " + id + ".");
    }
    return all(call).stream()
        .filter(f -> f.address().portId().equals(id))
        .findFirst()
        .orElseThrow(() -> Refusal.notFound("Floating IP not found for ID " + id));
  }

  private Answer show(NovaCall call, Map<String, String> path) {
    return Answer.ok(object("floating_ip", describe(find(call, path))));
  }

  private Answer allocate(NovaCall call) {
    call.requireMember("os-floating-ips:create");
    String pool = Json.text(call.json(), "pool");
    Network network = cloud.networks().named(POOL);
    if (pool != null && !pool.equals(POOL) && !pool.equals(network.id())) {
      throw Refusal.notFound("Floating IP pool not found.");
    }
    Address address = cloud.networks().floating(network);
    String project = call.caller().projectId();
    cloud.networks().spares().add(new Spares.Spare(address, "", project));
    return Answer.ok(object("floating_ip", describe(new Floating(address, project, null))));
  }

  private Answer release(NovaCall call, Map<String, String> path) {
    call.requireMember("os-floating-ips:delete");
    Floating floating = find(call, path);
    Server server = floating.server();
    if (server == null) {
      cloud.networks().spares().take(floating.address().portId());
    } else {
      cloud.records().removeFloating(server, floating.address());
    }
    return Answer.empty(202);
  }

  private Floating named(NovaCall call, String ip) {
    return all(call).stream()
        .filter(f -> f.address().ip().equals(ip))
        .findFirst()
        .orElseThrow(() -> Refusal.notFound("floating IP not found"));
  }

  /** Gives a server an address, be it another's. */
  void give(NovaCall call, Server server, JsonNode given) {
    call.requireMember("os-floating-ips:add");
    List<Address> fixed = server.addresses().stream().filter(a -> !a.floating()).toList();
    if (fixed.isEmpty()) {
      throw Refusal.badRequest("No fixed IPs associated to instance");
    }
    String wanted = Json.text(given, "fixed_address");
    Address carrier =
        fixed.stream()
            .filter(a -> wanted == null || a.ip().equals(wanted))
            .findFirst()
            .orElseThrow(
                () -> Refusal.badRequest("Specified fixed address not assigned to instance"));
    Floating floating = named(call, given.path("address").asString(""));
    Server holder = floating.server();
    boolean taken = carrier.isReached(server.addresses());
    if (taken && (holder == null || !holder.id().equals(server.id()))) {
      throw Refusal.badRequest(
          String.format(
              Locale.ROOT,
              "Unable to associate floating IP %s to fixed IP %s for instance %s. Error: floating"
                  + " IP is already associated",
              floating.address().ip(),
              carrier.ip(),
              server.id()));
    }
    take(floating);
    cloud.networks().spares().take(floating.address().portId());
    cloud
        .records()
        .addFloating(server, new Address(carrier.network(), floating.address().ip(), true));
  }

  /** Takes an address from a server. */
  void take(NovaCall call, Server server, JsonNode given) {
    call.requireMember("os-floating-ips:remove");
    String ip = given.path("address").asString("");
    Floating floating = named(call, ip);
    Server holder = floating.server();
    if (holder == null || !holder.id().equals(server.id())) {
      throw Refusal.conflict(
          String.format(
              Locale.ROOT, "Floating IP %s is not associated with instance %s.", ip, server.id()));
    }
    take(floating);
  }

  private void take(Floating floating) {
    Server server = floating.server();
    if (server != null) {
      cloud.records().removeFloating(server, floating.address());
      cloud.networks().spares().add(new Spares.Spare(floating.address(), "", floating.projectId()));
    }
  }
}
