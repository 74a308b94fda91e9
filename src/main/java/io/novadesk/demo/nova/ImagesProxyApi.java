package io.novadesk.demo.nova;

import static io.novadesk.demo.http.Json.object;

import io.novadesk.demo.compute.ComputeCloud;
import io.novadesk.demo.http.Answer;
import io.novadesk.demo.http.Query;
import io.novadesk.demo.http.Refusal;
import io.novadesk.demo.http.Routes;
import io.novadesk.demo.image.Image;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Images as Compute shows them: to 2.35, their metadata to 2.38. */
final class ImagesProxyApi {
  private static final int LAST = 35;
  private static final int LAST_METADATA = 38;

  private final ComputeCloud cloud;

  ImagesProxyApi(ComputeCloud cloud) {
    this.cloud = cloud;
  }

  void addTo(Routes<NovaCall> routes) {
    String metadata = "/images/{id}/metadata";
    routes
        .on("GET", "/images", 0, LAST, (call, path) -> list(call, false))
        .on("GET", "/images/detail", 0, LAST, (call, path) -> list(call, true))
        .on("GET", "/images/{id}", 0, LAST, this::show)
        .on("DELETE", "/images/{id}", 0, LAST, this::delete)
        .on("GET", metadata, 0, LAST_METADATA, this::metadata)
        .on("POST", metadata, 0, LAST_METADATA, (call, path) -> setMetadata(call, path, false))
        .on("PUT", metadata, 0, LAST_METADATA, (call, path) -> setMetadata(call, path, true))
        .on("GET", metadata + "/{key}", 0, LAST_METADATA, this::item)
        .on("PUT", metadata + "/{key}", 0, LAST_METADATA, this::setItem)
        .on("DELETE", metadata + "/{key}", 0, LAST_METADATA, this::removeItem);
  }

  private Answer list(NovaCall call, boolean detail) {
    Query query = call.query();
    List<Image> images =
        cloud.images().listed(call.caller()).stream().filter(i -> matches(query, i)).toList();
    String marker = query.get("marker");
    if (marker != null) {
      List<String> ids = images.stream().map(Image::id).toList();
      if (!ids.contains(marker)) {
        throw Refusal.badRequest("marker [" + marker + "] not found");
      }
      images = images.subList(ids.indexOf(marker) + 1, images.size());
    }
    int limit = ServerQuery.limit(query);
    List<Image> page = images.subList(0, Math.min(limit, images.size()));
    List<Object> shown = new ArrayList<>();
    page.forEach(i -> shown.add(detail ? describe(call, i) : basic(call, i)));
    Map<String, @Nullable Object> body = object("images", shown);
    if (limit > 0 && page.size() == limit) {
      String href =
          call.list("images") + (detail ? "/detail?" : "?") + query.next(page.getLast().id());
      body.put("images_links", List.of(object("rel", "next", "href", href)));
    }
    return Answer.ok(body);
  }

  private static boolean matches(Query query, Image image) {
    String name = query.get("name");
    String status = query.get("status");
    String server = query.get("server");
    String type = query.get("type");
    String since = query.get("changes-since");
    return (name == null || name.equals(image.name()))
        && (status == null || status.toUpperCase(Locale.ROOT).equals(status(image)))
        && (type == null || type.equals(kind(image)))
        && (server == null
            || server.endsWith(image.properties().getOrDefault("instance_uuid", "-")))
        && (since == null || image.updated().compareTo(since) >= 0);
  }

  private static String kind(Image image) {
    return image.properties().getOrDefault("image_type", "base");
  }

  /** Nova's word for Glance's status. */
  static String status(Image image) {
    return switch (image.status()) {
      case "active" -> "ACTIVE";
      case "queued", "saving", "uploading", "importing" -> "SAVING";
      case "deleted", "pending_delete" -> "DELETED";
      case "killed" -> "ERROR";
      default -> "UNKNOWN";
    };
  }

  /** Percent, as nova guesses it from the status. */
  static int progress(Image image) {
    return switch (image.status()) {
      case "queued" -> 25;
      case "saving" -> 50;
      case "active" -> 100;
      default -> 0;
    };
  }

