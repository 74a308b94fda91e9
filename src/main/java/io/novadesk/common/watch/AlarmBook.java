package io.novadesk.common.watch;

import io.novadesk.profile.KeptAlarm;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The alarms that are, and the newest of those that were. Each is raised once, however often it is
 * found, and ends by itself when it is found no more. Belongs to one thread.
 */
public final class AlarmBook {
  /** Of those that ended; nobody reads more. */
  static final int MOST_ENDED = 500;

  /**
   * Where a look was made.
   *
   * @param first whether nothing was known of it before
   */
  public record Place(String key, String name, boolean production, boolean first) {}

  private final Map<String, Alarm> open = new LinkedHashMap<>();

  /** What stood at the last end of the program and has not been looked at again. */
  private final Map<String, KeptAlarm> remembered = new LinkedHashMap<>();

  /** Of these places all that stands is in the book. */
  private final Set<String> settled = new HashSet<>();

  private final Deque<Alarm> ended = new ArrayDeque<>();
  private long raisedSoFar;

  /**
   * Takes over what all rules find in a place now.
   *
   * @return those that are new
   */
  public List<Alarm> look(Place place, Map<Rule, List<Finding>> found, Instant now) {
    List<Alarm> raised = new ArrayList<>();
    Set<String> still = new HashSet<>();
    found.forEach(
        (rule, findings) -> {
          for (Finding finding : findings) {
            String key = key(rule, place.key(), finding.subject());
            still.add(key);
            Alarm before = open.get(key);
            if (before == null) {
              Alarm alarm = alarm(rule, place, finding, remembered.remove(key));
              open.put(key, alarm);
              raised.add(alarm);
            } else {
              open.put(key, before.because(finding.why()));
            }
          }
        });
    end(
        alarm ->
            alarm.place().equals(place.key())
                && !still.contains(key(alarm.rule(), alarm.place(), alarm.subject()))
                && !(alarm.passing() && found.containsKey(alarm.rule())),
        now);
    return raised;
  }

  /** What stood at the last end of the program: it is not told twice, nor to be seen twice. */
  public void remember(List<KeptAlarm> kept) {
    for (KeptAlarm alarm : kept) {
      if (!settled.contains(alarm.place())) {
        remembered.put(String.join("\0", alarm.rule(), alarm.place(), alarm.subject()), alarm);
      }
    }
  }

  /**
   * A place was seen whole: what is remembered of it and was not found has ended meanwhile, but for
   * what was only a moment, which nobody has seen yet.
   */
  public void settle(String place, Instant now) {
    settled.add(place);
    remembered
        .entrySet()
        .removeIf(
            entry -> {
              KeptAlarm kept = entry.getValue();
              if (!kept.place().equals(place)) {
                return false;
              }
              Rule rule = Rule.read(kept.rule());
              if (rule != null) {
                Alarm alarm = again(rule, kept);
                if (kept.passing()) {
                  open.put(entry.getKey(), alarm);
                } else {
                  keep(alarm.endedAt(now));
                }
              }
              return true;
            });
  }

  private Alarm again(Rule rule, KeptAlarm kept) {
    return new Alarm(
        nextId(),
        rule,
        kept.place(),
        kept.placeName(),
        kept.production(),
        kept.subject(),
        kept.name(),
        kept.why(),
        kept.since(),
        kept.passing(),
        true,
        kept.acknowledged(),
        null);
  }

  /** The places of which all that stands is in the book. */
  public Set<String> settled() {
    return Set.copyOf(settled);
  }

  /** What stands in them, for the next start of the program. */
  public List<KeptAlarm> standing() {
    return open.values().stream()
        .filter(alarm -> settled.contains(alarm.place()))
        .map(
            alarm ->
                new KeptAlarm(
                    alarm.rule().text(),
                    alarm.place(),
                    alarm.placeName(),
                    alarm.production(),
                    alarm.subject(),
                    alarm.name(),
                    alarm.why(),
                    alarm.since(),
                    alarm.passing(),
                    alarm.acknowledged()))
        .toList();
  }

  private String nextId() {
    raisedSoFar++;
    return String.valueOf(raisedSoFar);
  }

  /**
   * @param before the same as it stood at the last end of the program; null: it did not
   */
  private Alarm alarm(Rule rule, Place place, Finding finding, @Nullable KeptAlarm before) {
    return new Alarm(
        nextId(),
        rule,
        place.key(),
        place.name(),
        place.production(),
        finding.subject(),
        finding.name(),
        finding.why(),
        before == null ? finding.since() : before.since(),
        finding.passing(),
        place.first(),
        before == null ? null : before.acknowledged(),
        null);
  }

  private static String key(Rule rule, String place, String subject) {
    return String.join("\0", rule.text(), place, subject);
  }

  private void end(Predicate<Alarm> over, Instant now) {
    open.values()
        .removeIf(
            alarm -> {
              if (!over.test(alarm)) {
                return false;
              }
              keep(alarm.endedAt(now));
              return true;
            });
  }

  private void keep(Alarm alarm) {
    ended.addFirst(alarm);
    if (ended.size() > MOST_ENDED) {
      ended.removeLast();
    }
  }

  /** Somebody has seen these; what was only a moment ends with that. */
  public void acknowledge(Collection<Alarm> seen, Instant now) {
    Set<String> ids = new HashSet<>();
    seen.forEach(alarm -> ids.add(alarm.id()));
    open.replaceAll((_, alarm) -> ids.contains(alarm.id()) ? alarm.acknowledgedAt(now) : alarm);
    open.values()
        .removeIf(
            alarm -> {
              if (alarm.ended() == null) {
                return false;
              }
              keep(alarm);
              return true;
            });
  }

  /** A place is left: nobody knows how it goes on there. */
  public void forget(String place) {
    settled.remove(place);
    open.values().removeIf(alarm -> alarm.place().equals(place));
    ended.removeIf(alarm -> alarm.place().equals(place));
  }

  public void forgetEnded() {
    ended.clear();
  }

  /** Those that go on in the order in which they were raised, then the ended, newest first. */
  public List<Alarm> all() {
    List<Alarm> all = new ArrayList<>(open.values());
    all.addAll(ended);
    return all;
  }
}
