package io.novadesk.demo.nova;

import static io.novadesk.demo.http.Json.object;

import io.novadesk.demo.compute.ComputeCloud;
import io.novadesk.demo.compute.Flavor;
import io.novadesk.demo.http.Answer;
import io.novadesk.demo.http.Json;
import io.novadesk.demo.http.Query;
import io.novadesk.demo.http.Refusal;
import io.novadesk.demo.http.Routes;
import io.novadesk.demo.schema.Python;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Flavors: list, show, create, change, delete. */
final class FlavorsApi {
  private static final Map<String, Comparator<Flavor>> ORDERS =
      Map.ofEntries(
          Map.entry("flavorid", Comparator.comparing(Flavor::id)),
          Map.entry("name", Comparator.comparing(Flavor::name)),
          Map.entry("memory_mb", Comparator.comparingInt(Flavor::ram)),
          Map.entry("vcpus", Comparator.comparingInt(Flavor::vcpus)),
          Map.entry("root_gb", Comparator.comparingInt(Flavor::disk)),
          Map.entry("ephemeral_gb", Comparator.comparingInt(Flavor::ephemeral)),
          Map.entry("swap", Comparator.comparingInt(Flavor::swap)),
          Map.entry("rxtx_factor", Comparator.comparingDouble(Flavor::factor)),
          Map.entry("is_public", Comparator.comparing(Flavor::isPublic)),
          Map.entry("description", Comparator.comparing(f -> String.valueOf(f.description()))),
          Map.entry("id", Comparator.comparingInt(Flavor::number)),
          Map.entry("created_at", Comparator.comparingInt(Flavor::number)),
          Map.entry("updated_at", Comparator.comparingInt(Flavor::number)),
          Map.entry("disabled", Comparator.comparingInt(Flavor::number)),
          Map.entry("vcpu_weight", Comparator.comparingInt(Flavor::number)));

  private final ComputeCloud cloud;

  FlavorsApi(ComputeCloud cloud) {
    this.cloud = cloud;
  }

  void addTo(Routes<NovaCall> routes) {
    routes
        .on("GET", "/flavors", (call, path) -> list(call, false))
        .on("GET", "/flavors/detail", (call, path) -> list(call, true))
        .on("GET", "/flavors/{id}", this::show)
        .on("POST", "/flavors", (call, path) -> create(call))
        .on("PUT", "/flavors/{id}", 55, Routes.NO_END, this::update)
        .on("DELETE", "/flavors/{id}", this::delete);
  }

  private Answer list(NovaCall call, boolean detail) {
    call.requireQuery(
        75, "limit", "marker", "is_public", "minRam", "minDisk", "sort_key", "sort_dir");
    Query query = call.query();
    int minRam = number(query, "minRam");
    int minDisk = number(query, "minDisk");
    Comparator<Flavor> order = order(query);
    List<Flavor> flavors =
        shownTo(call, query).stream()
            .filter(f -> f.ram() >= minRam && f.disk() >= minDisk)
            .sorted(order)
            .toList();
    String marker = query.get("marker");
    if (marker != null) {
      Flavor after = cloud.flavors().byId(marker);
      if (after == null) {
        throw Refusal.badRequest("marker [" + marker + "] not found");
      }
      flavors = flavors.subList(flavors.indexOf(after) + 1, flavors.size());
    }
    int limit = ServerQuery.limit(query);
    List<Flavor> page = flavors.subList(0, Math.min(limit, flavors.size()));
    List<Object> shown = new ArrayList<>();
    page.forEach(f -> shown.add(detail ? describe(call, f) : basic(call, f)));
    Map<String, @Nullable Object> body = object("flavors", shown);
    if (limit > 0 && page.size() == limit) {
      String href =
          call.list("flavors") + (detail ? "/detail?" : "?") + query.next(page.getLast().id());
      body.put("flavors_links", List.of(object("rel", "next", "href", href)));
    }
    return Answer.ok(body);
  }

  private static Comparator<Flavor> order(Query query) {
    String key = query.has("sort_key") ? String.valueOf(query.get("sort_key")) : "flavorid";
    Comparator<Flavor> order = ORDERS.get(key);
    if (order == null) {
      throw Refusal.badRequest(
          String.format(
              Locale.ROOT,
              "Invalid input for query parameters sort_key. Value: %s. '%s' is not one of"
                  + " ['created_at', 'description', 'disabled', 'ephemeral_gb', 'flavorid', 'id',"
                  + " 'is_public', 'memory_mb', 'name', 'root_gb', 'rxtx_factor', 'swap',"
                  + " 'updated_at', 'vcpu_weight', 'vcpus']",
              key,
              key));
    }
    String direction = query.has("sort_dir") ? String.valueOf(query.get("sort_dir")) : "asc";
    if (!List.of("asc", "desc").contains(direction)) {
      throw Refusal.badRequest(
          String.format(
              Locale.ROOT,
              "Invalid input for query parameters sort_dir. Value: %s. '%s' is not one of ['asc',"
                  + " 'desc']",
              direction,
              direction));
    }
    return direction.equals("desc") ? order.reversed() : order;
  }

