package io.novadesk.viewmodel.wall;

import io.novadesk.common.watch.LimitUse;
import io.novadesk.viewmodel.servers.RegionModel;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * How a region stood at one moment.
 *
 * @param busy servers in transition
 * @param limits how full they were, in percent
 * @param answers how long services took, in milliseconds
 */
record Sample(
    int servers, int errors, int busy, Map<LimitUse, Double> limits, Map<String, Double> answers) {
  private static final double WHOLE = 100;
  private static final String SERVERS = "servers";
  private static final String ERRORS = "errors";
  private static final String BUSY = "busy";
  private static final String LIMIT = "limit ";
  private static final String ANSWERS = "answers ";

  /**
   * @param took how long services took since the last one
   */
  static Sample of(RegionModel region, Map<String, Double> took) {
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

  /** As numbers by their names, for the record. */
  Map<String, Double> kept() {
    Map<String, Double> values = new HashMap<>();
    values.put(SERVERS, (double) servers);
    values.put(ERRORS, (double) errors);
    values.put(BUSY, (double) busy);
    limits.forEach((limit, percent) -> values.put(LIMIT + limit.name(), percent));
    answers.forEach((service, took) -> values.put(ANSWERS + service, took));
    return values;
  }

  /** As it was kept; what another version called otherwise is left out. */
  static Sample of(Map<String, Double> kept) {
    Map<LimitUse, Double> limits = new EnumMap<>(LimitUse.class);
    for (LimitUse limit : LimitUse.values()) {
      Double percent = kept.get(LIMIT + limit.name());
      if (percent != null) {
        limits.put(limit, percent);
      }
    }
    Map<String, Double> answers = new HashMap<>();
    kept.forEach(
        (name, took) -> {
          if (name.startsWith(ANSWERS)) {
            answers.put(name.substring(ANSWERS.length()), took);
          }
        });
    return new Sample(
        count(kept, SERVERS), count(kept, ERRORS), count(kept, BUSY), limits, answers);
  }

  private static int count(Map<String, Double> kept, String name) {
    return kept.getOrDefault(name, 0.0).intValue();
  }
}
