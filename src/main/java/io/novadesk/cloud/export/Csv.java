package io.novadesk.cloud.export;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Lines of RFC 4180, of every table that is exported. A spreadsheet takes a cell for a formula and
 * runs it when it begins with one of a few signs, and names and metadata may come from anybody.
 * Some split cells where others do not, by a semicolon, a tab or a line break, so what stands
 * behind one of those counts as a cell too. Such a cell can be guarded by an apostrophe; that
 * changes the value, so whoever exports is told and decides.
 */
public final class Csv {
  private static final String END = "\r\n";

  private static final String FORMULA_SIGNS = "=+-@\uff1d\uff0b\uff0d\uff20";
  private static final String CONTROLS = "\t\r\n";
  private static final String SEPARATORS = ";" + CONTROLS;
  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+([.,]\\d+)?([eE][+-]?\\d+)?");

  private Csv() {}

  /**
   * A line with its end.
   *
   * @param guarded whether formulas are guarded
   */
  public static String line(List<String> cells, boolean guarded) {
    return cells.stream()
        .map(cell -> cell(cell, guarded))
        .collect(Collectors.joining(",", "", END));
  }

  public static String text(Exported value) {
    return switch (value) {
      case Exported.Nothing _ -> "";
      case Exported.Words(String text) -> text;
      case Exported.Whole(long number) -> String.valueOf(number);
      case Exported.Flag(boolean flag) -> String.valueOf(flag);
      case Exported.Several(List<String> texts) -> String.join(", ", texts);
    };
  }

  /** Whether a spreadsheet would run it, or a part that it takes for a cell. */
  static boolean isFormula(String cell) {
    return !guarded(cell).equals(cell);
  }

  private static String cell(String text, boolean guarded) {
    String cell = guarded ? guarded(text) : text;
    boolean plain =
        cell.chars().noneMatch(c -> c == '"' || c == ',' || SEPARATORS.indexOf(c) >= 0)
            && cell.equals(cell.strip());
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }

  /** With an apostrophe before each part that would be run. */
  private static String guarded(String text) {
    if (text.chars().noneMatch(c -> FORMULA_SIGNS.indexOf(c) >= 0 || CONTROLS.indexOf(c) >= 0)) {
      return text;
    }
    StringBuilder guarded = new StringBuilder(text.length() + 2);
    if (CONTROLS.indexOf(text.charAt(0)) >= 0) {
      guarded.append('\'');
    }
    int from = 0;
    for (int at = 0; at <= text.length(); at++) {
      if (at == text.length() || SEPARATORS.indexOf(text.charAt(at)) >= 0) {
        String part = text.substring(from, at);
        guarded.append(isRun(part) ? "'" : "").append(part);
        if (at < text.length()) {
          guarded.append(text.charAt(at));
        }
        from = at + 1;
      }
    }
    return guarded.toString();
  }

  /** Blanks and quotes before the sign are passed over, as some programs do. */
  private static boolean isRun(String part) {
    int at = 0;
    while (at < part.length()
        && (part.charAt(at) == '"'
            || Character.isWhitespace(part.charAt(at))
            || Character.isSpaceChar(part.charAt(at)))) {
      at++;
    }
    return at < part.length()
        && FORMULA_SIGNS.indexOf(part.charAt(at)) >= 0
        && !NUMBER.matcher(part.strip()).matches();
  }
}
