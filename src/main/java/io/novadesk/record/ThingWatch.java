package io.novadesk.record;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes changes of what the list of one kind says, look by look. A list that the cloud refuses is
 * no look: what it does not show is neither gone nor there. For one thread.
 */
final class ThingWatch implements Watched {
  /** Less than this is the pause between two looks, and not a gap. */
  private static final Duration UNWATCHED = Duration.ofMinutes(3);

  private final String region;
  private final ThingKind kind;
  private final Map<String, ServerFacts> seen;
  private final boolean begins;
  private boolean settled;
  private boolean keyframed;
  private @Nullable Instant until;

  /**
   * @param kept as the record has them, by their keys
   * @param until when somebody watched last; null: nothing was ever kept of them
   */
  ThingWatch(
      String region, ThingKind kind, Map<String, ServerFacts> kept, @Nullable Instant until) {
    this.region = region;
    this.kind = kind;
    this.seen = new HashMap<>(until == null ? Map.of() : kept);
    this.begins = until == null;
    this.until = until;
  }

  static String key(ThingKind kind, String region) {
    return kind.keyOf(region);
  }

  @Override
  public String key() {
    return key(kind, region);
  }

  @Override
  public String region() {
    return region;
  }

  @Override
  public boolean isSettled() {
    return settled;
  }

  @Override
  public boolean takesFirst() {
    return begins && !keyframed;
  }

  @Override
  public void keyframed() {
    keyframed = true;
  }

  @Override
  public @Nullable Instant until() {
    return until;
  }

  @Override
  public void each(BiConsumer<String, ServerFacts> consumer) {
    seen.forEach(consumer);
  }

  /**
   * @param whole all that the cloud shows of this kind
   */
  RegionWatch.Look take(Collection<Thing> whole, Instant now) {
    List<Change> changes = new ArrayList<>();
    Set<String> there = new HashSet<>();
    Instant last = until;
    for (Thing thing : whole) {
      String key = kind.keyOf(thing.id());
      there.add(key);
      ServerFacts before = seen.put(key, thing.facts());
      List<Difference> differences =
          (before == null ? ServerFacts.NONE : before).until(thing.facts());
      if (last != null && !differences.isEmpty()) {
        changes.add(change(key, thing, before == null, differences, last, now));
      }
    }
    seen.entrySet()
        .removeIf(
            each -> {
              boolean gone = !there.contains(each.getKey());
              if (gone) {
                changes.add(gone(each.getKey(), each.getValue(), now));
              }
              return gone;
            });
    List<Gap> gaps =
        last != null && (now.isBefore(last) || Duration.between(last, now).compareTo(UNWATCHED) > 0)
            ? List.of(new Gap(key(), last, now))
            : List.of();
    until = now;
    settled = true;
    return new RegionWatch.Look(changes, List.of(), gaps);
  }

  private Change change(
      String key,
      Thing thing,
      boolean came,
      List<Difference> differences,
      Instant last,
      Instant now) {
    Instant told = came ? thing.created() : thing.updated();
    // What was changed without a new time tells an old one.
    Instant event = told != null && (came || told.isAfter(last)) ? told : null;
    return new Change(0, now, event, region, key, name(key, thing.facts()), differences);
  }

  private Change gone(String key, ServerFacts facts, Instant now) {
    return new Change(0, now, null, region, key, name(key, facts), facts.until(ServerFacts.NONE));
  }

  private static String name(String key, ServerFacts facts) {
    String name = facts.get(ServerFacts.NAME);
    return name == null ? ThingKind.idOf(key) : name;
  }
}
