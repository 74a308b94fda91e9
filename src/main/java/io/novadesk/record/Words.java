package io.novadesk.record;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The frequent texts of a database and their numbers: fields, states, flavors, hosts. Each side,
 * the writer's and the readers', has its own. For one thread at a time.
 */
final class Words {
  /** Beyond these a text is rare, and written out where it stands. */
  private static final int MOST = 4_096;

  private static final int LONGEST = 64;

  private final Connection database;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> words = new ArrayList<>();
  private final Set<String> asked = new HashSet<>();

  Words(Connection database) throws SQLException {
    this.database = database;
    words.add("");
    readOn();
  }

  private void readOn() throws SQLException {
    try (PreparedStatement select =
        database.prepareStatement("SELECT no, text FROM word WHERE no >= ? ORDER BY no")) {
      select.setInt(1, words.size());
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          // A number that another window took back leaves a hole.
          while (words.size() < rows.getInt(1)) {
            words.add("");
          }
          words.add(rows.getString(2));
          numbers.put(rows.getString(2), rows.getInt(1));
        }
      }
    }
  }

  /** Forgets what was not committed, and takes up what another window wrote. */
  void readAnew() throws SQLException {
    numbers.clear();
    asked.clear();
    words.subList(1, words.size()).clear();
    readOn();
  }

  /** Its number; 0: it has none. Only what is seen a second time gets one. */
  int numberOf(String text) {
    Integer known = numbers.get(text);
    if (known != null) {
      return known;
    }
    if (words.size() >= MOST || text.length() > LONGEST) {
      return 0;
    }
    if (asked.add(text)) {
      if (asked.size() > MOST) {
        asked.clear();
      }
      return 0;
    }
    try (PreparedStatement insert =
        database.prepareStatement("INSERT INTO word (no, text) VALUES (?, ?)")) {
      insert.setInt(1, words.size());
      insert.setString(2, text);
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new RecordException(e);
    }
    asked.remove(text);
    numbers.put(text, words.size());
    words.add(text);
    return words.size() - 1;
  }

  String word(int number) {
    @Nullable String known = number < words.size() ? words.get(number) : null;
    if (known == null) {
      try {
        readOn();
      } catch (SQLException e) {
        throw new RecordException(e);
      }
      known = number < words.size() ? words.get(number) : null;
    }
    if (known == null) {
      throw new IllegalStateException("no word " + number);
    }
    return known;
  }
}
