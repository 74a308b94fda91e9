package io.novadesk.demo.nova;

import static io.novadesk.demo.http.Json.object;

import io.novadesk.demo.compute.ComputeCloud;
import io.novadesk.demo.compute.Host;
import io.novadesk.demo.compute.Server;
import io.novadesk.demo.http.Answer;
import io.novadesk.demo.http.Refusal;
import io.novadesk.demo.http.Routes;
import io.novadesk.demo.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Hosts, to 2.42. What would switch one off the driver of this cloud cannot do. */
final class HostsApi {
  private static final int LAST = 42;
  private static final String CONTROL = "control-01";
  private static final Schema SWITCH =
      Types.STRING.and(
          Schema.oneOf(List.of("enable", "disable", "Enable", "Disable", "ENABLE", "DISABLE")));
  private static final Schema CHANGE =
      Schema.object().with("status", SWITCH).with("maintenance_mode", SWITCH);

  private final ComputeCloud cloud;

  HostsApi(ComputeCloud cloud) {
    this.cloud = cloud;
  }

  void addTo(Routes<NovaCall> routes) {
    routes
        .on("GET", "/os-hosts", 0, LAST, (call, path) -> list(call))
        .on("GET", "/os-hosts/{host}", 0, LAST, this::show)
        .on("PUT", "/os-hosts/{host}", 0, LAST, this::update);
    for (String action : List.of("startup", "shutdown", "reboot")) {
      String policy = action.equals("startup") ? "start" : action;
      routes.on(
          "GET",
          "/os-hosts/{host}/" + action,
          0,
          LAST,
          (call, path) -> {
            call.requireAdmin("os-hosts:" + policy);
            throw unsupported(path);
          });
    }
  }

  private Answer list(NovaCall call) {
    call.requireAdmin("os-hosts:list");
    String zone = call.query().get("zone");
    List<Map<String, @Nullable Object>> all = new ArrayList<>();
    all.add(object("host_name", CONTROL, "service", "scheduler", "zone", "internal"));
    all.add(object("host_name", CONTROL, "service", "conductor", "zone", "internal"));
    for (Host host : cloud.region().hosts()) {
      all.add(object("host_name", host.name(), "service", "compute", "zone", host.zone()));
    }
    all.removeIf(h -> zone != null && !zone.isEmpty() && !zone.equals(h.get("zone")));
    return Answer.ok(object("hosts", all));
  }

  private Host host(Map<String, String> path) {
    String name = path.getOrDefault("host", "");
    Host host = cloud.region().host(name);
    if (host == null) {
      throw Refusal.notFound("Compute host " + name + " could not be found.");
    }
    return host;
  }

  private Refusal unsupported(Map<String, String> path) {
    host(path);
    return new Refusal(501, "The requested functionality is not supported.");
  }

  private Answer show(NovaCall call, Map<String, String> path) {
    call.requireAdmin("os-hosts:show");
    Host host = host(path);
    List<Server> servers =
        cloud.region().newestFirst().stream()
            .filter(s -> host.equals(s.host()) && !s.deleted())
            .toList();
    int[] used = sum(servers);
    List<Object> rows = new ArrayList<>();
    rows.add(
        row(
            host,
            "(total)",
            HypervisorsApi.HOST_CPUS,
            HypervisorsApi.HOST_RAM,
            HypervisorsApi.HOST_DISK));
    rows.add(row(host, "(used_now)", used[0], used[1], used[2]));
    rows.add(row(host, "(used_max)", used[0], used[1], used[2]));
    Map<String, List<Server>> byProject = new TreeMap<>();
    servers.forEach(s -> byProject.computeIfAbsent(s.projectId(), k -> new ArrayList<>()).add(s));
    byProject.forEach(
        (project, own) -> {
          int[] sum = sum(own);
          rows.add(row(host, project, sum[0], sum[1], sum[2]));
        });
    return Answer.ok(object("host", rows));
  }

  private static int[] sum(List<Server> servers) {
    int[] sum = new int[3];
    for (Server server : servers) {
      sum[0] += server.flavor().vcpus();
      sum[1] += server.flavor().ram();
      sum[2] += server.flavor().disk();
    }
    return sum;
  }

  private static Object row(Host host, String project, int cpus, int ram, int disk) {
    return object(
        "resource",
        object(
            "host", host.name(),
            "project", project,
            "cpu", cpus,
            "memory_mb", ram,
            "disk_gb", disk));
  }

  private Answer update(NovaCall call, Map<String, String> path) {
    call.body(CHANGE);
    call.requireAdmin("os-hosts:update");
    throw unsupported(path);
  }
}
