package io.novadesk.demo.nova;

import static io.novadesk.demo.http.Json.object;

import io.novadesk.demo.compute.ComputeCloud;
import io.novadesk.demo.compute.Quota;
import io.novadesk.demo.compute.Region;
import io.novadesk.demo.compute.Server;
import io.novadesk.demo.http.Answer;
import io.novadesk.demo.http.Routes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a project may have, has, and had: limits, quotas, usage; and its availability zones. */
final class ProjectApi {
  private static final double HOUR = 3_600_000.0;
  private static final long MONTH = 28L * 24 * 3_600_000;

  private final ComputeCloud cloud;

  ProjectApi(ComputeCloud cloud) {
    this.cloud = cloud;
  }

  void addTo(Routes<NovaCall> routes) {
    routes
        .on("GET", "/limits", (call, path) -> limits(call))
        .on("GET", "/os-quota-sets/{project}", (call, path) -> quotas(call, path, false))
        .on("GET", "/os-quota-sets/{project}/defaults", (call, path) -> quotas(call, path, false))
        .on("GET", "/os-quota-sets/{project}/detail", (call, path) -> quotas(call, path, true))
        .on("GET", "/os-simple-tenant-usage", (call, path) -> usages(call))
        .on("GET", "/os-simple-tenant-usage/{project}", this::usage)
        .on("GET", "/os-availability-zone", (call, path) -> zones())
        .on("GET", "/extensions", (call, path) -> extensions());
  }

  private Answer limits(NovaCall call) {
    String other = call.query().get("tenant_id");
    String project = other != null && call.caller().isAdmin() ? other : call.caller().projectId();
    Quota quota = cloud.region().quota();
    Quota.Usage usage = cloud.region().usage(project);
    Map<String, @Nullable Object> absolute =
        object(
            "maxTotalInstances", quota.instances(),
            "maxTotalCores", quota.cores(),
            "maxTotalRAMSize", quota.ram(),
            "maxServerMeta", Quota.METADATA_ITEMS);
    if (!call.atLeast(39)) {
      absolute.put("maxImageMeta", Quota.METADATA_ITEMS);
    }
    if (!call.atLeast(57)) {
      absolute.put("maxPersonality", 5);
      absolute.put("maxPersonalitySize", 10_240);
    }
    absolute.put("maxTotalKeypairs", Quota.KEY_PAIRS);
    absolute.put("maxServerGroups", Quota.SERVER_GROUPS);
    absolute.put("maxServerGroupMembers", Quota.SERVER_GROUP_MEMBERS);
    if (!call.atLeast(36)) {
      absolute.put("maxTotalFloatingIps", -1);
      absolute.put("maxSecurityGroups", -1);
      absolute.put("maxSecurityGroupRules", -1);
    }
    absolute.put("totalRAMUsed", usage.ram());
    absolute.put("totalCoresUsed", usage.cores());
    absolute.put("totalInstancesUsed", usage.instances());
    if (!call.atLeast(36)) {
      absolute.put("totalFloatingIpsUsed", 0);
      absolute.put("totalSecurityGroupsUsed", 0);
    }
    absolute.put("totalServerGroupsUsed", cloud.groups().all().size());
    return Answer.ok(object("limits", object("rate", List.of(), "absolute", absolute)));
  }

  private Answer quotas(NovaCall call, Map<String, String> path, boolean detail) {
    String project = path.getOrDefault("project", "");
    Quota quota = cloud.region().quota();
    Quota.Usage usage = cloud.region().usage(project);
    Map<String, @Nullable Object> set = object("id", project);
    put(set, detail, "cores", quota.cores(), usage.cores());
    put(set, detail, "instances", quota.instances(), usage.instances());
    put(set, detail, "ram", quota.ram(), usage.ram());
    put(set, detail, "key_pairs", Quota.KEY_PAIRS, 0);
    put(set, detail, "metadata_items", Quota.METADATA_ITEMS, 0);
    put(set, detail, "server_groups", Quota.SERVER_GROUPS, 0);
    put(set, detail, "server_group_members", Quota.SERVER_GROUP_MEMBERS, 0);
    if (!call.atLeast(57)) {
      put(set, detail, "injected_files", 5, 0);
      put(set, detail, "injected_file_content_bytes", 10_240, 0);
      put(set, detail, "injected_file_path_bytes", 255, 0);
    }
    if (!call.atLeast(36)) {
      put(set, detail, "fixed_ips", -1, 0);
      put(set, detail, "floating_ips", -1, 0);
      put(set, detail, "security_groups", -1, 0);
      put(set, detail, "security_group_rules", -1, 0);
    }
    return Answer.ok(object("quota_set", set));
  }

