package io.novadesk.viewmodel.servers;

import io.novadesk.viewmodel.NaturalOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

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
    private final Comparable<?>[] keys;

    Keyed(ServerRow row, List<SortBy> columns, Map<String, String> made) {
      this.row = row;
      keys = new Comparable<?>[columns.size()];
      for (int i = 0; i < keys.length; i++) {
        Column column = columns.get(i).column();
        keys[i] =
            column.sortsByText()
                ? made.computeIfAbsent(column.text(row), NaturalOrder::key)
                : column.sortKey(row);
      }
    }
  }

  RowOrder(List<SortBy> columns) {
    this.columns = List.copyOf(columns);
  }

  /** Whether both are as good at the other's place. */
  boolean isSamePlace(ServerRow a, ServerRow b) {
    Map<String, String> made = new HashMap<>();
    return compare(new Keyed(a, columns, made), new Keyed(b, columns, made)) == 0;
  }

  /** A new list of these rows in this order. */
  List<ServerRow> sorted(Collection<ServerRow> rows) {
    return sorted(rows, this::compare);
  }

  /**
   * The same for rows that stand by region and id already: a sort that leaves equals as they are
   * need not compare ids.
   */
  List<ServerRow> sortedFromIds(List<ServerRow> rows) {
    return sorted(rows, this::compareColumns);
  }

  private List<ServerRow> sorted(Collection<ServerRow> rows, Comparator<Keyed> order) {
    Keyed[] keyed = keyed(rows, new HashMap<>());
    Arrays.sort(keyed, order);
    List<ServerRow> sorted = new ArrayList<>(keyed.length);
    for (Keyed k : keyed) {
      sorted.add(k.row);
    }
    return sorted;
  }

  /**
   * @param made of most columns many rows say the same: equal texts get one key, known by its
   *     identity
   */
  private Keyed[] keyed(Collection<ServerRow> rows, Map<String, String> made) {
    Keyed[] keyed = new Keyed[rows.size()];
    int i = 0;
    for (ServerRow row : rows) {
      keyed[i++] = new Keyed(row, columns, made);
    }
    return keyed;
  }

  /** A new list: the rows of {@code kept}, which stand in this order, and {@code fresh} ones. */
  List<ServerRow> merged(List<ServerRow> kept, Collection<ServerRow> fresh) {
    List<ServerRow> next = new ArrayList<>(kept.size() + fresh.size());
    Map<String, String> made = new HashMap<>();
    Keyed[] sorted = keyed(fresh, made);
    Arrays.sort(sorted, this::compare);
    boolean many = (long) fresh.size() * KEYS_OF_A_SEARCH > kept.size();
    int taken = 0;
    for (Keyed wanted : sorted) {
      int at = many ? step(kept, taken, wanted, made) : place(kept, taken, wanted, made);
      next.addAll(kept.subList(taken, at));
      next.add(wanted.row);
      taken = at;
    }
    next.addAll(kept.subList(taken, kept.size()));
    return next;
  }

  /** Where it belongs, row by row: a list that grows fast is gone through once for all of them. */
  private int step(List<ServerRow> rows, int from, Keyed wanted, Map<String, String> made) {
    int at = from;
    while (at < rows.size() && compare(new Keyed(rows.get(at), columns, made), wanted) < 0) {
      at++;
    }
    return at;
  }

  /** Where it belongs, not before {@code from}. */
  private int place(List<ServerRow> rows, int from, Keyed wanted, Map<String, String> made) {
    int low = from;
    int high = rows.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (compare(new Keyed(rows.get(middle), columns, made), wanted) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private int compareColumns(Keyed a, Keyed b) {
    for (int i = 0; i < a.keys.length; i++) {
      int order = compareKeys(a.keys[i], b.keys[i]);
      if (order != 0) {
        return columns.get(i).descending() ? -order : order;
      }
    }
    return 0;
  }

  private int compare(Keyed a, Keyed b) {
    int byColumns = compareColumns(a, b);
    if (byColumns != 0) {
      return byColumns;
    }
    int byRegion =
        Objects.equals(a.row.region(), b.row.region())
            ? 0
            : a.row.region().key().compareTo(b.row.region().key());
    return byRegion != 0 ? byRegion : a.row.server().id().compareTo(b.row.server().id());
  }

  @SuppressWarnings({"unchecked", "ReferenceEquality"}) // of one class; the same one is equal
  private static int compareKeys(Comparable<?> a, Comparable<?> b) {
    return a == b ? 0 : ((Comparable<Object>) a).compareTo(b);
  }
}
