package io.novadesk.api;

import io.novadesk.api.JsonText.Line.Kind;
import io.novadesk.i18n.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads any text as JSON and lays it out in lines, for people to look at. Numbers stay as they were
 * written, names that occur twice stay twice, order stays: what is shown is what was sent.
 */
public final class JsonText {
  /** Deep enough for every real body, and still a bound. */
  private static final int MAX_DEPTH = 10_000;

  private static final int TOKENS_BETWEEN_LOOKS = 4096;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .maxStringLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private static final Pattern PARSER_POSITION =
      Pattern.compile("\\s*\\(start marker at \\[.*?]\\)|\\s*\\[Source:.*?]|\\s*\\(code \\d+\\)");

  private JsonText() {}

  /**
   * One line of the layout. An object or an array that is not empty takes a line that opens it, its
   * content one level deeper, and a line that closes it.
   *
   * @param index place in the document, from 0
   * @param depth levels of indentation
   * @param parent index of the line that opens the surrounding object or array, -1 outside
   * @param name of the member with its quotes, null in arrays and outside
   * @param text the value as written, or the bracket
   * @param comma whether another member follows
   * @param partner index of the closing line at the opening one and the reverse, else -1
   * @param children how many members the opened object or array has
   */
  public record Line(
      int index,
      int depth,
      int parent,
      @Nullable String name,
      Kind kind,
      String text,
      boolean comma,
      int partner,
      int children) {

    /** What stands on the line. */
    public enum Kind {
      OBJECT,
      ARRAY,
      END,
      STRING,
      NUMBER,
      /** true, false, null. */
      WORD,
      /** An empty object or array. */
      EMPTY,
      /** A line of text that is not JSON. */
      RAW
    }

    /** Whether it opens an object or array that closes on a later line. */
    public boolean opens() {
      return kind == Kind.OBJECT || kind == Kind.ARRAY;
    }

    /** The whole line without its indentation. */
    public String content() {
      return (name == null ? "" : name + ": ") + text + (comma ? "," : "");
    }

    private Line withComma() {
      return new Line(index, depth, parent, name, kind, text, true, partner, children);
    }

    private Line closedAt(int end, int members) {
      return new Line(index, depth, parent, name, kind, text, comma, end, members);
    }
  }

  /**
   * Why a text is not JSON.
   *
   * @param line from 1
   * @param column from 1
   * @param reason the parser's words
   */
  public record Problem(int line, int column, String reason) {}

  /**
   * The layout of a text.
   *
   * @param problem null when the text is JSON
   */
  public record Document(List<Line> lines, @Nullable Problem problem) {
    /** No text at all. */
    public static final Document EMPTY = new Document(List.of(), null);

    /** Everything, indented by two blanks. */
    public String pretty() {
      return pretty(0, lines.size() - 1, 0);
    }

    /** What a line holds, without name and comma: a string's characters, the whole of an object. */
    public String valueAt(Line line) {
      if (line.opens() && line.partner() > 0) {
        return line.text() + "\n" + pretty(line.index() + 1, line.partner(), line.depth(), true);
      }
      return line.kind() == Kind.STRING ? unquoted(line.text()) : line.text();
    }

    /** The lines {@code from} to {@code to}, both included, moved left by some levels. */
    public String pretty(int from, int to, int outdent) {
      return pretty(from, to, outdent, false);
    }

    private String pretty(int from, int to, int outdent, boolean dropLastComma) {
      StringBuilder out = new StringBuilder();
      for (int i = from; i <= to; i++) {
        Line line = lines.get(i);
        if (i > from) {
          out.append('\n');
        }
        out.repeat("  ", Math.max(0, line.depth() - outdent))
            .append(i == to && dropLastComma ? line.text() : line.content());
      }
      return out.toString();
    }

    /** Everything without a blank or line break between the tokens; broken text as it is. */
    public String minified() {
      if (problem != null) {
        return pretty();
      }
      StringBuilder out = new StringBuilder();
      for (Line line : lines) {
        if (line.name() != null) {
          out.append(line.name()).append(':');
        }
        out.append(line.text());
        if (line.comma()) {
          out.append(',');
        }
      }
      return out.toString();
    }
  }

  /** Lays out a text; one that is not JSON as its own lines, with the problem. */
  public static Document parse(String text) {
    Layout layout = new Layout();
    Problem problem = layout.read(text);
    return problem == null
        ? new Document(List.copyOf(layout.lines), null)
        : new Document(asItIs(text), problem);
  }

  /** Lays out the beginning of a longer text: as far as it is JSON, the rest as it is. */
  public static Document parseBeginning(String text) {
    Layout layout = new Layout();
    Problem problem = layout.read(text);
    if (problem == null) {
      return new Document(List.copyOf(layout.lines), null);
    }
    return layout.lines.isEmpty()
        ? new Document(asItIs(text), problem)
        : new Document(List.copyOf(layout.lines), problem);
  }