  private static void put(
      Map<String, @Nullable Object> set, boolean detail, String name, int limit, int used) {
    set.put(name, detail ? object("limit", limit, "in_use", used, "reserved", 0) : limit);
  }

  private Answer usages(NovaCall call) {
    call.requireAdmin("os-simple-tenant-usage:list");
    Map<String, List<Server>> byProject = new HashMap<>();
    for (Server server : cloud.region().newestFirst()) {
      byProject.computeIfAbsent(server.projectId(), k -> new ArrayList<>()).add(server);
    }
    List<Object> usages = new ArrayList<>();
    byProject.forEach(
        (project, servers) ->
            usages.add(usage(call, project, servers, "1".equals(call.query().get("detailed")))));
    return Answer.ok(object("tenant_usages", usages));
  }

  private Answer usage(NovaCall call, Map<String, String> path) {
    String project = path.getOrDefault("project", "");
    if (!project.equals(call.caller().projectId())) {
      call.requireAdmin("os-simple-tenant-usage:show");
    }
    List<Server> servers =
        cloud.region().newestFirst().stream().filter(s -> s.projectId().equals(project)).toList();
    if (servers.isEmpty()) {
      return Answer.ok(object("tenant_usage", Map.of()));
    }
    return Answer.ok(object("tenant_usage", usage(call, project, servers, true)));
  }

  private Map<String, @Nullable Object> usage(
      NovaCall call, String project, List<Server> servers, boolean detailed) {
    Region region = cloud.region();
    String start = call.query().get("start");
    String end = call.query().get("end");
    Long given = start == null ? null : Times.parse(start);
    long from = given == null ? region.now() - MONTH : given;
    Long givenEnd = end == null ? null : Times.parse(end);
    long to = Math.min(region.now(), givenEnd == null ? region.now() : givenEnd);
    double hours = 0;
    double cpu = 0;
    double ram = 0;
    double disk = 0;
    List<Object> each = new ArrayList<>();
    for (Server server : servers) {
      long ended = server.terminated() == 0 ? to : Math.min(to, server.terminated());
      double time = Math.max(0, ended - Math.max(from, server.launched())) / HOUR;
      if (server.launched() == 0 || time == 0) {
        continue;
      }
      hours += time;
      cpu += time * server.flavor().vcpus();
      ram += time * server.flavor().ram();
      disk += time * server.flavor().disk();
      if (detailed) {
        each.add(
            object(
                "hours", time,
                "flavor", server.flavor().name(),
                "instance_id", server.id(),
                "name", server.name(),
                "tenant_id", project,
                "memory_mb", server.flavor().ram(),
                "local_gb", server.flavor().disk(),
                "vcpus", server.flavor().vcpus(),
                "started_at", Times.naive(server.launched()),
                "ended_at", Times.naive(server.terminated()),
                "state", server.deleted() ? "terminated" : server.vmState().wire(),
                "uptime", (long) (time * 3600)));
      }
    }
    Map<String, @Nullable Object> body =
        object(
            "tenant_id", project,
            "total_hours", hours,
            "total_local_gb_usage", disk,
            "total_memory_mb_usage", ram,
            "total_vcpus_usage", cpu,
            "start", Times.naive(from),
            "stop", Times.naive(to));
    if (detailed) {
      body.put("server_usages", each);
    }
    return body;
  }

  private Answer zones() {
    List<Object> zones = new ArrayList<>();
    for (String zone : cloud.region().zones()) {
      zones.add(object("zoneName", zone, "zoneState", object("available", true), "hosts", null));
    }
    return Answer.ok(object("availabilityZoneInfo", zones));
  }

  private static Answer extensions() {
    List<Object> extensions = new ArrayList<>();
    for (String alias :
        List.of(
            "OS-DCF",
            "OS-EXT-AZ",
            "OS-EXT-STS",
            "OS-SRV-USG",
            "os-availability-zone",
            "os-instance-actions",
            "os-keypairs",
            "os-lock-server",
            "os-rescue",
            "os-server-groups",
            "os-shelve")) {
      extensions.add(
          object(
              "alias",
              alias,
              "name",
              alias,
              "description",
              "",
              "namespace",
              "http://docs.openstack.org/compute/ext/fake_xml",
              "updated",
              "2014-12-03T00:00:00Z",
              "links",
              List.of()));
    }
    return Answer.ok(object("extensions", extensions));
  }
}
