package io.novadesk.viewmodel.servers;

import java.util.Arrays;
import java.util.List;

/**
 * Sorts very many rows; what is equal stays as it stood. Five bytes of a key and the place of its
 * row fit into one number, and numbers sort many times as fast as keys that lie all over memory;
 * those that are equal so far are sorted by their next five bytes, then by the next column. To be
 * used once.
 */
final class RowSort {
  /** Bytes that are looked at together. */
  private static final int STEP = 5;

  private static final int PLACE_BITS = Long.SIZE - STEP * Byte.SIZE;
  private static final long PLACE = (1L << PLACE_BITS) - 1;

  /** From so many rows on it pays to share the work among the processors. */
  private static final int LONG = 4_096;

  private final ServerRow[] rows;
  private final List<SortBy> columns;

  /** By column and place; of a further column only for rows that are equal in those before. */
  private final byte[][][] keys;

  RowSort(List<ServerRow> rows, List<SortBy> columns) {
    if (rows.size() > PLACE) {
      throw new IllegalArgumentException("More rows than can be sorted: " + rows.size());
    }
    this.rows = rows.toArray(ServerRow[]::new);
    this.columns = columns;
    keys = new byte[columns.size()][rows.size()][];
  }

  /** A new list of the rows in order. */
  List<ServerRow> sorted() {
    long[] codes = new long[rows.length];
    Arrays.setAll(codes, place -> place);
    if (!columns.isEmpty() && codes.length > 1) {
      makeKeys();
      sort(codes, 0, codes.length, 0, 0);
    }
    ServerRow[] sorted = new ServerRow[codes.length];
    for (int i = 0; i < sorted.length; i++) {
      sorted[i] = rows[place(codes[i])];
    }
    return Arrays.asList(sorted);
  }

  /** Those of the first column on all processors: they take as long as all the rest. */
  private void makeKeys() {
    Column first = columns.getFirst().column();
    if (rows.length < LONG) {
      Arrays.setAll(keys[0], place -> first.sortKey(rows[place]));
    } else {
      Arrays.parallelSetAll(keys[0], place -> first.sortKey(rows[place]));
    }
  }

  private void sort(long[] codes, int from, int to, int column, int seen) {
    int depth = common(codes, from, to, column, seen);
    boolean descending = columns.get(column).descending();
    boolean ended = true;
    for (int i = from; i < to; i++) {
      int place = place(codes[i]);
      byte[] key = key(column, place);
      ended &= key.length <= depth + STEP;
      long bytes = bytes(key, depth);
      codes[i] = (((descending ? ~bytes : bytes) << PLACE_BITS) ^ Long.MIN_VALUE) | place;
    }
    Arrays.sort(codes, from, to);
    int nextColumn = ended ? column + 1 : column;
    if (nextColumn == columns.size()) {
      return;
    }
    int start = from;
    for (int i = from + 1; i <= to; i++) {
      if (i == to || (codes[i] ^ codes[start]) >>> PLACE_BITS != 0) {
        if (i - start > 1) {
          sort(codes, start, i, nextColumn, ended ? 0 : depth + STEP);
        }
        start = i;
      }
    }
  }

  /** How far all of these keys are the same: a long text that many share costs one look. */
  private int common(long[] codes, int from, int to, int column, int seen) {
    byte[] first = key(column, place(codes[from]));
    int end = first.length;
    for (int i = from + 1; i < to && end > seen; i++) {
      byte[] other = key(column, place(codes[i]));
      int start = Math.min(seen, other.length);
      int same = Arrays.mismatch(first, seen, end, other, start, other.length);
      end = same < 0 ? end : seen + same;
    }
    return end;
  }

  private byte[] key(int column, int place) {
    byte[] key = keys[column][place];
    if (key == null) {
      key = columns.get(column).column().sortKey(rows[place]);
      keys[column][place] = key;
    }
    return key;
  }

  private static int place(long code) {
    return (int) (code & PLACE);
  }

  /** The next bytes of a key; where it has ended, what is less than any byte of a text. */
  private static long bytes(byte[] key, int from) {
    long bytes = 0;
    for (int i = from; i < from + STEP; i++) {
      bytes = (bytes << Byte.SIZE) | (i < key.length ? key[i] & 0xFF : 0);
    }
    return bytes;
  }
}
