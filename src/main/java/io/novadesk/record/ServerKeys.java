package io.novadesk.record;

import io.novadesk.record.Past.ServerKey;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The servers behind the numbers of a record, read once. For one thread at a time. */
final class ServerKeys {
  private final RecordFile file;

  /** By their numbers, which count up from one. */
  private final List<@Nullable ServerKey> keys = new ArrayList<>();

  private final Map<String, String> regions = new HashMap<>();

  ServerKeys(RecordFile file) {
    this.file = file;
  }

  /** Reads those that came since. */
  void readOn() throws SQLException {
    try (PreparedStatement select =
        file.connection()
            .prepareStatement("SELECT no, region, id FROM server WHERE no >= ? ORDER BY no")) {
      select.setInt(1, keys.size());
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          while (keys.size() < rows.getInt(1)) {
            keys.add(null);
          }
          String region = regions.computeIfAbsent(rows.getString(2), each -> each);
          keys.add(new ServerKey(region, rows.getString(3)));
        }
      }
    }
  }

  ServerKey of(long no) {
    return Objects.requireNonNull(keys.get((int) no), "a server without a name");
  }
}
