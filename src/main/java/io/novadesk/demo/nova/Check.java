package io.novadesk.demo.nova;

import io.novadesk.demo.http.Refusal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Checks request bodies as nova's JSON schemas do, with the sentences of its validator. */
final class Check {
  private static final Pattern META_KEY = Pattern.compile("[a-zA-Z0-9-_:. ]{1,255}");
  private static final int TEXT = 255;

  private Check() {}

  static Refusal invalid(String field, JsonNode value, String why) {
    String shown = value.isString() ? value.stringValue() : python(value);
    return Refusal.badRequest(
        String.format(
            Locale.ROOT, "Invalid input for field/attribute %s. Value: %s. %s", field, shown, why));
  }

  /** The object at {@code key} of a body that holds nothing else of importance. */
  static JsonNode member(JsonNode body, String key) {
    JsonNode value = body.get(key);
    if (value == null) {
      throw Refusal.badRequest("'" + key + "' is a required property");
    }
    if (!value.isObject()) {
      throw invalid(key, value, python(value) + " is not of type 'object'");
    }
    return value;
  }

  static void required(JsonNode object, String field, String... keys) {
    for (String key : keys) {
      if (!object.has(key)) {
        throw invalid(field, object, "'" + key + "' is a required property");
      }
    }
  }

  static void only(JsonNode object, String field, Set<String> keys) {
    for (String key : object.propertyNames()) {
      if (!keys.contains(key)) {
        throw invalid(
            field, object, "Additional properties are not allowed ('" + key + "' was unexpected)");
      }
    }
  }

  /** A text of 1 to 255 characters, or null when the key is missing. */
  static @Nullable String name(JsonNode object, String key) {
    String text = text(object, key, TEXT);
    if (text != null && text.isEmpty()) {
      throw invalid(key, object.path(key), "'' is too short");
    }
    if (text != null && !text.strip().equals(text)) {
      throw invalid(key, object.path(key), "'" + text + "' does not match the name format");
    }
    return text;
  }

  /** A text, or null when the key is missing or null. */
  static @Nullable String text(JsonNode object, String key, int longest) {
    JsonNode value = object.get(key);
    if (value == null || value.isNull()) {
      return null;
    }
    if (!value.isString()) {
      throw invalid(key, value, python(value) + " is not of type 'string'");
    }
    String text = value.stringValue();
    if (text.length() > longest) {
      throw invalid(key, value, "'" + text + "' is too long");
    }
    return text;
  }

  static int count(JsonNode object, String key, int otherwise) {
    JsonNode value = object.get(key);
    if (value == null) {
      return otherwise;
    }
    int count = -1;
    if (value.isIntegralNumber()) {
      count = value.intValue();
    } else if (value.isString() && value.stringValue().matches("\\d{1,6}")) {
      count = Integer.parseInt(value.stringValue());
    }
    if (count < 1) {
      throw invalid(key, value, python(value) + " is less than the minimum of 1");
    }
    return count;
  }

  static boolean flag(JsonNode object, String key) {
    JsonNode value = object.get(key);
    if (value == null) {
      return false;
    }
    return value.isBoolean()
        ? value.booleanValue()
        : Set.of("true", "True", "TRUE", "1", "on", "yes").contains(value.asString(""));
  }

  /** Texts by key, as metadata has to be. */
  static Map<String, String> metadata(JsonNode object, String field) {
    if (object.isMissingNode()) {
      return Map.of();
    }
    if (!object.isObject()) {
      throw invalid(field, object, python(object) + " is not of type 'object'");
    }
    Map<String, String> metadata = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : object.properties()) {
      String key = entry.getKey();
      JsonNode value = entry.getValue();
      if (!META_KEY.matcher(key).matches()) {
        throw invalid(
            field,
            object,
            "'" + key + "' does not match any of the regexes: '^[a-zA-Z0-9-_:. ]{1,255}$'");
      }
      if (!value.isString()) {
        throw invalid(key, value, python(value) + " is not of type 'string'");
      }
      if (value.stringValue().length() > TEXT) {
        throw invalid(key, value, "'" + value.stringValue() + "' is too long");
      }
      metadata.put(key, value.stringValue());
    }
    return Map.copyOf(metadata);
  }

  static boolean isUuid(String text) {
    try {
      return text.length() == 36 && UUID.fromString(text).toString().equalsIgnoreCase(text);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** A value as Python would print it, which is how nova's sentences show it. */
  static String python(JsonNode value) {
    if (value.isObject()) {
      StringJoiner all = new StringJoiner(", ", "{", "}");
      value.properties().forEach(e -> all.add(quote(e.getKey()) + ": " + python(e.getValue())));
      return all.toString();
    }
    if (value.isArray()) {
      StringJoiner all = new StringJoiner(", ", "[", "]");
      value.forEach(v -> all.add(python(v)));
      return all.toString();
    }
    if (value.isString()) {
      return quote(value.stringValue());
    }
    if (value.isBoolean()) {
      return value.booleanValue() ? "True" : "False";
    }
    return value.isNull() || value.isMissingNode() ? "None" : value.toString();
  }

  private static String quote(String text) {
    return text.indexOf('\'') < 0 ? "'" + text + "'" : "\"" + text + "\"";
  }
}
