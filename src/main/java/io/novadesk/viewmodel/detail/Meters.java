package io.novadesk.viewmodel.detail;

import io.novadesk.api.compute.Diagnostics;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.base.Ages;
import io.novadesk.viewmodel.base.Sizes;
import io.novadesk.viewmodel.detail.DiagnosticsViewModel.Group;
import io.novadesk.viewmodel.vitals.Course;
import io.novadesk.viewmodel.vitals.Measure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Counters as people read them: what they are now, and how they went. */
final class Meters {
  private static final double WHOLE = 100;

  private final Diagnostics now;
  private final Course course;

  private Meters(Diagnostics now, Course course) {
    this.now = now;
    this.course = course;
  }

  /**
   * @param course ends with this look
   */
  static List<Group> of(Diagnostics now, Course course) {
    return new Meters(now, course).groups();
  }

  private List<Group> groups() {
    List<Group> groups = new ArrayList<>();
    add(groups, "diagnostics.machine", machine());
    add(groups, "diagnostics.cpus", cpus());
    add(groups, "diagnostics.disks", disks());
    add(groups, "diagnostics.nics", nics());
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

  private List<Meter> machine() {
    List<Meter> meters = new ArrayList<>();
    if (now.state() != null) {
      String what =
          String.join(
              ", ", Stream.of(now.hypervisor(), now.driver()).filter(Objects::nonNull).toList());
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
      String name = Text.of("diagnostics.memory");
      meters.add(
          used == null || maximum <= 0
              ? new Meter(name, -1, mib(maximum), "")
              : new Meter(
                  name,
                  (double) used / maximum,
                  Text.of("diagnostics.of", mib(used), mib(maximum)),
                  "",
                  course.values(Measure.MEMORY),
                  WHOLE));
    }
    return meters;
  }

  private static String mib(long mib) {
    return Sizes.text(Math.clamp(mib, 0, Long.MAX_VALUE >> 20) << 20);
  }

  private List<Meter> cpus() {
    List<Meter> meters = new ArrayList<>();
    for (Diagnostics.Cpu cpu : now.cpus()) {
      Measure measure = new Measure(Measure.Kind.CPU, cpu.name());
      double share = course.latest(measure);
      boolean known = !Double.isNaN(share);
      meters.add(
          new Meter(
              Text.of("diagnostics.cpu", cpu.name()),
              known ? share / WHOLE : 0,
              known ? String.format(Locale.ROOT, "%.0f %%", share) : measuring(cpu.time()),
              cpu.time() == null
                  ? ""
                  : Text.of("diagnostics.worked", Ages.span(Duration.ofNanos(cpu.time()))),
              course.values(measure),
              WHOLE));
    }
    return meters;
  }

  private List<Meter> disks() {
    List<Meter> meters = new ArrayList<>();
    for (Diagnostics.Disk disk : now.disks()) {
      String errors =
          disk.errors() == null || disk.errors() == 0
              ? ""
              : Text.of("diagnostics.errors", disk.errors());
      String name = Text.of("diagnostics.disk", disk.name());
      meters.add(
          flow(
              Text.of("diagnostics.reads", name),
              disk.read(),
              new Measure(Measure.Kind.READ, disk.name()),
              errors));
      meters.add(
          flow(
              Text.of("diagnostics.writes", name),
              disk.written(),
              new Measure(Measure.Kind.WRITTEN, disk.name()),
              ""));
    }
    return meters;
  }

  private List<Meter> nics() {
    List<Meter> meters = new ArrayList<>();
    for (Diagnostics.Nic nic : now.nics()) {
      meters.add(
          flow(
              Text.of("diagnostics.receives", nic.name()),
              nic.received(),
              new Measure(Measure.Kind.RECEIVED, nic.name()),
              ""));
      meters.add(
          flow(
              Text.of("diagnostics.sends", nic.name()),
              nic.sent(),
              new Measure(Measure.Kind.SENT, nic.name()),
              ""));
      if (!isNone(nic.errors()) || !isNone(nic.dropped())) {
        meters.add(
            new Meter(
                Text.of("diagnostics.loses", nic.name()),
                -1,
                "",
                Text.of("diagnostics.losses", told(nic.errors()), told(nic.dropped()))));
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

  /** What is not counted will never be measured. */
  private static String measuring(@Nullable Long counter) {
    return Text.of(counter == null ? "diagnostics.untold" : "diagnostics.measuring");
  }

  private Meter flow(String name, @Nullable Long bytes, Measure measure, String remark) {
    double rate = course.latest(measure);
    List<Double> values = course.values(measure);
    String sum = bytes == null ? "" : Text.of("diagnostics.inAll", Sizes.text(bytes));
    return new Meter(
        name,
        -1,
        Double.isNaN(rate)
            ? measuring(bytes)
            : Text.of("diagnostics.perSecond", Sizes.text(Math.round(rate))),
        remark.isEmpty() ? sum : sum + ", " + remark,
        values,
        Math.max(1, values.stream().filter(v -> !v.isNaN()).mapToDouble(v -> v).max().orElse(1)));
  }
}
