package io.novadesk.api.compute;

import io.novadesk.api.ApiException;
import io.novadesk.api.wire.Json;
import io.novadesk.api.wire.Uris;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * Flavors of one region (API reference, "Flavors", "Flavors access", "Flavors extra-specs").
 * Blocking; every method throws {@link ApiException}.
 */
public final class Flavors {
  /** Description (2.55) and extra specs (2.61) without a request for each flavor. */
  private static final int DETAIL = 61;

  private final ComputeClient compute;

  Flavors(ComputeClient compute) {
    this.compute = compute;
  }

  /** All of them, with details. */
  public List<Flavor> list() {
    boolean today = compute.maximum() != null;
    // Administrators see those that not everybody may use; of others it is not heeded.
    Map<String, String> filters = today ? Map.of("is_public", "None") : Map.of();
    return new PagedList(compute, "/flavors/detail", DETAIL, 0, today)
        .read(filters, FlavorReader::page, Flavor::id);
  }

  public Flavor get(String id) {
    return compute.exchange(
        "GET", "/flavors/" + Uris.segment(id), DETAIL, a -> FlavorReader.one(a.bytes()));
  }

  /** The flavor exactly as the cloud tells it, as JSON text. */
  public String raw(String id) {
    return compute.exchange(
        "GET",
        "/flavors/" + Uris.segment(id),
        VersionRoot.KNOWN.minor(),
        a -> Json.pretty(a.json()));
  }

  /** Makes a flavor and gives it its extra specs; for administrators. */
  public Flavor create(NewFlavor wanted) {
    ObjectNode root = Json.object();
    ObjectNode body =
        root.putObject("flavor")
            .put("name", wanted.name())
            .put("ram", wanted.ram())
            .put("vcpus", wanted.vcpus())
            .put("disk", wanted.disk())
            .put("OS-FLV-EXT-DATA:ephemeral", wanted.ephemeral())
            .put("swap", wanted.swap())
            .put("os-flavor-access:is_public", wanted.isPublic());
    if (!wanted.id().isEmpty()) {
      body.put("id", wanted.id());
    }
    Flavor made =
        compute
            .http()
            .exchange(
                compute.request("POST", "/flavors", DETAIL).json(root),
                a -> FlavorReader.one(a.bytes()));
    if (wanted.extraSpecs().isEmpty()) {
      return made;
    }
    ObjectNode specs = Json.object();
    wanted.extraSpecs().forEach(specs.putObject("extra_specs")::put);
    try {
      compute
          .http()
          .send(compute.request("POST", path(made.id()) + "/os-extra_specs", DETAIL).json(specs));
    } catch (ApiException e) {
      // A flavor that looks like the wanted one and is another must not be left behind.
      delete(made.id());
      throw e;
    }
    return get(made.id());
  }

  private static String path(String id) {
    return "/flavors/" + Uris.segment(id);
  }

  /** For administrators. Servers that have it keep it. */
  public void delete(String id) {
    compute.http().send(compute.request("DELETE", path(id), DETAIL));
  }

  /** Ids of the projects that may use a flavor which is not public; for administrators. */
  public List<String> access(String id) {
    return compute.exchange(
        "GET", path(id) + "/os-flavor-access", DETAIL, a -> projects(a.bytes()));
  }

  private static List<String> projects(byte[] body) {
    return Json.items(body, "flavor_access", node -> Json.required(node, "tenant_id"));
  }

  /** Lets a project use a flavor, or no longer; for administrators. */
  public void changeAccess(String id, String projectId, boolean mayUse) {
    ObjectNode root = Json.object();
    root.putObject(mayUse ? "addTenantAccess" : "removeTenantAccess").put("tenant", projectId);
    compute.http().send(compute.request("POST", path(id) + "/action", DETAIL).json(root));
  }
}
