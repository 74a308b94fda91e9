package io.novadesk.api.compute;

import io.novadesk.api.compute.Diagnostics.Cpu;
import io.novadesk.api.compute.Diagnostics.Disk;
import io.novadesk.api.compute.Diagnostics.Memory;
import io.novadesk.api.compute.Diagnostics.Nic;
import io.novadesk.api.wire.Json;
import io.novadesk.i18n.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the one form of 2.48 and the names that libvirt and others used before. */
final class DiagnosticsReader {
  /** {@code cpu0_time}, {@code vda_read_req}, {@code tap1f-2_rx_errors}. */
  private static final Pattern COUNTER =
      Pattern.compile(
          "(.+)_(time|read|read_req|write|write_req|errors"
              + "|rx|tx|rx_errors|tx_errors|rx_drop|tx_drop)");

  private static final Set<String> TOLD =
      Set.of(
          "state",
          "driver",
          "hypervisor",
          "uptime",
          "memory_details",
          "cpu_details",
          "disk_details",
          "nic_details",
          "num_cpus",
          "num_disks",
          "num_nics");

  private DiagnosticsReader() {}

  static Diagnostics read(byte[] body) {
    JsonNode root = Json.tree(body);
    if (!root.isObject()) {
      throw Json.bad(Text.of("answer.lacks", "cpu_details"), null);
    }
    return root.has("cpu_details") || root.has("memory_details") ? standard(root) : older(root);
  }

  private static Diagnostics standard(JsonNode root) {
    List<Cpu> cpus = new ArrayList<>();
    for (JsonNode cpu : Json.list(root.path("cpu_details"))) {
      String id = Json.filled(cpu, "id");
      cpus.add(new Cpu(id == null ? String.valueOf(cpus.size()) : id, told(cpu, "time")));
    }
    List<Disk> disks = new ArrayList<>();
    for (JsonNode disk : Json.list(root.path("disk_details"))) {
      disks.add(
          new Disk(
              String.valueOf(disks.size()),
              told(disk, "read_bytes"),
              told(disk, "read_requests"),
              told(disk, "write_bytes"),
              told(disk, "write_requests"),
              told(disk, "errors_count")));
    }
    List<Nic> nics = new ArrayList<>();
    for (JsonNode nic : Json.list(root.path("nic_details"))) {
      String mac = Json.filled(nic, "mac_address");
      nics.add(
          new Nic(
              mac == null ? String.valueOf(nics.size()) : mac,
              told(nic, "rx_octets"),
              told(nic, "tx_octets"),
              sum(told(nic, "rx_errors"), told(nic, "tx_errors")),
              sum(told(nic, "rx_drop"), told(nic, "tx_drop"))));
    }
    JsonNode memory = root.path("memory_details");
    Map<String, String> more = new LinkedHashMap<>(Json.texts(root));
    more.keySet().removeAll(TOLD);
    return new Diagnostics(
        Json.filled(root, "state"),
        Json.filled(root, "driver"),
        Json.filled(root, "hypervisor"),
        told(root, "uptime"),
        memory.isObject() ? new Memory(told(memory, "maximum"), told(memory, "used")) : null,
        List.copyOf(cpus),
        List.copyOf(disks),
        List.copyOf(nics),
        more);
  }

  private static Diagnostics older(JsonNode root) {
    Map<String, Map<String, @Nullable Long>> devices = new TreeMap<>();
    Map<String, String> more = new LinkedHashMap<>();
    Json.texts(root)
        .forEach(
            (name, text) -> {
              Matcher counter = COUNTER.matcher(name);
              Long value = Json.number(text);
              if (value != null && counter.matches()) {
                devices
                    .computeIfAbsent(counter.group(1), _ -> new LinkedHashMap<>())
                    .put(counter.group(2), told(value));
              } else if (!name.equals("memory")) {
                more.put(name, text);
              }
            });
    List<Cpu> cpus = new ArrayList<>();
    List<Disk> disks = new ArrayList<>();
    List<Nic> nics = new ArrayList<>();
    devices.forEach(
        (device, of) -> {
          if (of.containsKey("time")) {
            cpus.add(new Cpu(device.replace("cpu", ""), of.get("time")));
          } else if (of.containsKey("rx") || of.containsKey("tx")) {
            nics.add(
                new Nic(
                    device,
                    of.get("rx"),
                    of.get("tx"),
                    sum(of.get("rx_errors"), of.get("tx_errors")),
                    sum(of.get("rx_drop"), of.get("tx_drop"))));
          } else {
            disks.add(
                new Disk(
                    device,
                    of.get("read"),
                    of.get("read_req"),
                    of.get("write"),
                    of.get("write_req"),
                    of.get("errors")));
          }
        });
    Long kib = told(root, "memory");
    return new Diagnostics(
        null,
        null,
        null,
        null,
        kib == null ? null : new Memory(kib / 1024, null),
        List.copyOf(cpus),
        List.copyOf(disks),
        List.copyOf(nics),
        more);
  }

  private static @Nullable Long told(JsonNode node, String name) {
    return told(Json.number(node, name));
  }

  /** Hypervisors write -1 for what they do not count. */
  private static @Nullable Long told(@Nullable Long count) {
    return count == null || count < 0 ? null : count;
  }

  /** Of counts, none below zero; what is too much for a number is at least the first. */
  private static @Nullable Long sum(@Nullable Long a, @Nullable Long b) {
    return a == null ? b : b == null ? a : Long.valueOf(Math.max(a, a + b));
  }
}
