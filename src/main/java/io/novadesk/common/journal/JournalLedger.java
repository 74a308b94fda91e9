package io.novadesk.common.journal;

import io.novadesk.cloud.plan.Ledger;
import io.novadesk.profile.Journal;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The journal in the person's folder as the {@link Ledger} of commands and plans. */
public final class JournalLedger implements Ledger {
  private final Journal journal;

  public JournalLedger(Journal journal) {
    this.journal = journal;
  }

  @Override
  public void write(String subject, List<Map<String, String>> lines) throws IOException {
    journal.write(subject, lines);
  }

  @Override
  public void forget(String subject) throws IOException {
    journal.forget(subject);
  }

  @Override
  public List<Line> read() throws IOException {
    return journal.read().stream().map(e -> new Line(e.subject(), e.facts())).toList();
  }
}
