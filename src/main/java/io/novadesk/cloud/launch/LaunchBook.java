package io.novadesk.cloud.launch;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for and what became of it, kept in a journal until nothing is left to be looked
 * up. Secrets are never written: an order that needs any can be looked for later, not sent again.
 * Safe to use from many threads.
 */
public final class LaunchBook {
  private static final String REMOVING = "REMOVING";

  /** What is known of one server of an order. */
  enum Mark {
    /** It was made: {@code detail} is its id. It bears its stamp still. */
    MADE,
    /** It runs without its stamp, or it failed: nothing of it is left to be done. */
    SETTLED,
    /** The cloud surely did not make it, or nobody wants it any more. */
    NOT_MADE,
    /** The person was told that nobody knows: it must be looked for, and not sent again. */
    UNKNOWN;

    boolean isEnd() {
      return this == SETTLED || this == NOT_MADE;
    }
  }

  private final LaunchJournal journal;

  /** Orders that the journal knows, and which of their servers are at their end. */
  private final Map<String, Set<Integer>> ended = new HashMap<>();

  public LaunchBook(LaunchJournal journal) {
    this.journal = journal;
  }

  /**
   * An order that an earlier run of the program left behind.
   *
   * @param whole everything that has to be sent is known
   * @param made ids of the servers that are known to have been made
   * @param open of which servers something is left to be done; none: only to be looked whether
   *     there are too many
   * @param lookOnly those of {@code open} that must not be sent again
   * @param readOnly nothing may be changed now
   */
  public record Unfinished(
      LaunchOrder order,
      Before before,
      boolean whole,
      Map<Integer, String> made,
      Set<Integer> open,
      Set<Integer> lookOnly,
      boolean readOnly) {
    public Unfinished {
      made = Map.copyOf(made);
      open = Set.copyOf(open);
      lookOnly = Set.copyOf(lookOnly);
    }

    /** The same, nothing of it to be sent or changed. */
    public Unfinished lookingOnly() {
      return new Unfinished(order, before, whole, made, open, open, true);
    }
  }

  /**
   * What an earlier run left behind.
   *
   * @param unreadable what could not be read, each in a few words
   */
  public record Left(List<Unfinished> orders, List<String> unreadable) {}

  /**
   * Writes an order down; when this returns it is on the disk.
   *
   * @throws IOException when it is not; nothing may be sent then
   */
  synchronized void open(LaunchOrder order, Before before) throws IOException {
    journal.write(order.id(), OrderText.write(order, before));
    ended.put(order.id(), new HashSet<>());
  }

  /**
   * Writes down what became of one server.
   *
   * @return whether that is on the disk
   */
  synchronized boolean mark(LaunchOrder order, int index, Mark mark, @Nullable String detail) {
    Set<Integer> over = ended.get(order.id());
    if (over == null) {
      // Nothing of it is written, so nothing of it has to be taken back.
      return false;
    }
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("what", mark.name());
    facts.put("index", Integer.toString(index));
    if (detail != null) {
      facts.put("detail", detail);
    }
    try {
      journal.write(order.id(), facts);
    } catch (IOException _) {
      // The next run looks it up once more, which does no harm.
      return false;
    }
    if (mark.isEnd()) {
      over.add(index);
    }
    return true;
  }

  /**
   * Writes down that a server is about to be deleted.
   *
   * @throws IOException when that is not on the disk; it must not be deleted then
   */
  synchronized void removing(LaunchOrder order, String serverId) throws IOException {
    journal.write(order.id(), Map.of("what", REMOVING, "detail", serverId));
  }

  /** Drops an order, unless one of its servers is not at its end. */
  synchronized void close(LaunchOrder order) {
    Set<Integer> over = ended.get(order.id());
    if (over == null || over.size() < order.names().size()) {
      return;
    }
    try {
      journal.forget(order.id());
      ended.remove(order.id());
    } catch (IOException _) {
      // The next run finds that nothing of it is left to be done.
    }
  }

  /**
   * What an earlier run left behind for this cloud.
   *
   * @param owner who looks
   * @throws IOException when the journal cannot be read
   */
  public synchronized Left unfinished(String scope, LaunchOrder.Owner owner) throws IOException {
    Map<String, Map<String, String>> orders = new LinkedHashMap<>();
    Map<String, List<Map<String, String>>> marks = new HashMap<>();
    for (LaunchJournal.Entry entry : journal.read()) {
      Map<String, String> facts = entry.facts();
      if (!OrderText.isOrder(facts)) {
        marks.computeIfAbsent(entry.subject(), _ -> new ArrayList<>()).add(facts);
      } else if (scope.equals(facts.get("scope"))) {
        orders.put(entry.subject(), facts);
      }
    }
    List<Unfinished> unfinished = new ArrayList<>();
    List<String> unreadable = new ArrayList<>();
    orders.forEach(
        (id, facts) -> {
          try {
            unfinished.add(read(id, facts, marks.getOrDefault(id, List.of()), owner));
          } catch (RuntimeException e) {
            // One that cannot be read must not cost the others.
            unreadable.add(id + ": " + e.getMessage());
          }
        });
    return new Left(List.copyOf(unfinished), List.copyOf(unreadable));
  }

  private Unfinished read(
      String id,
      Map<String, String> facts,
      List<Map<String, String>> marks,
      LaunchOrder.Owner owner) {
    OrderText.Kept kept = OrderText.read(id, facts, owner);
    Map<Integer, Mark> last = new TreeMap<>();
    Map<Integer, String> made = new HashMap<>();
    for (Map<String, String> entry : marks) {
      String what = entry.getOrDefault("what", "");
      if (what.equals(REMOVING)) {
        continue;
      }
      Mark mark = Mark.valueOf(what);
      int index = Integer.parseInt(entry.getOrDefault("index", ""));
      last.put(index, mark);
      String detail = entry.get("detail");
      if (mark == Mark.MADE && detail != null) {
        made.put(index, detail);
      } else if (mark == Mark.UNKNOWN) {
        // The cloud had named another server.
        made.remove(index);
      }
    }
    Set<Integer> open = new HashSet<>();
    Set<Integer> lookOnly = new HashSet<>();
    Set<Integer> over = new HashSet<>();
    for (int i = 0; i < kept.order().names().size(); i++) {
      Mark mark = last.get(i);
      (mark != null && mark.isEnd() ? over : open).add(i);
      // One request makes them all: where one is there, all were asked for.
      if (mark == Mark.UNKNOWN || (kept.order().together() && !last.isEmpty())) {
        lookOnly.add(i);
      }
    }
    ended.put(id, over);
    lookOnly.retainAll(open);
    return new Unfinished(kept.order(), kept.before(), kept.whole(), made, open, lookOnly, false);
  }
}
