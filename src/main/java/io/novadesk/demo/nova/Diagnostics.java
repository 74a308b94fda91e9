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

  /**
   * A counter that always grows, now faster, now slower.
   *
   * @param pace by how much in a millisecond, in the mean
   */
  private static long grown(long millis, int pace, int device) {
    double span = 15_000.0 + 4_000 * (pace % 5) + 7_000 * device;
    return (long) (pace * (millis + 0.8 * span * Math.sin(millis / span)));
  }

  private static Map<String, @Nullable Object> ofLibvirt(Server server, long millis, int pace) {
    return object(
        "cpu0_time", cpuTime(millis, pace, 0),
        "memory", server.flavor().ram() * 1024L,
        "vda_errors", -1,
        "vda_read", 262_144 + grown(millis, pace, 0),
        "vda_read_req", 112 + millis * pace / 4_096,
        "vda_write", 5_778_432 + grown(millis, pace * 3, 1),
        "vda_write_req", 488 + millis * pace / 2_048);
  }

  private static int used(int ram, long millis, int pace) {
    return (int) (ram * (3 + pace + Math.sin(millis / (30_000.0 + 5_000 * pace))) / 12);
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
              "read_bytes", 262_144 + grown(millis, share * 8, disk),
              "read_requests", 112 + millis * share / 512,
              "write_bytes", 5_778_432 + grown(millis, share * 24, disk + 1),
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
                2_070_139 + grown(millis, pace * 40, nics.size()),
                "rx_errors",
                0,
                "rx_drop",
                millis / 3_600_000,
                "rx_packets",
                26_701 + millis * pace / 20,
                "rx_rate",
                null,
                "tx_octets",
                140_208 + grown(millis, pace * 110, nics.size() + 1),
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
        object("maximum", ram, "used", used(ram, millis, pace)),
        "cpu_details",
        cpus,
        "disk_details",
        disks,
        "nic_details",
        nics);
  }
}
