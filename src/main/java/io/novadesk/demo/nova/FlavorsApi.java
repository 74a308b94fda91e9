package io.novadesk.demo.nova;

import static io.novadesk.demo.http.Json.object;

import io.novadesk.demo.compute.ComputeCloud;
import io.novadesk.demo.compute.Flavor;
import io.novadesk.demo.http.Answer;
import io.novadesk.demo.http.Query;
import io.novadesk.demo.http.Refusal;
import io.novadesk.demo.http.Routes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
        cloud.flavors().all().stream()
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
            "os-flavor-access:is_public", true,
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
          "Flavor %s has no extra specs with key %s.".formatted(flavor.id(), key));
    }
    return Answer.ok(Map.of(key, value));
  }
}
