package io.novadesk.demo.nova;

import io.novadesk.demo.compute.Policies;
import io.novadesk.demo.compute.Server;
import io.novadesk.demo.compute.Status;
import io.novadesk.demo.compute.TaskState;
import io.novadesk.demo.compute.VmState;
import io.novadesk.demo.http.Query;
import io.novadesk.demo.http.Refusal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** The filters and the order that a query of servers asks for, checked as nova checks them. */
final class ServerFilters {
  private static final Map<String, Comparator<Server>> ORDERS =
      Map.ofEntries(
          Map.entry("created_at", Comparator.comparingLong(Server::number)),
          Map.entry("updated_at", Comparator.comparingLong(Server::updated)),
          Map.entry("launched_at", Comparator.comparingLong(Server::launched)),
          Map.entry("terminated_at", Comparator.comparingLong(Server::terminated)),
          Map.entry("display_name", Comparator.comparing(Server::name)),
          Map.entry("hostname", Comparator.comparing(Server::hostname)),
          Map.entry("uuid", Comparator.comparing(Server::id)),
          Map.entry("vm_state", Comparator.comparing(s -> s.vmState().wire())),
          Map.entry("task_state", Comparator.comparing(s -> word(s.taskState()))),
          Map.entry("power_state", Comparator.comparingInt(s -> s.vmState().power())),
          Map.entry("image_ref", Comparator.comparing(Server::imageId)),
          Map.entry("instance_type_id", Comparator.comparingInt(s -> s.flavor().number())),
          Map.entry("project_id", Comparator.comparing(Server::projectId)),
          Map.entry("user_id", Comparator.comparing(Server::userId)),
          Map.entry("availability_zone", Comparator.comparing(Server::zone)),
          Map.entry("key_name", Comparator.comparing(s -> or(s.keyName()))),
          Map.entry("locked", Comparator.comparing(Server::locked)),
          Map.entry("display_description", Comparator.comparing(s -> or(s.description()))));

  private static final Map<String, Function<Server, String>> TEXTS =
      Map.of(
          "availability_zone", Server::zone,
          "key_name", s -> or(s.keyName()),
          "task_state", s -> word(s.taskState()),
          "vm_state", s -> s.vmState().wire(),
          "power_state", s -> Integer.toString(s.vmState().power()),
          "user_id", Server::userId,
          "config_drive", s -> s.configDrive() ? "True" : "");

  private static final Set<String> OTHERS =
      Set.of(
          "reservation_id",
          "limit",
          "marker",
          "sort_key",
          "sort_dir",
          "all_tenants",
          "tenant_id",
          "project_id",
          "status",
          "name",
          "display_name",
          "image",
          "image_ref",
          "flavor",
          "ip",
          "ip6",
          "uuid",
          "changes-since",
          "changes-before",
          "deleted",
          "soft_deleted",
          "locked",
          "host",
          "node",
          "hostname",
          "tags",
          "tags-any",
          "not-tags",
          "not-tags-any",
          "description",
          "display_description",
          "access_ip_v4",
          "access_ip_v6",
          "created_at",
          "launched_at",
          "terminated_at",
          "launch_index",
          "kernel_id",
          "ramdisk_id",
          "root_device_name",
          "auto_disk_config",
          "progress",
          "locked_by");

  private final NovaCall call;
  private final Query query;
  private final List<Predicate<Server>> filters = new ArrayList<>();
  private boolean none;

  ServerFilters(NovaCall call) {
    this.call = call;
    this.query = call.query();
    refuseUnknown();
    times();
    states();
    texts();
    tags();
    references();
  }

  /** What a server has to fulfil to be listed. */
  Predicate<Server> predicate() {
    return none ? s -> false : this::fits;
  }

  /** A plain loop: a poll for changes asks it of every server there is. */
  private boolean fits(Server server) {
    for (Predicate<Server> filter : filters) {
      if (!filter.test(server)) {
        return false;
      }
    }
    return true;
  }

