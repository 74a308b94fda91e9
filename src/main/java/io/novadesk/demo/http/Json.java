package io.novadesk.demo.http;

import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON in and out: trees of maps and lists for small answers, a generator for long lists. */
public final class Json {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Json() {}

  /**
   * Reads one JSON value.
   *
   * @throws Refusal 400 with the given sentence when the text is no JSON
   */
  public static JsonNode read(byte[] text, String otherwise) {
    try {
      JsonNode node = MAPPER.readTree(text);
      if (node == null || node.isMissingNode()) {
        throw Refusal.badRequest(otherwise);
      }
      return node;
    } catch (JacksonException e) {
      throw Refusal.badRequest(otherwise);
    }
  }

  /** A tree of maps, lists, texts, numbers and nulls as JSON. */
  public static byte[] bytes(Object tree) {
    return MAPPER.writeValueAsBytes(tree);
  }

  /** Whatever {@code writer} writes, as bytes. */
  public static byte[] bytes(int expectedSize, Consumer<JsonGenerator> writer) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(expectedSize);
    try (JsonGenerator json = MAPPER.createGenerator(out)) {
      writer.accept(json);
    }
    return out.toByteArray();
  }

  /** Reads a value of the seed, whose text is part of the program. */
  public static <T> T value(JsonNode node, Class<T> type) {
    return MAPPER.treeToValue(node, type);
  }

  /** An object with its keys in the order given: key, value, key, value. */
  public static Map<String, @Nullable Object> object(@Nullable Object... keysAndValues) {
    Map<String, @Nullable Object> map =
        LinkedHashMap.newLinkedHashMap(keysAndValues.length / 2 + 2);
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put(String.valueOf(keysAndValues[i]), keysAndValues[i + 1]);
    }
    return map;
  }

  /** The text at {@code key}, or null when there is none. */
  public static @Nullable String text(JsonNode object, String key) {
    JsonNode value = object.get(key);
    return value == null || !value.isString() ? null : value.stringValue();
  }
}
