package io.novadesk.demo.nova;

import static io.novadesk.demo.http.Json.object;

import io.novadesk.demo.compute.ComputeCloud;
import io.novadesk.demo.compute.Flavor;
import io.novadesk.demo.http.Answer;
import io.novadesk.demo.http.Json;
import io.novadesk.demo.http.Query;
import io.novadesk.demo.http.Refusal;
import io.novadesk.demo.http.Routes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Flavors and their extra specs. */
final class FlavorsApi {
  private static final Map<String, Comparator<Flavor>> ORDERS =
      Map.of(
          "flavorid", Comparator.comparing(Flavor::id),
          "name", Comparator.comparing(Flavor::name),
          "memory_mb", Comparator.comparingInt(Flavor::ram),
          "vcpus", Comparator.comparingInt(Flavor::vcpus),
          "root_gb", Comparator.comparingInt(Flavor::disk),
          "created_at", Comparator.comparingInt(Flavor::number));

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
        .on("DELETE", "/flavors/{id}", this::delete)
        .on("POST", "/flavors/{id}/os-extra_specs", this::addSpecs)
        .on("GET", "/flavors/{id}/os-flavor-access", this::access)
        .on("POST", "/flavors/{id}/action", this::changeAccess)
        .on("GET", "/flavors/{id}/os-extra_specs", this::specs)
        .on("GET", "/flavors/{id}/os-extra_specs/{key}", this::spec);
  }

  private Answer list(NovaCall call, boolean detail) {
    Query query = call.query();
    int minRam = number(query, "minRam");
    int minDisk = number(query, "minDisk");
    Comparator<Flavor> order =
        ORDERS.getOrDefault(
            query.has("sort_key") ? String.valueOf(query.get("sort_key")) : "flavorid",
            Comparator.comparing(Flavor::id));
    if ("desc".equals(query.get("sort_dir"))) {
      order = order.reversed();
    }
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
          call.root()
              + "/v2.1/flavors"
              + (detail ? "/detail?" : "?")
              + query.next(page.getLast().id());
      body.put("flavors_links", List.of(object("rel", "next", "href", href)));
    }
    return Answer.ok(body);
  }

  /** Administrators see the public ones, unless they ask for all. */
  private List<Flavor> shownTo(NovaCall call, Query query) {
    boolean admin = call.caller().isAdmin();
    boolean all = admin && "none".equalsIgnoreCase(query.get("is_public"));
    return cloud.flavors().of(call.caller().projectId(), all);
  }

  private Answer create(NovaCall call) {
    call.requireAdmin("os-flavor-manage:create");
    JsonNode wanted = Check.member(call.json(), "flavor");
    Check.required(wanted, "flavor", "name", "ram", "vcpus", "disk");
    String name = String.valueOf(Check.name(wanted, "name"));
    for (String least : List.of("ram", "vcpus")) {
      if (wanted.path(least).asInt(0) < 1) {
        throw Refusal.badRequest(
            String.format(
                Locale.ROOT,
                "Invalid input for field/attribute %s. Value: %s. %s is less than the minimum of 1",
                least,
                wanted.path(least),
                wanted.path(least)));
      }
    }
    if (cloud.flavors().all().stream().anyMatch(f -> f.name().equals(name))) {
      throw Refusal.conflict("Flavor with name " + name + " already exists.");
    }
    String given = Json.text(wanted, "id");
    String id = given == null || given.equals("auto") ? UUID.randomUUID().toString() : given;
    if (cloud.flavors().byId(id) != null) {
      throw Refusal.conflict("Flavor with ID " + id + " already exists.");
    }
    Flavor flavor =
        new Flavor(
            id,
            cloud.flavors().all().size() + 1,
            name,
            wanted.path("vcpus").asInt(),
            wanted.path("ram").asInt(),
            wanted.path("disk").asInt(),
            wanted.path("OS-FLV-EXT-DATA:ephemeral").asInt(0),
            wanted.path("swap").asInt(0),
            Json.text(wanted, "description"),
            Map.of(),
            wanted.path("os-flavor-access:is_public").asBoolean(true));
    cloud.flavors().add(flavor);
    return Answer.ok(object("flavor", describe(call, flavor)));
  }

  private Answer delete(NovaCall call, Map<String, String> path) {
    call.requireAdmin("os-flavor-manage:delete");
    cloud.flavors().remove(flavor(path).id());
    return Answer.empty(202);
  }

  private Answer addSpecs(NovaCall call, Map<String, String> path) {
    call.requireAdmin("os-flavor-extra-specs:create");
    Flavor flavor = flavor(path);
    Map<String, String> specs = new TreeMap<>(flavor.extraSpecs());
    Check.member(call.json(), "extra_specs")
        .properties()
        .forEach(e -> specs.put(e.getKey(), e.getValue().asString("")));
    cloud.flavors().change(flavor.with(specs));
    return Answer.ok(object("extra_specs", specs));
  }

  private Answer access(NovaCall call, Map<String, String> path) {
    call.requireAdmin("os-flavor-access");
    Flavor flavor = flavor(path);
    if (flavor.isPublic()) {
      throw Refusal.notFound("Access list not available for public flavors.");
    }
    return Answer.ok(accessOf(flavor));
  }

  private Map<String, @Nullable Object> accessOf(Flavor flavor) {
    List<Object> shown = new ArrayList<>();
    cloud
        .flavors()
        .accessOf(flavor.id())
        .forEach(p -> shown.add(object("flavor_id", flavor.id(), "tenant_id", p)));
    return object("flavor_access", shown);
  }

  private Answer changeAccess(NovaCall call, Map<String, String> path) {
    call.requireAdmin("os-flavor-access:add_tenant_access");
    Flavor flavor = flavor(path);
    JsonNode body = call.json();
    String add = body.path("addTenantAccess").path("tenant").asString("");
    String remove = body.path("removeTenantAccess").path("tenant").asString("");
    if (!add.isEmpty() && flavor.isPublic()) {
      throw Refusal.conflict("Can not add access to a public flavor.");
    }
    if (!add.isEmpty() && !cloud.flavors().accessOf(flavor.id()).add(add)) {
      throw Refusal.conflict(
          String.format(
              Locale.ROOT,
              "Flavor access already exists for flavor %s and project %s combination.",
              flavor.id(),
              add));
    }
    if (!remove.isEmpty() && !cloud.flavors().accessOf(flavor.id()).remove(remove)) {
      throw Refusal.notFound(
          String.format(
              Locale.ROOT,
              "Flavor access not found for %s / %s combination.",
              flavor.id(),
              remove));
    }
    return Answer.ok(accessOf(flavor));
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

  private Flavor flavor(Map<String, String> path) {
    String id = path.getOrDefault("id", "");
    Flavor flavor = cloud.flavors().byId(id);
    if (flavor == null) {
      throw Refusal.notFound("Flavor " + id + " could not be found.");
    }
    return flavor;
  }

  private Answer show(NovaCall call, Map<String, String> path) {
    return Answer.ok(object("flavor", describe(call, flavor(path))));
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
            "rxtx_factor", 1.0,
            "links", links(call, flavor));
    if (call.atLeast(55)) {
      body.put("description", flavor.description());
    }
    if (call.atLeast(61)) {
      body.put("extra_specs", flavor.extraSpecs());
    }
    return body;
  }

  private Answer specs(NovaCall call, Map<String, String> path) {
    return Answer.ok(object("extra_specs", flavor(path).extraSpecs()));
  }

  private Answer spec(NovaCall call, Map<String, String> path) {
    Flavor flavor = flavor(path);
    String key = path.getOrDefault("key", "");
    String value = flavor.extraSpecs().get(key);
    if (value == null) {
      throw Refusal.notFound(
          String.format(
              Locale.ROOT, "Flavor %s has no extra specs with key %s.", flavor.id(), key));
    }
    return Answer.ok(Map.of(key, value));
  }
}
