package io.novadesk.viewmodel.detail;

import io.novadesk.api.compute.Diagnostics;
import io.novadesk.api.compute.Servers;
import io.novadesk.i18n.Text;
import io.novadesk.task.Task;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.base.Ages;
import io.novadesk.viewmodel.base.Fetch;
import io.novadesk.viewmodel.base.Loaded;
import io.novadesk.viewmodel.base.Sizes;
import io.novadesk.viewmodel.servers.ServerRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The hypervisor's counters of a server, read again and again while they are looked at: rates come
 * from two readings.
 */
public final class DiagnosticsViewModel implements ServerPart {
  private static final Duration EVERY = Duration.ofSeconds(3);
  private static final double NANOS = 1e9;

  private final TaskRunner tasks;
  private final Fetch<Reading> fetch;
  private final ObservableList<Group> groups = FXCollections.observableArrayList();
  private final ObservableList<Group> groupsToShow =
      FXCollections.unmodifiableObservableList(groups);
  private @Nullable ServerRow row;
  private @Nullable Task polling;
  private @Nullable Reading before;

  /**
   * What was read and when.
   *
   * @param nanos of a clock that only serves to measure spans
   */
  record Reading(String server, Diagnostics values, long nanos) {}

  /** Meters of one kind. */
  public record Group(String title, List<Meter> meters) {}

  public DiagnosticsViewModel(TaskRunner tasks) {
    this.tasks = tasks;
    fetch = new Fetch<>(tasks);
    fetch
        .stateProperty()
        .subscribe(
            state -> {
              if (state instanceof Loaded.Ready<Reading>(Reading reading)) {
                show(reading);
              } else if (state instanceof Loaded.Broken) {
                // What was refused once is not asked for again and again.
                stopPolling();
              }
            });
  }

  @Override
  public void look(@Nullable ServerRow now) {
    ServerRow last = row;
    row = now;
    if (now == null) {
      stopPolling();
      fetch.stop();
    } else if (last == null || !now.isSameServer(last)) {
      reload();
    }
  }

  /** Begins to ask again. */
  public void reload() {
    stopPolling();
    polling = tasks.every(EVERY, this::ask);
    ask();
  }

  private void stopPolling() {
    if (polling != null) {
      polling.cancel();
      polling = null;
    }
  }

  private void ask() {
    ServerRow now = row;
    if (now == null) {
      return;
    }
    Servers servers = now.region().region().servers();
    String id = now.server().id();
    String key = now.key();
    fetch.start(key, () -> new Reading(key, servers.diagnostics(id), System.nanoTime()));
  }

  /** Whether there is something to show, and why not. */
  public Fetch<?> fetch() {
    return fetch;
  }

  public ObservableList<Group> groups() {
    return groupsToShow;
  }

  private void show(Reading reading) {
    Reading earlier = before;
    if (reading.equals(earlier)) {
      return;
    }
    before = reading;
    boolean comparable = earlier != null && earlier.server().equals(reading.server());
    List<Group> next = groupsOf(reading, comparable ? earlier : null);
    if (!groups.equals(next)) {
      groups.setAll(next);
    }
  }

  /**
   * @param earlier a former reading of the same server; null: no rates yet
   */
  static List<Group> groupsOf(Reading reading, @Nullable Reading earlier) {
    Diagnostics now = reading.values();
    Diagnostics then = earlier == null ? null : earlier.values();
    double seconds = earlier == null ? 0 : (reading.nanos() - earlier.nanos()) / NANOS;
    List<Group> groups = new ArrayList<>();
    add(groups, "diagnostics.machine", machine(now));
    add(groups, "diagnostics.cpus", cpus(now, then, seconds));
    add(groups, "diagnostics.disks", disks(now, then, seconds));
    add(groups, "diagnostics.nics", nics(now, then, seconds));
    List<Meter> more = new ArrayList<>();
    now.more().forEach((name, value) -> more.add(new Meter(name, -1, value, "")));
    add(groups, "diagnostics.more", more);
    return groups;
  }

  private static void add(List<Group> groups, String title, List<Meter> meters) {
    if (!meters.isEmpty()) {
      groups.add(new Group(Text.of(title), List.copyOf(meters)));
    }
  }