  /** Administrators see the public ones, unless they ask for others. */
  private List<Flavor> shownTo(NovaCall call, Query query) {
    String wanted = query.get("is_public");
    if (!call.caller().isAdmin() || wanted == null || isTrue(wanted)) {
      return cloud.flavors().of(call.caller().projectId());
    }
    if (wanted.equalsIgnoreCase("none") || wanted.isEmpty()) {
      return cloud.flavors().all();
    }
    return cloud.flavors().all().stream().filter(f -> !f.isPublic()).toList();
  }

  private static boolean isTrue(String text) {
    String word = text.toLowerCase(Locale.ROOT);
    boolean is = Set.of("true", "t", "yes", "y", "on", "1").contains(word);
    if (!is && !Set.of("false", "f", "no", "n", "off", "0", "none", "").contains(word)) {
      throw Refusal.badRequest("Invalid is_public filter [" + text + "]");
    }
    return is;
  }

  private Answer create(NovaCall call) {
    JsonNode wanted = call.body(Bodies.flavor(call)).path("flavor");
    call.requireAdmin("os-flavor-manage:create");
    String name = wanted.path("name").asString("");
    JsonNode given = wanted.path("id");
    String id =
        given.isNull() || given.isMissingNode() ? UUID.randomUUID().toString() : Python.text(given);
    if (cloud.flavors().byId(id) != null) {
      throw Refusal.conflict("Flavor with ID " + id + " already exists.");
    }
    if (cloud.flavors().all().stream().anyMatch(f -> f.name().equals(name))) {
      throw Refusal.conflict("Flavor with name " + name + " already exists.");
    }
    JsonNode open = wanted.path("os-flavor-access:is_public");
    Double factor = Python.number(wanted.path("rxtx_factor"));
    Flavor flavor =
        new Flavor(
            id,
            cloud.flavors().all().size() + 1,
            name,
            whole(wanted, "vcpus"),
            whole(wanted, "ram"),
            whole(wanted, "disk"),
            whole(wanted, "OS-FLV-EXT-DATA:ephemeral"),
            whole(wanted, "swap"),
            factor == null ? 1.0 : factor,
            Json.text(wanted, "description"),
            Map.of(),
            open.isMissingNode() || Types.isOn(open));
    cloud.flavors().add(flavor);
    return Answer.ok(object("flavor", describe(call, flavor)));
  }

  private static int whole(JsonNode wanted, String key) {
    Double number = Python.number(wanted.path(key));
    return number == null ? 0 : number.intValue();
  }

  private Answer update(NovaCall call, Map<String, String> path) {
    JsonNode wanted = call.body(Bodies.flavorChange()).path("flavor");
    call.requireAdmin("os-flavor-manage:update");
    Flavor changed = Lookup.flavor(cloud, call, path).described(Json.text(wanted, "description"));
    cloud.flavors().change(changed);
    return Answer.ok(object("flavor", describe(call, changed)));
  }

  private Answer delete(NovaCall call, Map<String, String> path) {
    call.requireAdmin("os-flavor-manage:delete");
    cloud.flavors().remove(Lookup.flavor(cloud, call, path).id());
    return Answer.empty(202);
  }

  private static int number(Query query, String name) {
    String text = query.get(name);
    if (text == null) {
      return 0;
    }
    if (!text.matches("\\d{1,9}")) {
      throw Refusal.badRequest("Invalid " + name + " filter [" + text + "]");
    }
    return Integer.parseInt(text);
  }

  private Answer show(NovaCall call, Map<String, String> path) {
    return Answer.ok(object("flavor", describe(call, Lookup.flavor(cloud, call, path))));
  }

  private static Map<String, @Nullable Object> basic(NovaCall call, Flavor flavor) {
    Map<String, @Nullable Object> body =
        object("id", flavor.id(), "name", flavor.name(), "links", links(call, flavor));
    if (call.atLeast(55)) {
      body.put("description", flavor.description());
    }
    return body;
  }

  private static List<Object> links(NovaCall call, Flavor flavor) {
    return List.of(
        object("rel", "self", "href", call.self("flavors", flavor.id())),
        object("rel", "bookmark", "href", call.bookmark("flavors", flavor.id())));
  }

  private static Map<String, @Nullable Object> describe(NovaCall call, Flavor flavor) {
    Object noSwap = call.atLeast(75) ? 0 : "";
    Map<String, @Nullable Object> body =
        object(
            "id", flavor.id(),
            "name", flavor.name(),
            "ram", flavor.ram(),
            "disk", flavor.disk(),
            "swap", flavor.swap() == 0 ? noSwap : flavor.swap(),
            "OS-FLV-EXT-DATA:ephemeral", flavor.ephemeral(),
            "OS-FLV-DISABLED:disabled", false,
            "vcpus", flavor.vcpus(),
            "os-flavor-access:is_public", flavor.isPublic(),
            "rxtx_factor", flavor.factor(),
            "links", links(call, flavor));
    if (call.atLeast(55)) {
      body.put("description", flavor.description());
    }
    if (call.atLeast(61)) {
      body.put("extra_specs", flavor.extraSpecs());
    }
    return body;
  }
}
