package io.novadesk.viewmodel.wall;

import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.servers.RegionModel;
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

  static List<Trend> of(WatchedServers all, List<RegionModel> regions) {
    return WatchedServers.worstFirst(all.of(regions)).stream().map(each -> of(all, each)).toList();
  }

  private static Trend of(WatchedServers all, Watched watched) {
    Course course = watched.course();
    String name = watched.row().name();
    String why = course.refusal().isEmpty() ? all.silence(course) : course.refusal();
    return new Trend(
        Trend.Kind.WATCHED,
        why.isEmpty()
            ? Text.of("trend.WATCHED", name)
            : Text.of("trend.watched.refused", name, why),
        why.isEmpty() ? now(course) : "",
        course.values(Measure.CPUS),
        WHOLE,
        course.latest(Measure.CPUS) >= BUSY,
        watched.row().key());
  }

  private static String now(Course course) {
    double cpus = course.latest(Measure.CPUS);
    double memory = course.latest(Measure.MEMORY);
    if (!course.countsCpus()) {
      return Double.isNaN(memory)
          ? Text.of("trend.watched.none")
          : Text.of("trend.watched.memory", Math.round(memory));
    }
    if (Double.isNaN(cpus)) {
      return Text.of("diagnostics.measuring");
    }
    return Double.isNaN(memory)
        ? Text.of("trend.watched.cpus", Math.round(cpus))
        : Text.of("trend.watched.both", Math.round(cpus), Math.round(memory));
  }
}
