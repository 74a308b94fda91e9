package io.novadesk.cli;

import io.novadesk.cloud.export.ExportColumn;
import io.novadesk.cloud.export.Exported;
import io.novadesk.cloud.export.Format;
import io.novadesk.cloud.export.TableExport;
import io.novadesk.i18n.Names;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** In which form a list is told. */
enum Output {
  TABLE,
  JSON,
  JSONL,
  CSV,
  YAML,
  NAME;

  /** A column of what is told. */
  record Column<T>(String exportName, boolean brief, Function<T, Exported> value)
      implements ExportColumn<T> {
    @Override
    public Exported exported(T row) {
      return value.apply(row);
    }
  }

  /** As it is typed. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The first column of {@code columns} is what {@link #NAME} tells. */
  <T> void write(List<Column<T>> columns, List<T> rows, PrintWriter out) {
    TableExport<T> export = new TableExport<>(columns, rows);
    try {
      switch (this) {
        // What a spreadsheet would run is guarded where a person asks for it, not in a pipe.
        case CSV -> export.write(Format.CSV, false, out);
        case JSON -> export.write(Format.JSON, false, out);
        case YAML -> export.write(Format.YAML, false, out);
        case JSONL -> rows.forEach(row -> out.println(export.line(row)));
        case NAME -> rows.forEach(row -> out.println(export.cells(row).getFirst()));
        case TABLE -> table(columns.stream().filter(Column::brief).toList(), rows, out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    out.flush();
  }

  /** Each field on a line of its own, an empty line between two things. */
  static <T> void fields(List<Column<T>> columns, List<T> rows, PrintWriter out) {
    TableExport<T> export = new TableExport<>(columns, rows);
    int width = columns.stream().mapToInt(c -> c.exportName().length()).max().orElse(0);
    for (int r = 0; r < rows.size(); r++) {
      if (r > 0) {
        out.println();
      }
      List<String> cells = export.cells(rows.get(r));
      for (int i = 0; i < cells.size(); i++) {
        String name = columns.get(i).exportName();
        out.println(
            (name + " ".repeat(width - name.length() + 2) + Names.shown(cells.get(i)))
                .stripTrailing());
      }
    }
    out.flush();
  }

  private static <T> void table(List<Column<T>> columns, List<T> rows, PrintWriter out) {
    TableExport<T> export = new TableExport<>(columns, rows);
    List<List<String>> lines = new ArrayList<>();
    lines.add(columns.stream().map(c -> c.exportName().toUpperCase(Locale.ROOT)).toList());
    rows.forEach(row -> lines.add(export.cells(row).stream().map(Names::shown).toList()));
    int[] widths = new int[columns.size()];
    for (List<String> line : lines) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], line.get(i).codePointCount(0, line.get(i).length()));
      }
    }
    for (List<String> line : lines) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        String cell = line.get(i);
        text.append(cell);
        text.append(" ".repeat(widths[i] - cell.codePointCount(0, cell.length()) + 2));
      }
      out.println(text.toString().stripTrailing());
    }
  }
}
