package io.novadesk.demo.nova;

import static io.novadesk.demo.http.Json.object;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.novadesk.demo.compute.ComputeCloud;
import io.novadesk.demo.compute.Host;
import io.novadesk.demo.compute.Server;
import io.novadesk.demo.http.Answer;
import io.novadesk.demo.http.Json;
import io.novadesk.demo.http.Query;
import io.novadesk.demo.http.Refusal;
import io.novadesk.demo.http.Routes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Hypervisors: one on each host. */
final class HypervisorsApi {
  static final int HOST_CPUS = 96;
  static final int HOST_RAM = 786_432;
  static final int HOST_DISK = 7_200;

  private static final String UPTIME =
      " 10:12:01 up 81 days,  2:03,  0 users,  load average: 1.2, 1.4, 1.3";
  private static final Map<String, @Nullable Object> CPU =
      object(
          "arch", "x86_64",
          "model", "EPYC-Milan",
          "vendor", "AMD",
          "features", List.of("aes", "avx2", "pge", "svm"),
          "topology", object("sockets", 2, "cores", 32, "threads", 2));
  private static final int NAMES = 52;
  private static final int UUIDS = NAMES + 1;
  private static final int RESOURCES = 87;

  private final ComputeCloud cloud;

  HypervisorsApi(ComputeCloud cloud) {
    this.cloud = cloud;
  }

  void addTo(Routes<NovaCall> routes) {
    String all = "/os-hypervisors";
    routes
        .on("GET", all, (call, path) -> list(call, false))
        .on("GET", all + "/detail", (call, path) -> list(call, true))
        .on("GET", all + "/statistics", 0, RESOURCES, (call, path) -> statistics(call))
        .on("GET", all + "/{id}", this::show)
        .on("GET", all + "/{id}/search", 0, NAMES, (call, path) -> named(call, path, false))
        .on("GET", all + "/{id}/servers", 0, NAMES, (call, path) -> named(call, path, true))
        .on("GET", all + "/{id}/uptime", 0, RESOURCES, this::uptime);
  }

  /** The id of something that has a number, and from 2.53 on a UUID. */
  static Object id(NovaCall call, String kind, String name, int number) {
    return call.atLeast(53)
        ? UUID.nameUUIDFromBytes((kind + name).getBytes(StandardCharsets.UTF_8)).toString()
        : number;
  }

  private Answer list(NovaCall call, boolean detail) {
    call.requireAdmin("os-hypervisors:" + (detail ? "list-detail" : "list"));
    call.requireQuery(UUIDS, "limit", "marker", "hypervisor_hostname_pattern", "with_servers");
    Query query = call.query();
    String pattern = call.atLeast(UUIDS) ? query.get("hypervisor_hostname_pattern") : null;
    boolean paged = call.atLeast(33) && (query.has("limit") || query.has("marker"));
    if (paged && pattern != null) {
      throw Refusal.badRequest(
          "Paging over hypervisors with the hypervisor_hostname_pattern query parameter is not"
              + " supported.");
    }
    Map<Host, HostLoad> loads = detail ? HostLoad.of(cloud.region()) : Map.of();
    List<Map<String, @Nullable Object>> found = new ArrayList<>();
    int number = 1;
    for (Host host : cloud.region().hosts()) {
      if (pattern == null || host.name().contains(pattern)) {
        Map<String, @Nullable Object> body = brief(call, host, number);
        if (detail) {
          addDetail(call, body, host, number, loads.getOrDefault(host, HostLoad.NONE));
        }
        addServers(call, body, host);
        found.add(body);
      }
      number++;
    }
    if (pattern != null && found.isEmpty()) {
      throw nobody(pattern);
    }
    return paged ? page(call, found, detail) : Answer.ok(object("hypervisors", found));
  }

  private static Answer page(
      NovaCall call, List<Map<String, @Nullable Object>> all, boolean detail) {
    List<Map<String, @Nullable Object>> found = all;
    String marker = call.query().get("marker");
    if (marker != null) {
      List<String> ids = found.stream().map(b -> String.valueOf(b.get("id"))).toList();
      if (!ids.contains(marker)) {
        throw Refusal.badRequest("marker [" + marker + "] not found");
      }
      found = found.subList(ids.indexOf(marker) + 1, found.size());
    }
    int limit = ServerQuery.limit(call.query());
    List<Map<String, @Nullable Object>> page = found.subList(0, Math.min(limit, found.size()));
    Map<String, @Nullable Object> body = object("hypervisors", page);
    if (limit > 0 && page.size() == limit) {
      String href =
          call.list("os-hypervisors")
              + (detail ? "/detail?" : "?")
              + call.query().next(String.valueOf(page.getLast().get("id")));
      body.put("hypervisors_links", List.of(object("rel", "next", "href", href)));
    }
    return Answer.ok(body);
  }

  private static Refusal nobody(String pattern) {
    return Refusal.notFound("No hypervisor matching '" + pattern + "' could be found.");
  }

  /** The servers on the host, where they are asked for. */
  private void addServers(NovaCall call, Map<String, @Nullable Object> body, Host host) {
    String asked = call.atLeast(UUIDS) ? call.query().get("with_servers") : null;
    if (asked == null
        || !List.of("true", "1", "on", "yes").contains(asked.toLowerCase(Locale.ROOT))) {
      return;
    }
    List<Object> servers = servers(host);
    if (call.atLeast(75) || !servers.isEmpty()) {
      body.put("servers", servers);
    }
  }

