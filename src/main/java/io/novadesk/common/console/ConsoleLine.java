package io.novadesk.common.console;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A line of a console as a terminal would show it: its text without control characters, in runs of
 * one colour.
 *
 * @param text all runs together
 */
public record ConsoleLine(String text, List<Run> runs) {
  /** The eight colours of terminals, and none. */
  public enum Colour {
    BLACK,
    RED,
    GREEN,
    YELLOW,
    BLUE,
    MAGENTA,
    CYAN,
    WHITE,
    NONE
  }

  public record Run(String text, Colour colour, boolean bold) {}

  private static final char ESCAPE = '\u001b';

  /** What is left of colours, of clearing and of a terminal's modes where ESC was taken out. */
  private static final Pattern ORPHAN =
      Pattern.compile(
          "\\[(?:(?:CODE(?:;CODE)*)?m|2J|K(?![\\w\\]])|\\?\\d{1,4}[hl])"
              .replace("CODE", "(?:[34]8;5;\\d{1,3}|0?[0-4]|7|2[1-9]|[34]\\d|9[0-7]|10[0-7])"));

  /** Colours are ended by it, so a log that has none of it has no colours. */
  private static final Pattern ORPHAN_RESET = Pattern.compile("\\[0?m");

  private static final int TAB = 8;
  private static final List<Colour> COLOURS = List.of(Colour.values());

  /** Reads one line; colours end with it. */
  public static ConsoleLine parse(String raw) {
    return new Parser(raw).run();
  }

  /** Reads a log, whatever ends its lines. */
  public static List<ConsoleLine> parseAll(String log) {
    List<ConsoleLine> lines = new ArrayList<>();
    for (String line : withEscapes(log).split("\n", -1)) {
      lines.add(parse(line));
    }
    // What ends with a line's end has no empty line after it.
    if (!lines.isEmpty() && lines.getLast().text().isEmpty()) {
      lines.removeLast();
    }
    return lines;
  }

  /** Clouds take control characters out of a log, ESC included, and leave the rest of sequences. */
  private static String withEscapes(String log) {
    return log.indexOf(ESCAPE) < 0 && ORPHAN_RESET.matcher(log).find()
        ? ORPHAN.matcher(log).replaceAll(ESCAPE + "$0")
        : log;
  }

  /** Understands the colours of ESC [ .. m, leaves out every other control sequence. */
  private static final class Parser {
    private final String raw;
    private final StringBuilder all = new StringBuilder();
    private final StringBuilder run = new StringBuilder();
    private final List<Run> runs = new ArrayList<>();
    private Colour colour = Colour.NONE;
    private boolean bold;
    private int at;

    Parser(String raw) {
      this.raw = raw;
    }

    ConsoleLine run() {
      while (at < raw.length()) {
        char c = raw.charAt(at);
        if (c == ESCAPE) {
          escape();
        } else {
          plain(c);
          at++;
        }
      }
      end();
      return new ConsoleLine(all.toString(), List.copyOf(runs));
    }

    private void plain(char c) {
      if (c == '\t') {
        int blanks = TAB - (all.length() + run.length()) % TAB;
        run.append(" ".repeat(blanks));
      } else if (c == '\b') {
        if (!run.isEmpty()) {
          run.setLength(run.length() - 1);
        }
      } else if (c >= ' ' && c != '\u007f') {
        run.append(c);
      }
    }

    private void end() {
      if (!run.isEmpty()) {
        runs.add(new Run(run.toString(), colour, bold));
        all.append(run);
        run.setLength(0);
      }
    }

    private void escape() {
      at++;
      if (at >= raw.length()) {
        return;
      }
      char kind = raw.charAt(at++);
      if (kind == ']') {
        skipTitle();
        return;
      }
      if (kind != '[') {
        return;
      }
      int start = at;
      while (at < raw.length() && raw.charAt(at) < '@') {
        at++;
      }
      if (at < raw.length() && raw.charAt(at) == 'm') {
        end();
        for (String code : raw.substring(start, at).split(";", -1)) {
          apply(code);
        }
      }
      at = Math.min(raw.length(), at + 1);
    }

    /** A window's title, until BEL or ESC \. */
    private void skipTitle() {
      while (at < raw.length() && raw.charAt(at) != '\u0007' && raw.charAt(at) != ESCAPE) {
        at++;
      }
      at = Math.min(raw.length(), at + 1);
      if (at < raw.length() && raw.charAt(at - 1) == ESCAPE && raw.charAt(at) == '\\') {
        at++;
      }
    }

    private void apply(String code) {
      int number = code.isEmpty() ? 0 : code.matches("\\d{1,3}") ? Integer.parseInt(code) : -1;
      if (number == 0) {
        colour = Colour.NONE;
        bold = false;
      } else if (number == 1) {
        bold = true;
      } else if (number == 22) {
        bold = false;
      } else if (number == 39) {
        colour = Colour.NONE;
      } else if (number >= 30 && number < 38) {
        colour = COLOURS.get(number - 30);
      } else if (number >= 90 && number < 98) {
        colour = COLOURS.get(number - 90);
      }
    }
  }
}
