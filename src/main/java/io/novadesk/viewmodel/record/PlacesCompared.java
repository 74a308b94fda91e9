package io.novadesk.viewmodel.record;

import io.novadesk.cloud.live.Session;
import io.novadesk.i18n.Text;
import io.novadesk.task.Task;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.base.Ages;
import io.novadesk.viewmodel.compare.PlaceComparison;
import io.novadesk.viewmodel.compare.Side;
import io.novadesk.viewmodel.servers.RegionModel;
import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/**
 * Two places that are compared, each as it is or as it was at a moment: clouds, regions, projects.
 * It takes what is known of them, and asks no cloud. Belongs to the caller's side.
 */
public final class PlacesCompared {
  private record Wanted(ComparedPlace place, @Nullable Instant moment) {
    String title() {
      return moment == null
          ? place.title()
          : Text.of("compare.places.then", place.title(), Ages.exact(moment));
    }
  }

  private final TaskRunner tasks;
  private final Records records;
  private final Clock clock;
  private final Supplier<List<RegionModel>> open;
  private final List<ComparedPlace> places;
  private final ObjectProperty<ComparedPlace> first;
  private final ObjectProperty<ComparedPlace> second;
  private final StringProperty firstMoment = new SimpleStringProperty("");
  private final StringProperty secondMoment = new SimpleStringProperty("");
  private final ReadOnlyObjectWrapper<@Nullable PlaceComparison> shown =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyStringWrapper remark = new ReadOnlyStringWrapper("");
  private @Nullable Task going;

  /**
   * @param clock this computer's, where the person is
   * @param open the regions of every open cloud; there is one at least
   * @param here those of the place that comes first
   */
  public PlacesCompared(
      TaskRunner tasks,
      Records records,
      Clock clock,
      Supplier<List<RegionModel>> open,
      List<RegionModel> here) {
    this.tasks = tasks;
    this.records = records;
    this.clock = clock;
    this.open = open;
    places = ComparedPlace.all(open.get());
    ComparedPlace wanted =
        places.stream()
            .filter(place -> place.regions().equals(here))
            .findFirst()
            .orElse(places.getFirst());
    ComparedPlace one = wanted;
    ComparedPlace other = wanted.partner(places);
    if (other.equals(wanted) && wanted.regions().size() > 1) {
      // Nothing stands beside the only cloud, but its regions do beside each other.
      one = places.stream().filter(place -> place.regions().size() == 1).findFirst().orElse(wanted);
      other = one.partner(places);
    }
    first = new SimpleObjectProperty<>(one);
    second = new SimpleObjectProperty<>(other);
    first.subscribe((_, _) -> compareAnew());
    second.subscribe((_, _) -> compareAnew());
    firstMoment.subscribe((_, _) -> compareAnew());
    secondMoment.subscribe((_, _) -> compareAnew());
    compareAnew();
  }

  /** What can be chosen on both sides. */
  public List<ComparedPlace> places() {
    return places;
  }

  public ObjectProperty<ComparedPlace> firstProperty() {
    return first;
  }

  public ObjectProperty<ComparedPlace> secondProperty() {
    return second;
  }

  /** A moment as it is typed; empty: now. */
  public StringProperty firstMomentProperty() {
    return firstMoment;
  }

  /** A moment as it is typed; empty: now. */
  public StringProperty secondMomentProperty() {
    return secondMoment;
  }

  /** What differs; null: nothing can be told, or not yet. */
  public ReadOnlyObjectProperty<@Nullable PlaceComparison> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  /** What has to be said of it, as a sentence; empty: nothing. */
  public ReadOnlyStringProperty remarkProperty() {
    return remark.getReadOnlyProperty();
  }

  /** Nobody looks any more. */
  public void leave() {
    if (going != null) {
      going.cancel();
      going = null;
    }
  }

  private void compareAnew() {
    leave();
    shown.set(null);
    String why = whyNot();
    remark.set(why);
    if (why.isEmpty()) {
      compare(
          new Wanted(first.get(), moment(firstMoment)),
          new Wanted(second.get(), moment(secondMoment)));
    }
  }

