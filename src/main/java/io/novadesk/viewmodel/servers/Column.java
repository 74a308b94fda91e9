package io.novadesk.viewmodel.servers;

import io.novadesk.cloud.export.ExportColumn;

/** A column of the server table: what each cell says, how it sorts, what an export gives. */
public sealed interface Column extends ExportColumn<ServerRow>
    permits ServerColumn, MetadataColumn, SinceColumn {

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

  /** Whether servers can be told apart into groups by it, rather than one by one. */
  boolean isGrouping();

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
