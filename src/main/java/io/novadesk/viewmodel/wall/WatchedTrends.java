package io.novadesk.viewmodel.wall;

import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.vitals.Course;
import io.novadesk.viewmodel.vitals.Measure;
import io.novadesk.viewmodel.vitals.WatchedServers;
import io.novadesk.viewmodel.vitals.WatchedServers.Watched;
import java.util.List;

/** How the CPUs of watched servers went, the worst first. */
final class WatchedTrends {
  private static final double WHOLE = 100;

  /** From here on somebody waits for them. */
  private static final double BUSY = 90;

  private WatchedTrends() {}

  static List<Trend> of(List<Watched> servers) {
    return WatchedServers.worstFirst(servers).stream().map(WatchedTrends::of).toList();
  }

  private static Trend of(Watched watched) {
    Course course = watched.course();
    return new Trend(
        Trend.Kind.WATCHED,
        watched.course().refusal().isEmpty()
            ? Text.of("trend.WATCHED", watched.row().name())
            : Text.of("trend.watched.refused", watched.row().name(), watched.course().refusal()),
        now(watched),
        course.values(Measure.CPUS),
        WHOLE,
        course.latest(Measure.CPUS) >= BUSY,
        watched.row().key());
  }

  private static String now(Watched watched) {
    if (!watched.course().refusal().isEmpty()) {
      return "";
    }
    double cpus = watched.course().latest(Measure.CPUS);
    double memory = watched.course().latest(Measure.MEMORY);
    if (Double.isNaN(cpus)) {
      return Text.of("diagnostics.measuring");
    }
    return Double.isNaN(memory)
        ? Text.of("trend.watched.cpus", Math.round(cpus))
        : Text.of("trend.watched.both", Math.round(cpus), Math.round(memory));
  }
}
