package io.novadesk.demo.image;

import static io.novadesk.demo.http.Json.object;

import io.novadesk.demo.http.Answer;
import io.novadesk.demo.http.Query;
import io.novadesk.demo.http.Refusal;
import io.novadesk.demo.http.Routes;
import io.novadesk.demo.identity.Caller;
import io.novadesk.demo.image.GlanceService.ImageCall;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The records of images: list, show, create, change, delete, tags. */
final class ImageRecordsApi {
  private static final int DEFAULT_LIMIT = 25;
  private static final int MAX_LIMIT = 1000;
  private static final Set<String> VISIBILITIES =
      Set.of("public", "private", "shared", "community", "all");
  private static final Set<String> MEMBER_STATUSES =
      Set.of("accepted", "pending", "rejected", "all");

  private final Images images;

  ImageRecordsApi(Images images) {
    this.images = images;
  }

  void addTo(Routes<ImageCall> routes) {
    routes
        .on("GET", "/v2/images", (call, path) -> list(call))
        .on("POST", "/v2/images", (call, path) -> create(call))
        .on("GET", "/v2/images/{id}", this::show)
        .on("PATCH", "/v2/images/{id}", this::patch)
        .on("DELETE", "/v2/images/{id}", this::delete)
        .on("PUT", "/v2/images/{id}/tags/{tag}", (call, path) -> tag(call, path, true))
        .on("DELETE", "/v2/images/{id}/tags/{tag}", (call, path) -> tag(call, path, false))
        .on("GET", "/v2/schemas/{name}", (call, path) -> ImageSchemas.show(path))
        .on("GET", "/v2/info/stores", (call, path) -> stores())
        .on("GET", "/v2/info/import", (call, path) -> imports());
  }

  static Map<String, @Nullable Object> view(Image image) {
    Map<String, @Nullable Object> view = new LinkedHashMap<>();
    image
        .fields()
        .forEach(
            (key, value) -> {
              if (!Image.isField(key)) {
                view.put(key, value);
              }
            });
    for (String field : Image.FIELDS) {
      view.put(field, image.fields().get(field));
    }
    String self = "/v2/images/" + image.id();
    view.put("self", self);
    view.put("file", self + "/file");
    view.put("schema", "/v2/schemas/image");
    if (image.status().equals("active")) {
      view.put("stores", "file");
    }
    return view;
  }

  private Answer list(ImageCall call) {
    Query query = call.call().query();
    String visibility = query.get("visibility");
    if (visibility != null && !VISIBILITIES.contains(visibility)) {
      throw Refusal.badRequest("Invalid visibility value: " + visibility);
    }
    String status = query.has("member_status") ? query.get("member_status") : "accepted";
    if (status == null || !MEMBER_STATUSES.contains(status)) {
      throw Refusal.badRequest("Invalid status: " + status);
    }
    int limit = limit(query);
    List<Image> found =
        new ArrayList<>(
            images.listed(call.caller(), visibility, status).stream()
                .filter(i -> ImageQuery.matches(query, i))
                .toList());
    ImageQuery.order(query, found);
    String marker = query.get("marker");
    if (marker != null) {
      List<String> ids = found.stream().map(Image::id).toList();
      if (images.find(marker) == null) {
        throw Refusal.badRequest("No image found with ID " + marker);
      }
      found = found.subList(ids.indexOf(marker) + 1, found.size());
    }
    List<Image> page = found.subList(0, Math.min(limit, found.size()));
    String path = "/v2/images";
    String raw = query.names().isEmpty() ? "" : "?" + withoutMarker(query);
    Map<String, @Nullable Object> body =
        object(
            "images",
            page.stream().map(ImageRecordsApi::view).toList(),
            "first",
            path + raw,
            "schema",
            "/v2/schemas/images");
    if (limit > 0 && page.size() == limit) {
      body.put("next", path + "?" + query.next(page.getLast().id()));
    }
    return Answer.ok(body);
  }

  private static String withoutMarker(Query query) {
    String next = query.next("");
    String raw = next.substring(0, next.length() - "marker=".length());
    return raw.endsWith("&") ? raw.substring(0, raw.length() - 1) : raw;
  }

  private static int limit(Query query) {
    String text = query.get("limit");
    if (text == null) {
      return DEFAULT_LIMIT;
    }
    if (!text.matches("-?\\d{1,9}")) {
      throw Refusal.badRequest("limit param must be an integer");
    }
    int limit = Integer.parseInt(text);
    if (limit < 0) {
      throw Refusal.badRequest("limit param must be positive");
    }
    return Math.min(limit, MAX_LIMIT);
  }

  private Image visible(ImageCall call, Map<String, String> path) {
    String id = path.getOrDefault("id", "");
    Image image = images.visible(id, call.caller());
    if (image == null) {
      throw Refusal.notFound("No image found with ID " + id);
    }
    return image;
  }

