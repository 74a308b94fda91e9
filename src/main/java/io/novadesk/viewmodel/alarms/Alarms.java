package io.novadesk.viewmodel.alarms;

import io.novadesk.common.watch.Alarm;
import io.novadesk.common.watch.AlarmBook;
import io.novadesk.common.watch.WatchRules;
import io.novadesk.profile.AlarmStore;
import io.novadesk.profile.KeptAlarm;
import io.novadesk.profile.SavedFilter;
import io.novadesk.task.Task;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.base.KeptText;
import io.novadesk.viewmodel.base.WriteQueue;
import io.novadesk.viewmodel.navigation.SavedFilters;
import io.novadesk.viewmodel.servers.RegionModel;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The alarms of the open clouds, by a person's rules. Belongs to the caller's side. */
public final class Alarms {
  private static final Duration EVERY = Duration.ofSeconds(1);

  private final TaskRunner tasks;
  private final SavedFilters saved;
  private final InstantSource clock;
  private final AlarmBook book = new AlarmBook();
  private final Map<RegionModel, WatchedPlace> places = new LinkedHashMap<>();
  private final Map<RegionModel, ObservableList<Alarm>> unseen = new LinkedHashMap<>();
  private final ObservableList<Alarm> all = FXCollections.observableArrayList();
  private final ObservableList<Alarm> allView = FXCollections.unmodifiableObservableList(all);
  private final ReadOnlyIntegerWrapper open = new ReadOnlyIntegerWrapper();
  private final List<Consumer<List<Alarm>>> listeners = new ArrayList<>();
  private final KeptText file;
  private final Task ticking;
  private final WriteQueue writes;
  private WatchRules rules;
  private @Nullable AlarmStore store;

  /** False while it is not known yet what stood at the last end of the program. */
  private boolean remembers = true;

  /**
   * @param clock this computer's
   */
  public Alarms(TaskRunner tasks, SavedFilters saved, InstantSource clock) {
    this.tasks = tasks;
    this.saved = saved;
    this.clock = clock;
    file =
        new KeptText(
            tasks, WatchRules.standard(), typed -> WatchRules.read(typed).faults(), this::became);
    rules = WatchRules.read(file.textProperty().get());
    // What could not be kept is seen again at the next start, and acknowledged again.
    writes = new WriteQueue(tasks, _ -> {});
    saved.listen(this::obey);
    ticking = tasks.every(EVERY, this::look);
  }

  /**
   * Keeps what stands over the end of the program, and takes up what stood at the last one.
   *
   * @param complaints hears what a person has to be told about the file
   */
  public void rememberIn(Path kept, Consumer<String> complaints) {
    AlarmStore opened = new AlarmStore(kept);
    store = opened;
    remembers = false;
    tasks.run(
        opened::load,
        loaded -> {
          if (loaded.complaint() != null) {
            complaints.accept(loaded.complaint());
          }
          book.remember(loaded.all());
          remembers = true;
        },
        e -> {
          complaints.accept(String.valueOf(e.getMessage()));
          remembers = true;
        });
  }

  private void became(String next) {
    rules = WatchRules.read(next);
    obey();
  }

  /** The rules as a person wrote them; what none of them finds any more ends. */
  public KeptText file() {
    return file;
  }

  /** How a person wants to be told. */
  public WatchRules rules() {
    return rules;
  }

  /** Watches a region from now on. */
  public void watch(RegionModel region) {
    WatchedPlace place = new WatchedPlace(region, tasks);
    places.put(region, place);
    obey(place);
  }

  /** Its cloud is left. */
  public void leave(RegionModel region) {
    WatchedPlace place = places.remove(region);
    if (place != null) {
      place.leave();
      book.forget(region.key());
      unseen.remove(region);
      show();
    }
  }

  private void obey() {
    places.values().forEach(this::obey);
  }

  private void obey(WatchedPlace place) {
    place.obey(rules.rules(), name -> savedFilter(place.region(), name).orElse(null));
  }

  private Optional<String> savedFilter(RegionModel of, String name) {
    return saved
        .find(of.session().cloudName(), name)
        .or(() -> saved.find(SavedFilter.ALL_CLOUDS, name))
        .map(SavedFilter::filter);
  }

  /** The text of the saved filter that an alarm is about; empty: it is gone. */
  String savedFilter(Alarm alarm) {
    return places.keySet().stream()
        .filter(region -> region.key().equals(alarm.place()))
        .findFirst()
        .flatMap(region -> savedFilter(region, alarm.rule().subject()))
        .orElse("");
  }

  private void look() {
    if (!remembers) {
      return;
    }
    List<Alarm> raised = new ArrayList<>();
    places.values().forEach(place -> place.lookBy(book, clock.instant(), raised));
    show();
    if (!raised.isEmpty()) {
      listeners.forEach(listener -> listener.accept(raised));
    }
  }

  private void show() {
    List<Alarm> next = book.all();
    if (next.equals(all)) {
      return;
    }
    Map<String, List<Alarm>> byPlace =
        next.stream()
            .filter(alarm -> alarm.state() == Alarm.State.OPEN)
            .collect(Collectors.groupingBy(Alarm::place));
    unseen.forEach((region, list) -> list.setAll(byPlace.getOrDefault(region.key(), List.of())));
    open.set(byPlace.values().stream().mapToInt(List::size).sum());
    all.setAll(next);
    remember();
  }

  private void remember() {
    AlarmStore kept = store;
    if (kept != null) {
      Set<String> settled = book.settled();
      List<KeptAlarm> standing = book.standing();
      if (!settled.isEmpty()) {
        writes.add(() -> kept.save(settled, standing));
      }
    }
  }

  /** Those of all open clouds: what goes on first, then what ended. */
  public ObservableList<Alarm> all() {
    return allView;
  }

  /** How many go on that nobody has acknowledged. */
  public ReadOnlyIntegerProperty openProperty() {
    return open.getReadOnlyProperty();
  }

  /** Those of a region that go on and that nobody has acknowledged. */
  public ObservableList<Alarm> openIn(RegionModel region) {
    ObservableList<Alarm> here =
        unseen.computeIfAbsent(
            region,
            _ ->
                FXCollections.observableArrayList(
                    all.stream()
                        .filter(
                            alarm ->
                                alarm.place().equals(region.key())
                                    && alarm.state() == Alarm.State.OPEN)
                        .toList()));
    return Objects.requireNonNull(here);
  }

  /** Hears of those that are new, all of one moment together. */
  public void onRaised(Consumer<List<Alarm>> listener) {
    listeners.add(listener);
  }

  public void acknowledge(Collection<Alarm> seen) {
    book.acknowledge(seen, clock.instant());
    show();
  }

  /** Looks no more. */
  public void dispose() {
    ticking.cancel();
  }

  /** Takes those that ended out of the list. */
  public void forgetEnded() {
    book.forgetEnded();
    show();
  }
}