  private static List<Meter> machine(Diagnostics now) {
    List<Meter> meters = new ArrayList<>();
    if (now.state() != null) {
      String what =
          String.join(
              ", ",
              java.util.stream.Stream.of(now.hypervisor(), now.driver())
                  .filter(Objects::nonNull)
                  .toList());
      meters.add(new Meter(Text.of("diagnostics.state"), -1, now.state(), what));
    }
    if (now.uptime() != null) {
      meters.add(
          new Meter(
              Text.of("diagnostics.uptime"), -1, Ages.span(Duration.ofSeconds(now.uptime())), ""));
    }
    Diagnostics.Memory memory = now.memory();
    if (memory != null && memory.maximum() != null) {
      long maximum = memory.maximum();
      Long used = memory.used();
      meters.add(
          new Meter(
              Text.of("diagnostics.memory"),
              used == null || maximum == 0 ? -1 : (double) used / maximum,
              used == null ? mib(maximum) : Text.of("diagnostics.of", mib(used), mib(maximum)),
              ""));
    }
    return meters;
  }

  private static String mib(long mib) {
    return Sizes.text(mib << 20);
  }

  private static List<Meter> cpus(Diagnostics now, @Nullable Diagnostics then, double seconds) {
    List<Meter> meters = new ArrayList<>();
    for (Diagnostics.Cpu cpu : now.cpus()) {
      Diagnostics.Cpu old =
          then == null
              ? null
              : then.cpus().stream()
                  .filter(c -> c.name().equals(cpu.name()))
                  .findFirst()
                  .orElse(null);
      Double worked = rate(cpu.time(), old == null ? null : old.time(), seconds);
      double share = worked == null ? -1 : Math.clamp(worked / NANOS, 0, 1);
      meters.add(
          new Meter(
              Text.of("diagnostics.cpu", cpu.name()),
              Math.max(0, share),
              worked == null
                  ? Text.of("diagnostics.measuring")
                  : String.format(Locale.ROOT, "%.0f %%", share * 100),
              cpu.time() == null
                  ? ""
                  : Text.of("diagnostics.worked", Ages.span(Duration.ofNanos(cpu.time())))));
    }
    return meters;
  }

  private static List<Meter> disks(Diagnostics now, @Nullable Diagnostics then, double seconds) {
    List<Meter> meters = new ArrayList<>();
    for (int i = 0; i < now.disks().size(); i++) {
      Diagnostics.Disk disk = now.disks().get(i);
      Diagnostics.Disk old = then == null || i >= then.disks().size() ? null : then.disks().get(i);
      String errors =
          disk.errors() == null || disk.errors() == 0
              ? ""
              : Text.of("diagnostics.errors", disk.errors());
      String name = Text.of("diagnostics.disk", disk.name());
      meters.add(
          flow(
              Text.of("diagnostics.reads", name),
              disk.read(),
              old == null ? null : old.read(),
              seconds,
              errors));
      meters.add(
          flow(
              Text.of("diagnostics.writes", name),
              disk.written(),
              old == null ? null : old.written(),
              seconds,
              ""));
    }
    return meters;
  }

  private static List<Meter> nics(Diagnostics now, @Nullable Diagnostics then, double seconds) {
    List<Meter> meters = new ArrayList<>();
    for (Diagnostics.Nic nic : now.nics()) {
      Diagnostics.Nic old =
          then == null
              ? null
              : then.nics().stream()
                  .filter(n -> n.name().equals(nic.name()))
                  .findFirst()
                  .orElse(null);
      meters.add(
          flow(
              Text.of("diagnostics.receives", nic.name()),
              nic.received(),
              old == null ? null : old.received(),
              seconds,
              ""));
      meters.add(
          flow(
              Text.of("diagnostics.sends", nic.name()),
              nic.sent(),
              old == null ? null : old.sent(),
              seconds,
              ""));
      if (!isNone(nic.errors()) || !isNone(nic.dropped())) {
        meters.add(
            new Meter(
                Text.of("diagnostics.loses", nic.name()),
                -1,
                Text.of("diagnostics.losses", told(nic.errors()), told(nic.dropped())),
                ""));
      }
    }
    return meters;
  }

  private static boolean isNone(@Nullable Long count) {
    return count == null || count == 0;
  }

  private static long told(@Nullable Long count) {
    return count == null ? 0 : count;
  }

  private static Meter flow(
      String name, @Nullable Long bytes, @Nullable Long before, double seconds, String remark) {
    Double rate = rate(bytes, before, seconds);
    String sum = bytes == null ? "" : Text.of("diagnostics.inAll", Sizes.text(bytes));
    return new Meter(
        name,
        -1,
        rate == null
            ? Text.of("diagnostics.measuring")
            : Text.of("diagnostics.perSecond", Sizes.text(Math.round(rate))),
        remark.isEmpty() ? sum : sum + ", " + remark);
  }

  /** Null where there are no two readings, or the counter began anew between them. */
  private static @Nullable Double rate(@Nullable Long now, @Nullable Long before, double seconds) {
    return now == null || before == null || now < before || seconds <= 0
        ? null
        : Double.valueOf((now - before) / seconds);
  }
}
