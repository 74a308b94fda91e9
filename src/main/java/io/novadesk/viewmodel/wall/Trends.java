package io.novadesk.viewmodel.wall;

import io.novadesk.cloud.live.Session;
import io.novadesk.common.watch.LimitUse;
import io.novadesk.i18n.Text;
import io.novadesk.record.Measure;
import io.novadesk.record.Recorder;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.record.Records;
import io.novadesk.viewmodel.servers.RegionModel;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;

/**
 * How the open clouds went in the last hours: looked at by itself, whether or not somebody looks,
 * and kept in the record. When nobody watched is a gap. Belongs to the caller's side.
 */
public final class Trends {
  private static final Duration EVERY = Duration.ofSeconds(15);
  private static final int MOST = (int) (Measure.KEPT.toSeconds() / EVERY.toSeconds());
  private static final double WHOLE = 100;
  private static final double NEARLY_FULL = 90;

  /** Slower than this a person waits. */
  private static final double SLOW_MS = 2_000;

  private final Supplier<List<RegionModel>> open;
  private final InstantSource clock;
  private final Records records;
  private final TaskRunner tasks;

  /** How regions stood, by their keys, by the number of the look since the epoch. */
  private final NavigableMap<Long, Map<String, Sample>> looks = new TreeMap<>();

  private final Map<Session, AnswerTimes> answers = new HashMap<>();
  private final Set<Session> remembered = new HashSet<>();
  private final ReadOnlyLongWrapper count = new ReadOnlyLongWrapper();

  /**
   * @param open the regions of all open clouds
   * @param records keep what was seen over the end of the program
   */
  public Trends(
      TaskRunner tasks, Supplier<List<RegionModel>> open, InstantSource clock, Records records) {
    this.tasks = tasks;
    this.open = open;
    this.clock = clock;
    this.records = records;
    tasks.every(EVERY, this::look);
  }

  /** Counts the looks. */
  public ReadOnlyLongProperty countProperty() {
    return count.getReadOnlyProperty();
  }

  void look() {
    Instant now = clock.instant();
    List<RegionModel> regions = open.get();
    List<Session> sessions = regions.stream().map(RegionModel::session).toList();
    answers.keySet().retainAll(sessions);
    remembered.retainAll(sessions);
    Map<Session, Map<String, Double>> times = new HashMap<>();
    Map<String, Sample> all = new HashMap<>();
    for (RegionModel region : regions) {
      Map<String, Double> took =
          times.computeIfAbsent(
              region.session(),
              session -> answers.computeIfAbsent(session, AnswerTimes::new).look());
      Recorder recorder = records.of(region.session());
      if (recorder != null && remembered.add(region.session())) {
        remember(region.session(), recorder, now);
      }
      // What was last seen of a cloud that is away is not how it is.
      if (region.stateProperty().get().asOf() != null && !region.awayProperty().get()) {
        Sample sample = Sample.of(region, took);
        all.put(region.key(), sample);
        if (recorder != null) {
          recorder.measured(new Measure(now, region.region().name(), sample.kept()));
        }
      }
    }
    put(number(now), all);
    count.set(count.get() + 1);
  }

  private static long number(Instant at) {
    return Math.floorDiv(at.getEpochSecond(), EVERY.toSeconds());
  }

  private void put(long number, Map<String, Sample> all) {
    // A clock that was set back: what it said before is not known to be so.
    looks.tailMap(number, false).clear();
    looks.headMap(number - MOST, true).clear();
    // One that is a little late counts for the look before it, too.
    if (!looks.containsKey(number - 1) && looks.containsKey(number - 2)) {
      looks.put(number - 1, all);
    }
    looks.put(number, all);
  }

  /** Takes up what was seen before this start. */
  private void remember(Session session, Recorder recorder, Instant now) {
    tasks.run(
        () -> recorder.past().measures(now.minus(Measure.KEPT)),
        kept -> {
          kept.forEach(measure -> take(session, measure));
          count.set(count.get() + 1);
        },
        // The recorder says itself what is wrong with its file; trends begin now.
        _ -> {});
  }

