package io.novadesk.demo.schema;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An object, and what its keys hold. */
public final class ObjectSchema implements Schema {
  private final Map<String, Schema> properties = new LinkedHashMap<>();
  private final Set<String> required = new LinkedHashSet<>();
  private boolean open;

  ObjectSchema() {}

  /** What the key holds, where it is there. */
  public ObjectSchema with(String key, Schema schema) {
    properties.put(key, schema);
    return this;
  }

  /** Has the key only when {@code applies}. */
  public ObjectSchema with(boolean applies, String key, Schema schema) {
    return applies ? with(key, schema) : this;
  }

  /** Keys that have to be there. */
  public ObjectSchema required(String... keys) {
    required.addAll(List.of(keys));
    return this;
  }

  /** Needs the key only when {@code applies}. */
  public ObjectSchema required(boolean applies, String key) {
    return applies ? required(key) : this;
  }

  /** Other keys may stand there too. */
  public ObjectSchema open() {
    open = true;
    return this;
  }

  @Override
  public @Nullable Failure check(JsonNode value, boolean lax) {
    if (!value.isObject()) {
      return Schema.type("object").check(value, lax);
    }
    for (Map.Entry<String, Schema> property : properties.entrySet()) {
      JsonNode held = value.get(property.getKey());
      Failure failure = held == null ? null : property.getValue().check(held, lax);
      if (failure != null) {
        return failure.at(property.getKey());
      }
    }
    for (String key : required) {
      if (!value.has(key)) {
        return Failure.of(value, "'" + key + "' is a required property");
      }
    }
    return open || lax ? null : unknown(value);
  }

  private @Nullable Failure unknown(JsonNode value) {
    StringJoiner unknown = new StringJoiner(", ");
    int count = 0;
    for (String key : value.propertyNames()) {
      if (!properties.containsKey(key)) {
        unknown.add(Python.quote(key));
        count++;
      }
    }
    return count == 0
        ? null
        : Failure.of(
            value,
            String.format(
                Locale.ROOT,
                "Additional properties are not allowed (%s %s unexpected)",
                unknown,
                count == 1 ? "was" : "were"));
  }
}
