package io.novadesk.demo.nova;

import static io.novadesk.demo.http.Json.object;

import io.novadesk.demo.compute.ComputeCloud;
import io.novadesk.demo.compute.Host;
import io.novadesk.demo.compute.Region;
import io.novadesk.demo.compute.Server;
import io.novadesk.demo.http.Answer;
import io.novadesk.demo.http.Refusal;
import io.novadesk.demo.http.Routes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What administrators see: services, hypervisors, zones with their hosts. */
final class AdministrationApi {
  private static final int HOST_CPUS = 96;
  private static final int HOST_RAM = 786_432;
  private static final int HOST_DISK = 7_200;

  private final ComputeCloud cloud;

  AdministrationApi(ComputeCloud cloud) {
    this.cloud = cloud;
  }

  void addTo(Routes<NovaCall> routes) {
    routes
        .on("GET", "/os-services", (call, path) -> services(call))
        .on("GET", "/os-hypervisors", (call, path) -> hypervisors(call, false))
        .on("GET", "/os-hypervisors/detail", (call, path) -> hypervisors(call, true))
        .on("GET", "/os-hypervisors/statistics", 0, 87, (call, path) -> statistics(call))
        .on("GET", "/os-hypervisors/{id}", this::hypervisor)
        .on("GET", "/os-availability-zone/detail", (call, path) -> zones(call))
        .on("GET", "/os-aggregates", (call, path) -> aggregates(call));
  }

  private record Load(int servers, int cpus, int ram, int disk) {
    static final Load NONE = new Load(0, 0, 0, 0);

    Load plus(Server server) {
      return new Load(
          servers + 1,
          cpus + server.flavor().vcpus(),
          ram + server.flavor().ram(),
          disk + server.flavor().disk());
    }
  }

  private Map<Host, Load> loads() {
    Map<Host, Load> loads = new HashMap<>();
    for (Server server : cloud.region().newestFirst()) {
      Host host = server.host();
      if (host != null && !server.deleted()) {
        loads.put(host, loads.getOrDefault(host, Load.NONE).plus(server));
      }
    }
    return loads;
  }

  private static Object id(NovaCall call, String kind, String name, int number) {
    return call.atLeast(53)
        ? UUID.nameUUIDFromBytes((kind + name).getBytes(StandardCharsets.UTF_8)).toString()
        : number;
  }

  private Answer services(NovaCall call) {
    call.requireAdmin("os-services:list");
    List<Map<String, @Nullable Object>> services = new ArrayList<>();
    services.add(service(call, "nova-scheduler", "control-01", 1, "internal", false));
    services.add(service(call, "nova-conductor", "control-01", 2, "internal", false));
    int number = 3;
    for (Host host : cloud.region().hosts()) {
      boolean down = cloud.region().isDown(host);
      services.add(service(call, "nova-compute", host.name(), number++, host.zone(), down));
    }
    for (String key : List.of("binary", "host")) {
      String wanted = call.query().get(key);
      services.removeIf(s -> wanted != null && !wanted.equals(s.get(key)));
    }
    return Answer.ok(object("services", services));
  }

  private Map<String, @Nullable Object> service(
      NovaCall call, String binary, String host, int number, String zone, boolean down) {
    Map<String, @Nullable Object> body =
        object(
            "binary",
            binary,
            "host",
            host,
            "id",
            id(call, binary, host, number),
            "zone",
            zone,
            "status",
            "enabled",
            "state",
            down ? "down" : "up",
            "updated_at",
            Times.naive(cloud.region().now() - (down ? 86_400_000 : 4_000)),
            "disabled_reason",
            null);
    if (call.atLeast(11)) {
      body.put("forced_down", false);
    }
    return body;
  }

  private Answer hypervisors(NovaCall call, boolean detail) {
    call.requireAdmin("os-hypervisors:" + (detail ? "list-detail" : "list"));
    Map<Host, Load> loads = detail ? loads() : Map.of();
    List<Object> shown = new ArrayList<>();
    int number = 1;
    for (Host host : cloud.region().hosts()) {
      Map<String, @Nullable Object> body = brief(call, host, number);
      if (detail) {
        addDetail(call, body, host, number, loads.getOrDefault(host, Load.NONE));
      }
      shown.add(body);
      number++;
    }
    return Answer.ok(object("hypervisors", shown));
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
      NovaCall call, Map<String, @Nullable Object> body, Host host, int number, Load load) {
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
      body.put("uptime", " 10:12:01 up 81 days,  2:03,  0 users,  load average: 1.2, 1.4, 1.3");
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
    Map<String, @Nullable Object> cpu = object("arch", "x86_64", "vendor", "AMD");
    body.put("cpu_info", call.atLeast(28) ? cpu : "{\"arch\": \"x86_64\", \"vendor\": \"AMD\"}");
  }

  private Answer hypervisor(NovaCall call, Map<String, String> path) {
    call.requireAdmin("os-hypervisors:show");
    int number = 1;
    for (Host host : cloud.region().hosts()) {
      Map<String, @Nullable Object> body = brief(call, host, number);
      if (String.valueOf(body.get("id")).equals(path.get("id"))) {
        addDetail(call, body, host, number, loads().getOrDefault(host, Load.NONE));
        return Answer.ok(object("hypervisor", body));
      }
      number++;
    }
    throw Refusal.notFound("Hypervisor with ID '" + path.get("id") + "' could not be found.");
  }

  private Answer statistics(NovaCall call) {
    call.requireAdmin("os-hypervisors:statistics");
    int hosts = cloud.region().hosts().size();
    Load all = Load.NONE;
    for (Load load : loads().values()) {
      all =
          new Load(
              all.servers() + load.servers(),
              all.cpus() + load.cpus(),
              all.ram() + load.ram(),
              all.disk() + load.disk());
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

  private Answer zones(NovaCall call) {
    call.requireAdmin("os-availability-zone:detail");
    Region region = cloud.region();
    List<Object> zones = new ArrayList<>();
    for (String zone : region.zones()) {
      Map<String, Object> hosts = new LinkedHashMap<>();
      for (Host host : region.hosts()) {
        if (host.zone().equals(zone)) {
          hosts.put(
              host.name(),
              object(
                  "nova-compute",
                  object(
                      "available", !region.isDown(host),
                      "active", true,
                      "updated_at", Times.naive(region.now()))));
        }
      }
      zones.add(object("zoneName", zone, "zoneState", object("available", true), "hosts", hosts));
    }
    return Answer.ok(object("availabilityZoneInfo", zones));
  }

  private static Answer aggregates(NovaCall call) {
    call.requireAdmin("os-aggregates:index");
    return Answer.ok(object("aggregates", List.of()));
  }
}
