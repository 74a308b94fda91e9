package io.novadesk.api.compute;

import io.novadesk.api.ApiException;
import io.novadesk.api.wire.Json;
import io.novadesk.api.wire.Page;
import io.novadesk.api.wire.Times;
import io.novadesk.api.wire.Uris;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Zones, hosts, services, migrations, usage, extensions: read only (API reference, "Availability
 * zones", "Compute services", "Hypervisors", "Migrations", "Usage reports"). Blocking; every method
 * throws {@link ApiException}, most of them FORBIDDEN for who is no administrator.
 */
public final class Operations {
  private static final int PLAIN = 1;

  /** Services and hypervisors by uuid. */
  private static final int UUIDS = 53;

  private static final int MIGRATIONS = 59;
  private static final int USAGE_PAGES = 40;
  private static final int HYPERVISOR_PAGES = 33;

  private final ComputeClient compute;

  Operations(ComputeClient compute) {
    this.compute = compute;
  }

  /**
   * An availability zone.
   *
   * @param hosts null: not told, for only administrators may know them
   */
  public record Zone(String name, boolean available, @Nullable List<ZoneHost> hosts) {}

  /** A host of a zone, and whether all services on it are up. */
  public record ZoneHost(String name, boolean up) {}

  public List<Zone> zones() {
    return zones("");
  }

  /** With their hosts; for administrators. */
  public List<Zone> zonesWithHosts() {
    return zones("/detail");
  }

  private List<Zone> zones(String detail) {
    return compute.exchange(
        "GET",
        "/os-availability-zone" + detail,
        PLAIN,
        a -> Json.items(a.bytes(), "availabilityZoneInfo", Operations::zone));
  }

  private static Zone zone(JsonNode node) {
    JsonNode hosts = node.path("hosts");
    return new Zone(
        Json.required(node, "zoneName"),
        !Boolean.FALSE.equals(Json.truth(node.path("zoneState"), "available")),
        hosts.isObject()
            ? hosts.properties().stream().map(h -> host(h.getKey(), h.getValue())).toList()
            : null);
  }

  private static ZoneHost host(String name, JsonNode services) {
    return new ZoneHost(
        name,
        services.properties().stream()
            .noneMatch(s -> Boolean.FALSE.equals(Json.truth(s.getValue(), "available"))));
  }

  /**
   * A service of the cloud on one host.
   *
   * @param status {@code enabled} or {@code disabled}
   * @param state {@code up} or {@code down}
   */
  public record ComputeService(
      String id,
      String binary,
      String host,
      @Nullable String zone,
      String status,
      String state,
      @Nullable String disabledReason,
      @Nullable Instant updated) {}

  /** For administrators. */
  public List<ComputeService> services() {
    return compute.exchange(
        "GET",
        "/os-services",
        UUIDS,
        a ->
            Json.items(
                a.bytes(),
                "services",
                node ->
                    new ComputeService(
                        Json.words(node, "id"),
                        Json.words(node, "binary"),
                        Json.words(node, "host"),
                        Json.filled(node, "zone"),
                        Json.words(node, "status"),
                        Json.words(node, "state"),
                        Json.filled(node, "disabled_reason"),
                        Json.time(node, "updated_at"))));
  }

  /**
   * A host that runs servers.
   *
   * @param memory MiB
   * @param disk GiB
   */
  public record Hypervisor(
      String id,
      String name,
      String type,
      String status,
      String state,
      @Nullable String hostIp,
      @Nullable Integer vcpus,
      @Nullable Integer vcpusUsed,
      @Nullable Integer memory,
      @Nullable Integer memoryUsed,
      @Nullable Integer disk,
      @Nullable Integer runningServers) {}

  /** For administrators. */
  public List<Hypervisor> hypervisors() {
    return new PagedList(compute, "/os-hypervisors/detail", UUIDS, HYPERVISOR_PAGES, true)
        .read(
            Map.of(), body -> Page.of(body, "hypervisors", Operations::hypervisor), Hypervisor::id);
  }

  private static Hypervisor hypervisor(JsonNode node) {
    return new Hypervisor(
        Json.required(node, "id"),
        Json.words(node, "hypervisor_hostname"),
        Json.words(node, "hypervisor_type"),
        Json.words(node, "status"),
        Json.words(node, "state"),
        Json.filled(node, "host_ip"),
        Json.integer(Json.number(node, "vcpus")),
        Json.integer(Json.number(node, "vcpus_used")),
        Json.integer(Json.number(node, "memory_mb")),
        Json.integer(Json.number(node, "memory_mb_used")),
        Json.integer(Json.number(node, "local_gb")),
        Json.integer(Json.number(node, "running_vms")));
  }

  /**
   * A move of a server between hosts.
   *
   * @param uuid by which pages are parted (2.59)
   * @param type {@code migration}, {@code resize}, {@code live-migration} or {@code evacuation}
   */
  public record Migration(
      String id,
      @Nullable String uuid,
      @Nullable String serverId,
      String status,
      @Nullable String type,
      @Nullable String from,
      @Nullable String to,
      @Nullable Instant created,
      @Nullable Instant updated) {}

  /** Moves of all servers; for administrators. */
  public List<Migration> migrations() {
    return new PagedList(compute, "/os-migrations", MIGRATIONS, MIGRATIONS, true)
        .read(
            Map.of(),
            body -> Page.of(body, "migrations", Operations::migration),
            m -> m.uuid() == null ? m.id() : m.uuid());
  }

  /** Live migrations of one server that run now (2.23). */
  public List<Migration> migrationsOf(String serverId) {
    return compute.exchange(
        "GET",
        "/servers/" + Uris.segment(serverId) + "/migrations",
        MIGRATIONS,
        a -> Json.items(a.bytes(), "migrations", Operations::migration));
  }

  private static Migration migration(JsonNode node) {
    return new Migration(
        Json.required(node, "id"),
        Json.filled(node, "uuid"),
        Json.filled(node, "instance_uuid", "server_uuid"),
        Json.words(node, "status"),
        Json.filled(node, "migration_type"),
        Json.filled(node, "source_compute", "source_node"),
        Json.filled(node, "dest_compute", "dest_node"),
        Json.time(node, "created_at"),
        Json.time(node, "updated_at"));
  }

  /**
   * What one server used in a span of time.
   *
   * @param memory MiB
   * @param ended null while it lives
   */
  public record ServerUsage(
      String serverId,
      String name,
      String state,
      @Nullable String flavor,
      double hours,
      int vcpus,
      int memory,
      @Nullable Instant started,
      @Nullable Instant ended) {}

  /**
   * @param totalHours of all servers on this page
   */
  record UsagePage(double totalHours, Page<ServerUsage> servers) {}

  /** What a project's servers used; by the cloud's clock. */
  public List<ServerUsage> usage(String projectId, Instant from, Instant to) {
    Map<String, String> filters = new LinkedHashMap<>();
    filters.put("detailed", "1");
    filters.put("start", naive(from));
    filters.put("end", naive(to));
    String path = "/os-simple-tenant-usage/" + Uris.segment(projectId);
    return new PagedList(compute, path, USAGE_PAGES, USAGE_PAGES, true)
        .read(filters, body -> usage(body).servers(), ServerUsage::serverId);
  }

  /** This call wants times without a zone. */
  private static String naive(Instant instant) {
    return Times.query(instant).replace("Z", "");
  }

  static UsagePage usage(byte[] body) {
    JsonNode root = Json.tree(body);
    JsonNode usage = root.path("tenant_usage");
    List<ServerUsage> servers =
        Json.list(usage.path("server_usages")).stream().map(Operations::serverUsage).toList();
    return new UsagePage(
        decimal(Json.text(usage, "total_hours")),
        new Page<>(servers, Page.next(root, "tenant_usage")));
  }

  private static ServerUsage serverUsage(JsonNode node) {
    return new ServerUsage(
        Json.words(node, "instance_id", "name"),
        Json.words(node, "name"),
        Json.words(node, "state"),
        Json.filled(node, "flavor"),
        decimal(Json.text(node, "hours")),
        Json.integer(node, 0, "vcpus"),
        Json.integer(node, 0, "memory_mb"),
        Json.time(node, "started_at"),
        Json.time(node, "ended_at"));
  }

  private static double decimal(@Nullable String text) {
    try {
      return text == null || text.length() > 40 ? 0 : Double.parseDouble(text);
    } catch (NumberFormatException _) {
      return 0;
    }
  }

  /** An extension of the API, where the cloud still names them. */
  public record Extension(String alias, String name) {}

  /** Empty where the cloud names none. */
  public List<Extension> extensions() {
    try {
      return compute.exchange("GET", "/extensions", PLAIN, a -> extensions(a.bytes()));
    } catch (ApiException e) {
      if (e.category() == ApiException.Category.NOT_FOUND) {
        return List.of();
      }
      throw e;
    }
  }

  static List<Extension> extensions(byte[] body) {
    return Json.items(
        body,
        "extensions",
        node -> new Extension(Json.words(node, "alias"), Json.words(node, "name")));
  }
}
