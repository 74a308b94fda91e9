package io.novadesk.demo.legacy;

import static io.novadesk.demo.http.Json.object;

import io.novadesk.demo.compute.ComputeCloud;
import io.novadesk.demo.compute.Flavor;
import io.novadesk.demo.compute.Quota;
import io.novadesk.demo.http.Answer;
import io.novadesk.demo.http.Query;
import io.novadesk.demo.http.Refusal;
import io.novadesk.demo.http.Routes;
import io.novadesk.demo.image.Image;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Images, flavors and limits of Compute v1.1. */
final class LegacyCatalogApi {
  private static final int MAX = 1000;

  private final ComputeCloud cloud;
  private final ImageNumbers numbers;

  LegacyCatalogApi(ComputeCloud cloud, ImageNumbers numbers) {
    this.cloud = cloud;
    this.numbers = numbers;
  }

  void addTo(Routes<LegacyCall> routes) {
    routes
        .on("GET", "/images", (call, path) -> images(call, false))
        .on("GET", "/images/detail", (call, path) -> images(call, true))
        .on("GET", "/images/{id}", (call, path) -> image(call, path))
        .on("DELETE", "/images/{id}", this::delete)
        .on("GET", "/images/{id}/metadata", this::metadata)
        .on("POST", "/images/{id}/metadata", (call, path) -> setMetadata(call, path, false))
        .on("PUT", "/images/{id}/metadata", (call, path) -> setMetadata(call, path, true))
        .on("GET", "/images/{id}/metadata/{key}", this::item)
        .on("PUT", "/images/{id}/metadata/{key}", this::setItem)
        .on("DELETE", "/images/{id}/metadata/{key}", this::removeItem)
        .on("GET", "/flavors", (call, path) -> flavors(call, false))
        .on("GET", "/flavors/detail", (call, path) -> flavors(call, true))
        .on("GET", "/flavors/{id}", this::flavor)
        .on("GET", "/extensions", (call, path) -> Answer.ok(object("extensions", List.of())))
        .on("GET", "/limits", (call, path) -> limits());
  }

  private Answer images(LegacyCall call, boolean detail) {
    Query query = call.call().query();
    String name = query.get("name");
    String status = query.get("status");
    List<Image> found =
        cloud.images().listed(call.caller()).stream()
            .filter(i -> name == null || name.equals(i.name()))
            .filter(i -> status == null || status.equalsIgnoreCase(status(i)))
            .toList();
    int start = 0;
    String marker = query.get("marker");
    if (marker != null) {
      Image after = numbers.find(marker);
      if (after == null || !found.contains(after)) {
        throw Refusal.badRequest("marker [" + marker + "] not found");
      }
      start = found.indexOf(after) + 1;
    }
    String limit = query.get("limit");
    if (limit != null && !limit.matches("\\d{1,6}")) {
      throw Refusal.badRequest("limit param must be an integer");
    }
    int count = limit == null || Integer.parseInt(limit) == 0 ? MAX : Integer.parseInt(limit);
    List<Object> shown = new ArrayList<>();
    for (Image image : found.subList(start, Math.min(found.size(), start + count))) {
      shown.add(detail ? whole(call, image) : basic(call, image));
    }
    return Answer.ok(object("images", shown));
  }

  private static String status(Image image) {
    return image.status().equals("active") ? "ACTIVE" : "SAVING";
  }

  private Map<String, @Nullable Object> basic(LegacyCall call, Image image) {
    String id = String.valueOf(numbers.of(image.id()));
    return object("id", id, "name", image.name(), "links", call.links("images", id));
  }

  private Map<String, @Nullable Object> whole(LegacyCall call, Image image) {
    Map<String, @Nullable Object> body = basic(call, image);
    boolean active = image.status().equals("active");
    body.put("created", image.created());
    body.put("updated", image.updated());
    body.put("status", status(image));
    body.put("progress", active ? 100 : 0);
    body.put("metadata", image.properties());
    return body;
  }

  private Image find(LegacyCall call, Map<String, String> path) {
    Image image = numbers.find(path.getOrDefault("id", ""));
    if (image == null || cloud.images().visible(image.id(), call.caller()) == null) {
      throw Refusal.notFound("Image not found.");
    }
    return image;
  }

