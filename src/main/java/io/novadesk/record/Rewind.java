package io.novadesk.record;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.zip.InflaterInputStream;

/** What was known of every server at a moment: the picture before it, and what changed since. */
final class Rewind {
  private final RecordFile file;

  Rewind(RecordFile file) {
    this.file = file;
  }

  /** Every server as it was at that moment; none before watching began. */
  States servers(Instant moment) throws SQLException {
    States servers = new States();
    long end = Moments.firstFrom(file, moment.plusMillis(1));
    long from = keyframe(moment, end, servers);
    if (from >= 0) {
      replay(blocks(from, end, servers), end, servers);
    }
    return servers;
  }

  /**
   * @param end the number of the first change after that moment: a clock that was behind stamped
   *     what is later with an earlier time
   * @return the number of the last change that is in it; -1: there is none
   */
  private long keyframe(Instant moment, long end, States into) throws SQLException {
    try (PreparedStatement select =
        file.connection()
            .prepareStatement(
                "SELECT upto, what FROM keyframe WHERE at <= ? AND upto < ? ORDER BY upto DESC"
                    + " LIMIT 1")) {
      select.setLong(1, moment.toEpochMilli());
      select.setLong(2, end);
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          return -1;
        }
        Unpacked what = new Unpacked(inflated(row.getBytes(2)), file.words());
        while (what.hasMore()) {
          into.put(what.number(), what.pairs());
        }
        return row.getLong(1);
      }
    }
  }

  private static byte[] inflated(byte[] bytes) {
    try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @return the number of the last change that was in a whole block
   */
  private long blocks(long after, long end, States servers) throws SQLException {
    long last = after;
    try (PreparedStatement select =
        file.connection()
            .prepareStatement(
                "SELECT upto, what FROM block WHERE upto > ? AND upto < ? ORDER BY upto")) {
      select.setLong(1, after);
      select.setLong(2, end);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          Unpacked block = new Unpacked(inflated(rows.getBytes(2)), file.words());
          while (block.hasMore()) {
            servers.apply(block.number(), block.part(block.number()));
          }
          last = rows.getLong(1);
        }
      }
    }
    return last;
  }

  private void replay(long after, long end, States servers) throws SQLException {
    try (PreparedStatement select =
        file.connection()
            .prepareStatement(
                "SELECT server, what FROM change WHERE no > ? AND no < ? ORDER BY no")) {
      select.setLong(1, after);
      select.setLong(2, end);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          servers.apply(rows.getLong(1), new Unpacked(rows.getBytes(2), file.words()));
        }
      }
    }
  }
}
