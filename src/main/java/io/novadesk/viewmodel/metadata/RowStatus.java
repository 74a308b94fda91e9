package io.novadesk.viewmodel.metadata;

/**
 * What there is to say about one row.
 *
 * @param change what the edit does to it
 * @param level how bad the message is
 * @param message beside the row; may be empty
 * @param choice whether a person has to choose between theirs and mine
 */
public record RowStatus(Change change, Level level, String message, boolean choice) {
  /** Nothing at all. */
  public static final RowStatus PLAIN = new RowStatus(Change.NONE, Level.NONE, "", false);

  /** What the edit does to a row. */
  public enum Change {
    NONE,
    ADDED,
    CHANGED,
    DELETED
  }

  /** How bad a message is. */
  public enum Level {
    NONE,
    /** Good to know. */
    NOTE,
    /** May be saved, but should be looked at. */
    WARNING,
    /** Cannot be saved like this, or was refused. */
    ERROR
  }
}
