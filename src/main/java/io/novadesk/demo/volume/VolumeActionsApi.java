package io.novadesk.demo.volume;

import static io.novadesk.demo.http.Json.object;

import io.novadesk.demo.http.Answer;
import io.novadesk.demo.http.Refusal;
import io.novadesk.demo.http.Routes;
import io.novadesk.demo.neighbour.NeighbourCall;
import io.novadesk.demo.network.Estate;
import io.novadesk.demo.schema.Python;
import io.novadesk.demo.schema.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What is done to a volume, and its metadata. */
final class VolumeActionsApi {
  static final Schema METADATA =
      Schema.map(
          "^[a-zA-Z0-9-_:. /]{1,255}$", Schema.type("string", "null").and(Schema.length(0, 255)));

  private final Volumes volumes;
  private final Attached attached;

  VolumeActionsApi(Volumes volumes, Attached attached) {
    this.volumes = volumes;
    this.attached = attached;
  }

  void addTo(Routes<NeighbourCall> routes) {
    String metadata = "/volumes/{id}/metadata";
    routes
        .on("POST", "/volumes/{id}/action", this::act)
        .on("GET", metadata, (call, path) -> Answer.ok(shown(find(call, path))))
        .on("POST", metadata, (call, path) -> set(call, path, false))
        .on("PUT", metadata, (call, path) -> set(call, path, true))
        .on("GET", metadata + "/{key}", this::item)
        .on("PUT", metadata + "/{key}", this::setItem)
        .on("DELETE", metadata + "/{key}", this::removeItem);
  }

  private StoredVolume find(NeighbourCall call, Map<String, String> path) {
    attached.now();
    return VolumesApi.find(volumes, call, path.getOrDefault("id", ""));
  }

  private static Object shown(StoredVolume volume) {
    return object("metadata", volume.metadata());
  }

  static Map<String, String> texts(JsonNode object) {
    Map<String, String> texts = new LinkedHashMap<>();
    if (object.isObject()) {
      object.properties().forEach(e -> texts.put(e.getKey(), e.getValue().asString("")));
    }
    return texts;
  }

  private Answer set(NeighbourCall call, Map<String, String> path, boolean replace) {
    JsonNode body = call.json();
    Schema.body("metadata", METADATA).require(body, false);
    StoredVolume volume = find(call, path);
    call.requireMember("Policy doesn't allow volume:create_volume_metadata to be performed.");
    Map<String, String> all = new LinkedHashMap<>(replace ? Map.of() : volume.metadata());
    all.putAll(texts(body.path("metadata")));
    volumes.change(volume.id(), v -> v.with(all, volumes.now()));
    return Answer.ok(object("metadata", all));
  }

  private Answer item(NeighbourCall call, Map<String, String> path) {
    StoredVolume volume = find(call, path);
    String key = path.getOrDefault("key", "");
    return Answer.ok(object("meta", Map.of(key, value(volume, key))));
  }

  private static String value(StoredVolume volume, String key) {
    String value = volume.metadata().get(key);
    if (value == null) {
      throw Refusal.notFound(
          String.format(Locale.ROOT, "Volume %s has no metadata with key %s.", volume.id(), key));
    }
    return value;
  }

  private Answer setItem(NeighbourCall call, Map<String, String> path) {
    JsonNode body = call.json();
    Schema.body("meta", METADATA.and(Schema.properties(1, 1))).require(body, false);
    String key = path.getOrDefault("key", "");
    if (!body.path("meta").has(key)) {
      throw Refusal.badRequest("Request body and URI mismatch");
    }
    StoredVolume volume = find(call, path);
    call.requireMember("Policy doesn't allow volume:update_volume_metadata to be performed.");
    Map<String, String> all = new LinkedHashMap<>(volume.metadata());
    all.putAll(texts(body.path("meta")));
    volumes.change(volume.id(), v -> v.with(all, volumes.now()));
    return Answer.ok(body);
  }

  private Answer removeItem(NeighbourCall call, Map<String, String> path) {
    StoredVolume volume = find(call, path);
    call.requireMember("Policy doesn't allow volume:delete_volume_metadata to be performed.");
    String key = path.getOrDefault("key", "");
    value(volume, key);
    Map<String, String> rest = new LinkedHashMap<>(volume.metadata());
    rest.remove(key);
    volumes.change(volume.id(), v -> v.with(rest, volumes.now()));
    return Answer.empty(200);
  }

