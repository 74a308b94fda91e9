package io.novadesk.cloud.export;

import io.novadesk.api.SecretText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Rows of a table as text for other programs: a field for each column that is shown, times as ISO
 * 8601 in UTC. Immutable.
 */
public final class TableExport<T> {
  private final List<? extends ExportColumn<T>> columns;
  private final List<T> rows;

  /** Columns that tell the same in different ways become one. */
  public TableExport(List<? extends ExportColumn<T>> columns, List<T> rows) {
    Set<String> names = new HashSet<>();
    this.columns = columns.stream().filter(column -> names.add(column.exportName())).toList();
    this.rows = List.copyOf(rows);
  }

  /** How many cells a spreadsheet would run as formulas. */
  public int formulas() {
    int found = 0;
    for (ExportColumn<T> column : columns) {
      found += Csv.isFormula(column.exportName()) ? 1 : 0;
      for (T row : rows) {
        found += Csv.isFormula(Csv.text(value(column, row))) ? 1 : 0;
      }
    }
    return found;
  }

  /**
   * @param guarded whether formulas are guarded, in CSV
   */
  public void write(Format format, boolean guarded, Appendable to) throws IOException {
    switch (format) {
      case CSV -> writeCsv(guarded, to);
      case JSON -> writeJson(to);
      case YAML -> writeYaml(to);
    }
  }

  /** One row as a JSON object on one line. */
  public String line(T row) {
    return columns.stream()
        .map(c -> Quoted.text(c.exportName()) + ": " + Quoted.value(value(c, row)))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  /** The cells of one row as plain texts. */
  public List<String> cells(T row) {
    return columns.stream().map(c -> Csv.text(value(c, row))).toList();
  }

  /** The value as a file may hold it: secrets stay behind, by the rules of all other places. */
  private static <T> Exported value(ExportColumn<T> column, T row) {
    return column.exported(row) instanceof Exported.Words(String text)
        ? Exported.of(SecretText.masked(column.exportName(), text))
        : column.exported(row);
  }

  private void writeCsv(boolean guarded, Appendable to) throws IOException {
    List<String> line = new ArrayList<>();
    columns.forEach(column -> line.add(column.exportName()));
    to.append(Csv.line(line, guarded));
    for (T row : rows) {
      line.clear();
      columns.forEach(column -> line.add(Csv.text(value(column, row))));
      to.append(Csv.line(line, guarded));
    }
  }

  private void writeJson(Appendable to) throws IOException {
    to.append("[");
    String before = "\n";
    for (T row : rows) {
      to.append(before).append("  {");
      String comma = "\n";
      for (ExportColumn<T> column : columns) {
        to.append(comma)
            .append("    ")
            .append(Quoted.text(column.exportName()))
            .append(": ")
            .append(Quoted.value(value(column, row)));
        comma = ",\n";
      }
      to.append("\n  }");
      before = ",\n";
    }
    to.append(rows.isEmpty() ? "]\n" : "\n]\n");
  }

  private void writeYaml(Appendable to) throws IOException {
    if (rows.isEmpty()) {
      to.append("[]\n");
    }
    for (T row : rows) {
      String mark = "- ";
      for (ExportColumn<T> column : columns) {
        to.append(mark)
            .append(Quoted.text(column.exportName()))
            .append(": ")
            .append(Quoted.value(value(column, row)))
            .append("\n");
        mark = "  ";
      }
    }
  }
}
