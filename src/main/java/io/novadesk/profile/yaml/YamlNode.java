package io.novadesk.profile.yaml;

import java.util.List;
import java.util.Optional;

/** A part of a YAML text, and where it stands. */
public sealed interface YamlNode {
  Span span();

  /**
   * Where something stands in the text.
   *
   * @param start of its first character, from 0
   * @param end behind its last character
   * @param line of its first character, from 1
   * @param column of its first character, from 0
   */
  record Span(int start, int end, int line, int column) {}

  /** How a text is written. */
  enum Style {
    PLAIN,
    SINGLE_QUOTED,
    DOUBLE_QUOTED,
    /** Over several lines, behind {@code |} or {@code >}. */
    BLOCK
  }

  record Scalar(Span span, String text, Style style) implements YamlNode {}

  record Sequence(Span span, List<YamlNode> items, boolean flow) implements YamlNode {
    public Sequence {
      items = List.copyOf(items);
    }
  }

  record Pair(Scalar key, YamlNode value) {}

  /**
   * @param pairs in the order of the text; a key may be there twice
   * @param flow whether it stands in braces
   */
  record Mapping(Span span, List<Pair> pairs, boolean flow) implements YamlNode {
    public Mapping {
      pairs = List.copyOf(pairs);
    }

    /** The pair that counts for readers: the last of that key. */
    public Optional<Pair> find(String key) {
      return pairs.reversed().stream().filter(pair -> pair.key().text().equals(key)).findFirst();
    }

    /** The map of that key; empty when there is none, or something else. */
    public Optional<Mapping> map(String key) {
      return find(key).map(Pair::value).filter(Mapping.class::isInstance).map(Mapping.class::cast);
    }

    /** The text of that key; empty when there is none. */
    public String text(String key) {
      return find(key)
          .map(Pair::value)
          .filter(Scalar.class::isInstance)
          .map(value -> ((Scalar) value).text())
          .orElse("");
    }
  }

  /** What stands elsewhere in the text, under that name. */
  record Alias(Span span, String name) implements YamlNode {}
}