  private List<Object> servers(Host host) {
    List<Object> servers = new ArrayList<>();
    for (Server server : cloud.region().newestFirst()) {
      if (host.equals(server.host()) && !server.deleted()) {
        servers.add(object("name", server.name(), "uuid", server.id()));
      }
    }
    return servers;
  }

  private Map<String, @Nullable Object> brief(NovaCall call, Host host, int number) {
    return object(
        "id",
        id(call, "hypervisor", host.name(), number),
        "hypervisor_hostname",
        host.name(),
        "state",
        cloud.region().isDown(host) ? "down" : "up",
        "status",
        "enabled");
  }

  private static void addDetail(
      NovaCall call, Map<String, @Nullable Object> body, Host host, int number, HostLoad load) {
    body.put("hypervisor_type", "QEMU");
    body.put("hypervisor_version", 8_002_002);
    body.put("host_ip", "192.0.2." + (10 + number));
    body.put(
        "service",
        object(
            "id", id(call, "nova-compute", host.name(), number + 2),
            "host", host.name(),
            "disabled_reason", null));
    if (call.atLeast(88)) {
      body.put("uptime", UPTIME);
      return;
    }
    body.put("vcpus", HOST_CPUS);
    body.put("memory_mb", HOST_RAM);
    body.put("local_gb", HOST_DISK);
    body.put("vcpus_used", load.cpus());
    body.put("memory_mb_used", load.ram());
    body.put("local_gb_used", load.disk());
    body.put("free_ram_mb", HOST_RAM - load.ram());
    body.put("free_disk_gb", HOST_DISK - load.disk());
    body.put("current_workload", 0);
    body.put("running_vms", load.servers());
    body.put("disk_available_least", HOST_DISK - load.disk());
    body.put("cpu_info", call.atLeast(28) ? CPU : new String(Json.bytes(CPU), UTF_8));
  }

  private record Found(Map<String, @Nullable Object> body, Host host, int number) {}

  private Found find(NovaCall call, Map<String, String> path) {
    int number = 1;
    for (Host host : cloud.region().hosts()) {
      Map<String, @Nullable Object> body = brief(call, host, number);
      if (String.valueOf(body.get("id")).equals(path.get("id"))) {
        return new Found(body, host, number);
      }
      number++;
    }
    String id = path.getOrDefault("id", "");
    if (call.atLeast(UUIDS) && !Types.isUuid(id)) {
      throw Refusal.badRequest("Invalid uuid " + id);
    }
    throw Refusal.notFound("Hypervisor with ID '" + id + "' could not be found.");
  }

  private Answer show(NovaCall call, Map<String, String> path) {
    call.requireQuery(UUIDS, "with_servers");
    call.requireAdmin("os-hypervisors:show");
    Found found = find(call, path);
    HostLoad load = HostLoad.of(cloud.region()).getOrDefault(found.host(), HostLoad.NONE);
    addDetail(call, found.body(), found.host(), found.number(), load);
    addServers(call, found.body(), found.host());
    return Answer.ok(object("hypervisor", found.body()));
  }

  private Answer named(NovaCall call, Map<String, String> path, boolean withServers) {
    call.requireAdmin("os-hypervisors:" + (withServers ? "servers" : "search"));
    String wanted = path.getOrDefault("id", "");
    List<Object> found = new ArrayList<>();
    int number = 1;
    for (Host host : cloud.region().hosts()) {
      if (host.name().contains(wanted)) {
        Map<String, @Nullable Object> body = brief(call, host, number);
        List<Object> servers = withServers ? servers(host) : List.of();
        if (!servers.isEmpty()) {
          body.put("servers", servers);
        }
        found.add(body);
      }
      number++;
    }
    if (found.isEmpty()) {
      throw nobody(wanted);
    }
    return Answer.ok(object("hypervisors", found));
  }

  private Answer uptime(NovaCall call, Map<String, String> path) {
    call.requireAdmin("os-hypervisors:uptime");
    Found found = find(call, path);
    if (cloud.region().isDown(found.host())) {
      throw Refusal.badRequest(
          "Compute service of " + found.host().name() + " is unavailable at this time.");
    }
    found.body().put("uptime", UPTIME);
    return Answer.ok(object("hypervisor", found.body()));
  }

  private Answer statistics(NovaCall call) {
    call.requireAdmin("os-hypervisors:statistics");
    int hosts = cloud.region().hosts().size();
    HostLoad all = HostLoad.NONE;
    for (HostLoad load : HostLoad.of(cloud.region()).values()) {
      all = all.plus(load);
    }
    return Answer.ok(
        object(
            "hypervisor_statistics",
            object(
                "count",
                hosts,
                "vcpus",
                hosts * HOST_CPUS,
                "memory_mb",
                hosts * HOST_RAM,
                "local_gb",
                hosts * HOST_DISK,
                "vcpus_used",
                all.cpus(),
                "memory_mb_used",
                all.ram(),
                "local_gb_used",
                all.disk(),
                "free_ram_mb",
                hosts * HOST_RAM - all.ram(),
                "free_disk_gb",
                hosts * HOST_DISK - all.disk(),
                "current_workload",
                0,
                "running_vms",
                all.servers(),
                "disk_available_least",
                hosts * HOST_DISK - all.disk())));
  }
}
