package io.novadesk.profile;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * As much of a broken JSON object as stands before its fault. A number counts once something
 * follows it: half of one is another one. Of an array only whole elements are taken, of an object
 * what it has.
 */
final class JsonRescue {
  private final JsonMapper json;
  private final JsonParser in;

  private JsonRescue(JsonMapper json, JsonParser in) {
    this.json = json;
    this.in = in;
  }

  static ObjectNode of(JsonMapper json, String text) {
    ObjectNode root = json.createObjectNode();
    try (JsonParser in = json.createParser(text)) {
      if (in.nextToken() == JsonToken.START_OBJECT) {
        new JsonRescue(json, in).fill(root);
      }
    } catch (JacksonException _) {
      // What came before the fault is what was asked for.
    }
    return root;
  }

  private void fill(ObjectNode object) {
    String name = "";
    JsonNode seen = null;
    while (true) {
      JsonToken next = in.nextToken();
      if (seen != null) {
        object.set(name, seen);
        seen = null;
      }
      if (next != JsonToken.PROPERTY_NAME) {
        return;
      }
      name = in.currentName();
      switch (in.nextToken()) {
        case START_OBJECT -> fill(object.putObject(name));
        case START_ARRAY -> fill(object.putArray(name));
        case null -> {
          return;
        }
        default -> {
          JsonNode value = scalar();
          if (value.isNumber()) {
            seen = value;
          } else {
            object.set(name, value);
          }
        }
      }
    }
  }

  private void fill(ArrayNode array) {
    JsonNode seen = null;
    while (true) {
      JsonToken next = in.nextToken();
      if (seen != null) {
        array.add(seen);
      }
      if (next == null || next == JsonToken.END_ARRAY) {
        return;
      }
      seen = element(next);
    }
  }

  private JsonNode element(JsonToken start) {
    return switch (start) {
      case START_OBJECT -> {
        ObjectNode element = json.createObjectNode();
        fill(element);
        yield element;
      }
      case START_ARRAY -> {
        ArrayNode element = json.createArrayNode();
        fill(element);
        yield element;
      }
      default -> scalar();
    };
  }

  private JsonNode scalar() {
    JsonNode value = in.readValueAsTree();
    return value == null ? json.getNodeFactory().nullNode() : value;
  }
}
