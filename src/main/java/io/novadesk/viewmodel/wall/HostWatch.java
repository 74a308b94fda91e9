package io.novadesk.viewmodel.wall;

import io.novadesk.api.compute.Operations.Hypervisor;
import io.novadesk.i18n.Text;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.servers.RegionModel;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads how full hosts are, unhurriedly, while somebody asks for it. Belongs to the caller's side.
 */
final class HostWatch {
  private static final Duration UNHURRIED = Duration.ofMinutes(1);

  private final TaskRunner tasks;
  private final InstantSource clock;
  private final Runnable told;
  private List<RegionModel> regions = List.of();
  private HostLoads now = HostLoads.NONE;
  private @Nullable Instant asked;

  /**
   * @param told runs when more is known
   */
  HostWatch(TaskRunner tasks, InstantSource clock, Runnable told) {
    this.tasks = tasks;
    this.clock = clock;
    this.told = told;
  }

  /** What is known of the hosts of these regions; asks the clouds when that has grown old. */
  HostLoads of(List<RegionModel> wanted) {
    if (!wanted.equals(regions)) {
      regions = List.copyOf(wanted);
      now = HostLoads.NONE;
      asked = null;
    }
    Instant last = asked;
    if (last == null || Duration.between(last, clock.instant()).compareTo(UNHURRIED) >= 0) {
      asked = clock.instant();
      List<RegionModel> of = regions;
      tasks.run(
          () -> read(of),
          loads -> took(of, loads),
          e -> took(of, new HostLoads(Map.of(), String.valueOf(e.getMessage()))));
    }
    return now;
  }

  private void took(List<RegionModel> of, HostLoads loads) {
    if (of.equals(regions) && !loads.equals(now)) {
      now = loads;
      told.run();
    }
  }

  /** One that refuses keeps the others from nothing. */
  private static HostLoads read(List<RegionModel> regions) {
    Map<String, Map<String, Hypervisor>> byRegion = new HashMap<>();
    String whyNot = "";
    for (RegionModel region : regions) {
      if (!region.session().isAdmin()) {
        whyNot = Text.of("wall.load.notAdmin", region.session().shownName());
      } else if (region.whyAway().isEmpty()) {
        try {
          byRegion.put(
              region.key(), HostLoads.byName(region.region().compute().operations().hypervisors()));
        } catch (RuntimeException e) {
          whyNot = Text.of("wall.load.refused", region.placeName(), String.valueOf(e.getMessage()));
        }
      }
    }
    return new HostLoads(byRegion, whyNot);
  }
}