  private Image owned(ImageCall call, Map<String, String> path) {
    Image image = visible(call, path);
    Caller caller = call.caller();
    if (!caller.isAdmin() && !image.owner().equals(caller.projectId())) {
      throw Refusal.forbidden("You do not own this image");
    }
    return image;
  }

  private Answer show(ImageCall call, Map<String, String> path) {
    return Answer.ok(view(visible(call, path)));
  }

  /** Lets pass everyone but those who may only look. */
  static void requireMember(ImageCall call, String action) {
    if (!call.caller().isAdmin() && !call.caller().roles().contains("member")) {
      throw Refusal.forbidden("You are not authorized to complete " + action + " action.");
    }
  }

  private Answer create(ImageCall call) {
    JsonNode wanted = call.call().json("Malformed JSON in request body.");
    if (!wanted.isObject()) {
      throw Refusal.badRequest("Malformed JSON in request body.");
    }
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    String id = UUID.randomUUID().toString();
    for (Map.Entry<String, JsonNode> entry : wanted.properties()) {
      if (entry.getKey().equals("id")) {
        id = uuid(entry.getValue());
      } else {
        if (ImageFields.isReadOnly(entry.getKey())) {
          throw Refusal.forbidden("Attribute '" + entry.getKey() + "' is read-only.");
        }
        fields.put(entry.getKey(), ImageFields.value(entry.getKey(), entry.getValue()));
      }
    }
    if ("public".equals(fields.get("visibility")) && !call.caller().isAdmin()) {
      throw Refusal.forbidden("You are not authorized to complete publicize_image action.");
    }
    requireMember(call, "add_image");
    if (images.find(id) != null) {
      throw Refusal.conflict("Image ID " + id + " already exists!");
    }
    Image image = images.create(fields, id, call.caller().projectId());
    return Answer.json(201, view(image))
        .with("Location", call.call().root() + "/v2/images/" + id)
        .with("OpenStack-image-import-methods", "web-download");
  }

  private static String uuid(JsonNode value) {
    String text = value.asString("");
    if (!text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
      throw Refusal.badRequest(
          "Provided object does not match schema 'image': '"
              + text
              + "' does not match"
              + " '^([0-9a-fA-F]){8}-([0-9a-fA-F]){4}-([0-9a-fA-F]){4}-([0-9a-fA-F])"
              + "{4}-([0-9a-fA-F]){12}$'");
    }
    return text;
  }

  private Answer patch(ImageCall call, Map<String, String> path) {
    Image image = owned(call, path);
    String type = call.call().header("Content-Type");
    ImagePatch patch = ImagePatch.read(type, call.call().json("Malformed JSON in request body."));
    requireMember(call, "modify_image");
    // Refusals must leave the image as it was: try it on a copy first.
    Image tried = patch.apply(image);
    if (tried.visibility().equals("public")
        && !image.visibility().equals("public")
        && !call.caller().isAdmin()) {
      throw Refusal.forbidden("You are not authorized to complete publicize_image action.");
    }
    Image changed = images.change(image.id(), patch::apply);
    return Answer.ok(view(changed == null ? tried : changed));
  }

  private Answer delete(ImageCall call, Map<String, String> path) {
    String id = path.getOrDefault("id", "");
    if (images.visible(id, call.caller()) == null) {
      throw Refusal.notFound("Failed to find image " + id + " to delete");
    }
    Image image = owned(call, path);
    requireMember(call, "delete_image");
    if (image.isProtected()) {
      throw Refusal.forbidden("Image " + id + " is protected and cannot be deleted.");
    }
    if (images.isInUse(id)) {
      throw Refusal.conflict(
          "Image "
              + id
              + " could not be deleted because it is in use: The image cannot be deleted because"
              + " it is in use through the backend store outside of Glance.");
    }
    images.remove(id);
    return Answer.empty(204);
  }

  private Answer tag(ImageCall call, Map<String, String> path, boolean add) {
    Image image = owned(call, path);
    requireMember(call, "modify_image");
    String tag = path.getOrDefault("tag", "");
    List<Object> tags = new ArrayList<>();
    if (image.fields().get("tags") instanceof List<?> old) {
      tags.addAll(old);
    }
    boolean had = tags.remove(tag);
    if (!add && !had) {
      throw Refusal.notFound("Image " + image.id() + " has no tag " + tag);
    }
    if (add) {
      tags.add(tag);
    }
    images.change(image.id(), i -> i.with("tags", List.copyOf(tags)));
    return Answer.empty(204);
  }

  private static Answer stores() {
    return Answer.ok(object("stores", List.of(object("id", "file", "default", "true"))));
  }

  private static Answer imports() {
    return Answer.ok(
        object(
            "import-methods",
            object(
                "description", "Import methods available.",
                "type", "array",
                "value", List.of("web-download"))));
  }
}
