package io.novadesk.api.image;

import io.novadesk.api.wire.Headers;
import io.novadesk.api.wire.Json;
import io.novadesk.api.wire.Page;
import io.novadesk.api.wire.Times;
import io.novadesk.i18n.Text;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads images of the compute proxy and of Glance v1 and v2: one shape tells itself from others.
 */
final class ImageReader {
  /** What Glance v2 keeps beside the properties, at the same level. */
  private static final Set<String> OWN =
      Set.of(
          "id",
          "name",
          "status",
          "visibility",
          "size",
          "virtual_size",
          "min_disk",
          "min_ram",
          "disk_format",
          "container_format",
          "owner",
          "protected",
          "checksum",
          "created_at",
          "updated_at",
          "tags",
          "self",
          "file",
          "schema",
          "direct_url",
          "locations",
          "os_hash_algo",
          "os_hash_value",
          "os_hidden",
          "stores",
          "links",
          "is_public",
          "deleted",
          "deleted_at",
          "properties");

  private static final String META = "X-Image-Meta-";
  private static final String PROPERTY = META + "Property-";

  private ImageReader() {}

  static Page<Image> page(byte[] body) {
    JsonNode root = Json.tree(body);
    if (!root.has("images")) {
      throw Json.bad(Text.of("answer.no.images"), null);
    }
    List<Image> images = new ArrayList<>();
    Json.list(root.path("images")).forEach(i -> images.add(image(i)));
    String next = Json.filled(root, "next");
    return new Page<>(List.copyOf(images), next != null ? next : Page.next(root, "images"));
  }

  /** One image, with the root {@code image} or, in Glance v2, without. */
  static Image one(byte[] body) {
    JsonNode root = Json.tree(body);
    return image(root.path("image").isObject() ? root.path("image") : root);
  }

  private static Image image(JsonNode node) {
    String id = Json.required(node, "id");
    String name = Json.filled(node, "name");
    Map<String, String> properties = properties(node);
    return new Image(
        id,
        name == null ? id : name,
        status(Json.text(node, "status")),
        Json.integer(Json.number(node, "progress")),
        visibility(node),
        Json.number(node, "size", "OS-EXT-IMG-SIZE:size"),
        Json.integer(node, 0, "min_disk", "minDisk"),
        Json.integer(node, 0, "min_ram", "minRam"),
        Json.filled(node, "disk_format"),
        Json.filled(node, "container_format"),
        Json.filled(node, "owner"),
        Json.truth(node, "protected"),
        Json.filled(node, "checksum"),
        Json.time(node, "created_at", "created"),
        Json.time(node, "updated_at", "updated"),
        serverId(node, properties),
        fault(node.path("fault")),
        tags(node),
        properties);
  }

  private static boolean isComputes(JsonNode node) {
    return node.has("created")
        || node.has("updated")
        || node.has("minDisk")
        || node.has("metadata")
        || node.has("progress")
        || node.has("serverId")
        || node.has("serverRef");
  }

  private static Map<String, String> properties(JsonNode node) {
    if (node.path("metadata").isObject() && isComputes(node)) {
      return Json.texts(node.path("metadata"));
    }
    if (node.path("properties").isObject()) {
      return Json.texts(node.path("properties"));
    }
    if (isComputes(node)) {
      return Map.of();
    }
    Map<String, String> all = new LinkedHashMap<>(Json.texts(node));
    all.keySet().removeAll(OWN);
    return Collections.unmodifiableMap(all);
  }

  private static @Nullable String serverId(JsonNode node, Map<String, String> properties) {
    JsonNode server = node.path("server");
    String id =
        server.isObject()
            ? Json.filled(server, "id")
            : Json.lastSegment(Json.filled(node, "server", "serverRef", "serverId"));
    return id != null ? id : properties.get("instance_uuid");
  }

  private static @Nullable String fault(JsonNode node) {
    return node.isObject() ? Json.filled(node, "message", "details") : Json.text(node);
  }

  private static List<String> tags(JsonNode node) {
    List<String> tags = new ArrayList<>();
    for (JsonNode tag : Json.list(node.path("tags"))) {
      String text = Json.text(tag);
      if (text != null) {
        tags.add(text);
      }
    }
    return List.copyOf(tags);
  }

  private static @Nullable String visibility(JsonNode node) {
    String told = Json.filled(node, "visibility");
    Boolean isPublic = Json.truth(node, "is_public");
    return told != null || isPublic == null ? told : isPublic ? "public" : "private";
  }

  /** The words of Glance in those of the Compute API; unknown ones in capitals. */
  private static String status(@Nullable String word) {
    String upper = word == null ? "UNKNOWN" : word.toUpperCase(Locale.ROOT);
    return switch (upper) {
      case "UPLOADING", "IMPORTING" -> "SAVING";
      case "KILLED", "FAILED" -> "ERROR";
      case "PENDING_DELETE" -> "DELETED";
      default -> upper;
    };
  }

  /** Glance v1 answers HEAD with everything in headers. */
  static Image fromHeaders(Headers headers) {
    String id = headers.first(META + "Id");
    if (id == null) {
      throw Json.bad(Text.of("answer.no.image"), null);
    }
    Map<String, String> properties = new LinkedHashMap<>();
    headers
        .all()
        .forEach(
            (name, values) -> {
              if (name.regionMatches(true, 0, PROPERTY, 0, PROPERTY.length())
                  && !values.isEmpty()) {
                properties.put(
                    name.substring(PROPERTY.length()).toLowerCase(Locale.ROOT), values.getFirst());
              }
            });
    String name = headers.first(META + "Name");
    Boolean isPublic = Json.truth(headers.first(META + "Is_public"));
    return new Image(
        id,
        name == null || name.isEmpty() ? id : name,
        status(headers.first(META + "Status")),
        null,
        isPublic == null ? null : isPublic ? "public" : "private",
        Json.number(headers.first(META + "Size")),
        number(headers, "Min_disk"),
        number(headers, "Min_ram"),
        headers.first(META + "Disk_format"),
        headers.first(META + "Container_format"),
        headers.first(META + "Owner"),
        Json.truth(headers.first(META + "Protected")),
        headers.first(META + "Checksum"),
        Times.parse(headers.first(META + "Created_at")),
        Times.parse(headers.first(META + "Updated_at")),
        properties.get("instance_uuid"),
        null,
        List.of(),
        Collections.unmodifiableMap(properties));
  }

  private static int number(Headers headers, String name) {
    Integer value = Json.integer(Json.number(headers.first(META + name)));
    return value == null ? 0 : value;
  }
}
