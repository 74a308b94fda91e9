package io.novadesk.demo.image;

import io.novadesk.demo.http.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A JSON patch of an image, as Glance understands it. */
final class ImagePatch {
  private static final Set<String> TYPES =
      Set.of(
          "application/openstack-images-v2.1-json-patch",
          "application/openstack-images-v2.0-json-patch");
  private static final Set<String> OPERATIONS = Set.of("add", "remove", "replace");

  private final List<Change> changes;

  private record Change(String operation, String key, JsonNode value) {}

  private ImagePatch(List<Change> changes) {
    this.changes = changes;
  }

  static ImagePatch read(@Nullable String type, JsonNode body) {
    String media = type == null ? "" : type;
    int semicolon = media.indexOf(';');
    media = semicolon < 0 ? media : media.substring(0, semicolon).strip();
    if (!TYPES.contains(media)) {
      throw new Refusal(
          415, "The request media type " + media + " is not supported by this server.");
    }
    if (!body.isArray()) {
      throw Refusal.badRequest("Request body must be a JSON array of operation objects.");
    }
    List<Change> changes = new ArrayList<>();
    for (JsonNode operation : body) {
      changes.add(change(operation));
    }
    return new ImagePatch(List.copyOf(changes));
  }

  private static Change change(JsonNode given) {
    if (!given.isObject()) {
      throw Refusal.badRequest("Operations must be JSON objects.");
    }
    String operation = given.path("op").asString("");
    String path = given.path("path").asString("");
    if (operation.isEmpty()) {
      // The draft that 2.0 spoke has the operation as the name of the path's key.
      for (String name : OPERATIONS) {
        if (given.has(name)) {
          operation = name;
          path = given.path(name).asString("");
        }
      }
    }
    if (!OPERATIONS.contains(operation)) {
      throw Refusal.badRequest(
          "Invalid operation: `"
              + operation
              + "`. It must be one of the following: add, remove, replace.");
    }
    if (!path.startsWith("/")) {
      throw Refusal.badRequest("Pointer `" + path + "` does not start with \"/\".");
    }
    String key = path.substring(1);
    if (key.contains("/")) {
      throw Refusal.badRequest("Pointer `" + path + "` contains more than one element.");
    }
    if (!operation.equals("remove") && !given.has("value")) {
      throw Refusal.badRequest(
          "Operation \"" + operation + "\" requires a member named \"value\".");
    }
    return new Change(operation, key.replace("~1", "/").replace("~0", "~"), given.path("value"));
  }

  /**
   * The image after the patch.
   *
   * @throws Refusal 403 for what nobody may change, 409 for what is not there
   */
  Image apply(Image image) {
    Image changed = image;
    for (Change change : changes) {
      String key = change.key();
      if (ImageFields.isReadOnly(key)) {
        throw Refusal.forbidden("Attribute '" + key + "' is read-only.");
      }
      boolean adds = change.operation().equals("add");
      if (!adds && !changed.has(key)) {
        throw Refusal.conflict(
            "There was a conflict when trying to complete your request. Property "
                + key
                + " does not exist.");
      }
      if (change.operation().equals("remove")) {
        if (Image.isField(key)) {
          throw Refusal.forbidden(
              "Access was denied to this resource. Property " + key + " may not be removed.");
        }
        changed = changed.without(key);
      } else {
        changed = changed.with(key, ImageFields.value(key, change.value()));
      }
    }
    return changed;
  }
}
