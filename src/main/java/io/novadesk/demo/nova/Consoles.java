package io.novadesk.demo.nova;

import static io.novadesk.demo.http.Json.object;

import io.novadesk.demo.compute.ComputeCloud;
import io.novadesk.demo.compute.Server;
import io.novadesk.demo.compute.TaskState;
import io.novadesk.demo.compute.VmState;
import io.novadesk.demo.http.Answer;
import io.novadesk.demo.http.Refusal;
import io.novadesk.demo.http.Routes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a server says on its console, where its screen would be seen, and how it feels. */
final class Consoles {
  private static final Map<String, String> LEGACY =
      Map.of(
          "os-getVNCConsole", "vnc",
          "os-getSPICEConsole", "spice",
          "os-getRDPConsole", "rdp",
          "os-getSerialConsole", "serial");

  private final ComputeCloud cloud;

  Consoles(ComputeCloud cloud) {
    this.cloud = cloud;
  }

  void addTo(Routes<NovaCall> routes) {
    routes
        .on("POST", "/servers/{id}/remote-consoles", 6, Routes.NO_END, this::remote)
        .on("GET", "/servers/{id}/diagnostics", this::diagnostics)
        .on("GET", "/servers/{id}/os-server-password", (call, path) -> password(call, path))
        .on("DELETE", "/servers/{id}/os-server-password", (call, path) -> forget(call, path));
  }

  /** The actions of this class; null for any other. */
  @Nullable Answer act(NovaCall call, Server server, String action, JsonNode given) {
    if (action.equals("os-getConsoleOutput")) {
      requireHost(server);
      JsonNode length = given.path("length");
      int lines = length.isNumber() ? length.intValue() : Integer.parseInt(digits(length));
      return Answer.ok(object("output", output(server, lines)));
    }
    String protocol = LEGACY.get(action);
    if (protocol == null || call.atLeast(6)) {
      return null;
    }
    requireHost(server);
    String type = given.path("type").asString("novnc");
    return Answer.ok(object("console", object("type", type, "url", url(type))));
  }

  private static String digits(JsonNode length) {
    String text = length.asString("");
    return text.matches("\\d{1,6}") ? text : "-1";
  }

  private static void requireHost(Server server) {
    if (server.host() == null || server.vmState() == VmState.BUILDING) {
      throw Refusal.conflict("Instance " + server.id() + " is not ready");
    }
  }

  private static String url(String type) {
    String page = type.startsWith("spice") ? "spice_auto.html" : "vnc_lite.html";
    return "http://127.0.0.1:6080/" + page + "?path=%3Ftoken%3D" + UUID.randomUUID();
  }

  /** A boot log that could be the server's. */
  private static String output(Server server, int lines) {
    List<String> log = new ArrayList<>();
    log.add("[    0.000000] Linux version 6.8.0-48-generic (builder@demo) #48-Ubuntu SMP");
    log.add("[    0.000000] Command line: root=LABEL=cloudimg-rootfs ro console=ttyS0");
    for (int cpu = 0; cpu < server.flavor().vcpus(); cpu++) {
      log.add("[    0.%06d] smpboot: CPU %d is online".formatted(41_000 + cpu * 900, cpu));
    }
    log.add("[    0.120411] Memory: %dK available".formatted(server.flavor().ram() * 1_000L));
    log.add("[    1.318220] virtio_blk virtio2: [vda] %d GB".formatted(server.flavor().disk()));
    log.add("[    2.004519] EXT4-fs (vda1): mounted filesystem with ordered data mode");
    server
        .addresses()
        .forEach(a -> log.add("[    5.771003] cloud-init: ens3: " + a.ip() + " " + a.mac()));
    log.add("[  OK  ] Started OpenSSH server daemon.");
    log.add("[  OK  ] Reached target Multi-User System.");
    log.add("cloud-init finished at " + Times.zulu(server.launched()));
    log.add("");
    log.add(server.hostname() + " login: ");
    int from = lines < 0 ? 0 : Math.max(0, log.size() - lines);
    return String.join("\n", log.subList(from, log.size()));
  }

  private Answer remote(NovaCall call, Map<String, String> path) {
    JsonNode wanted = Check.member(call.json(), "remote_console");
    Check.required(wanted, "remote_console", "protocol", "type");
    Server server = Lookup.server(cloud, call, path);
    if (server.taskState() == TaskState.DELETING || server.taskState() == TaskState.MIGRATING) {
      throw Refusal.conflict(
          "Cannot 'get_vnc_console' instance %s while it is in task_state %s"
              .formatted(server.id(), server.taskState().wire()));
    }
    requireHost(server);
    String type = wanted.path("type").asString("");
    return Answer.ok(
        object(
            "remote_console",
            object(
                "protocol", wanted.path("protocol").asString(""), "type", type, "url", url(type))));
  }

  private Answer diagnostics(NovaCall call, Map<String, String> path) {
    Server server = Lookup.server(cloud, call, path);
    call.requireAdmin("os-server-diagnostics");
    requireHost(server);
    if (server.vmState() != VmState.ACTIVE) {
      throw Refusal.conflict(
          "Cannot 'get_diagnostics' instance %s while it is in vm_state %s"
              .formatted(server.id(), server.vmState().wire()));
    }
    long seconds = (cloud.region().now() - server.launched()) / 1000;
    if (!call.atLeast(48)) {
      return Answer.ok(
          object(
              "cpu0_time", seconds * 17_300_000L,
              "memory", server.flavor().ram() * 1024L,
              "vda_errors", -1,
              "vda_read", 262_144,
              "vda_read_req", 112,
              "vda_write", 5_778_432,
              "vda_write_req", 488));
    }
    List<Object> cpus = new ArrayList<>();
    for (int cpu = 0; cpu < server.flavor().vcpus(); cpu++) {
      cpus.add(object("id", cpu, "time", seconds * 17_300_000L, "utilisation", 15));
    }
    List<Object> nics = new ArrayList<>();
    server
        .addresses()
        .forEach(a -> nics.add(object("mac_address", a.mac(), "rx_octets", 2_070_139)));
    return Answer.ok(
        object(
            "config_drive",
            server.configDrive(),
            "state",
            "running",
            "driver",
            "libvirt",
            "hypervisor",
            "kvm",
            "hypervisor_os",
            "linux",
            "uptime",
            seconds,
            "num_cpus",
            server.flavor().vcpus(),
            "num_disks",
            1 + server.volumes().size(),
            "num_nics",
            nics.size(),
            "memory_details",
            object("maximum", server.flavor().ram(), "used", server.flavor().ram() / 2),
            "cpu_details",
            cpus,
            "disk_details",
            List.of(object("errors_count", 0, "read_bytes", 262_144)),
            "nic_details",
            nics));
  }

  private Answer password(NovaCall call, Map<String, String> path) {
    Lookup.server(cloud, call, path);
    return Answer.ok(object("password", ""));
  }

  private Answer forget(NovaCall call, Map<String, String> path) {
    Lookup.server(cloud, call, path);
    return Answer.empty(204);
  }
}
