package io.novadesk.viewmodel.alarms;

import io.novadesk.api.ApiException;
import io.novadesk.api.compute.Operations.ZoneHost;
import io.novadesk.cloud.live.Inventory;
import io.novadesk.common.watch.Alarm;
import io.novadesk.common.watch.AlarmBook;
import io.novadesk.common.watch.PlaceFacts;
import io.novadesk.common.watch.PlaceWatch;
import io.novadesk.common.watch.Rule;
import io.novadesk.task.Task;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.servers.RegionModel;
import io.novadesk.viewmodel.servers.RowChange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One region under the rules. What its list does not tell is read only while a rule asks for it.
 */
final class WatchedPlace {
  private static final Duration UNHURRIED = Duration.ofMinutes(1);

  private final RegionModel region;
  private final TaskRunner tasks;
  private final Runnable stopListening;
  private PlaceWatch watch = new PlaceWatch(List.of(), _ -> null);
  private @Nullable Task reading;
  private @Nullable Instant awaySince;
  private List<String> hostsDown = List.of();
  private boolean known;
  private boolean seenWhole;

  WatchedPlace(RegionModel region, TaskRunner tasks) {
    this.region = region;
    this.tasks = tasks;
    stopListening = region.listen(this::changed);
  }

  RegionModel region() {
    return region;
  }

  /** Watches by these rules from now on. */
  void obey(List<Rule> rules, Function<String, @Nullable String> saved) {
    watch = new PlaceWatch(rules, saved);
    region.rows().forEach(row -> watch.changed(null, row, false));
    boolean limits = rules.stream().anyMatch(rule -> rule.kind() == Rule.Kind.LIMIT);
    boolean hosts =
        rules.stream().anyMatch(rule -> rule.kind() == Rule.Kind.HOST)
            && region.session().isAdmin();
    stopReading();
    hostsDown = List.of();
    if (limits || hosts) {
      Runnable read = () -> read(limits, hosts);
      reading = tasks.every(UNHURRIED, read);
      read.run();
    }
  }

  private void read(boolean limits, boolean hosts) {
    if (!region.whyAway().isEmpty()) {
      return;
    }
    if (limits) {
      region.readLimits();
    }
    if (hosts) {
      tasks.run(
          this::down,
          down -> hostsDown = down,
          // The page of zones says why; what was known last stands.
          _ -> {});
    }
  }

  private List<String> down() throws ApiException {
    return region.region().compute().operations().zonesWithHosts().stream()
        .flatMap(zone -> zone.hosts() == null ? Stream.of() : zone.hosts().stream())
        .filter(host -> !host.up())
        .map(ZoneHost::name)
        .distinct()
        .toList();
  }

  private void changed(List<RowChange> changes) {
    changes.forEach(change -> watch.changed(change.before(), change.after(), known));
  }

  private AlarmBook.Place place() {
    return new AlarmBook.Place(
        region.key(), region.placeName(), region.guard().isProduction(), !seenWhole);
  }

  /**
   * Has the book take over what is found now.
   *
   * @param here by this computer's clock
   * @param raised gets what is new
   */
  void lookBy(AlarmBook book, Instant here, List<Alarm> raised) {
    Inventory.State state = region.stateProperty().get();
    boolean away = region.awayProperty().get();
    if (!away) {
      awaySince = null;
    } else if (awaySince == null) {
      awaySince = here;
    }
    known |= state.phase() == Inventory.Phase.LIVE;
    Instant since = awaySince;
    Duration ago = since == null ? Duration.ZERO : Duration.between(since, here);
    Instant now = region.now();
    PlaceFacts facts =
        new PlaceFacts(
            region.displayName(),
            now,
            known,
            since == null ? null : now.minus(ago),
            state.problem() == null
                ? region.whyAway()
                : Objects.requireNonNullElse(state.problem().getMessage(), region.whyAway()),
            region.limitsProperty().get(),
            hostsDown);
    raised.addAll(book.look(place(), watch.look(facts), now));
    if (known && !seenWhole) {
      book.settle(region.key(), now);
      seenWhole = true;
    }
  }

  private void stopReading() {
    if (reading != null) {
      reading.cancel();
      reading = null;
    }
  }

  void leave() {
    stopListening.run();
    stopReading();
  }
}
