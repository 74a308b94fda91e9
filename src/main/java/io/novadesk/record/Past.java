package io.novadesk.record;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers questions about the past from a record. Blocking; safe to use from many threads. */
public final class Past implements AutoCloseable {
  private static final String DEEDS =
      "SELECT s.region, s.id, s.name, d.action, d.request, d.user, p.name, d.started, d.updated,"
          + " d.failure FROM deed d JOIN server s ON s.no = d.server LEFT JOIN person p ON p.id ="
          + " d.user";

  private final RecordFile file;
  private final ServerKeys keys;
  private final Rewind rewind;

  Past(RecordFile file) {
    this.file = file;
    this.keys = new ServerKeys(file);
    this.rewind = new Rewind(file);
  }

  /** A server of a record. */
  public record ServerKey(String region, String id) {}

  private interface Question<T extends @Nullable Object> {
    T ask() throws SQLException;
  }

  private synchronized <T extends @Nullable Object> T answer(Question<T> question) {
    try {
      return question.ask();
    } catch (SQLException e) {
      throw new RecordException(e);
    }
  }

  /** When watching began; null: nothing is kept yet. */
  public @Nullable Instant begin() {
    return answer(
        () -> {
          long at = file.number("SELECT min(at) FROM keyframe");
          return at == 0 ? null : Instant.ofEpochMilli(at);
        });
  }

  /** When something was seen to change last before a moment; null: nothing was. */
  public @Nullable Instant changeBefore(Instant moment) {
    return at("SELECT max(at) FROM moment WHERE at < ?", moment);
  }

  /** When something was seen to change next after a moment; null: nothing was. */
  public @Nullable Instant changeAfter(Instant moment) {
    return at("SELECT min(at) FROM moment WHERE at > ?", moment);
  }

  private @Nullable Instant at(String query, Instant moment) {
    return answer(
        () -> {
          try (PreparedStatement select = file.connection().prepareStatement(query)) {
            select.setLong(1, moment.toEpochMilli());
            try (ResultSet row = select.executeQuery()) {
              return row.next() ? time(row, 1) : null;
            }
          }
        });
  }

  /**
   * What was seen to change between two moments, newest first.
   *
   * @param most how many at most: the newest ones
   */
  public List<Change> changes(Instant since, Instant until, int most) {
    return answer(
        () -> {
          try (PreparedStatement select =
              file.connection()
                  .prepareStatement(
                      "SELECT c.no, s.region, s.id, s.name, c.what FROM change c"
                          + " JOIN server s ON s.no = c.server"
                          + " WHERE c.no >= ? AND c.no < ? ORDER BY c.no DESC LIMIT ?")) {
            long first = Moments.firstFrom(file, since);
            long end = Moments.firstFrom(file, until.plusMillis(1));
            select.setLong(1, first);
            select.setLong(2, end);
            select.setInt(3, most);
            return read(select, Moments.between(file, first, end));
          }
        });
  }

  /** All that was seen of one server, newest first. */
  public List<Change> of(String region, String serverId) {
    return answer(
        () -> {
          try (PreparedStatement select =
              file.connection()
                  .prepareStatement(
                      "SELECT c.no, s.region, s.id, s.name, c.what FROM server s"
                          + " JOIN change c ON c.server = s.no"
                          + " WHERE s.region = ? AND s.id = ? ORDER BY c.no DESC")) {
            select.setString(1, region);
            select.setString(2, serverId);
            return read(select, null);
          }
        });
  }

  /**
   * @param moments null: looked up one by one
   */
  private List<Change> read(PreparedStatement select, @Nullable Moments moments)
      throws SQLException {
    List<Change> changes = new ArrayList<>();
    try (ResultSet rows = select.executeQuery();
        PreparedStatement when =
            file.connection()
                .prepareStatement(
                    "SELECT at FROM moment WHERE first <= ? ORDER BY first DESC LIMIT 1")) {
      while (rows.next()) {
        long no = rows.getLong(1);
        Instant observed = moments == null ? momentOf(when, no) : moments.of(no);
        Unpacked what = new Unpacked(rows.getBytes(5), file.words());
        changes.add(
            new Change(
                no,
                observed,
                event(what, observed),
                rows.getString(2),
                rows.getString(3),
                rows.getString(4),
                what.differences()));
      }
    }
    return changes;
  }

  private static Instant momentOf(PreparedStatement when, long no) throws SQLException {
    when.setLong(1, no);
    try (ResultSet row = when.executeQuery()) {
      return Instant.ofEpochMilli(row.next() ? row.getLong(1) : 0);
    }
  }

  private static @Nullable Instant event(Unpacked what, Instant observed) {
    long mark = what.number();
    if (mark == 0) {
      return null;
    }
    long zigzag = mark - 1;
    return Instant.ofEpochSecond(observed.getEpochSecond() + ((zigzag >>> 1) ^ -(zigzag & 1)));
  }

