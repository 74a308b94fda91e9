package io.novadesk.viewmodel.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.cloud.live.Inventory.Phase;
import io.novadesk.testing.OpenDemo;
import io.novadesk.testing.QueueTaskRunner;
import io.novadesk.viewmodel.servers.RegionModel;
import io.novadesk.viewmodel.servers.SmallRegion;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Two clouds beside each other, by what is known of them. */
class PlacesComparedTest {
  @Test
  void asksNoCloudAndSaysWhenOneDoesNotAnswer() throws Exception {
    try (SmallRegion here = new SmallRegion();
        SmallRegion there = new SmallRegion()) {
      List<RegionModel> open = new ArrayList<>(List.of(here.model(), there.model()));
      long asked = exchanges(here) + exchanges(there);
      PlacesCompared known = compared(here, open);
      assertThat(known.remarkProperty().get()).isEmpty();
      int servers = here.model().rows().size();
      assertThat(Objects.requireNonNull(known.shownProperty().get()).alike()).isEqualTo(servers);
      assertThat(exchanges(here) + exchanges(there)).isEqualTo(asked);

      there.stop();
      there.model().region().inventory().refresh(true);
      there.tasks().until(() -> there.model().stateProperty().get().phase() == Phase.STALE);
      PlacesCompared away = compared(here, open);
      assertThat(away.remarkProperty().get())
          .contains("does not answer; its servers are as they were last seen.");
      assertThat(Objects.requireNonNull(away.shownProperty().get()).alike())
          .as("nothing is missing where nobody answers")
          .isEqualTo(servers);

      // What is left meanwhile cannot be chosen any more.
      open.remove(there.model());
      away.secondProperty().set(away.places().getFirst());
      away.secondProperty().set(away.places().getLast());
      assertThat(away.shownProperty().get()).isNull();
      assertThat(away.remarkProperty().get()).contains("is not open any more.");
    }
  }

  @Test
  void theOnlyCloudHasItsRegionsBesideEachOther() throws Exception {
    QueueTaskRunner tasks = new QueueTaskRunner();
    try (OpenDemo demo = OpenDemo.inEveryRegion()) {
      List<RegionModel> regions =
          demo.session().regions().stream()
              .map(region -> new RegionModel(demo.session(), region, tasks))
              .toList();
      assertThat(regions).hasSize(2);
      PlacesCompared places =
          new PlacesCompared(tasks, new Records(tasks), Clock.systemUTC(), () -> regions, regions);
      assertThat(places.firstProperty().get().regions()).containsExactly(regions.getFirst());
      assertThat(places.secondProperty().get().regions()).containsExactly(regions.getLast());
      places.leave();
      regions.forEach(RegionModel::dispose);
    } finally {
      tasks.close();
    }
  }

  private static PlacesCompared compared(SmallRegion here, List<RegionModel> open) {
    PlacesCompared places =
        new PlacesCompared(
            here.tasks(),
            new Records(here.tasks()),
            Clock.systemUTC(),
            () -> open,
            List.of(here.model()));
    here.tasks().until(() -> places.shownProperty().get() != null);
    return places;
  }

  /** But for the servers, which are looked at anew all the time. */
  private static long exchanges(SmallRegion of) {
    return of.session().exchanges().all().stream()
        .filter(each -> !each.uri().getPath().endsWith("/servers/detail"))
        .count();
  }
}
