package io.novadesk.record;

import io.novadesk.i18n.Text;
import io.novadesk.profile.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.sqlite.SQLiteConfig;

/** One connection to a record on the disk. For one thread at a time. */
final class RecordFile implements AutoCloseable {
  /** Counts up when a later version cannot be read by an earlier one. */
  private static final int VERSION = 1;

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int CACHE_KB = 4_000;

  /** What lies beside the database while it is open. */
  private static final List<String> PARTS = List.of("", "-wal", "-shm");

  private static final List<String> TABLES =
      List.of(
          "CREATE TABLE server (no INTEGER PRIMARY KEY, region TEXT NOT NULL, id TEXT NOT NULL,"
              + " name TEXT NOT NULL, UNIQUE (region, id))",
          "CREATE TABLE word (no INTEGER PRIMARY KEY, text TEXT NOT NULL)",
          "CREATE TABLE moment (first INTEGER PRIMARY KEY, at INTEGER NOT NULL)",
          "CREATE INDEX moment_at ON moment (at)",
          "CREATE TABLE change (no INTEGER PRIMARY KEY, server INTEGER NOT NULL, what BLOB NOT"
              + " NULL)",
          "CREATE INDEX change_server ON change (server)",
          "CREATE TABLE keyframe (upto INTEGER PRIMARY KEY, at INTEGER NOT NULL, what BLOB NOT"
              + " NULL)",
          "CREATE TABLE block (upto INTEGER PRIMARY KEY, what BLOB NOT NULL)",
          "CREATE TABLE watched (region TEXT PRIMARY KEY, until INTEGER NOT NULL) WITHOUT ROWID",
          "CREATE TABLE gap (no INTEGER PRIMARY KEY, region TEXT NOT NULL, start INTEGER NOT NULL,"
              + " until INTEGER NOT NULL)",
          "CREATE TABLE deed (server INTEGER NOT NULL, request TEXT NOT NULL, action TEXT NOT NULL,"
              + " user TEXT, started INTEGER, updated INTEGER, failure TEXT,"
              + " PRIMARY KEY (server, request)) WITHOUT ROWID",
          "CREATE INDEX deed_started ON deed (started)",
          "CREATE TABLE person (id TEXT PRIMARY KEY, name TEXT NOT NULL) WITHOUT ROWID",
          "CREATE TABLE audit (no INTEGER PRIMARY KEY, line TEXT NOT NULL, hash TEXT NOT NULL)");

  /** Came later, and is made where it is missing: an earlier version does without it. */
  private static final String MEASURES =
      "CREATE TABLE IF NOT EXISTS measure (at INTEGER NOT NULL, region TEXT NOT NULL, what TEXT NOT"
          + " NULL, value REAL NOT NULL, PRIMARY KEY (at, region, what)) WITHOUT ROWID";

  private final Connection connection;
  private final Words words;

  private RecordFile(Connection connection) throws SQLException {
    this.connection = connection;
    make();
    this.words = new Words(connection);
  }

  /**
   * Opens it, and makes it where it is missing; nobody else can read it.
   *
   * @throws SQLException when it is damaged or of a later version
   * @throws IOException when it cannot be made
   */
  static RecordFile open(Path file) throws SQLException, IOException {
    NativeLibrary.find();
    PrivateFiles.append(file).close();
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
    config.setBusyTimeout((int) PATIENCE.toMillis());
    config.setCacheSize(-CACHE_KB);
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    Connection connection = config.createConnection("jdbc:sqlite:" + file);
    try {
      return new RecordFile(connection);
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  private void make() throws SQLException {
    int version = (int) number("PRAGMA user_version");
    if (version > VERSION) {
      throw new SQLException(Text.of("record.later"));
    }
    if (version == 0) {
      inOne(this::makeTables);
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute(MEASURES);
    }
  }

  private void makeTables() throws SQLException {
    // Another window may have made them meanwhile.
    if (number("PRAGMA user_version") != 0) {
      return;
    }
    try (Statement statement = connection.createStatement()) {
      for (String table : TABLES) {
        statement.execute(table);
      }
      statement.execute("PRAGMA user_version = " + VERSION);
    }
  }

  /** Puts a damaged one beside its place, with all that belongs to it. */
  static Path keepAside(Path file) throws IOException {
    String stamp =
        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString().replaceAll("[^0-9TZ]", "");
    Path aside = file.resolveSibling(file.getFileName() + ".damaged-" + stamp);
    for (String part : PARTS) {
      Path from = file.resolveSibling(file.getFileName() + part);
      if (Files.exists(from)) {
        Files.move(from, aside.resolveSibling(aside.getFileName() + part));
      }
    }
    return aside;
  }

  Connection connection() {
    return connection;
  }

  Words words() {
    return words;
  }

  /** The one number that a query gives; 0 where it gives none. */
  long number(String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      return row.next() ? row.getLong(1) : 0;
    }
  }

  /** Work that may be refused by the database. */
  interface Work {
    void run() throws SQLException;
  }

  /** All of it, or nothing. */
  void inOne(Work work) throws SQLException {
    connection.setAutoCommit(false);
    try {
      work.run();
      connection.commit();
    } catch (SQLException | RuntimeException e) {
      rollBack(e);
      throw e;
    }
    connection.setAutoCommit(true);
  }

  /** A full disk makes SQLite roll back by itself: what is told is why, and not that. */
  private void rollBack(Exception why) {
    attempt(why, connection::rollback);
    attempt(why, () -> connection.setAutoCommit(true));
    if (words != null) {
      attempt(why, words::readAnew);
    }
  }

  private static void attempt(Exception before, Work work) {
    try {
      work.run();
    } catch (SQLException e) {
      before.addSuppressed(e);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
