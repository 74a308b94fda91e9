package io.novadesk.viewmodel.vitals;

import io.novadesk.api.ApiException;
import io.novadesk.api.compute.Servers;
import io.novadesk.i18n.Text;
import io.novadesk.task.Task;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.base.Ages;
import io.novadesk.viewmodel.base.Fetch;
import io.novadesk.viewmodel.servers.RegionModel;
import io.novadesk.viewmodel.servers.ServerRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The servers whose counters a person wants to see go on: a few, each looked at once a minute, one
 * after the other. Keeps how these went, and those that were lately looked at. Belongs to the
 * caller's side.
 */
public final class WatchedServers {
  /** So many are watched at most. */
  public static final int MOST = 8;

  private static final Duration EVERY = Duration.ofMinutes(1);
  private static final Duration TICK = Duration.ofSeconds(5);
  private static final int KEPT = 24;

  /** Of the sender's faults these pass: no login, too slow, too often. */
  private static final Set<Integer> PASSING = Set.of(401, 408, 425, 429);

  private static final int NOT_IMPLEMENTED = 501;

  private final TaskRunner tasks;
  private final Supplier<List<RegionModel>> open;
  private final LongSupplier nanos;
  private final Map<String, Course> courses = new LinkedHashMap<>();
  private final Map<String, Watched> watched = new LinkedHashMap<>();
  private final ReadOnlyLongWrapper revision = new ReadOnlyLongWrapper();
  private @Nullable Task ticking;
  private final Map<String, Asking> asking = new HashMap<>();

  /** One of them. */
  public record Watched(ServerRow row, Course course) {}

  /** What is not answered yet. */
  private record Asking(RegionModel region, Task task) {}

  /**
   * @param open the regions of all open clouds
   * @param nanos a clock that only serves to measure spans; asked on any thread
   */
  public WatchedServers(TaskRunner tasks, Supplier<List<RegionModel>> open, LongSupplier nanos) {
    this.tasks = tasks;
    this.open = open;
    this.nanos = nanos;
  }

  /** Counts whatever changes here. */
  public ReadOnlyLongProperty revisionProperty() {
    return revision.getReadOnlyProperty();
  }

  /** The time by the clock of all courses. */
  public long nanos() {
    return nanos.getAsLong();
  }

  /** How a server goes; whoever looks at it tells it there. */
  public Course course(String serverKey) {
    Course course = courses.remove(serverKey);
    if (course == null) {
      course = new Course();
      if (courses.size() >= KEPT) {
        courses.keySet().stream()
            .filter(key -> !watched.containsKey(key))
            .findFirst()
            .ifPresent(courses::remove);
      }
    }
    courses.put(serverKey, course);
    return course;
  }

  public boolean isWatched(ServerRow row) {
    return watched.containsKey(row.key());
  }

  /** Why this one cannot be watched too, as a sentence; empty when it can. */
  public String whyNot(ServerRow row) {
    return isWatched(row) || watched.size() < MOST ? "" : Text.of("watched.full", MOST);
  }

  /** Watches a server from now on. */
  public void watch(ServerRow row) {
    if (!isWatched(row) && whyNot(row).isEmpty()) {
      watched.put(row.key(), new Watched(row, course(row.key())));
      if (ticking == null) {
        ticking = tasks.every(TICK, this::look);
      }
      changed();
      look();
    }
  }

  /** Watches a server no longer. */
  public void leave(String serverKey) {
    Watched left = watched.remove(serverKey);
    if (left != null) {
      Asking now = asking.remove(serverKey);
      if (now != null) {
        now.task().cancel();
        left.course().askedNoMore();
      }
      stopWhenIdle();
      changed();
    }
  }

  /** Watches none any more. */
  public void dispose() {
    List.copyOf(watched.keySet()).forEach(this::leave);
  }

  private void stopWhenIdle() {
    if (watched.isEmpty() && ticking != null) {
      ticking.cancel();
      ticking = null;
    }
  }

