package io.novadesk.api.image;

import io.novadesk.api.Metadata;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Properties of images, changed by JSON patch. */
final class GlanceProperties implements Metadata {
  private final GlanceV2 glance;

  GlanceProperties(GlanceV2 glance) {
    this.glance = glance;
  }

  @Override
  public Map<String, String> get(String id) {
    return glance.get(id).properties();
  }

  @Override
  public Map<String, String> merge(String id, Map<String, String> items) {
    return write(id, items, false);
  }

  @Override
  public Map<String, String> replace(String id, Map<String, String> items) {
    return write(id, items, true);
  }

  private Map<String, String> write(String id, Map<String, String> items, boolean exactly) {
    Map<String, String> now = get(id);
    ArrayNode patch = JsonNodeFactory.instance.arrayNode();
    items.forEach(
        (key, value) -> {
          if (!value.equals(now.get(key))) {
            step(patch, now.containsKey(key) ? "replace" : "add", key).put("value", value);
          }
        });
    if (exactly) {
      now.keySet().stream()
          .filter(key -> !items.containsKey(key))
          .forEach(key -> step(patch, "remove", key));
    }
    return patch.isEmpty() ? now : send(id, patch);
  }

  private static ObjectNode step(ArrayNode patch, String operation, String key) {
    String pointer = "/" + key.replace("~", "~0").replace("/", "~1");
    return patch.addObject().put("op", operation).put("path", pointer);
  }

  private Map<String, String> send(String id, ArrayNode patch) {
    return glance.patch(id, patch).properties();
  }

  @Override
  public void delete(String id, String key) {
    ArrayNode patch = JsonNodeFactory.instance.arrayNode();
    step(patch, "remove", key);
    send(id, patch);
  }
}
