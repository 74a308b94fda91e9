package io.novadesk.profile.edit;

import io.novadesk.i18n.Text;
import io.novadesk.profile.yaml.Yaml11;
import io.novadesk.profile.yaml.YamlFaultException;
import io.novadesk.profile.yaml.YamlNode;
import io.novadesk.profile.yaml.YamlNode.Mapping;
import io.novadesk.profile.yaml.YamlNode.Pair;
import io.novadesk.profile.yaml.YamlNode.Scalar;
import io.novadesk.profile.yaml.YamlNode.Sequence;
import io.novadesk.profile.yaml.YamlNode.Style;
import io.novadesk.profile.yaml.YamlText;
import java.util.List;

/**
 * One change to a YAML text that leaves every other character where it was: comments, order,
 * quotes, blank lines and line ends.
 */
public final class YamlEdit {
  private final String text;
  private final Mapping map;

  /** How many of the names on the way to the map are not there. */
  private final List<String> missing;

  private YamlEdit(String text, Mapping map, List<String> missing) {
    this.text = text;
    this.map = map;
    this.missing = missing;
  }

  /**
   * @param path names of the maps in one another
   * @throws CannotEditException with a sentence where the text cannot be understood, or the map
   *     stands elsewhere
   */
  private static YamlEdit at(String text, List<String> path) throws CannotEditException {
    try {
      if (!(YamlText.parse(text).orElse(null) instanceof Mapping root)) {
        throw new CannotEditException(Text.of("edit.notThere", String.join(".", path)));
      }
      Mapping map = root;
      for (int i = 0; i < path.size(); i++) {
        Pair pair = map.find(path.get(i)).orElse(null);
        if (pair == null || isNothing(pair.value())) {
          return new YamlEdit(text, map, path.subList(i, path.size()));
        }
        if (!(pair.value() instanceof Mapping inner)) {
          throw new CannotEditException(Text.of("edit.shared", pair.value().span().line()));
        }
        map = inner;
      }
      return new YamlEdit(text, map, List.of());
    } catch (YamlFaultException e) {
      throw new CannotEditException(Text.of("edit.broken", e.line()));
    }
  }

  private static boolean isNothing(YamlNode node) {
    return node instanceof Scalar scalar
        && scalar.style() == Style.PLAIN
        && scalar.text().isEmpty();
  }

  /**
   * Gives a key of a map another value, or adds it at the map's end.
   *
   * @throws CannotEditException with a sentence where that would change more than this value
   */
  public static String set(String text, List<String> path, String key, String value)
      throws CannotEditException {
    YamlEdit edit = at(text, path);
    Pair pair = edit.missing.isEmpty() ? edit.map.find(key).orElse(null) : null;
    return pair == null ? edit.added(key, value) : edit.replaced(pair, value);
  }

  /**
   * Takes a key out of a map, with its lines; harmless where it is not there.
   *
   * @throws CannotEditException with a sentence where that would change more than this key
   */
  public static String remove(String text, List<String> path, String key)
      throws CannotEditException {
    String left = text;
    while (true) {
      YamlEdit edit = at(left, path);
      Pair pair = edit.missing.isEmpty() ? edit.map.find(key).orElse(null) : null;
      if (pair == null) {
        return left;
      }
      if (edit.map.pairs().size() == 1) {
        return edit.replaced(pair, "");
      }
      left = edit.without(pair);
    }
  }

  /**
   * Gives a key another name.
   *
   * @throws CannotEditException with a sentence where it is not there
   */
  public static String rename(String text, List<String> path, String key, String name)
      throws CannotEditException {
    YamlEdit edit = at(text, path);
    Pair pair =
        edit.map
            .find(key)
            .filter(_ -> edit.missing.isEmpty())
            .orElseThrow(() -> new CannotEditException(Text.of("edit.notThere", key)));
    edit.refuseAnchor(pair.key());
    return edit.spliced(
        pair.key().span().start(), pair.key().span().end(), Yaml11.write(name, pair.key().style()));
  }

  private String spliced(int from, int to, String between) {
    return text.substring(0, from) + between + text.substring(to);
  }