  private String whyNot() {
    List<RegionModel> still = open.get();
    for (ComparedPlace place : List.of(first.get(), second.get())) {
      if (!still.containsAll(place.regions())) {
        return Text.of("compare.places.left", place.title());
      }
    }
    boolean past = !firstMoment.get().isBlank() || !secondMoment.get().isBlank();
    if (List.of(firstMoment, secondMoment).stream()
        .anyMatch(typed -> !typed.get().isBlank() && moment(typed) == null)) {
      return Text.of("changes.noMoment");
    }
    if (first.get().equals(second.get()) && !past) {
      return Text.of("compare.places.same");
    }
    if (past && !(first.get().project().isEmpty() && second.get().project().isEmpty())) {
      return Text.of("past.own");
    }
    return "";
  }

  private @Nullable Instant moment(StringProperty typed) {
    ZonedDateTime read = Moments.read(typed.get(), ZonedDateTime.now(clock));
    return read == null ? null : read.toInstant();
  }

  private void compare(Wanted one, Wanted other) {
    boolean samePlace = one.place().equals(other.place());
    // Where one side is of the record the other one is too, as far as it is the same place.
    Map<Wanted, Map<Session, PastReader>> asked = new LinkedHashMap<>();
    for (Wanted each : List.of(one, other)) {
      if (samePlace || each.moment() != null) {
        asked.put(each, PastReader.of(each.place().regions(), records));
      }
    }
    if (asked.values().stream().anyMatch(Map::isEmpty)) {
      remark.set(Text.of("changes.notYet"));
      return;
    }
    if (asked.isEmpty()) {
      tell(one, other, Map.of(), samePlace);
      return;
    }
    Instant now = clock.instant();
    going =
        tasks.run(
            () -> {
              Map<Wanted, Map<Session, PastList>> lists = new LinkedHashMap<>();
              for (var each : asked.entrySet()) {
                Instant at = Objects.requireNonNullElse(each.getKey().moment(), now);
                Map<Session, PastList> read = new LinkedHashMap<>();
                for (var reader : each.getValue().entrySet()) {
                  read.put(reader.getKey(), reader.getValue().read(at, at, now));
                }
                lists.put(each.getKey(), read);
              }
              return lists;
            },
            lists -> tell(one, other, lists, samePlace),
            this::failed);
  }

  private void tell(
      Wanted one, Wanted other, Map<Wanted, Map<Session, PastList>> lists, boolean samePlace) {
    Side left = side(one, lists.getOrDefault(one, Map.of()));
    Side right = side(other, lists.getOrDefault(other, Map.of()));
    going =
        tasks.run(
            () -> PlaceComparison.of(left, right, samePlace),
            made -> {
              going = null;
              shown.set(made);
            },
            this::failed);
  }

  private Side side(Wanted wanted, Map<Session, PastList> lists) {
    ComparedPlace place = wanted.place();
    if (lists.isEmpty()) {
      place.regions().forEach(this::sayWhatIsNotKnown);
      return Side.now(wanted.title(), place.regions(), place::has);
    }
    Instant at = Objects.requireNonNullElse(wanted.moment(), clock.instant());
    for (PastList list : lists.values()) {
      if (list.begin() == null || at.isBefore(list.begin())) {
        remark.set(PastWords.of(at, lists.values(), List.of()));
      }
    }
    return Side.then(
        wanted.title(), place.regions(), PastRows.of(place.regions(), at, lists).rows());
  }

  /** What was not told cannot be missing. */
  private void sayWhatIsNotKnown(RegionModel region) {
    switch (region.stateProperty().get().phase()) {
      case LIVE -> {}
      case STALE -> say(Text.of("compare.places.stale", region.placeName()));
      case LOADING, CUT -> say(Text.of("compare.places.partly", region.placeName()));
    }
  }

  private void say(String sentence) {
    String said = remark.get();
    remark.set(said.isEmpty() ? sentence : said + " " + sentence);
  }

  private void failed(Exception problem) {
    going = null;
    remark.set(Text.of("past.failed", String.valueOf(problem.getMessage())));
  }
}
