package io.novadesk.api.http;

import io.novadesk.api.ApiException;
import io.novadesk.api.SecretText;
import io.novadesk.api.http.RequestTemplate.Part;
import io.novadesk.api.http.RequestTemplate.Part.Literal;
import io.novadesk.api.http.RequestTemplate.Part.Variable;
import io.novadesk.api.wire.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Puts variables in the places of a body where its secrets stood. */
final class Templates {
  /** What the API calls a server's password; people know it as the new one. */
  private static final Map<String, String> NAMES = Map.of("ADMINPASS", "NEW_PASSWORD");

  /** Nothing that a person could have typed. */
  private final String mark = "v" + UUID.randomUUID().toString().replace("-", "");

  private final List<String> names = new ArrayList<>();
  private final Map<String, String> values = new LinkedHashMap<>();

  private Templates() {}

  /**
   * @param clean the body without its secrets
   * @param sent the body itself; null where it is not known any more
   */
  static List<Part> body(String clean, @Nullable String sent) {
    if (clean.isEmpty()) {
      return List.of();
    }
    if (clean.equals(sent) || !clean.contains(SecretText.MASK)) {
      return List.of(new Literal(clean));
    }
    try {
      return new Templates()
          .parts(
              Json.tree(clean.getBytes(StandardCharsets.UTF_8)),
              sent == null ? null : Json.tree(sent.getBytes(StandardCharsets.UTF_8)));
    } catch (ApiException _) {
      // Not JSON: the masks stand where they were.
      return List.of(new Literal(clean));
    }
  }

  private List<Part> parts(JsonNode clean, @Nullable JsonNode sent) {
    String text = new String(Json.bytes(marked("SECRET", clean, sent)), StandardCharsets.UTF_8);
    List<Part> parts = new ArrayList<>();
    int at = 0;
    for (int i = 0; i < names.size(); i++) {
      String place = mark + i + "_";
      int found = text.indexOf(place, at);
      if (found > at) {
        parts.add(new Literal(text.substring(at, found)));
      }
      parts.add(new Variable(names.get(i)));
      at = found + place.length();
    }
    if (at < text.length()) {
      parts.add(new Literal(text.substring(at)));
    }
    return parts;
  }

  private JsonNode marked(String name, JsonNode clean, @Nullable JsonNode sent) {
    return switch (clean) {
      case ObjectNode object -> {
        ObjectNode out = Json.object();
        object.forEachEntry(
            (key, value) ->
                out.set(key, marked(variable(key), value, sent == null ? null : sent.get(key))));
        yield out;
      }
      case ArrayNode array -> {
        ArrayNode out = array.arrayNode();
        for (int i = 0; i < array.size(); i++) {
          out.add(marked(name, array.get(i), sent == null ? null : sent.get(i)));
        }
        yield out;
      }
      case StringNode text
          when text.stringValue().contains(SecretText.MASK) && !clean.equals(sent) -> {
        names.add(unique(name, sent == null ? String.valueOf(names.size()) : sent.toString()));
        yield StringNode.valueOf(mark + (names.size() - 1) + "_");
      }
      default -> clean;
    };
  }

  /** Two secrets with one name are two variables. */
  private String unique(String name, String value) {
    String free = name;
    for (int i = 2; !values.getOrDefault(free, value).equals(value); i++) {
      free = name + "_" + i;
    }
    values.put(free, value);
    return free;
  }

  /** A name that every shell takes for that of a variable. */
  static String variable(String name) {
    String capitals =
        name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_")
            .toUpperCase(Locale.ROOT)
            .replaceAll("[^A-Z0-9]+", "_")
            .replaceAll("^_+|_+$", "");
    String known = NAMES.get(capitals.replace("_", ""));
    if (known != null) {
      return known;
    }
    // Without a word of its own in front it could be one that the shell itself reads: PATH, IFS.
    return capitals.matches("(OS|X)_.+")
        ? capitals
        : "SECRET" + (capitals.isEmpty() ? "" : "_" + capitals);
  }
}
