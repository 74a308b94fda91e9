package io.novadesk.record;

import io.novadesk.cloud.export.Quoted;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One line of the log of what was sent. Each carries the hash of itself and of the one before, so
 * that a line which was changed, taken out or put in is found.
 *
 * @param number from 1, without a hole
 * @param line a JSON object
 * @param hash SHA-256 of the hash before and this line, in hexadecimal
 */
public record AuditLine(long number, String line, String hash) {
  private static final Pattern FACT =
      Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\": \"((?:[^\"\\\\]|\\\\.)*)\"");

  private static final Pattern ESCAPED = Pattern.compile("\\\\(u[0-9a-f]{4}|.)");

  /** What stands before the first line. */
  private static final String BEGIN = "0".repeat(64);

  /** The line as an export has it: with its number and its hash. */
  public String exported() {
    return "{\"no\": "
        + number
        + ", "
        + line.substring(1, line.length() - 1)
        + ", \"hash\": "
        + Quoted.text(hash)
        + "}";
  }

  /**
   * The number of the first line that is not what it was when it was written; 0: all are.
   *
   * @param lines from the first one on
   */
  public static long firstBroken(List<AuditLine> lines) {
    String before = BEGIN;
    long expected = 1;
    for (AuditLine line : lines) {
      if (line.number() != expected || !line.hash().equals(hash(before, line.line()))) {
        return expected;
      }
      before = line.hash();
      expected++;
    }
    return 0;
  }

  /** What the line says, by name. */
  Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    Matcher fact = FACT.matcher(line);
    while (fact.find()) {
      facts.put(plain(fact.group(1)), plain(fact.group(2)));
    }
    return facts;
  }

  private static String plain(String quoted) {
    return ESCAPED
        .matcher(quoted)
        .replaceAll(
            escaped -> {
              String what = escaped.group(1);
              return Matcher.quoteReplacement(
                  switch (what.charAt(0)) {
                    case 'n' -> "\n";
                    case 'r' -> "\r";
                    case 't' -> "\t";
                    case 'u' -> String.valueOf((char) Integer.parseInt(what.substring(1), 16));
                    default -> what;
                  });
            });
  }

  /** How what was given from here ended since a moment, newest first. */
  static List<Ended> ended(Connection database, Instant since) throws SQLException {
    List<Ended> ended = new ArrayList<>();
    try (PreparedStatement select =
            database.prepareStatement("SELECT no, line, hash FROM audit ORDER BY no DESC");
        ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        AuditLine line = new AuditLine(rows.getLong(1), rows.getString(2), rows.getString(3));
        Map<String, String> facts = line.facts();
        Instant at = Instant.parse(facts.getOrDefault("at", "1970-01-01T00:00:00Z"));
        if (at.isBefore(since)) {
          return ended;
        }
        if ("ended".equals(facts.get("kind"))) {
          ended.add(Ended.of(line.number(), at, facts));
        }
      }
    }
    return ended;
  }

  /** Within a transaction that nobody else writes in. */
  static void add(Connection database, Map<String, String> facts) throws SQLException {
    String line =
        facts.entrySet().stream()
            .map(e -> Quoted.text(e.getKey()) + ": " + Quoted.text(e.getValue()))
            .collect(Collectors.joining(", ", "{", "}"));
    long number = 1;
    String before = BEGIN;
    try (PreparedStatement select =
            database.prepareStatement("SELECT no, hash FROM audit ORDER BY no DESC LIMIT 1");
        ResultSet row = select.executeQuery()) {
      if (row.next()) {
        number = row.getLong(1) + 1;
        before = row.getString(2);
      }
    }
    try (PreparedStatement insert =
        database.prepareStatement("INSERT INTO audit (no, line, hash) VALUES (?, ?, ?)")) {
      insert.setLong(1, number);
      insert.setString(2, line);
      insert.setString(3, hash(before, line));
      insert.executeUpdate();
    }
  }

  static List<AuditLine> read(Connection database) throws SQLException {
    List<AuditLine> lines = new ArrayList<>();
    try (PreparedStatement select =
            database.prepareStatement("SELECT no, line, hash FROM audit ORDER BY no");
        ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        lines.add(new AuditLine(rows.getLong(1), rows.getString(2), rows.getString(3)));
      }
    }
    return lines;
  }

  private static String hash(String before, String line) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(before.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest(line.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
