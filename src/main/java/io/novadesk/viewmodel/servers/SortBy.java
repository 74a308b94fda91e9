package io.novadesk.viewmodel.servers;

/** One of the columns that a table is sorted by, the first of which counts most. */
public record SortBy(Column column, boolean descending) {
  public static SortBy ascending(Column column) {
    return new SortBy(column, false);
  }
}
