package io.novadesk.cloud.plan;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * What is kept over a crash, line by line; no other running program reads or writes the same. Safe
 * to use from many threads, interrupted ones too.
 */
public interface Ledger {
  /** Keeps nothing. */
  Ledger NONE =
      new Ledger() {
        @Override
        public void write(String subject, List<Map<String, String>> lines) {}

        @Override
        public void forget(String subject) {}

        @Override
        public List<Line> read() {
          return List.of();
        }
      };

  /**
   * @param subject what the line is about; all lines of one subject belong together
   */
  record Line(String subject, Map<String, String> facts) {
    public Line {
      facts = Map.copyOf(facts);
    }
  }

  /**
   * Adds lines; when this returns they are on the disk.
   *
   * @throws IOException when they are not
   */
  void write(String subject, List<Map<String, String>> lines) throws IOException;

  /** Drops every line of a subject. */
  void forget(String subject) throws IOException;

  /** Every line, oldest first. */
  List<Line> read() throws IOException;
}