  /** In which times nobody watched, newest first. */
  public List<Gap> gaps(Instant since, Instant until) {
    return answer(
        () -> {
          List<Gap> gaps = new ArrayList<>();
          try (PreparedStatement select =
              file.connection()
                  .prepareStatement(
                      "SELECT region, start, until FROM gap WHERE max(start, until) >= ?"
                          + " AND min(start, until) <= ? ORDER BY no DESC")) {
            select.setLong(1, since.toEpochMilli());
            select.setLong(2, until.toEpochMilli());
            try (ResultSet rows = select.executeQuery()) {
              while (rows.next()) {
                gaps.add(
                    new Gap(
                        rows.getString(1),
                        Instant.ofEpochMilli(rows.getLong(2)),
                        Instant.ofEpochMilli(rows.getLong(3))));
              }
            }
          }
          return gaps;
        });
  }

  /** Until when each region was watched. */
  public Map<String, Instant> watched() {
    return answer(
        () -> {
          Map<String, Instant> watched = new HashMap<>();
          try (PreparedStatement select =
                  file.connection().prepareStatement("SELECT region, until FROM watched");
              ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
              watched.put(rows.getString(1), Instant.ofEpochMilli(rows.getLong(2)));
            }
          }
          return watched;
        });
  }

  /** The cloud's own record of what was done to servers since a moment, as far as it was read. */
  public List<Deed> deeds(Instant since) {
    return answer(
        () -> {
          try (PreparedStatement select =
              file.connection().prepareStatement(DEEDS + " WHERE d.started >= ?")) {
            select.setLong(1, since.toEpochMilli());
            return deeds(select);
          }
        });
  }

  /** The same of one server. */
  public List<Deed> deeds(String region, String serverId) {
    return answer(
        () -> {
          try (PreparedStatement select =
              file.connection()
                  .prepareStatement(
                      DEEDS + " WHERE s.region = ? AND s.id = ? ORDER BY d.started DESC")) {
            select.setString(1, region);
            select.setString(2, serverId);
            return deeds(select);
          }
        });
  }

  private static List<Deed> deeds(PreparedStatement select) throws SQLException {
    List<Deed> deeds = new ArrayList<>();
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        deeds.add(
            new Deed(
                rows.getString(1),
                rows.getString(2),
                rows.getString(3),
                rows.getString(4),
                rows.getString(5),
                rows.getString(6),
                rows.getString(7),
                time(rows, 8),
                time(rows, 9),
                rows.getString(10)));
      }
    }
    return deeds;
  }

  private static @Nullable Instant time(ResultSet row, int column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? null : Instant.ofEpochMilli(millis);
  }

  /** Every server as it was at that moment; none before watching began. */
  public Map<ServerKey, ServerFacts> at(Instant moment) {
    Map<ServerKey, ServerFacts> servers = everything(moment);
    servers.keySet().removeIf(key -> ThingKind.of(key.id()) != null);
    return servers;
  }

  /** The same with images, volumes and floating IPs, by their keys. */
  Map<ServerKey, ServerFacts> everything(Instant moment) {
    return answer(
        () -> {
          States servers = rewind.servers(moment);
          Map<ServerKey, ServerFacts> named = HashMap.newHashMap(servers.size());
          keys.readOn();
          servers.each((no, facts) -> named.put(keys.of(no), facts));
          return named;
        });
  }

  /** What is different between two moments, whatever it was meanwhile. */
  public List<Change> difference(Instant then, Instant now) {
    return answer(
        () -> {
          States before = rewind.servers(then);
          States after = rewind.servers(now);
          keys.readOn();
          List<Change> changes = new ArrayList<>();
          after.each((no, facts) -> note(changes, no, before.of(no), facts, now));
          before.each(
              (no, facts) -> {
                if (after.of(no).isEmpty()) {
                  note(changes, no, facts, ServerFacts.NONE, now);
                }
              });
          return changes;
        });
  }

  private void note(
      List<Change> changes, long no, ServerFacts before, ServerFacts after, Instant now) {
    List<Difference> differences = before.until(after);
    if (!differences.isEmpty()) {
      ServerKey key = keys.of(no);
      String name = (after.isEmpty() ? before : after).get(ServerFacts.NAME);
      changes.add(
          new Change(
              0, now, null, key.region(), key.id(), name == null ? key.id() : name, differences));
    }
  }

  /** How what was given from here ended since a moment, newest first. */
  public List<Ended> ended(Instant since) {
    return answer(() -> AuditLine.ended(file.connection(), since));
  }

  /** How regions stood since a moment, in numbers, oldest first. */
  public List<Measure> measures(Instant since) {
    return answer(() -> Measure.read(file.connection(), since));
  }

  /** Every line of the audit log, oldest first. */
  public List<AuditLine> audit() {
    return answer(() -> AuditLine.read(file.connection()));
  }

  @Override
  public synchronized void close() {
    try {
      file.close();
    } catch (SQLException e) {
      throw new RecordException(e);
    }
  }
}
