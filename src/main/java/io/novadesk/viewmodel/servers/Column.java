package io.novadesk.viewmodel.servers;

/** A column of the server table: what each cell says, how it sorts, what an export gives. */
public sealed interface Column permits ServerColumn, MetadataColumn {

  /** The same from one start to the next. */
  String id();

  String title();

  /** What the cell says; never null. */
  String text(ServerRow row);

  /**
   * What the row sorts by in this column, of {@link SortKeys}. Made for each row of a long list, by
   * many threads while the caller waits, so it should be cheap.
   */
  byte[] sortKey(ServerRow row);

  /** The field's name in an export for programs. */
  String exportName();

  /** The value in an export for programs. */
  Exported exported(ServerRow row);

  /** The column with this id. */
  static Column of(String id) {
    return id.startsWith(MetadataColumn.PREFIX)
        ? new MetadataColumn(id.substring(MetadataColumn.PREFIX.length()))
        : ServerColumn.ofId(id);
  }

  /** Whether there can be a column of this id. */
  static boolean isKnown(String id) {
    return id.startsWith(MetadataColumn.PREFIX) || ServerColumn.isId(id);
  }
}
