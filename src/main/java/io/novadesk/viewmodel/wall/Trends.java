package io.novadesk.viewmodel.wall;

import io.novadesk.cloud.live.Session;
import io.novadesk.common.watch.LimitUse;
import io.novadesk.i18n.Text;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.servers.RegionModel;
import io.novadesk.viewmodel.servers.ServerRow;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;

/**
 * How the open clouds went since they were opened, at most a few hours back: looked at by itself,
 * whether or not somebody looks. Belongs to the caller's side.
 */
public final class Trends {
  private static final Duration EVERY = Duration.ofSeconds(15);
  private static final int MOST = (int) (Duration.ofHours(6).toSeconds() / EVERY.toSeconds());
  private static final double WHOLE = 100;
  private static final double NEARLY_FULL = 90;

  /** Slower than this a person waits. */
  private static final double SLOW_MS = 2_000;

  private record Sample(
      int servers,
      int errors,
      int busy,
      Map<LimitUse, Double> limits,
      Map<String, Double> answers) {}

  private final Supplier<List<RegionModel>> open;
  private final InstantSource clock;
  private final Deque<Map<String, Sample>> looks = new ArrayDeque<>();
  private final Map<Session, AnswerTimes> answers = new HashMap<>();
  private final ReadOnlyLongWrapper count = new ReadOnlyLongWrapper();
  private Instant newest;

  /**
   * @param open the regions of all open clouds
   */
  public Trends(TaskRunner tasks, Supplier<List<RegionModel>> open, InstantSource clock) {
    this.open = open;
    this.clock = clock;
    newest = clock.instant();
    tasks.every(EVERY, this::look);
  }

  /** Counts the looks. */
  public ReadOnlyLongProperty countProperty() {
    return count.getReadOnlyProperty();
  }

  void look() {
    List<RegionModel> regions = open.get();
    answers.keySet().retainAll(regions.stream().map(RegionModel::session).toList());
    Map<Session, Map<String, Double>> times = new HashMap<>();
    Map<String, Sample> all = new HashMap<>();
    for (RegionModel region : regions) {
      Map<String, Double> took =
          times.computeIfAbsent(
              region.session(),
              session -> answers.computeIfAbsent(session, AnswerTimes::new).look());
      // What was last seen of a cloud that is away is not how it is.
      if (region.stateProperty().get().asOf() != null && !region.awayProperty().get()) {
        all.put(region.key(), sample(region, took));
      }
    }
    looks.addLast(all);
    if (looks.size() > MOST) {
      looks.removeFirst();
    }
    newest = clock.instant();
    count.set(count.get() + 1);
  }

  private static Sample sample(RegionModel region, Map<String, Double> took) {
    int errors = 0;
    int busy = 0;
    for (ServerRow row : region.rows()) {
      switch (StateColour.STATUS.of(row)) {
        case BAD -> errors++;
        case BUSY -> busy++;
        default -> {}
      }
    }
    Map<LimitUse, Double> limits = new EnumMap<>(LimitUse.class);
    LimitUse.over(region.limitsProperty().get(), 0)
        .forEach(use -> limits.put(use.limit(), WHOLE * use.used() / use.most()));
    return new Sample(region.rows().size(), errors, busy, limits, took);
  }

  /** Since when it was looked. */
  public Instant since() {
    return newest.minus(EVERY.multipliedBy(Math.max(0, looks.size() - 1)));
  }

  /** How these regions went together: counts are added up, of all else the worst counts. */
  List<Trend> of(List<RegionModel> regions) {
    List<List<Sample>> seen = new ArrayList<>();
    for (Map<String, Sample> look : looks) {
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

  private static Trend told(Trend of) {
    double now = of.newest();
    String text =
        switch (of.kind()) {
          case ERROR, BUSY, SERVERS -> Text.of("trend.count", (long) now);
          case LIMIT -> Text.of("trend.percent", Math.round(now));
          case ANSWERS -> Text.of("trend.ms", Math.round(now));
        };
    boolean bad =
        switch (of.kind()) {
          case ERROR -> now > 0;
          case LIMIT -> now >= NEARLY_FULL;
          case ANSWERS -> now >= SLOW_MS;
          case BUSY, SERVERS -> false;
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