  private String replaced(Pair pair, String value) throws CannotEditException {
    YamlNode now = pair.value();
    if (now instanceof Mapping || now instanceof Sequence) {
      throw new CannotEditException(Text.of("edit.several", now.span().line(), pair.key().text()));
    }
    Style style = now instanceof Scalar scalar ? scalar.style() : Style.PLAIN;
    String written = Yaml11.write(value, style);
    int start = now.span().start();
    int end = end(pair);
    if (start >= end) {
      int behind = colon(pair);
      return spliced(behind, behind, " " + written);
    }
    refuseAnchor(now);
    return spliced(start, end, written);
  }

  /** What others refer to by a name has to keep that name. */
  private void refuseAnchor(YamlNode node) throws CannotEditException {
    if (text.startsWith("&", node.span().start())) {
      throw new CannotEditException(Text.of("edit.shared", node.span().line()));
    }
  }

  private String added(String key, String value) {
    String written = Yaml11.write(key, Style.PLAIN) + ": " + Yaml11.write(value, Style.PLAIN);
    if (map.flow()) {
      String inner = written;
      for (String name : missing.reversed()) {
        inner = Yaml11.write(name, Style.PLAIN) + ": {" + inner + "}";
      }
      if (map.pairs().isEmpty()) {
        return spliced(map.span().end() - 1, map.span().end() - 1, inner);
      }
      int behind = end(map.pairs().getLast());
      return spliced(behind, behind, ", " + inner);
    }
    return missing.isEmpty() ? line(map.pairs().getLast(), indent(), written) : nested(written);
  }

  /** Adds the maps that are missing, and in the innermost the key. */
  private String nested(String written) {
    Pair named = map.find(missing.getFirst()).orElse(null);
    int at = indent();
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < missing.size(); i++) {
      if (i > 0 || named == null) {
        lines.append(i == 0 ? "" : newline() + " ".repeat(at + 2 * i));
        lines.append(Yaml11.write(missing.get(i), Style.PLAIN)).append(':');
      }
    }
    String inner = " ".repeat(at + 2 * missing.size()) + written;
    if (named == null) {
      lines.append(newline()).append(inner);
      return line(map.pairs().getLast(), at, lines.toString());
    }
    String below =
        lines.isEmpty() ? inner : lines.substring(newline().length()) + newline() + inner;
    int behind = endOfLine(colon(named));
    return spliced(behind, behind, newline() + below);
  }

  /** Puts a line behind the last one of a pair. */
  private String line(Pair last, int indent, String written) {
    int behind = endOfLine(Math.max(end(last), colon(last)));
    return spliced(behind, behind, newline() + " ".repeat(indent) + written);
  }

  private int indent() {
    return map.pairs().getFirst().key().span().column();
  }

  private String without(Pair pair) throws CannotEditException {
    List<Pair> pairs = map.pairs();
    int at = pairs.indexOf(pair);
    if (map.flow()) {
      return at == pairs.size() - 1
          ? spliced(end(pairs.get(at - 1)), end(pair), "")
          : spliced(pair.key().span().start(), pairs.get(at + 1).key().span().start(), "");
    }
    int start = pair.key().span().start() - pair.key().span().column();
    if (!text.substring(start, pair.key().span().start()).isBlank()) {
      throw new CannotEditException(
          Text.of("edit.several", pair.key().span().line(), pair.key().text()));
    }
    int end = endOfLine(Math.max(end(pair), colon(pair)));
    if (end < text.length()) {
      end += text.startsWith("\r\n", end) ? 2 : 1;
    }
    return spliced(start, end, "");
  }

  private String newline() {
    return text.contains("\r\n") ? "\r\n" : "\n";
  }

  private int endOfLine(int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
      at++;
    }
    return at;
  }

  /** Behind the colon of a key. */
  private int colon(Pair pair) {
    return text.indexOf(':', pair.key().span().end()) + 1;
  }

  private int end(Pair pair) {
    return Math.max(end(pair.value()), pair.key().span().end());
  }

  /** Behind the last character that belongs to it: marks of maps also count what follows them. */
  private int end(YamlNode node) {
    return switch (node) {
      case Mapping inner when !inner.flow() && !inner.pairs().isEmpty() ->
          end(inner.pairs().getLast());
      case Sequence inner when !inner.flow() && !inner.items().isEmpty() ->
          end(inner.items().getLast());
      default -> {
        int end = node.span().end();
        while (end > node.span().start() && Character.isWhitespace(text.charAt(end - 1))) {
          end--;
        }
        yield end;
      }
    };
  }
}
