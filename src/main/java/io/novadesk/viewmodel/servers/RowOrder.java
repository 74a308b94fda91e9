package io.novadesk.viewmodel.servers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * Sorts rows by several columns; rows that are equal in all of them stand by region and id, so that
 * the same rows always stand the same way.
 */
final class RowOrder {
  /** To find one place in a long list takes about as many keys. */
  private static final int KEYS_OF_A_SEARCH = 12;

  private final List<SortBy> columns;

  /** A row and what it sorts by, made once and not at every comparison. */
  private static final class Keyed {
    private final ServerRow row;
    private final byte[][] keys;

    Keyed(ServerRow row, List<SortBy> columns) {
      this.row = row;
      keys = new byte[columns.size()][];
      for (int i = 0; i < keys.length; i++) {
        keys[i] = columns.get(i).column().sortKey(row);
      }
    }
  }

  RowOrder(List<SortBy> columns) {
    this.columns = List.copyOf(columns);
  }

  /** Whether both are as good at the other's place. */
  boolean isSamePlace(ServerRow a, ServerRow b) {
    return compare(new Keyed(a, columns), new Keyed(b, columns)) == 0;
  }

  /** A new list of these rows in this order. */
  List<ServerRow> sorted(Collection<ServerRow> rows) {
    ServerRow[] byId = rows.toArray(ServerRow[]::new);
    Arrays.parallelSort(byId, RowOrder::compareIds);
    return sortedFromIds(Arrays.asList(byId));
  }

  /** The same for rows that stand by region and id already. */
  List<ServerRow> sortedFromIds(List<ServerRow> rows) {
    return new RowSort(rows, columns).sorted();
  }

  /** Where some state of the row's server stands in a list of this order; negative if nowhere. */
  int indexOf(List<ServerRow> rows, ServerRow row) {
    Keyed wanted = new Keyed(row, columns);
    int at = place(rows, 0, wanted);
    return at < rows.size() && compare(new Keyed(rows.get(at), columns), wanted) == 0 ? at : -1;
  }

  /** A new list: the rows of {@code kept}, which stand in this order, and {@code fresh} ones. */
  List<ServerRow> merged(List<ServerRow> kept, Collection<ServerRow> fresh) {
    List<ServerRow> next = new ArrayList<>(kept.size() + fresh.size());
    List<Keyed> sorted = new ArrayList<>(fresh.size());
    fresh.forEach(row -> sorted.add(new Keyed(row, columns)));
    sorted.sort(this::compare);
    boolean many = (long) fresh.size() * KEYS_OF_A_SEARCH > kept.size();
    int taken = 0;
    for (Keyed wanted : sorted) {
      int at = many ? step(kept, taken, wanted) : place(kept, taken, wanted);
      next.addAll(kept.subList(taken, at));
      next.add(wanted.row);
      taken = at;
    }
    next.addAll(kept.subList(taken, kept.size()));
    return next;
  }

  /** Where it belongs, row by row: a list that grows fast is gone through once for all of them. */
  private int step(List<ServerRow> rows, int from, Keyed wanted) {
    int at = from;
    while (at < rows.size() && compare(new Keyed(rows.get(at), columns), wanted) < 0) {
      at++;
    }
    return at;
  }

  /** Where it belongs, not before {@code from}. */
  private int place(List<ServerRow> rows, int from, Keyed wanted) {
    int low = from;
    int high = rows.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (compare(new Keyed(rows.get(middle), columns), wanted) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private int compare(Keyed a, Keyed b) {
    for (int i = 0; i < a.keys.length; i++) {
      int order = Arrays.compareUnsigned(a.keys[i], b.keys[i]);
      if (order != 0) {
        return columns.get(i).descending() ? -order : order;
      }
    }
    return compareIds(a.row, b.row);
  }

  private static int compareIds(ServerRow a, ServerRow b) {
    int byRegion = a.region().equals(b.region()) ? 0 : a.region().key().compareTo(b.region().key());
    return byRegion != 0 ? byRegion : a.server().id().compareTo(b.server().id());
  }
}
