package io.novadesk.demo.nova;

import static io.novadesk.demo.http.Json.object;

import io.novadesk.demo.compute.Server;
import io.novadesk.demo.network.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The hypervisor's counters of a server: they grow with time, each at a pace of its own. */
final class Diagnostics {
  private static final long NANOS_PER_MILLI = 1_000_000;

  private Diagnostics() {}

  /**
   * @param standard the form of 2.48; else the one of libvirt
   */
  static Map<String, @Nullable Object> of(Server server, long now, boolean standard) {
    long millis = Math.max(0, now - server.launched());
    int pace = 1 + Math.floorMod(server.id().hashCode(), 7);
    return standard ? standard(server, millis, pace) : ofLibvirt(server, millis, pace);
  }

  /** Processor time: a share of the time between 4 and 60 percent, slowly up and down. */
  private static long cpuTime(long millis, int pace, int cpu) {
    double share = 0.04 + 0.06 * pace / (1 + cpu);
    double wave = Math.sin(millis / 20_000.0) * 20_000 * share * 0.5;
    return (long) (Math.max(0, millis * share + wave) * NANOS_PER_MILLI);
  }

  private static Map<String, @Nullable Object> ofLibvirt(Server server, long millis, int pace) {
    return object(
        "cpu0_time", cpuTime(millis, pace, 0),
        "memory", server.flavor().ram() * 1024L,
        "vda_errors", -1,
        "vda_read", 262_144 + millis * pace,
        "vda_read_req", 112 + millis * pace / 4_096,
        "vda_write", 5_778_432 + millis * pace * 3,
        "vda_write_req", 488 + millis * pace / 2_048);
  }

  private static Map<String, @Nullable Object> standard(Server server, long millis, int pace) {
    List<Object> cpus = new ArrayList<>();
    for (int cpu = 0; cpu < server.flavor().vcpus(); cpu++) {
      cpus.add(object("id", cpu, "time", cpuTime(millis, pace, cpu), "utilisation", null));
    }
    List<Object> disks = new ArrayList<>();
    for (int disk = 0; disk <= server.volumes().size(); disk++) {
      int share = disk == 0 ? pace : pace * 5;
      disks.add(
          object(
              "read_bytes", 262_144 + millis * share * 8,
              "read_requests", 112 + millis * share / 512,
              "write_bytes", 5_778_432 + millis * share * 24,
              "write_requests", 488 + millis * share / 256,
              "errors_count", disk == 0 ? 0 : -1));
    }
    List<Object> nics = new ArrayList<>();
    for (Address address : server.addresses()) {
      if (!address.floating()) {
        nics.add(
            object(
                "mac_address",
                address.mac(),
                "rx_octets",
                2_070_139 + millis * pace * 40,
                "rx_errors",
                0,
                "rx_drop",
                millis / 3_600_000,
                "rx_packets",
                26_701 + millis * pace / 20,
                "rx_rate",
                null,
                "tx_octets",
                140_208 + millis * pace * 110,
                "tx_errors",
                0,
                "tx_drop",
                0,
                "tx_packets",
                662 + millis * pace / 14,
                "tx_rate",
                null));
      }
    }
    int ram = server.flavor().ram();
    return object(
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
        millis / 1000,
        "num_cpus",
        cpus.size(),
        "num_disks",
        disks.size(),
        "num_nics",
        nics.size(),
        "memory_details",
        object("maximum", ram, "used", ram * (3 + pace) / 12),
        "cpu_details",
        cpus,
        "disk_details",
        disks,
        "nic_details",
        nics);
  }
}
