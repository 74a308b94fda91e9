package io.novadesk.record;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** When the changes of a range were seen. */
final class Moments {
  private final long[] firsts;
  private final long[] times;
  private final int count;

  /**
   * @param all the number of a first change and its time each, in order
   */
  private Moments(List<long[]> all) {
    firsts = all.stream().mapToLong(m -> m[0]).toArray();
    times = all.stream().mapToLong(m -> m[1]).toArray();
    count = all.size();
  }

  /**
   * @param first the number of the first change
   * @param end that of the first one behind the range
   */
  static Moments between(RecordFile file, long first, long end) throws SQLException {
    List<long[]> all = new ArrayList<>();
    try (PreparedStatement select =
        file.connection()
            .prepareStatement(
                "SELECT first, at FROM moment WHERE first >= ? AND first < ? ORDER BY first")) {
      select.setLong(1, first);
      select.setLong(2, end);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          all.add(new long[] {rows.getLong(1), rows.getLong(2)});
        }
      }
    }
    return new Moments(all);
  }

  /**
   * The number of the first change from this moment on. What bears a later time than the last look
   * was seen while this computer's clock was ahead: it was before what came after it.
   */
  static long firstFrom(RecordFile file, Instant moment) throws SQLException {
    try (PreparedStatement select =
        file.connection()
            .prepareStatement("SELECT min(first) FROM moment WHERE at >= ? AND at <= ?")) {
      select.setLong(1, moment.toEpochMilli());
      select.setLong(2, lastLook(file));
      try (ResultSet row = select.executeQuery()) {
        long first = row.next() ? row.getLong(1) : 0;
        return first == 0 ? Long.MAX_VALUE : first;
      }
    }
  }

  private static long lastLook(RecordFile file) throws SQLException {
    return Math.max(
        file.number("SELECT max(until) FROM watched"),
        file.number("SELECT at FROM moment ORDER BY first DESC LIMIT 1"));
  }

  Instant of(long no) {
    int low = 0;
    int high = count - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (firsts[middle] <= no) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return Instant.ofEpochMilli(count == 0 ? 0 : times[low]);
  }
}
