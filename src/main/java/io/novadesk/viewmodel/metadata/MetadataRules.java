package io.novadesk.viewmodel.metadata;

import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.metadata.RowStatus.Change;
import io.novadesk.viewmodel.metadata.RowStatus.Level;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What can be said of rows before the cloud is asked. */
final class MetadataRules {
  /** Of keys and of values, in every age of the API. */
  static final int LONGEST = 255;

  private static final int NEAR = 230;

  private MetadataRules() {}

  /** How much of the room for a key or value is used, once that is worth knowing; else empty. */
  static String counter(String text) {
    int length = text.codePointCount(0, text.length());
    return length < NEAR ? "" : Text.of("metadata.counter", length, LONGEST);
  }

  /** Gives every row its status. */
  static void judge(List<MetadataRow> rows) {
    Map<String, Integer> same = new HashMap<>();
    Map<String, Integer> alike = new HashMap<>();
    for (MetadataRow row : rows) {
      if (!row.isDeleted()) {
        same.merge(row.key(), 1, Integer::sum);
        alike.merge(folded(row), 1, Integer::sum);
      }
    }
    for (MetadataRow row : rows) {
      int twins = same.getOrDefault(row.key(), 0);
      row.setStatus(status(row, twins > 1, alike.getOrDefault(folded(row), 0) > twins));
    }
  }

  private static String folded(MetadataRow row) {
    return row.key().toLowerCase(Locale.ROOT);
  }

  private static RowStatus status(MetadataRow row, boolean twin, boolean alike) {
    Change change = row.change();
    MetadataRow.Theirs theirs = row.theirs();
    if (theirs != null) {
      String sentence =
          theirs.value() == null
              ? Text.of("metadata.theyDeleted")
              : Text.of("metadata.theySet", theirs.value());
      return new RowStatus(change, Level.ERROR, sentence, true);
    }
    if (!row.refusal().isEmpty()) {
      return new RowStatus(change, Level.ERROR, row.refusal(), false);
    }
    boolean writes = change == Change.ADDED || change == Change.CHANGED;
    String problem = writes && !row.isBlank() ? problem(row, twin) : "";
    if (!problem.isEmpty()) {
      return new RowStatus(change, Level.ERROR, problem, false);
    }
    if (change != Change.DELETED && alike) {
      return new RowStatus(change, Level.WARNING, Text.of("metadata.alike"), false);
    }
    if (writes && !row.key().equals(row.key().strip())) {
      return new RowStatus(change, Level.WARNING, Text.of("metadata.blanks"), false);
    }
    return row.isNews()
        ? new RowStatus(change, Level.NOTE, Text.of("metadata.news"), false)
        : new RowStatus(change, Level.NONE, "", false);
  }

  private static String problem(MetadataRow row, boolean twin) {
    if (row.key().isEmpty()) {
      return Text.of("metadata.noKey");
    }
    if (twin) {
      return Text.of("metadata.twin");
    }
    return problem(row.key(), row.value());
  }

  /** What is wrong with a pair in itself; empty when nothing is. */
  static String problem(String key, String value) {
    if (key.isEmpty()) {
      return Text.of("metadata.noKey");
    }
    int keyLength = key.codePointCount(0, key.length());
    if (keyLength > LONGEST) {
      return Text.of("metadata.keyTooLong", keyLength - LONGEST, LONGEST);
    }
    int length = value.codePointCount(0, value.length());
    return length > LONGEST ? Text.of("metadata.valueTooLong", length - LONGEST, LONGEST) : "";
  }
}