  private void take(Session session, Measure measure) {
    long number = number(measure.at());
    for (RegionModel region : open.get()) {
      boolean its =
          region.session().equals(session) && region.region().name().equals(measure.region());
      if (its && !looks.isEmpty() && number > looks.lastKey() - MOST && number < looks.lastKey()) {
        // What was seen since the start is no less true, and newer.
        Sample sample = Sample.of(measure.values());
        at(number).putIfAbsent(region.key(), sample);
        if (!looks.containsKey(number - 1) && looks.containsKey(number - 2)) {
          at(number - 1).putIfAbsent(region.key(), sample);
        }
      }
    }
  }

  private Map<String, Sample> at(long number) {
    return Objects.requireNonNull(looks.computeIfAbsent(number, _ -> new HashMap<>()));
  }

  /** Since when it was looked. */
  public Instant since() {
    return looks.isEmpty()
        ? clock.instant()
        : Instant.ofEpochSecond(looks.firstKey() * EVERY.toSeconds());
  }

  /** How these regions went together: counts are added up, of all else the worst counts. */
  List<Trend> of(List<RegionModel> regions) {
    List<List<Sample>> seen = new ArrayList<>();
    for (long number = first(); number <= last(); number++) {
      Map<String, Sample> look = looks.getOrDefault(number, Map.of());
      List<Sample> there = new ArrayList<>();
      for (RegionModel region : regions) {
        Sample sample = look.get(region.key());
        if (sample != null) {
          there.add(sample);
        }
      }
      seen.add(there);
    }
    List<Trend> trends = new ArrayList<>();
    trends.add(counted(Trend.Kind.ERROR, added(seen, Sample::errors)));
    trends.add(counted(Trend.Kind.BUSY, added(seen, Sample::busy)));
    trends.add(counted(Trend.Kind.SERVERS, added(seen, Sample::servers)));
    Set<LimitUse> limits = new TreeSet<>();
    Set<String> services = new LinkedHashSet<>();
    seen.forEach(
        look ->
            look.forEach(
                sample -> {
                  limits.addAll(sample.limits().keySet());
                  services.addAll(new TreeSet<>(sample.answers().keySet()));
                }));
    for (LimitUse limit : limits) {
      trends.add(
          new Trend(
              Trend.Kind.LIMIT,
              Text.of("trend.LIMIT", limit.title()),
              "",
              worst(seen, sample -> sample.limits().getOrDefault(limit, Double.NaN)),
              WHOLE,
              false));
    }
    for (String service : services) {
      List<Double> values =
          worst(seen, sample -> sample.answers().getOrDefault(service, Double.NaN));
      trends.add(
          new Trend(
              Trend.Kind.ANSWERS,
              Text.of("trend.ANSWERS", service),
              "",
              values,
              Math.max(1, highest(values)),
              false));
    }
    return trends.stream().map(Trends::told).toList();
  }

  private long first() {
    return looks.isEmpty() ? 0 : looks.firstKey();
  }

  private long last() {
    return looks.isEmpty() ? -1 : looks.lastKey();
  }

  private static Trend told(Trend of) {
    double now = of.newest();
    String text =
        switch (of.kind()) {
          case ERROR, BUSY, SERVERS, WATCHED -> Text.of("trend.count", (long) now);
          case LIMIT -> Text.of("trend.percent", Math.round(now));
          case ANSWERS -> Text.of("trend.ms", Math.round(now));
        };
    boolean bad =
        switch (of.kind()) {
          case ERROR -> now > 0;
          case LIMIT -> now >= NEARLY_FULL;
          case ANSWERS -> now >= SLOW_MS;
          case BUSY, SERVERS, WATCHED -> false;
        };
    return new Trend(of.kind(), of.title(), text, of.values(), of.most(), bad);
  }

  private static Trend counted(Trend.Kind kind, List<Double> values) {
    return new Trend(
        kind, Text.of("trend." + kind), "", values, Math.max(1, highest(values)), false);
  }

  private static double highest(List<Double> values) {
    return values.stream().filter(v -> !v.isNaN()).mapToDouble(v -> v).max().orElse(0);
  }

  private static List<Double> added(List<List<Sample>> seen, ToDoubleFunction<Sample> what) {
    return seen.stream()
        .map(look -> look.isEmpty() ? Double.NaN : look.stream().mapToDouble(what).sum())
        .toList();
  }

  private static List<Double> worst(List<List<Sample>> seen, ToDoubleFunction<Sample> what) {
    return seen.stream()
        .map(
            look ->
                look.stream()
                    .mapToDouble(what)
                    .filter(v -> !Double.isNaN(v))
                    .max()
                    .orElse(Double.NaN))
        .toList();
  }
}
