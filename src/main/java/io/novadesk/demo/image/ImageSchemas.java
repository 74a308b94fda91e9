package io.novadesk.demo.image;

import static io.novadesk.demo.http.Json.object;

import io.novadesk.demo.http.Answer;
import io.novadesk.demo.http.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What images and their members look like, as JSON schemas tell it. */
final class ImageSchemas {
  private ImageSchemas() {}

  static Answer show(Map<String, String> path) {
    return Answer.ok(
        switch (path.getOrDefault("name", "")) {
          case "image" -> image();
          case "images" -> list("images", image());
          case "member" -> member();
          case "members" -> list("members", member());
          default -> throw Refusal.notFound("The resource could not be found.");
        });
  }

  private static Map<String, @Nullable Object> image() {
    Map<String, @Nullable Object> properties = new LinkedHashMap<>();
    for (String field : Image.FIELDS) {
      Map<String, @Nullable Object> about = new LinkedHashMap<>();
      about.put("type", type(field));
      if (ImageFields.isReadOnly(field)) {
        about.put("readOnly", true);
      }
      properties.put(field, about);
    }
    for (String link : List.of("self", "file", "schema")) {
      properties.put(link, object("type", "string", "readOnly", true));
    }
    return object(
        "name",
        "image",
        "properties",
        properties,
        "additionalProperties",
        object("type", "string"),
        "links",
        List.of(
            object("rel", "self", "href", "{self}"),
            object("rel", "enclosure", "href", "{file}"),
            object("rel", "describedby", "href", "{schema}")));
  }

  private static Object type(String field) {
    return switch (field) {
      case "protected", "os_hidden" -> "boolean";
      case "min_ram", "min_disk" -> "integer";
      case "size", "virtual_size" -> List.of("null", "integer");
      case "tags" -> "array";
      case "id", "status", "visibility", "created_at", "updated_at" -> "string";
      default -> List.of("null", "string");
    };
  }

  private static Map<String, @Nullable Object> member() {
    Map<String, @Nullable Object> properties = new LinkedHashMap<>();
    for (String field : List.of("created_at", "image_id", "member_id", "updated_at", "schema")) {
      properties.put(field, object("type", "string"));
    }
    properties.put(
        "status", object("type", "string", "enum", List.of("pending", "accepted", "rejected")));
    return object("name", "member", "properties", properties);
  }

  private static Map<String, @Nullable Object> list(
      String name, Map<String, @Nullable Object> item) {
    return object(
        "name", name,
        "properties",
            object(
                name, object("type", "array", "items", item), "schema", object("type", "string")),
        "links", List.of(object("rel", "describedby", "href", "{schema}")));
  }
}
