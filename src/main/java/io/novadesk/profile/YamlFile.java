package io.novadesk.profile;

import io.novadesk.i18n.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/**
 * A YAML file as maps, lists and texts. Every scalar stays the text that was typed, so that neither
 * a password {@code 0123} nor a project id {@code 1e5} becomes a number; anchors and merge keys
 * ({@code <<: *defaults}) are resolved as YAML 1.1 does.
 */
final class YamlFile {
  private static final int DEEPEST = 20;

  private YamlFile() {}

  /**
   * @return the map at the top; empty for an empty file
   * @throws IOException with a sentence that never quotes the file: it holds passwords
   */
  static Map<String, Object> read(Path file) throws IOException {
    try {
      Load load =
          new Load(
              LoadSettings.builder()
                  .setSchema(new FailsafeSchema())
                  .setTagConstructors(Map.of(Tag.NULL, _ -> ""))
                  .setAllowDuplicateKeys(true)
                  .build());
      Iterator<Object> documents = load.loadAllFromString(Files.readString(file)).iterator();
      Object root = documents.hasNext() ? documents.next() : "";
      if (documents.hasNext()) {
        throw new IOException(Text.of("connect.yaml.severalDocuments"));
      }
      if (root == null || root.equals("")) {
        return Map.of();
      }
      if (resolve(root, 0) instanceof Map<?, ?> map) {
        return strings(map);
      }
      throw new IOException(Text.of("connect.yaml.noMap"));
    } catch (MarkedYamlEngineException e) {
      throw new IOException(
          e.getProblemMark()
              .map(mark -> Text.of("connect.yaml.brokenAt", mark.getLine() + 1))
              .orElse(Text.of("connect.yaml.broken")));
    } catch (YamlEngineException _) {
      throw new IOException(Text.of("connect.yaml.broken"));
    }
  }

  private static @Nullable Object resolve(@Nullable Object node, int depth) throws IOException {
    if (depth > DEEPEST) {
      throw new IOException(Text.of("connect.yaml.tooDeep"));
    }
    if (node instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> merged = new LinkedHashMap<>();
      Object base = map.get("<<");
      List<?> bases =
          base instanceof List<?> list ? list.reversed() : base == null ? List.of() : List.of(base);
      for (Object each : bases) {
        if (resolve(each, depth + 1) instanceof Map<?, ?> resolved) {
          merged.putAll(strings(resolved));
        }
      }
      for (Map.Entry<?, ?> e : map.entrySet()) {
        if (!"<<".equals(e.getKey())) {
          merged.put(String.valueOf(e.getKey()), resolve(e.getValue(), depth + 1));
        }
      }
      return merged;
    }
    if (node instanceof List<?> list) {
      List<@Nullable Object> all = new ArrayList<>();
      for (Object each : list) {
        all.add(resolve(each, depth + 1));
      }
      return all;
    }
    return node;
  }

  /** The map with the keys that the tools of OpenStack read: with underscores; no empty values. */
  static Map<String, Object> strings(Map<?, ?> map) {
    Map<String, Object> all = new LinkedHashMap<>();
    map.forEach(
        (key, value) -> {
          if (value != null) {
            all.put(String.valueOf(key), value);
          }
        });
    return all;
  }

  /** What {@code over} says, and where it says nothing, {@code base}; maps within likewise. */
  static Map<String, Object> merge(Map<String, Object> base, Map<String, Object> over) {
    Map<String, Object> all = new LinkedHashMap<>(base);
    over.forEach(
        (key, value) ->
            all.merge(
                key,
                value,
                (low, high) ->
                    low instanceof Map<?, ?> a && high instanceof Map<?, ?> b
                        ? merge(strings(a), strings(b))
                        : high));
    return all;
  }
}