  /** The watched servers of these regions, in the order in which a person began to. */
  public List<Watched> of(List<RegionModel> regions) {
    return watched.values().stream().filter(each -> regions.contains(each.row().region())).toList();
  }

  /** Tells whoever shows it that a course went on. */
  public void changed() {
    revision.set(revision.get() + 1);
  }

  /** Asks in each region about the first whose minute is over; its answer leads to the next. */
  void look() {
    renew();
    long now = nanos();
    for (Watched each : List.copyOf(watched.values())) {
      if (asking.containsKey(each.row().key())) {
        stillWaits(each.row());
      } else if (!isBusy(each.row().region())
          && each.course().refusal().isEmpty()
          && each.course().isDue(now, EVERY)) {
        ask(each);
      }
    }
  }

  /** One that does not answer holds up its own region alone. */
  private boolean isBusy(RegionModel region) {
    return asking.values().stream().anyMatch(each -> each.region() == region);
  }

  /** An answer is awaited: where it takes too long, nothing is known meanwhile. */
  public void stillWaits(ServerRow row) {
    Course course = course(row.key());
    if (course.silence().isEmpty() && course.isDue(nanos(), EVERY)) {
      course.missed(nanos(), Text.of("watched.waits"));
      changed();
    }
  }

  /** Since when nothing is known of a server and why, as a sentence; empty: it is known. */
  public String silence(Course course) {
    return course.silence().isEmpty()
        ? ""
        : Text.of(
            "watched.silent",
            Ages.span(Duration.ofNanos(nanos() - course.silentSince())),
            course.silence());
  }

  /**
   * Begins to ask about a server.
   *
   * @return what asks, on any thread; who asks while another does has the answer of that one
   */
  public Callable<Reading> asking(ServerRow row) {
    Course course = course(row.key());
    course.asked(nanos());
    Servers servers = row.region().region().servers();
    String id = row.server().id();
    return () -> course.turn().take(() -> servers.diagnostics(id), nanos);
  }

  /** A server that has become another since the cloud refused may be asked about again. */
  private void renew() {
    List<RegionModel> regions = open.get();
    for (Watched each : List.copyOf(watched.values())) {
      String key = each.row().key();
      ServerRow row = each.row().region().row(each.row().server().id());
      if (!regions.contains(each.row().region())) {
        leave(key);
      } else if (row != null && row != each.row()) {
        if (row.server().state() != each.row().server().state()) {
          each.course().refused("");
        }
        watched.put(key, new Watched(row, each.course()));
      }
    }
  }

  private void ask(Watched of) {
    String key = of.row().key();
    Task task =
        tasks.run(
            asking(of.row()),
            reading -> {
              asking.remove(key);
              of.course().looked(reading);
              ended();
            },
            problem -> {
              asking.remove(key);
              of.course().missed(nanos(), Fetch.sentence(problem));
              of.course().refused(refusal(problem));
              ended();
            });
    asking.put(key, new Asking(of.row().region(), task));
  }

  private void ended() {
    changed();
    look();
  }

  /** What will be refused again; all else may be another when it is asked again. */
  private static String refusal(Exception problem) {
    return problem instanceof ApiException said
            && (said.status() == NOT_IMPLEMENTED
                || (said.status() / 100 == 4 && !PASSING.contains(said.status())))
        ? String.valueOf(said.getMessage())
        : "";
  }

  /** The worst first: how much the CPUs work, then the names. */
  public static List<Watched> worstFirst(List<Watched> all) {
    List<Watched> sorted = new ArrayList<>(all);
    sorted.sort(
        Comparator.comparingDouble(
                (Watched each) -> {
                  double cpus = each.course().latest(Measure.CPUS);
                  return Double.isNaN(cpus) ? 0 : -cpus;
                })
            .thenComparing(each -> each.row().name()));
    return sorted;
  }
}
