package io.novadesk.cloud.launch;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Where is written down what is about to be sent, so that it outlives the program. */
public interface LaunchJournal {
  /** What was written about one subject. */
  record Entry(String subject, Map<String, String> facts) {}

  /**
   * When this returns it is on the disk.
   *
   * @throws IOException when it is not; nothing may be sent then
   */
  void write(String subject, Map<String, String> facts) throws IOException;

  /** Oldest first. */
  List<Entry> read() throws IOException;

  /** Drops everything about a subject. */
  void forget(String subject) throws IOException;
}
