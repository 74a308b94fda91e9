package io.novadesk.record;

import io.novadesk.api.compute.Server;
import io.novadesk.cloud.live.Inventory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Makes changes of what the live list of a region publishes. What is kept from before is its first
 * state: so what happened while nobody watched is found at the first look. For one thread.
 */
final class RegionWatch implements Watched {
  /** Less than this is the pause between two questions, and not a gap. */
  static final Duration UNWATCHED = Duration.ofSeconds(90);

  private final String region;
  private final Predicate<Server> ours;
  private final Map<String, Server> seen = new HashMap<>();

  /** As they were kept; null once the first look is over. */
  private @Nullable Map<String, ServerFacts> kept;

  private final boolean begins;
  private boolean keyframed;
  private @Nullable Instant until;

  /**
   * What one look brings.
   *
   * @param stirred servers of which the cloud says that something was done, without a difference
   */
  record Look(List<Change> changes, List<Change> stirred, List<Gap> gaps) {}

  /**
   * @param ours whose changes are kept: never those of several projects in one record
   * @param kept the servers as the record has them; null: nothing was ever kept of this region
   * @param until when somebody watched last; null: never
   */
  RegionWatch(
      String region,
      Predicate<Server> ours,
      @Nullable Map<String, ServerFacts> kept,
      @Nullable Instant until) {
    this.region = region;
    this.ours = ours;
    this.begins = kept == null;
    this.kept = kept == null ? new HashMap<>() : new HashMap<>(kept);
    this.until = until;
  }

  @Override
  public String region() {
    return region;
  }

  @Override
  public String key() {
    return region;
  }

  @Override
  public boolean isSettled() {
    return kept == null;
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
    seen.forEach((id, server) -> consumer.accept(id, ServerFacts.of(server)));
    if (kept != null) {
      kept.forEach(consumer);
    }
  }

  Look take(Inventory.Update update, Instant now) {
    List<Change> changes = new ArrayList<>();
    List<Change> stirred = new ArrayList<>();
    for (Server server : update.changed()) {
      if (ours.test(server)) {
        came(server, now, changes, stirred);
      }
    }
    for (String id : update.removed()) {
      Server before = seen.remove(id);
      ServerFacts facts =
          before != null ? ServerFacts.of(before) : kept == null ? null : kept.remove(id);
      if (facts != null) {
        left(id, facts, now, changes);
      }
    }
    List<Gap> gaps = new ArrayList<>();
    if (update.state().phase() == Inventory.Phase.LIVE) {
      live(now, changes, gaps);
    }
    return new Look(changes, stirred, gaps);
  }

  private void came(Server server, Instant now, List<Change> changes, List<Change> stirred) {
    Server before = seen.put(server.id(), server);
    ServerFacts facts = before == null ? null : ServerFacts.of(before);
    if (facts == null && kept != null) {
      facts = kept.remove(server.id());
      if (facts == null && begins) {
        return;
      }
    }
    List<Difference> differences =
        (facts == null ? ServerFacts.NONE : facts).until(ServerFacts.of(server));
    Instant updated = server.updated();
    boolean told =
        before == null
            ? updated != null && until != null && updated.isAfter(until)
            : !Objects.equals(updated, before.updated());
    Instant event = facts == null ? server.created() : told ? updated : null;
    if (!differences.isEmpty() || told) {
      (differences.isEmpty() ? stirred : changes)
          .add(new Change(0, now, event, region, server.id(), server.displayName(), differences));
    }
  }

  private void left(String id, ServerFacts facts, Instant now, List<Change> changes) {
    String name = facts.get(ServerFacts.NAME);
    changes.add(
        new Change(
            0, now, null, region, id, name == null ? id : name, facts.until(ServerFacts.NONE)));
  }

  private void live(Instant now, List<Change> changes, List<Gap> gaps) {
    Instant last = until;
    if (last != null
        && (now.isBefore(last) || Duration.between(last, now).compareTo(UNWATCHED) > 0)) {
      gaps.add(new Gap(region, last, now));
    }
    until = now;
    if (kept != null) {
      // The list is whole: what is not in it is gone, or out of this account's sight.
      kept.forEach((id, facts) -> left(id, facts, now, changes));
      kept = null;
    }
  }
}
