package io.novadesk.demo.network;

import static io.novadesk.demo.http.Json.object;

import io.novadesk.demo.http.Answer;
import io.novadesk.demo.http.Refusal;
import io.novadesk.demo.http.Routes;
import io.novadesk.demo.neighbour.NeighbourCall;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How much of the network a project may have, and has. */
final class NetworkQuotasApi {
  private static final Map<String, Long> LIMITS = limits();

  private final Networks networks;
  private final Estate estate;

  NetworkQuotasApi(Networks networks, Estate estate) {
    this.networks = networks;
    this.estate = estate;
  }

  void addTo(Routes<NeighbourCall> routes) {
    routes
        .on("GET", "/quotas/{project}", this::show)
        .on("GET", "/quotas/{project}/default", this::show)
        .on("GET", "/quotas/{project}/details", this::details);
  }

  private static Map<String, Long> limits() {
    Map<String, Long> limits = new LinkedHashMap<>();
    limits.put("network", 100L);
    limits.put("subnet", 100L);
    limits.put("subnetpool", -1L);
    limits.put("port", 500L);
    limits.put("router", 10L);
    limits.put("floatingip", 12L);
    limits.put("rbac_policy", 10L);
    limits.put("security_group", 10L);
    limits.put("security_group_rule", 100L);
    return limits;
  }

  private static String project(NeighbourCall call, Map<String, String> path) {
    String project = path.getOrDefault("project", "");
    if (!call.mayUse(project)) {
      throw new Refusal(
          403, "NotAuthorized", "Only admin is authorized to access quotas for another tenant");
    }
    return project;
  }

  private Answer show(NeighbourCall call, Map<String, String> path) {
    project(call, path);
    return Answer.ok(object("quota", LIMITS));
  }

  private Answer details(NeighbourCall call, Map<String, String> path) {
    String project = project(call, path);
    long ports = 0;
    long floating = 0;
    for (Estate.Port port : estate.ports()) {
      if (port.projectId().equals(project)) {
        ports += port.address().floating() ? 0 : 1;
        floating += port.address().floating() ? 1 : 0;
      }
    }
    for (Spares.Spare spare : networks.spares().all()) {
      if (spare.projectId().equals(project)) {
        ports += spare.address().floating() ? 0 : 1;
        floating += spare.address().floating() ? 1 : 0;
      }
    }
    List<SecurityGroups.Group> groups = networks.groups().of(project);
    List<Network> own = networks.all().stream().filter(n -> n.projectId().equals(project)).toList();
    Map<String, Long> used =
        Map.of(
            "network",
            (long) own.size(),
            "subnet",
            own.stream().mapToLong(n -> n.subnets().size()).sum(),
            "port",
            ports,
            "floatingip",
            floating,
            "security_group",
            (long) groups.size(),
            "security_group_rule",
            groups.stream().mapToLong(g -> g.rules().size()).sum());
    Map<String, @Nullable Object> quota = new LinkedHashMap<>();
    LIMITS.forEach(
        (name, limit) ->
            quota.put(
                name, object("limit", limit, "used", used.getOrDefault(name, 0L), "reserved", 0)));
    return Answer.ok(object("quota", quota));
  }
}
