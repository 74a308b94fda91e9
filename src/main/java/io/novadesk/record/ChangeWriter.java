package io.novadesk.record;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.jspecify.annotations.Nullable;

/** Writes what was seen; each call belongs to a transaction of the caller. For one thread. */
final class ChangeWriter implements AutoCloseable {
  private final RecordFile file;
  private final PreparedStatement findServer;
  private final PreparedStatement addServer;
  private final PreparedStatement nameServer;
  private final PreparedStatement addMoment;
  private final PreparedStatement addChange;
  private long last;

  ChangeWriter(RecordFile file) throws SQLException {
    this.file = file;
    // The window that wrote before this one has numbered some of its own.
    file.words().readAnew();
    Connection db = file.connection();
    findServer = db.prepareStatement("SELECT no, name FROM server WHERE region = ? AND id = ?");
    addServer = db.prepareStatement("INSERT INTO server (region, id, name) VALUES (?, ?, ?)");
    nameServer = db.prepareStatement("UPDATE server SET name = ? WHERE no = ?");
    addMoment = db.prepareStatement("INSERT INTO moment (first, at) VALUES (?, ?)");
    addChange = db.prepareStatement("INSERT INTO change (no, server, what) VALUES (?, ?, ?)");
    last =
        Math.max(
            file.number("SELECT max(no) FROM change"),
            file.number("SELECT max(upto) FROM keyframe"));
  }

  /** The number of the newest change. */
  long last() {
    return last;
  }

  /** What was seen at one moment. */
  void changes(Collection<Change> changes) throws SQLException {
    @Nullable Instant moment = null;
    for (Change change : changes) {
      last++;
      if (!change.observed().equals(moment)) {
        moment = change.observed();
        addMoment.setLong(1, last);
        addMoment.setLong(2, moment.toEpochMilli());
        addMoment.executeUpdate();
      }
      addChange.setLong(1, last);
      addChange.setLong(2, server(change.region(), change.serverId(), change.name()));
      addChange.setBytes(3, packed(change));
      addChange.executeUpdate();
    }
  }

  private byte[] packed(Change change) {
    Packed packed = new Packed(file.words());
    Instant event = change.event();
    if (event == null) {
      packed.number(0);
    } else {
      long seconds = event.getEpochSecond() - change.observed().getEpochSecond();
      packed.number(1 + ((seconds << 1) ^ (seconds >> 63)));
    }
    return packed.differences(change.differences()).bytes();
  }

  private long server(String region, String id, String name) throws SQLException {
    findServer.setString(1, region);
    findServer.setString(2, id);
    try (ResultSet found = findServer.executeQuery()) {
      if (found.next()) {
        long no = found.getLong(1);
        if (!name.equals(found.getString(2))) {
          nameServer.setString(1, name);
          nameServer.setLong(2, no);
          nameServer.executeUpdate();
        }
        return no;
      }
    }
    addServer.setString(1, region);
    addServer.setString(2, id);
    addServer.setString(3, name);
    addServer.executeUpdate();
    return file.number("SELECT last_insert_rowid()");
  }

  /** Every server as it is now: where questions about a later moment begin. */
  void keyframe(Collection<Watched> all, Instant now) throws SQLException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, deflater)) {
      for (Watched watched : all) {
        watched.each(
            (id, facts) -> {
              try {
                String name = facts.get(ServerFacts.NAME);
                long no = server(watched.region(), id, name == null ? id : name);
                out.write(new Packed(file.words()).number(no).facts(facts).bytes());
              } catch (SQLException e) {
                throw new RecordException(e);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      deflater.end();
    }
    try (PreparedStatement add =
        file.connection()
            .prepareStatement(
                "INSERT OR REPLACE INTO keyframe (upto, at, what) VALUES (?, ?, ?)")) {
      add.setLong(1, last);
      add.setLong(2, now.toEpochMilli());
      add.setBytes(3, bytes.toByteArray());
      add.executeUpdate();
    }
  }

  /**
   * Puts changes together in one row: a question about a moment reads a few of these in place of
   * many thousands.
   *
   * @param after the number of the last change that is in one
   */
  void block(long after) throws SQLException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    try (PreparedStatement select =
            file.connection()
                .prepareStatement("SELECT server, what FROM change WHERE no > ? ORDER BY no");
        DeflaterOutputStream out = new DeflaterOutputStream(bytes, deflater)) {
      select.setLong(1, after);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          byte[] what = rows.getBytes(2);
          Packed head = new Packed(file.words());
          out.write(head.number(rows.getLong(1)).number(what.length).bytes());
          out.write(what);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      deflater.end();
    }
    try (PreparedStatement add =
        file.connection().prepareStatement("INSERT INTO block (upto, what) VALUES (?, ?)")) {
      add.setLong(1, last);
      add.setBytes(2, bytes.toByteArray());
      add.executeUpdate();
    }
  }

  void gaps(List<Gap> gaps) throws SQLException {
    try (PreparedStatement add =
        file.connection()
            .prepareStatement("INSERT INTO gap (region, start, until) VALUES (?, ?, ?)")) {
      for (Gap gap : gaps) {
        add.setString(1, gap.region());
        add.setLong(2, gap.from().toEpochMilli());
        add.setLong(3, gap.until().toEpochMilli());
        add.executeUpdate();
      }
    }
  }

  void watched(String region, Instant until) throws SQLException {
    try (PreparedStatement put =
        file.connection()
            .prepareStatement("INSERT OR REPLACE INTO watched (region, until) VALUES (?, ?)")) {
      put.setString(1, region);
      put.setLong(2, until.toEpochMilli());
      put.executeUpdate();
    }
  }

  void deeds(List<Deed> deeds) throws SQLException {
    try (PreparedStatement put =
        file.connection()
            .prepareStatement(
                "INSERT OR REPLACE INTO deed (server, request, action, user, started, updated,"
                    + " failure) VALUES (?, ?, ?, ?, ?, ?, ?)")) {
      for (Deed deed : deeds) {
        put.setLong(1, server(deed.region(), deed.serverId(), deed.serverName()));
        put.setString(2, deed.requestId());
        put.setString(3, deed.action());
        put.setString(4, deed.userId());
        put.setObject(5, deed.started() == null ? null : deed.started().toEpochMilli());
        put.setObject(6, deed.updated() == null ? null : deed.updated().toEpochMilli());
        put.setString(7, deed.failure());
        put.executeUpdate();
      }
    }
  }

  void person(String id, String name) throws SQLException {
    try (PreparedStatement put =
        file.connection()
            .prepareStatement("INSERT OR REPLACE INTO person (id, name) VALUES (?, ?)")) {
      put.setString(1, id);
      put.setString(2, name);
      put.executeUpdate();
    }
  }

  @Override
  public void close() throws SQLException {
    for (PreparedStatement each :
        List.of(findServer, addServer, nameServer, addMoment, addChange)) {
      each.close();
    }
  }
}