  private Image owned(LegacyCall call, Map<String, String> path) {
    Image image = find(call, path);
    if (!image.owner().equals(call.tenant()) || image.isProtected()) {
      throw Refusal.notFound("Image not found.");
    }
    return image;
  }

  private Answer image(LegacyCall call, Map<String, String> path) {
    return Answer.ok(object("image", whole(call, find(call, path))));
  }

  private Answer delete(LegacyCall call, Map<String, String> path) {
    cloud.images().discard(owned(call, path).id());
    return Answer.empty(204);
  }

  private Answer metadata(LegacyCall call, Map<String, String> path) {
    return Answer.ok(object("metadata", find(call, path).properties()));
  }

  private Answer setMetadata(LegacyCall call, Map<String, String> path, boolean replace) {
    JsonNode given = call.json().path("metadata");
    if (!given.isObject()) {
      throw Refusal.badRequest("Malformed request body");
    }
    Image image = owned(call, path);
    Map<String, String> all = new LinkedHashMap<>(replace ? Map.of() : image.properties());
    given.properties().forEach(e -> all.put(e.getKey(), e.getValue().asString("")));
    cloud.images().setProperties(image.id(), all);
    return Answer.ok(object("metadata", all));
  }

  private Answer item(LegacyCall call, Map<String, String> path) {
    String key = path.getOrDefault("key", "");
    String value = find(call, path).properties().get(key);
    if (value == null) {
      throw Refusal.notFound("Metadata item was not found");
    }
    return Answer.ok(object("meta", Map.of(key, value)));
  }

  private Answer setItem(LegacyCall call, Map<String, String> path) {
    Map<String, String> item = call.item(path);
    Image image = owned(call, path);
    Map<String, String> all = new LinkedHashMap<>(image.properties());
    all.putAll(item);
    cloud.images().setProperties(image.id(), all);
    return Answer.ok(object("meta", item));
  }

  private Answer removeItem(LegacyCall call, Map<String, String> path) {
    Image image = owned(call, path);
    Map<String, String> rest = new LinkedHashMap<>(image.properties());
    if (rest.remove(path.getOrDefault("key", "")) == null) {
      throw Refusal.notFound("Metadata item was not found");
    }
    cloud.images().setProperties(image.id(), rest);
    return Answer.empty(204);
  }

  private Answer flavors(LegacyCall call, boolean detail) {
    List<Object> shown = new ArrayList<>();
    for (Flavor flavor : cloud.flavors().all()) {
      shown.add(detail ? whole(call, flavor) : basic(call, flavor));
    }
    return Answer.ok(object("flavors", shown));
  }

  private static Map<String, @Nullable Object> basic(LegacyCall call, Flavor flavor) {
    return object(
        "id", flavor.number(),
        "name", flavor.name(),
        "links", call.links("flavors", String.valueOf(flavor.number())));
  }

  private static Map<String, @Nullable Object> whole(LegacyCall call, Flavor flavor) {
    Map<String, @Nullable Object> body = basic(call, flavor);
    body.put("ram", flavor.ram());
    body.put("disk", flavor.disk());
    body.put("vcpus", flavor.vcpus());
    body.put("swap", flavor.swap());
    body.put("rxtx_cap", 0);
    body.put("rxtx_quota", 0);
    return body;
  }

  private Answer flavor(LegacyCall call, Map<String, String> path) {
    String id = path.getOrDefault("id", "");
    Flavor flavor = id.matches("\\d{1,6}") ? cloud.flavors().byNumber(Integer.parseInt(id)) : null;
    if (flavor == null) {
      throw Refusal.notFound("The resource could not be found.");
    }
    return Answer.ok(object("flavor", whole(call, flavor)));
  }

  private Answer limits() {
    Quota quota = cloud.region().quota();
    return Answer.ok(
        object(
            "limits",
            object(
                "rate", List.of(),
                "absolute",
                    object(
                        "maxServerMeta",
                        Quota.METADATA_ITEMS,
                        "maxImageMeta",
                        Quota.METADATA_ITEMS,
                        "maxPersonality",
                        5,
                        "maxPersonalitySize",
                        10_240,
                        "maxTotalInstances",
                        quota.instances(),
                        "maxTotalCores",
                        quota.cores(),
                        "maxTotalRAMSize",
                        quota.ram()))));
  }
}