  private Answer act(NeighbourCall call, Map<String, String> path) {
    JsonNode body = call.json();
    String action =
        body.isObject() && body.size() == 1 ? body.propertyNames().iterator().next() : "";
    Map<String, Estate.Attachment> has = attached.now();
    StoredVolume volume = VolumesApi.find(volumes, call, path.getOrDefault("id", ""));
    JsonNode given = body.path(action);
    switch (action) {
      case "os-extend" -> {
        requireMember(call, "volume:extend");
        extend(volume, given, has.containsKey(volume.id()));
      }
      case "os-set_bootable" -> {
        requireMember(call, "volume_extension:volume_actions:set_bootable");
        JsonNode boots = given.path("bootable");
        volumes.change(volume.id(), v -> v.bootable(isOn(boots), volumes.now()));
        return Answer.empty(200);
      }
      case "os-update_readonly_flag" -> {
        requireMember(call, "volume:update_readonly_flag");
        requireAvailable(volume, has.containsKey(volume.id()), "update readonly flag of");
        Map<String, String> all = new LinkedHashMap<>(volume.metadata());
        all.put("readonly", isOn(given.path("readonly")) ? "True" : "False");
        volumes.change(volume.id(), v -> v.with(all, volumes.now()));
      }
      case "os-attach" -> {
        requireMember(call, "volume_extension:volume_actions:attach");
        attached.byHand().attach(call, volume, given);
      }
      case "os-detach" -> {
        requireMember(call, "volume_extension:volume_actions:detach");
        attached.byHand().detach(volume);
      }
      case "os-force_detach" -> {
        requireAdmin(call, "volume_extension:volume_admin_actions:force_detach");
        attached.byHand().detach(volume);
      }
      case "os-reserve" -> {
        requireMember(call, "volume_extension:volume_actions:reserve");
        requireAvailable(volume, has.containsKey(volume.id()), "reserve");
        volumes.change(volume.id(), v -> v.become("attaching", "", volumes.now(), 0));
      }
      case "os-unreserve" -> {
        requireMember(call, "volume_extension:volume_actions:unreserve");
        if (volumes.statusOf(volume).equals("attaching")) {
          volumes.change(volume.id(), v -> v.become("available", "", volumes.now(), 0));
        }
      }
      case "os-set_image_metadata", "os-unset_image_metadata", "os-show_image_metadata" -> {
        return image(call, volume, action, given);
      }
      case "os-reset_status" -> {
        requireAdmin(call, "volume_extension:volume_admin_actions:reset_status");
        String status = given.path("status").asString("");
        volumes.change(volume.id(), v -> v.become(status, "", volumes.now(), 0));
      }
      case "os-force_delete" -> {
        requireAdmin(call, "volume_extension:volume_admin_actions:force_delete");
        volumes.delete(volume.id());
      }
      default ->
          throw Refusal.badRequest(
              String.format(
                  Locale.ROOT,
                  "There is no such action: %s. Verify the request body and Content-Type header and"
                      + " try again.",
                  action));
    }
    return Answer.empty(202);
  }

  /** What the volume remembers of its image: shown, added to, taken from. */
  private Answer image(NeighbourCall call, StoredVolume volume, String action, JsonNode given) {
    Map<String, String> items = new LinkedHashMap<>(volume.imageMetadata());
    if (action.equals("os-show_image_metadata")) {
      if (items.isEmpty()) {
        throw Refusal.notFound(
            String.format(
                Locale.ROOT,
                "Glance metadata for volume/snapshot %s cannot be found.",
                volume.id()));
      }
      return Answer.ok(object("metadata", items));
    }
    requireMember(call, "volume_extension:volume_image_metadata");
    if (action.equals("os-set_image_metadata")) {
      Schema.object().with("metadata", METADATA).required("metadata").require(given, false);
      items.putAll(texts(given.path("metadata")));
    } else if (items.remove(given.path("key").asString("")) == null) {
      throw Refusal.notFound(
          String.format(
              Locale.ROOT, "Metadata item %s was not found", given.path("key").asString("")));
    }
    volumes.change(volume.id(), v -> v.withImage(items, volumes.now()));
    return action.equals("os-set_image_metadata")
        ? Answer.ok(object("metadata", items))
        : Answer.empty(200);
  }

  private void extend(StoredVolume volume, JsonNode given, boolean inUse) {
    Schema.object()
        .with(
            "new_size", Schema.type("integer", "string").and(Schema.between(1, Integer.MAX_VALUE)))
        .required("new_size")
        .require(given, false);
    Double wanted = Python.number(given.path("new_size"));
    int size = wanted == null ? 0 : wanted.intValue();
    requireAvailable(volume, inUse, "extend");
    if (size <= volume.size()) {
      throw Refusal.badRequest(
          String.format(
              Locale.ROOT,
              "Invalid input received: New size for extend must be greater than current size."
                  + " (current: %d, extended: %d).",
              volume.size(),
              size));
    }
    volumes.change(volume.id(), v -> v.resized(size, volumes.now(), volumes.soon()));
  }

  private void requireAvailable(StoredVolume volume, boolean inUse, String verb) {
    String status = inUse ? "in-use" : volumes.statusOf(volume);
    if (!status.equals("available")) {
      throw Refusal.badRequest(
          String.format(
              Locale.ROOT,
              "Invalid volume: Volume %s status must be available to %s, but the current status is"
                  + " %s.",
              volume.id(),
              verb,
              status));
    }
  }

  private static boolean isOn(JsonNode flag) {
    return flag.isBoolean()
        ? flag.booleanValue()
        : List.of("True", "true", "1", "on", "yes").contains(flag.asString(""));
  }

  private static void requireMember(NeighbourCall call, String policy) {
    call.requireMember("Policy doesn't allow " + policy + " to be performed.");
  }

  private static void requireAdmin(NeighbourCall call, String policy) {
    if (!call.caller().isAdmin()) {
      throw Refusal.forbidden("Policy doesn't allow " + policy + " to be performed.");
    }
  }
}
