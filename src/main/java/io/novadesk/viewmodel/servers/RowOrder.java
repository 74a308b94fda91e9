package io.novadesk.viewmodel.servers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;

/**
 * Sorts rows by several columns; rows that are equal in all of them stand by region and id, so that
 * the same rows always stand the same way.
 */
final class RowOrder {
  /** To find one place in a long list takes about as many keys. */
  private static final int KEYS_OF_A_SEARCH = 12;

  /** From so many rows on it pays to share the work among the processors. */
  private static final int LONG = 4_096;

  private final List<SortBy> columns;

  /** A row and what it sorts by, made once and not at every comparison. */
  private static final class Keyed {
    private final ServerRow row;
    private final Comparable<?>[] keys;

    Keyed(ServerRow row, List<SortBy> columns) {
      this.row = row;
      keys = new Comparable<?>[columns.size()];
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
    Keyed[] keyed = keyed(rows);
    sort(keyed, order);
    List<ServerRow> sorted = new ArrayList<>(keyed.length);
    for (Keyed k : keyed) {
      sorted.add(k.row);
    }
    return sorted;
  }

  /**
   * The JDK sorts with as many threads as there are other processors, which of two is one: there
   * each half is sorted by itself, and the last sort finds two runs that it only has to merge.
   */
  private static void sort(Keyed[] rows, Comparator<Keyed> order) {
    if (rows.length < LONG || ForkJoinPool.getCommonPoolParallelism() != 1) {
      Arrays.parallelSort(rows, order);
      return;
    }
    int half = rows.length / 2;
    ForkJoinTask<?> first =
        ForkJoinPool.commonPool().submit(() -> Arrays.sort(rows, 0, half, order));
    Arrays.sort(rows, half, rows.length, order);
    first.join();
    Arrays.sort(rows, order);
  }

  /** On all processors: of a long list the keys take longer to make than to compare. */
  private Keyed[] keyed(Collection<ServerRow> rows) {
    ServerRow[] all = rows.toArray(ServerRow[]::new);
    Keyed[] keyed = new Keyed[all.length];
    if (all.length < LONG) {
      Arrays.setAll(keyed, i -> new Keyed(all[i], columns));
    } else {
      Arrays.parallelSetAll(keyed, i -> new Keyed(all[i], columns));
    }
    return keyed;
  }

  /** A new list: the rows of {@code kept}, which stand in this order, and {@code fresh} ones. */
  List<ServerRow> merged(List<ServerRow> kept, Collection<ServerRow> fresh) {
    List<ServerRow> next = new ArrayList<>(kept.size() + fresh.size());
    Keyed[] sorted = keyed(fresh);
    Arrays.sort(sorted, this::compare);
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
