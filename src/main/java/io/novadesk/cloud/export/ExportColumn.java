package io.novadesk.cloud.export;

/** A column of a table as an export for programs sees it. */
public interface ExportColumn<T> {
  /** The field's name. */
  String exportName();

  /** The value of one row. */
  Exported exported(T row);
}