  private Image image(NovaCall call, Map<String, String> path) {
    Image image = cloud.images().visible(path.get("id"), call.caller());
    if (image == null) {
      throw Refusal.notFound("Image not found.");
    }
    return image;
  }

  private Answer show(NovaCall call, Map<String, String> path) {
    return Answer.ok(object("image", describe(call, image(call, path))));
  }

  private static Map<String, @Nullable Object> basic(NovaCall call, Image image) {
    return object("id", image.id(), "name", image.name(), "links", links(call, image));
  }

  private static List<Object> links(NovaCall call, Image image) {
    return List.of(
        object("rel", "self", "href", call.self("images", image.id())),
        object("rel", "bookmark", "href", call.bookmark("images", image.id())),
        object(
            "rel", "alternate",
            "type", "application/vnd.openstack.image",
            "href", call.call().host() + "/image/images/" + image.id()));
  }

  private static Map<String, @Nullable Object> describe(NovaCall call, Image image) {
    Map<String, @Nullable Object> body =
        object(
            "id", image.id(),
            "name", image.name(),
            "minRam", image.minRam(),
            "minDisk", image.minDisk(),
            "metadata", image.properties(),
            "created", image.created(),
            "updated", image.updated(),
            "status", status(image),
            "progress", progress(image),
            "OS-EXT-IMG-SIZE:size", image.size(),
            "links", links(call, image));
    String server = image.properties().get("instance_uuid");
    if (server != null) {
      body.put(
          "server",
          object(
              "id",
              server,
              "links",
              List.of(
                  object("rel", "self", "href", call.self("servers", server)),
                  object("rel", "bookmark", "href", call.bookmark("servers", server)))));
    }
    return body;
  }

  private Image owned(NovaCall call, Map<String, String> path) {
    Image image = image(call, path);
    if (!call.caller().isAdmin() && !image.owner().equals(call.caller().projectId())) {
      throw Refusal.forbidden("You are not allowed to access this image.");
    }
    return image;
  }

  private Answer delete(NovaCall call, Map<String, String> path) {
    Image image = owned(call, path);
    if (image.isProtected()) {
      throw Refusal.forbidden("You are not allowed to delete the image.");
    }
    cloud.images().discard(image.id());
    return Answer.empty(204);
  }

  private Answer metadata(NovaCall call, Map<String, String> path) {
    return Answer.ok(object("metadata", image(call, path).properties()));
  }

  private Answer setMetadata(NovaCall call, Map<String, String> path, boolean replace) {
    JsonNode body = call.body(ServerBodies.metadata());
    Map<String, String> metadata = ServerOrders.texts(body.path("metadata"));
    Image image = owned(call, path);
    Map<String, String> all = new LinkedHashMap<>(replace ? Map.of() : image.properties());
    all.putAll(metadata);
    cloud.images().setProperties(image.id(), all);
    return Answer.ok(object("metadata", all));
  }

  private Answer item(NovaCall call, Map<String, String> path) {
    String key = path.getOrDefault("key", "");
    String value = image(call, path).properties().get(key);
    if (value == null) {
      throw Refusal.notFound("Metadata item was not found");
    }
    return Answer.ok(object("meta", Map.of(key, value)));
  }

  private Answer setItem(NovaCall call, Map<String, String> path) {
    String key = path.getOrDefault("key", "");
    JsonNode body = call.body(ServerBodies.metadataItem());
    Map<String, String> item = ServerOrders.texts(body.path("meta"));
    if (!item.containsKey(key)) {
      throw Refusal.badRequest("Request body and URI mismatch");
    }
    Image image = owned(call, path);
    Map<String, String> all = new LinkedHashMap<>(image.properties());
    all.putAll(item);
    cloud.images().setProperties(image.id(), all);
    return Answer.ok(object("meta", item));
  }

  private Answer removeItem(NovaCall call, Map<String, String> path) {
    Image image = owned(call, path);
    Map<String, String> rest = new LinkedHashMap<>(image.properties());
    if (rest.remove(path.getOrDefault("key", "")) == null) {
      throw Refusal.notFound("Metadata item was not found");
    }
    cloud.images().setProperties(image.id(), rest);
    return Answer.empty(204);
  }
}
