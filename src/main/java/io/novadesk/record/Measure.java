package io.novadesk.record;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How a region stood at one moment, in numbers. They are kept for some hours only.
 *
 * @param region its name
 * @param values by what they count
 */
public record Measure(Instant at, String region, Map<String, Double> values) {
  /** So long they are kept. */
  public static final Duration KEPT = Duration.ofHours(6);

  public Measure {
    values = Map.copyOf(values);
  }

  /** Takes the place of what is kept of the same moment, and drops what is too old. */
  static void write(Connection database, List<Measure> measures) throws SQLException {
    Instant newest = Instant.MIN;
    try (PreparedStatement insert =
        database.prepareStatement(
            "INSERT OR REPLACE INTO measure (at, region, what, value) VALUES (?, ?, ?, ?)")) {
      for (Measure measure : measures) {
        newest = measure.at().isAfter(newest) ? measure.at() : newest;
        for (Map.Entry<String, Double> each : measure.values().entrySet()) {
          insert.setLong(1, measure.at().toEpochMilli());
          insert.setString(2, measure.region());
          insert.setString(3, each.getKey());
          insert.setDouble(4, each.getValue());
          insert.addBatch();
        }
      }
      insert.executeBatch();
    }
    try (PreparedStatement delete = database.prepareStatement("DELETE FROM measure WHERE at < ?")) {
      delete.setLong(1, newest.minus(KEPT).toEpochMilli());
      delete.executeUpdate();
    }
  }

  /** Those since a moment, in the order of their times. */
  static List<Measure> read(Connection database, Instant since) throws SQLException {
    List<Measure> all = new ArrayList<>();
    try (PreparedStatement select =
        database.prepareStatement(
            "SELECT at, region, what, value FROM measure WHERE at >= ? ORDER BY at, region")) {
      select.setLong(1, since.toEpochMilli());
      try (ResultSet rows = select.executeQuery()) {
        Instant at = Instant.MIN;
        String region = "";
        Map<String, Double> values = new HashMap<>();
        while (rows.next()) {
          Instant next = Instant.ofEpochMilli(rows.getLong(1));
          String of = rows.getString(2);
          if (!next.equals(at) || !of.equals(region)) {
            add(all, at, region, values);
            values = new HashMap<>();
            at = next;
            region = of;
          }
          values.put(rows.getString(3), rows.getDouble(4));
        }
        add(all, at, region, values);
      }
    }
    return all;
  }

  private static void add(List<Measure> to, Instant at, String region, Map<String, Double> values) {
    if (!values.isEmpty()) {
      to.add(new Measure(at, region, values));
    }
  }
}
