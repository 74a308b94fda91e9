package io.novadesk.record;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/**
 * How much is kept. What is too old goes in small steps, so that nothing waits for it long; the
 * room is used again. The log of what was sent stays.
 *
 * @param age of the oldest change
 * @param bytes of the whole record
 */
public record Retention(Duration age, long bytes) {
  public static final Retention STANDARD = new Retention(Duration.ofDays(30), 2L << 30);

  /** Rows that go at once. */
  private static final int STEP = 20_000;

  /**
   * Drops a step of what is too old, as far as a keyframe stands after it.
   *
   * @return whether there may be more
   */
  boolean step(RecordFile file, Instant now) throws SQLException {
    long keep = firstToKeep(file, now);
    if (keep <= 0) {
      return false;
    }
    int[] gone = new int[1];
    file.inOne(
        () -> {
          gone[0] =
              run(
                  file,
                  "DELETE FROM change WHERE no IN (SELECT no FROM change WHERE no <= ?"
                      + " ORDER BY no LIMIT "
                      + STEP
                      + ")",
                  keep);
          if (gone[0] < STEP) {
            run(file, "DELETE FROM keyframe WHERE upto < ?", keep);
            run(file, "DELETE FROM block WHERE upto <= ?", keep);
            run(file, "DELETE FROM moment WHERE first <= ?", keep);
            run(file, "DELETE FROM gap WHERE max(start, until) < ?", timeOf(file, keep));
            run(file, "DELETE FROM deed WHERE started < ?", timeOf(file, keep));
          }
        });
    return gone[0] == STEP;
  }

  private static int run(RecordFile file, String sql, long value) throws SQLException {
    try (PreparedStatement delete = file.connection().prepareStatement(sql)) {
      delete.setLong(1, value);
      return delete.executeUpdate();
    }
  }

  private static long timeOf(RecordFile file, long keyframe) throws SQLException {
    try (PreparedStatement select =
        file.connection().prepareStatement("SELECT at FROM keyframe WHERE upto = ?")) {
      select.setLong(1, keyframe);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? row.getLong(1) : 0;
      }
    }
  }

  /** The keyframe from which on all is kept; 0: all is. */
  private long firstToKeep(RecordFile file, Instant now) throws SQLException {
    long tooOld = now.minus(age).toEpochMilli();
    // One that only seems old, as the clock was behind, follows one that is not.
    long keep =
        file.number(
            "SELECT max(upto) FROM keyframe k WHERE at < "
                + tooOld
                + " AND NOT EXISTS (SELECT 1 FROM keyframe b WHERE b.upto < k.upto AND b.at BETWEEN"
                + " "
                + tooOld
                + " AND "
                + now.toEpochMilli()
                + ")");
    long used =
        file.number("PRAGMA page_size")
            * (file.number("PRAGMA page_count") - file.number("PRAGMA freelist_count"));
    if (used > bytes) {
      long second = file.number("SELECT upto FROM keyframe ORDER BY upto LIMIT 1 OFFSET 1");
      keep = Math.max(keep, second);
    }
    boolean oldest = keep == file.number("SELECT min(upto) FROM keyframe");
    return oldest
            && file.number(
                    "SELECT count(*) FROM (SELECT 1 FROM change WHERE no <= " + keep + " LIMIT 1)")
                == 0
        ? 0
        : keep;
  }
}
