package io.novadesk.cloud.launch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A journal that a kill cuts off: what is written after it never reaches the disk. */
final class MemoryJournal implements LaunchJournal {
  private final List<Entry> entries = new ArrayList<>();
  private boolean dead;

  synchronized void die() {
    dead = true;
  }

  /** The next start of the program. */
  synchronized void revive() {
    dead = false;
  }

  @Override
  public synchronized void write(String subject, Map<String, String> facts) {
    if (!dead) {
      entries.add(new Entry(subject, Map.copyOf(facts)));
    }
  }

  @Override
  public synchronized List<Entry> read() {
    return List.copyOf(entries);
  }

  @Override
  public synchronized void forget(String subject) {
    if (!dead) {
      entries.removeIf(e -> e.subject().equals(subject));
    }
  }
}