  private static List<Line> asItIs(String text) {
    List<Line> lines = new ArrayList<>();
    text.lines()
        .forEach(l -> lines.add(new Line(lines.size(), 0, -1, null, Kind.RAW, l, false, -1, 0)));
    return List.copyOf(lines);
  }

  /** The text inside a JSON string with its quotes. */
  static String unquoted(String quoted) {
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), quoted)) {
      parser.nextToken();
      return parser.getString();
    }
  }

  /** A JSON string: readable characters as they are, the others escaped. */
  static String quoted(String text) {
    StringBuilder out = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        default -> {
          if (isReadable(text, i)) {
            out.append(c);
          } else {
            out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
          }
        }
      }
    }
    return out.append('"').toString();
  }

  /** Control and direction marks and halves of characters would change what a person sees. */
  private static boolean isReadable(String text, int i) {
    char c = text.charAt(i);
    if (c < 0x7f) {
      return c >= ' ';
    }
    if (Character.isSurrogate(c)) {
      return Character.isHighSurrogate(c)
          ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
          : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  /** The lines so far, and which objects and arrays are open. */
  private static final class Layout {
    private final List<Line> lines = new ArrayList<>();
    private final List<int[]> open = new ArrayList<>();

    @Nullable Problem read(String text) {
      try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
        int tokens = 0;
        boolean ended = false;
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
          if (++tokens % TOKENS_BETWEEN_LOOKS == 0 && Thread.currentThread().isInterrupted()) {
            throw new CancellationException();
          }
          if (ended) {
            return problem(parser.currentTokenLocation(), Text.of("json.problem.goesOn"));
          }
          take(parser, token);
          ended = open.isEmpty() && token != JsonToken.PROPERTY_NAME;
        }
        return ended ? null : problem(parser.currentLocation(), Text.of("json.problem.none"));
      } catch (JacksonException e) {
        return problem(e.getLocation(), e.getOriginalMessage());
      }
    }

    private static Problem problem(@Nullable TokenStreamLocation at, String reason) {
      return new Problem(
          at == null ? 1 : Math.max(1, at.getLineNr()),
          at == null ? 1 : Math.max(1, at.getColumnNr()),
          PARSER_POSITION.matcher(reason).replaceAll("").strip());
    }

    private void take(JsonParser parser, JsonToken token) {
      switch (token) {
        case START_OBJECT -> begin(parser, Kind.OBJECT, "{");
        case START_ARRAY -> begin(parser, Kind.ARRAY, "[");
        case END_OBJECT -> end("}");
        case END_ARRAY -> end("]");
        case VALUE_STRING -> value(parser, Kind.STRING, quoted(parser.getString()));
        case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> value(parser, Kind.NUMBER, parser.getString());
        case VALUE_TRUE, VALUE_FALSE, VALUE_NULL -> value(parser, Kind.WORD, token.asString());
        default -> {
          // A property's name is taken with its value.
        }
      }
    }

    private void begin(JsonParser parser, Kind kind, String bracket) {
      String name = enter(parser);
      lines.add(line(name, kind, bracket));
      open.add(new int[] {lines.size() - 1, 0});
    }

    private void value(JsonParser parser, Kind kind, String text) {
      lines.add(line(enter(parser), kind, text));
    }

    private Line line(@Nullable String name, Kind kind, String text) {
      int parent = open.isEmpty() ? -1 : open.getLast()[0];
      return new Line(lines.size(), open.size(), parent, name, kind, text, false, -1, 0);
    }

    /** Counts a new member, ends the one before it with a comma, and gives the new one's name. */
    private @Nullable String enter(JsonParser parser) {
      if (open.isEmpty()) {
        return null;
      }
      if (open.getLast()[1]++ > 0) {
        lines.set(lines.size() - 1, lines.getLast().withComma());
      }
      if (lines.get(open.getLast()[0]).kind() == Kind.ARRAY) {
        return null;
      }
      String name = parser.currentName();
      return quoted(name == null ? "" : name);
    }

    private void end(String bracket) {
      int[] opened = open.removeLast();
      Line start = lines.get(opened[0]);
      if (opened[1] == 0) {
        lines.set(
            opened[0],
            new Line(
                start.index(),
                start.depth(),
                start.parent(),
                start.name(),
                Kind.EMPTY,
                start.text() + bracket,
                false,
                -1,
                0));
        return;
      }
      lines.set(opened[0], start.closedAt(lines.size(), opened[1]));
      lines.add(
          new Line(
              lines.size(),
              start.depth(),
              start.parent(),
              null,
              Kind.END,
              bracket,
              false,
              start.index(),
              0));
    }
  }
}
