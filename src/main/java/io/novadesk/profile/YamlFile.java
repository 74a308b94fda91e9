package io.novadesk.profile;

import io.novadesk.i18n.Text;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * A YAML or JSON file as maps, lists and texts. Every scalar stays the text that was typed, so that
 * neither a password {@code 0123} nor a project id {@code 1e5} becomes a number.
 */
final class YamlFile {
  private static final long LARGEST = 1 << 20;

  private YamlFile() {}

  /**
   * @return the map at the top; empty for an empty file
   * @throws IOException with a sentence that never quotes the file: it holds passwords
   */
  static Map<String, Object> read(Path file) throws IOException {
    if (Files.size(file) > LARGEST) {
      throw new IOException(Text.of("connect.yaml.tooLarge"));
    }
    try {
      return parse(Files.readString(file));
    } catch (CharacterCodingException _) {
      throw new IOException(Text.of("connect.file.notText"));
    }
  }

  /**
   * The same of a text that is there already.
   *
   * @throws IOException with a sentence that never quotes the text
   */
  static Map<String, Object> parse(String text) throws IOException {
    try {
      return new YamlReader(text.startsWith("\ufeff") ? text.substring(1) : text).read();
    } catch (MarkedYamlEngineException e) {
      throw new IOException(
          e.getProblemMark()
              .map(mark -> Text.of("connect.yaml.brokenAt", mark.getLine() + 1))
              .orElse(Text.of("connect.yaml.broken")));
    } catch (YamlEngineException _) {
      throw new IOException(Text.of("connect.yaml.broken"));
    }
  }

  /** The map with texts for keys; no empty values. */
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