  private void refuseUnknown() {
    for (String name : query.names()) {
      boolean known = OTHERS.contains(name) || TEXTS.containsKey(name);
      if (!known && (call.atLeast(75) || name.startsWith("_"))) {
        throw Refusal.badRequest("'" + name + "' does not match any of the regexes: '^_'");
      }
    }
  }

  private void states() {
    if (query.has("status")) {
      Status.Wanted wanted = Status.wanted(query.all("status"));
      if (wanted.states().isEmpty()) {
        if (call.atLeast(38)) {
          throw Refusal.badRequest("Invalid status value");
        }
        none = true;
      }
      if (wanted.states().contains(VmState.DELETED) && !call.caller().isAdmin()) {
        throw Refusal.forbidden("Only administrators may list deleted instances");
      }
      filters.add(s -> wanted.matches(s.vmState(), s.taskState()));
    }
    String deleted = query.get("deleted");
    boolean wantsDeleted =
        deleted != null && call.caller().isAdmin() && Set.of("1", "true", "True").contains(deleted);
    boolean history = query.has("changes-since") || changesBefore() != null;
    if (wantsDeleted) {
      filters.add(s -> s.deleted() || isSoftDeleted(s));
    } else if (!history && !"DELETED".equalsIgnoreCase(query.get("status"))) {
      // Whatever status was asked for: those deleted softly only a question about changes tells.
      filters.add(s -> !s.deleted() && !isSoftDeleted(s));
    }
    String locked = call.atLeast(73) ? query.get("locked") : null;
    if (locked != null) {
      boolean wanted = Set.of("1", "true", "True", "t", "on", "yes").contains(locked);
      filters.add(s -> s.locked() == wanted);
    }
  }

  private static boolean isSoftDeleted(Server server) {
    return server.vmState() == VmState.SOFT_DELETED;
  }

  private @Nullable String changesBefore() {
    return call.atLeast(66) ? query.get("changes-before") : null;
  }

  private void times() {
    Long since = Times.wanted(query, "changes-since");
    Long before = call.atLeast(66) ? Times.wanted(query, "changes-before") : null;
    if (since != null && before != null && before < since) {
      throw Refusal.badRequest(
          "The value of changes-since must be less than or equal to changes-before.");
    }
    if (since != null) {
      filters.add(s -> seconds(s.updated()) >= since);
    }
    if (before != null) {
      filters.add(s -> seconds(s.updated()) <= before);
    }
  }

  /** The database keeps whole seconds. */
  private static long seconds(long millis) {
    return Math.floorDiv(millis, 1000L) * 1000L;
  }

  private void texts() {
    String name = query.has("name") ? query.get("name") : query.get("display_name");
    if (name != null) {
      // On MySQL nova takes this letter for itself, whatever stands before it.
      Pattern pattern = regex("name", name.replace("|", "\\|"));
      filters.add(s -> pattern.matcher(s.name()).find());
    }
    for (String family : List.of("ip", "ip6")) {
      String ip = query.get(family);
      if (ip != null && (family.equals("ip") || call.atLeast(5) || call.caller().isAdmin())) {
        Pattern pattern = regex(family, ip);
        int version = family.equals("ip") ? 4 : 6;
        filters.add(
            s ->
                s.addresses().stream()
                    .anyMatch(a -> a.version() == version && pattern.matcher(a.ip()).find()));
      }
    }
    boolean forUsers = call.atLeast(83) || call.caller().isAdmin();
    TEXTS.forEach(
        (key, value) -> {
          String wanted = query.get(key);
          if (wanted != null && forUsers) {
            filters.add(s -> value.apply(s).equals(wanted));
          }
        });
    String host = query.get("host");
    if (host != null && call.caller().isAdmin()) {
      filters.add(
          s -> {
            var where = s.host();
            return where != null && where.name().equals(host);
          });
    }
  }

