package io.novadesk.demo.schema;

import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Values as Python prints them, which is how OpenStack's sentences show them. */
public final class Python {
  private Python() {}

  /** As {@code str()} prints it. */
  public static String text(JsonNode value) {
    return value.isString() ? value.stringValue() : repr(value);
  }

  /** As {@code repr()} prints it. */
  public static String repr(JsonNode value) {
    if (value.isObject()) {
      StringJoiner all = new StringJoiner(", ", "{", "}");
      value.properties().forEach(e -> all.add(quote(e.getKey()) + ": " + repr(e.getValue())));
      return all.toString();
    }
    if (value.isArray()) {
      StringJoiner all = new StringJoiner(", ", "[", "]");
      value.forEach(v -> all.add(repr(v)));
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

  public static String quote(String text) {
    String escaped = text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t");
    if (escaped.indexOf('\'') < 0) {
      return "'" + escaped + "'";
    }
    return escaped.indexOf('"') < 0
        ? "\"" + escaped + "\""
        : "'" + escaped.replace("'", "\\'") + "'";
  }

  /** The number that a value is or says; null when it is none. */
  public static @Nullable Double number(JsonNode value) {
    if (value.isNumber()) {
      return value.doubleValue();
    }
    if (value.isString() && value.stringValue().strip().matches("[-+]?\\d+(\\.\\d+)?")) {
      return Double.valueOf(value.stringValue().strip());
    }
    return null;
  }

  /** A number without the quotes of a text. */
  public static String bare(JsonNode value) {
    return value.isString() ? value.stringValue().strip() : repr(value);
  }
}
