package io.novadesk.viewmodel.vitals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How one server went in the last half hour. A rate stands for all the time between its two looks;
 * where a look failed, or nobody looked, is a gap. Belongs to the caller's side.
 */
public final class Course {
  private static final long STEP = Duration.ofSeconds(10).toNanos();

  /** Half an hour. */
  private static final int MOST = 180;

  /** A young line does not fill the width: it would be another with each look. */
  private static final int LEAST = 30;

  /** Between looks that are longer apart nobody looked. */
  private static final long APART = Duration.ofSeconds(90).toNanos();

  private final NavigableMap<Long, Map<Measure, Double>> steps = new TreeMap<>();
  private Map<Measure, Double> latest = Map.of();
  private final Turn turn = new Turn();
  private @Nullable Reading last;
  private long newest = Long.MIN_VALUE;
  private long asked;
  private boolean isAsked;
  private String refusal = "";
  private String silence = "";
  private long silentSince;

  /** Who asks the cloud now. */
  Turn turn() {
    return turn;
  }

  /** Somebody begins to ask at this moment. */
  void asked(long nanos) {
    asked = nanos;
    isAsked = true;
  }

  /** Whoever asked asks no more: another need not wait. */
  public void askedNoMore() {
    isAsked = false;
  }

  /** Whether nobody asked within this time. */
  boolean isDue(long nanos, Duration every) {
    return !isAsked || nanos - asked >= every.toNanos();
  }

  /** An answer came; one that is no newer than what is known tells nothing. */
  public void looked(Reading now) {
    if (now.nanos() <= newest) {
      return;
    }
    Reading before = last;
    Reading then = before != null && now.nanos() - before.nanos() <= APART ? before : null;
    latest = Rates.between(then, now);
    long step = step(now.nanos());
    for (long at = then == null ? step : Math.min(step, step(then.nanos()) + 1); at <= step; at++) {
      steps.put(at, latest);
    }
    forget(now.nanos());
    newest = now.nanos();
    last = now;
    refusal = "";
    silence = "";
  }

  /**
   * A look failed, or lasts too long.
   *
   * @param why a sentence
   */
  public void missed(long nanos, String why) {
    if (silence.isEmpty()) {
      silentSince = last == null ? asked : last.nanos();
    }
    silence = why;
    last = null;
    latest = Map.of();
    steps.putIfAbsent(step(nanos), Map.of());
    forget(nanos);
  }

  /** The cloud will say so again until something is another; empty: it may be asked. */
  void refused(String sentence) {
    refusal = sentence;
  }

  /** What the cloud refuses with, as a sentence; empty: it may be asked. */
  public String refusal() {
    return refusal;
  }

  /** Why the last look told nothing, as a sentence; empty: it told. */
  String silence() {
    return silence;
  }

  /** Since when nothing is known. */
  long silentSince() {
    return silentSince;
  }

  /** Whether the hypervisor counts how much the CPUs work, as far as is known. */
  public boolean countsCpus() {
    return last == null
        || (!last.values().cpus().isEmpty()
            && last.values().cpus().stream().allMatch(cpu -> cpu.time() != null));
  }

  private void forget(long nanos) {
    steps.headMap(step(nanos) - MOST, true).clear();
  }

  private static long step(long nanos) {
    return Math.floorDiv(nanos, STEP);
  }

  /** What the last look told; NaN: nothing. */
  public double latest(Measure of) {
    return latest.getOrDefault(of, Double.NaN);
  }

  /** From the oldest to the newest, ten seconds each; NaN where nothing is known. */
  public List<Double> values(Measure of) {
    if (steps.isEmpty()) {
      return List.of();
    }
    long end = steps.lastKey();
    List<Double> values = new ArrayList<>();
    for (long at = Math.min(steps.firstKey(), end - LEAST + 1); at <= end; at++) {
      values.add(steps.getOrDefault(at, Map.of()).getOrDefault(of, Double.NaN));
    }
    return values;
  }
}