  private static Pattern regex(String name, String text) {
    try {
      return Pattern.compile(text, Pattern.CASE_INSENSITIVE);
    } catch (PatternSyntaxException e) {
      throw Refusal.badRequest(
          String.format(
              Locale.ROOT,
              "Invalid input for query parameters %s. Value: %s. '%s' is not a 'regex'",
              name,
              text,
              text));
    }
  }

  private void tags() {
    if (!call.atLeast(26)) {
      return;
    }
    tagFilter("tags", (has, wanted) -> has.containsAll(wanted));
    tagFilter("tags-any", (has, wanted) -> wanted.stream().anyMatch(has::contains));
    tagFilter("not-tags", (has, wanted) -> !has.containsAll(wanted));
    tagFilter("not-tags-any", (has, wanted) -> wanted.stream().noneMatch(has::contains));
  }

  private interface TagRule {
    boolean holds(List<String> has, List<String> wanted);
  }

  private void tagFilter(String name, TagRule rule) {
    String text = query.get(name);
    if (text != null) {
      List<String> wanted = List.of(text.split(",", -1));
      filters.add(s -> rule.holds(s.tags(), wanted));
    }
  }

  private void references() {
    String reservation = query.get("reservation_id");
    if (reservation != null) {
      filters.add(s -> s.reservationId().equals(reservation));
    }
    String image = query.has("image") ? query.get("image") : query.get("image_ref");
    if (image != null) {
      filters.add(s -> s.imageId().equals(image));
    }
    String flavor = query.get("flavor");
    if (flavor != null) {
      filters.add(s -> s.flavor().id().equals(flavor));
    }
    String uuid = query.get("uuid");
    if (uuid != null && call.caller().isAdmin()) {
      filters.add(s -> s.id().equals(uuid));
    }
    String project = query.has("project_id") ? query.get("project_id") : query.get("tenant_id");
    if (project != null && call.caller().isAdmin() && query.has("all_tenants")) {
      filters.add(s -> s.projectId().equals(project));
    }
  }

  /** Whether the oldest are to come first; no two servers are created at once. */
  boolean isByCreation() {
    List<String> keys = query.all("sort_key");
    List<String> directions = query.all("sort_dir");
    return !directions.isEmpty()
        && directions.getFirst().equals("asc")
        && (keys.isEmpty() || keys.getFirst().equals("created_at"))
        && order() != null;
  }

  /** The order asked for; null for the usual one, the newest first. */
  @Nullable Comparator<Server> order() {
    List<String> keys = query.all("sort_key");
    List<String> directions = query.all("sort_dir");
    if (keys.isEmpty() && directions.isEmpty()) {
      return null;
    }
    Comparator<Server> order = null;
    List<String> effective = keys.isEmpty() ? List.of("created_at") : keys;
    for (int i = 0; i < effective.size(); i++) {
      String key = effective.get(i);
      if (Set.of("host", "node").contains(key) && !call.caller().isAdmin()) {
        throw Policies.denied("servers:index:sort_by_host");
      }
      Comparator<Server> by = ORDERS.get(key);
      if (by == null) {
        throw Refusal.badRequest(
            String.format(
                Locale.ROOT,
                "Invalid input for query parameters sort_key. Value: %s. '%s' is not one of %s",
                key,
                key,
                ORDERS.keySet().stream().sorted().toList()));
      }
      String direction =
          i < directions.size()
              ? directions.get(i)
              : directions.isEmpty() ? "desc" : directions.getLast();
      Comparator<Server> directed = direction.equals("asc") ? by : by.reversed();
      order = order == null ? directed : order.thenComparing(directed);
    }
    return order;
  }

  private static String word(@Nullable TaskState task) {
    return task == null ? "" : task.wire();
  }

  private static String or(@Nullable String text) {
    return text == null ? "" : text;
  }
}
