package io.novadesk.common.journal;

import io.novadesk.cloud.launch.LaunchJournal;
import io.novadesk.profile.Journal;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The journal of launches in a file of this person. */
public record FileJournal(Journal file) implements LaunchJournal {
  @Override
  public void write(String subject, Map<String, String> facts) throws IOException {
    file.write(subject, facts);
  }

  @Override
  public List<Entry> read() throws IOException {
    return file.read().stream().map(e -> new Entry(e.subject(), e.facts())).toList();
  }

  @Override
  public void forget(String subject) throws IOException {
    // Two programs that rewrite one file would lose each other's lines.
    if (file.isOwner()) {
      file.forget(subject);
    }
  }
}
