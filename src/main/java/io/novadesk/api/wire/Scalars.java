package io.novadesk.api.wire;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads values from a stream of JSON. The parser stands on the value's first token and is left on
 * its last; a value of an unexpected type is skipped and read as absent.
 */
public final class Scalars {
  /** Digits that fit into an int whatever they are. */
  private static final int SURELY_INTEGER = 9;

  private Scalars() {}

  public static @Nullable String text(JsonParser p) {
    JsonToken token = p.currentToken();
    if (token == null || token == JsonToken.VALUE_NULL) {
      return null;
    }
    if (token.isStructStart()) {
      p.skipChildren();
      return null;
    }
    return token.isScalarValue() ? p.getString() : null;
  }

  public static @Nullable String filled(JsonParser p) {
    String text = text(p);
    return text == null || text.isEmpty() ? null : text;
  }

  public static @Nullable Integer integer(JsonParser p) {
    if (p.currentToken() == JsonToken.VALUE_NUMBER_INT && p.getStringLength() <= SURELY_INTEGER) {
      return p.getIntValue();
    }
    return Json.integer(Json.number(text(p)));
  }

  public static @Nullable Boolean truth(JsonParser p) {
    return Json.truth(text(p));
  }

  /** The entries of an object as text; a container inside becomes its JSON text. */
  public static Map<String, String> texts(JsonParser p, Interner names) {
    if (p.currentToken() != JsonToken.START_OBJECT) {
      p.skipChildren();
      return Map.of();
    }
    Map<String, String> map = new LinkedHashMap<>();
    while (p.nextToken() == JsonToken.PROPERTY_NAME) {
      String key = names.intern(p.currentName());
      JsonToken value = p.nextToken();
      if (value == JsonToken.VALUE_NULL) {
        continue;
      }
      if (value != null && value.isStructStart()) {
        StringBuilder json = new StringBuilder();
        copy(p, json);
        map.put(key, json.toString());
      } else {
        map.put(key, names.intern(p.getString()));
      }
    }
    return map;
  }

  /** Writes the value that the parser stands on as JSON text. */
  private static void copy(JsonParser p, StringBuilder out) {
    int depth = 0;
    boolean first = true;
    while (p.currentToken() != null) {
      JsonToken token = p.currentToken();
      if (token.isStructEnd()) {
        depth--;
        out.append(token.asString());
        first = false;
        if (depth == 0) {
          return;
        }
      } else {
        if (!first) {
          out.append(',');
        }
        first = false;
        if (token == JsonToken.PROPERTY_NAME) {
          quoted(out, p.currentName()).append(':');
          first = true;
        } else if (token.isStructStart()) {
          depth++;
          out.append(token.asString());
          first = true;
        } else if (token == JsonToken.VALUE_STRING) {
          quoted(out, p.getString());
        } else {
          out.append(p.getString());
        }
      }
      p.nextToken();
    }
  }

  private static StringBuilder quoted(StringBuilder out, String text) {
    return out.append(Json.quoted(text));
  }
}
