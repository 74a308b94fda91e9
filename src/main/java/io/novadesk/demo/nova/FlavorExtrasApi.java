package io.novadesk.demo.nova;

import static io.novadesk.demo.http.Json.object;

import io.novadesk.demo.compute.ComputeCloud;
import io.novadesk.demo.compute.Flavor;
import io.novadesk.demo.http.Answer;
import io.novadesk.demo.http.Refusal;
import io.novadesk.demo.http.Routes;
import io.novadesk.demo.schema.Python;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The extra specs of a flavor, and who may use a private one. */
final class FlavorExtrasApi {
  private static final String ADD = "addTenantAccess";
  private static final String REMOVE = "removeTenantAccess";

  private final ComputeCloud cloud;

  FlavorExtrasApi(ComputeCloud cloud) {
    this.cloud = cloud;
  }

  void addTo(Routes<NovaCall> routes) {
    String specs = "/flavors/{id}/os-extra_specs";
    routes
        .on("GET", specs, this::specs)
        .on("POST", specs, this::addSpecs)
        .on("GET", specs + "/{key}", this::spec)
        .on("PUT", specs + "/{key}", this::setSpec)
        .on("DELETE", specs + "/{key}", this::removeSpec)
        .on("GET", "/flavors/{id}/os-flavor-access", this::access)
        .on("POST", "/flavors/{id}/action", this::act);
  }

  private Answer specs(NovaCall call, Map<String, String> path) {
    return Answer.ok(object("extra_specs", Lookup.flavor(cloud, call, path).extraSpecs()));
  }

  private Answer addSpecs(NovaCall call, Map<String, String> path) {
    JsonNode body = call.body(Bodies.extraSpecs());
    call.requireAdmin("os-flavor-extra-specs:create");
    add(Lookup.flavor(cloud, call, path), body.path("extra_specs"));
    return Answer.ok(body);
  }

  private void add(Flavor flavor, JsonNode given) {
    Map<String, String> specs = new TreeMap<>(flavor.extraSpecs());
    given.properties().forEach(e -> specs.put(e.getKey(), Python.text(e.getValue())));
    cloud.flavors().change(flavor.with(specs));
  }

  private Answer spec(NovaCall call, Map<String, String> path) {
    Flavor flavor = Lookup.flavor(cloud, call, path);
    String key = path.getOrDefault("key", "");
    String value = flavor.extraSpecs().get(key);
    if (value == null) {
      throw missing(flavor, key);
    }
    return Answer.ok(Map.of(key, value));
  }

  private static Refusal missing(Flavor flavor, String key) {
    return Refusal.notFound(
        String.format(Locale.ROOT, "Flavor %s has no extra specs with key %s.", flavor.id(), key));
  }

  private Answer setSpec(NovaCall call, Map<String, String> path) {
    JsonNode body = call.body(Bodies.extraSpec());
    call.requireAdmin("os-flavor-extra-specs:update");
    if (!body.has(path.getOrDefault("key", ""))) {
      throw Refusal.badRequest("Request body and URI mismatch");
    }
    add(Lookup.flavor(cloud, call, path), body);
    return Answer.ok(body);
  }

  private Answer removeSpec(NovaCall call, Map<String, String> path) {
    call.requireAdmin("os-flavor-extra-specs:delete");
    Flavor flavor = Lookup.flavor(cloud, call, path);
    String key = path.getOrDefault("key", "");
    Map<String, String> specs = new TreeMap<>(flavor.extraSpecs());
    if (specs.remove(key) == null) {
      throw missing(flavor, key);
    }
    cloud.flavors().change(flavor.with(specs));
    return Answer.empty(200);
  }

  private Answer access(NovaCall call, Map<String, String> path) {
    call.requireAdmin("os-flavor-access");
    Flavor flavor = Lookup.flavor(cloud, call, path);
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

  private Answer act(NovaCall call, Map<String, String> path) {
    JsonNode body = call.json();
    if (!body.isObject() || body.size() != 1) {
      throw Refusal.badRequest("Malformed request body");
    }
    String action = body.propertyNames().iterator().next();
    if (!action.equals(ADD) && !action.equals(REMOVE)) {
      throw Refusal.badRequest("There is no such action: " + action);
    }
    call.requireFit(body, Bodies.tenantAccess(action));
    boolean add = action.equals(ADD);
    call.requireAdmin("os-flavor-access:" + (add ? "add" : "remove") + "_tenant_access");
    Flavor flavor = Lookup.flavor(cloud, call, path);
    String project = body.path(action).path("tenant").asString("");
    if (add && call.atLeast(7) && flavor.isPublic()) {
      throw Refusal.conflict("Can not add access to a public flavor.");
    }
    if (add && !cloud.flavors().accessOf(flavor.id()).add(project)) {
      throw Refusal.conflict(
          String.format(
              Locale.ROOT,
              "Flavor access already exists for flavor %s and project %s combination.",
              flavor.id(),
              project));
    }
    if (!add && !cloud.flavors().accessOf(flavor.id()).remove(project)) {
      throw Refusal.notFound(
          String.format(
              Locale.ROOT,
              "Flavor access not found for %s / %s combination.",
              flavor.id(),
              project));
    }
    return Answer.ok(accessOf(flavor));
  }
}
