package io.novadesk.cloud.launch;

import io.novadesk.api.ApiException;
import io.novadesk.api.compute.NewServer;
import io.novadesk.api.compute.NewServerText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for and what became of it, kept in a journal until nothing is left to be looked
 * up. Secrets are never written: an order that needs any can be looked for later, not sent again.
 * Safe to use from many threads.
 */
public final class LaunchBook {
  private static final String ORDER = "order";

  /** What is known of one server of an order. */
  enum Mark {
    /** It was made: {@code detail} is its id. */
    MADE,
    /** The cloud surely did not make it, or nobody wants it any more. */
    NOT_MADE,
    /** The person was told that nobody knows: it must be looked for, and not sent again. */
    UNKNOWN
  }

  private final LaunchJournal journal;
  private final Map<String, Set<Integer>> settled = new LinkedHashMap<>();

  /** Orders that the journal knows. */
  private final Set<String> opened = new HashSet<>();

  public LaunchBook(LaunchJournal journal) {
    this.journal = journal;
  }

  /**
   * An order that an earlier run of the program left behind.
   *
   * @param whole everything that has to be sent is known
   * @param open of which servers nothing is settled
   * @param lookOnly those of {@code open} that must not be sent again
   */
  public record Unfinished(
      LaunchOrder order,
      Set<String> known,
      boolean whole,
      Set<Integer> open,
      Set<Integer> lookOnly) {
    /** The same, nothing of it to be sent again. */
    public Unfinished lookingOnly() {
      return new Unfinished(order, known, whole, open, open);
    }
  }

  /**
   * Writes an order down; when this returns it is on the disk.
   *
   * @param known ids of servers that bear one of its names already
   * @throws IOException when it is not; nothing may be sent then
   */
  synchronized void open(LaunchOrder order, Set<String> known) throws IOException {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("what", ORDER);
    facts.put("scope", order.scope());
    facts.put("server", NewServerText.write(order.wanted().withoutSecrets()));
    facts.put("whole", Boolean.toString(!order.wanted().hasSecrets()));
    facts.put("names", String.join("\n", order.names()));
    facts.put("together", Boolean.toString(order.together()));
    facts.put("atOnce", Integer.toString(order.atOnce()));
    facts.put("stamp", order.stamp().name());
    facts.put("known", String.join("\n", known));
    journal.write(order.id(), facts);
    opened.add(order.id());
  }

  /**
   * Writes down what became of one server; an order of which everything is known is dropped.
   *
   * @return whether that is on the disk
   */
  synchronized boolean mark(LaunchOrder order, int index, Mark mark, @Nullable String detail) {
    try {
      if (!opened.contains(order.id())) {
        // Nothing of it is written, so nothing of it has to be taken back.
        return false;
      }
      Map<String, String> facts = new LinkedHashMap<>();
      facts.put("what", mark.name());
      facts.put("index", Integer.toString(index));
      if (detail != null) {
        facts.put("detail", detail);
      }
      journal.write(order.id(), facts);
      if (mark != Mark.UNKNOWN) {
        Set<Integer> done = settled.computeIfAbsent(order.id(), _ -> new HashSet<>());
        done.add(index);
        if (done.size() == order.names().size()) {
          settled.remove(order.id());
          opened.remove(order.id());
          journal.forget(order.id());
        }
      }
      return true;
    } catch (IOException _) {
      // The next run looks it up once more, which does no harm.
      return false;
    }
  }

  /**
   * What an earlier run left behind for this cloud.
   *
   * @throws IOException when the journal cannot be read
   */
  public synchronized List<Unfinished> unfinished(String scope) throws IOException {
    Map<String, Map<String, String>> orders = new LinkedHashMap<>();
    Map<String, Map<Integer, Mark>> marks = new LinkedHashMap<>();
    for (LaunchJournal.Entry entry : journal.read()) {
      Map<String, String> facts = entry.facts();
      String what = facts.getOrDefault("what", "");
      if (what.equals(ORDER)) {
        if (scope.equals(facts.get("scope"))) {
          orders.put(entry.subject(), facts);
        }
      } else {
        marks
            .computeIfAbsent(entry.subject(), _ -> new LinkedHashMap<>())
            .put(Integer.valueOf(facts.getOrDefault("index", "-1")), Mark.valueOf(what));
      }
    }
    List<Unfinished> unfinished = new ArrayList<>();
    orders.forEach(
        (id, facts) -> {
          Unfinished left = read(id, facts, marks.getOrDefault(id, Map.of()));
          if (left != null) {
            unfinished.add(left);
          }
        });
    return List.copyOf(unfinished);
  }

  private @Nullable Unfinished read(
      String id, Map<String, String> facts, Map<Integer, Mark> marks) {
    NewServer wanted;
    try {
      wanted = NewServerText.read(facts.getOrDefault("server", ""));
    } catch (ApiException _) {
      return null;
    }
    LaunchOrder order =
        new LaunchOrder(
            id,
            facts.getOrDefault("scope", ""),
            wanted,
            lines(facts.get("names")),
            Boolean.parseBoolean(facts.get("together")),
            Integer.parseInt(facts.getOrDefault("atOnce", "1")),
            LaunchOrder.Stamp.valueOf(facts.getOrDefault("stamp", "NAME")));
    opened.add(id);
    Set<Integer> open = new HashSet<>();
    Set<Integer> lookOnly = new HashSet<>();
    Set<Integer> done = settled.computeIfAbsent(id, _ -> new HashSet<>());
    for (int i = 0; i < order.names().size(); i++) {
      Mark mark = marks.get(i);
      if (mark == null || mark == Mark.UNKNOWN) {
        open.add(i);
      } else {
        done.add(i);
      }
      if (mark == Mark.UNKNOWN) {
        lookOnly.add(i);
      }
    }
    return open.isEmpty()
        ? null
        : new Unfinished(
            order,
            Set.copyOf(lines(facts.get("known"))),
            Boolean.parseBoolean(facts.get("whole")),
            Set.copyOf(open),
            Set.copyOf(lookOnly));
  }

  private static List<String> lines(@Nullable String text) {
    return text == null
        ? List.of()
        : Stream.of(text.split("\n", -1)).filter(l -> !l.isEmpty()).toList();
  }
}
