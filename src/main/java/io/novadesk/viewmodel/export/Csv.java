package io.novadesk.viewmodel.export;

import io.novadesk.viewmodel.servers.Exported;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Cells of RFC 4180. A spreadsheet takes a cell for a formula and runs it when it begins with one
 * of a few signs, and names and metadata may come from anybody. Such a cell can be guarded by an
 * apostrophe; that changes the value, so whoever exports is told and decides.
 */
final class Csv {
  static final String END = "\r\n";

  private static final String FORMULA_SIGNS = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";
  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+([.,]\\d+)?");

  private Csv() {}

  static String text(Exported value) {
    return switch (value) {
      case Exported.Nothing _ -> "";
      case Exported.Words(String text) -> text;
      case Exported.Whole(long number) -> String.valueOf(number);
      case Exported.Flag(boolean flag) -> String.valueOf(flag);
      case Exported.Several(List<String> texts) -> String.join(", ", texts);
    };
  }

  /** Whether a spreadsheet would run it. */
  static boolean isFormula(String cell) {
    return !cell.isEmpty()
        && FORMULA_SIGNS.indexOf(cell.charAt(0)) >= 0
        && !NUMBER.matcher(cell).matches();
  }

  static String cell(String text, boolean guarded) {
    String cell = guarded && isFormula(text) ? "'" + text : text;
    boolean plain =
        cell.chars().noneMatch(c -> c == '"' || c == ',' || c == '\r' || c == '\n')
            && cell.equals(cell.strip());
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }
}
