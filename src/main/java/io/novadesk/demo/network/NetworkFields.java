package io.novadesk.demo.network;

import io.novadesk.demo.http.Json;
import io.novadesk.demo.http.Refusal;
import io.novadesk.demo.neighbour.NeighbourCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The fields of networks and subnets as requests write them, checked in Neutron's words. */
final class NetworkFields {
  private static final int LONGEST = 255;

  private NetworkFields() {}

  static JsonNode body(NeighbourCall call) {
    return Json.read(call.call().bytes(), "Malformed request body: Cannot understand JSON.");
  }

  /**
   * What a request wants to be made: one object, or a list of them.
   *
   * @param body all of the request
   * @param settable the keys that it may have
   * @param known all keys of such objects
   */
  static List<JsonNode> wanted(JsonNode body, String one, Set<String> settable, Set<String> known) {
    List<JsonNode> items = new ArrayList<>();
    if (body.has(one + 's')) {
      body.path(one + 's').forEach(items::add);
      if (items.isEmpty()) {
        throw Refusal.badRequest("Resources required");
      }
    } else if (body.path(one).isObject()) {
      items.add(body.path(one));
    } else {
      throw Refusal.badRequest("Unable to find '" + one + "' in request body");
    }
    for (JsonNode item : items) {
      requireKeys(item, known, settable, "Attribute '%s' not allowed in POST");
    }
    return items;
  }

  /** What a request wants to be changed. */
  static JsonNode change(NeighbourCall call, String one, Set<String> settable, Set<String> known) {
    JsonNode item = body(call).path(one);
    if (!item.isObject()) {
      throw Refusal.badRequest("Unable to find '" + one + "' in request body");
    }
    requireKeys(item, known, settable, "Cannot update read-only attribute %s");
    return item;
  }

  private static void requireKeys(
      JsonNode item, Set<String> known, Set<String> settable, String otherwise) {
    for (String key : item.propertyNames()) {
      if (settable.contains(key)) {
        continue;
      }
      throw Refusal.badRequest(
          known.contains(key)
              ? String.format(Locale.ROOT, otherwise, key)
              : "Unrecognized attribute(s) '" + key + "'");
    }
  }

  static Refusal invalid(String field, String reason) {
    return Refusal.badRequest("Invalid input for " + field + ". Reason: " + reason);
  }

  static Refusal invalid(String reason) {
    return new Refusal(400, "InvalidInput", "Invalid input for operation: " + reason);
  }

  static String text(JsonNode item, String field, String otherwise) {
    JsonNode value = item.path(field);
    if (value.isMissingNode()) {
      return otherwise;
    }
    if (!value.isString()) {
      throw invalid(field, "'" + shown(value) + "' is not a valid string.");
    }
    if (value.stringValue().length() > LONGEST) {
      throw invalid(
          field,
          String.format(
              Locale.ROOT, "'%s' exceeds maximum length of %d.", value.stringValue(), LONGEST));
    }
    return value.stringValue();
  }

  /** A value as Python would print it. */
  private static String shown(JsonNode value) {
    return value.isNull() ? "None" : value.isString() ? value.stringValue() : value.toString();
  }

  static boolean flag(JsonNode item, String field, boolean otherwise) {
    JsonNode value = item.path(field);
    if (value.isMissingNode()) {
      return otherwise;
    }
    if (value.isBoolean()) {
      return value.booleanValue();
    }
    String text = shown(value).toLowerCase(Locale.ROOT);
    if (!Set.of("true", "1", "false", "0").contains(text)) {
      throw invalid("'" + shown(value) + "' cannot be converted to boolean.");
    }
    return text.equals("true") || text.equals("1");
  }

  static int number(JsonNode item, String field, int otherwise) {
    JsonNode value = item.path(field);
    if (value.isMissingNode()) {
      return otherwise;
    }
    String text = shown(value);
    if (!text.matches("-?\\d{1,9}")) {
      throw invalid(field, "'" + text + "' is not an integer.");
    }
    if (text.startsWith("-")) {
      throw invalid(field, "'" + text + "' should be non-negative.");
    }
    return Integer.parseInt(text);
  }

  /** The address at that field; null where it is null or absent. */
  static @Nullable String address(JsonNode item, String field, String of) {
    JsonNode value = item.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    String text = shown(value);
    if (Ip.bits(text) == 0) {
      throw invalid(of, "'" + text + "' is not a valid IP address.");
    }
    return text.indexOf(':') < 0 ? text : Ip.canonical(text);
  }
}
