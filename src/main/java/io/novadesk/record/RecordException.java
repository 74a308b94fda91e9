package io.novadesk.record;

import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** The database did not do what it was asked for. */
public final class RecordException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient SQLException problem;

  RecordException(SQLException problem) {
    super(problem.getMessage(), problem);
    this.problem = problem;
  }

  /** Whether its file is no database, or one with a fault. */
  boolean isDamage() {
    return isDamage(problem);
  }

  static boolean isDamage(SQLException problem) {
    return problem instanceof SQLiteException sqlite
        && switch (primary(sqlite)) {
          case SQLITE_CORRUPT, SQLITE_NOTADB -> true;
          default -> false;
        };
  }

  /** The kind of a fault; SQLite tells its exact kind in the higher bits. */
  private static SQLiteErrorCode primary(SQLiteException problem) {
    return SQLiteErrorCode.getErrorCode(problem.getResultCode().code & 0xff);
  }
}
