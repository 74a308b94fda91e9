package io.novadesk.viewmodel.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.cloud.overview.Quota;
import io.novadesk.testing.OpenDemo;
import io.novadesk.testing.QueueTaskRunner;
import io.novadesk.viewmodel.servers.RegionModel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javafx.beans.value.ObservableValue;
import org.junit.jupiter.api.Test;

class OverviewScopeTest {
  @Test
  void saysSoWhenTheChartsCountOtherServersThanTheLimits() throws Exception {
    try (OpenDemo demo = OpenDemo.asAdministrator();
        QueueTaskRunner tasks = new QueueTaskRunner()) {
      RegionModel region = new RegionModel(demo.session(), demo.region(), tasks);
      OverviewViewModel overview = new OverviewViewModel(tasks, () -> List.of(region));
      overview.show(List.of(region));
      ObservableValue<String> scope = overview.regions().getFirst().scope();
      assertThat(scope.getValue()).isEmpty();
      region.showAllProjects(Map.of());
      assertThat(scope.getValue()).contains("all projects").contains("demo");
      region.showOwnProject();
      assertThat(scope.getValue()).isEmpty();
      overview.show(List.of());
      region.dispose();
    }
  }

  @Test
  void whatNeedsAPersonStandsFirst() throws Exception {
    try (OpenDemo demo = OpenDemo.asMember();
        QueueTaskRunner tasks = new QueueTaskRunner()) {
      RegionModel region = new RegionModel(demo.session(), demo.region(), tasks);
      tasks.until(() -> region.rows().stream().anyMatch(row -> row.server().isInTransition()));
      List<Health> now = Health.of(region.rows(), Instant.now());
      assertThat(now)
          .extracting(each -> each.servers().label())
          .contains("1 in ERROR", "1 to confirm or revert");
      assertThat(now.getFirst().servers().filter()).isEqualTo("status:ERROR");
      assertThat(now).noneMatch(each -> each.kind() == Health.Kind.STUCK);

      // The same estate as it would look if it stood still until tomorrow.
      List<Health> later = Health.of(region.rows(), Instant.now().plus(Duration.ofDays(1)));
      Health stuck =
          later.stream().filter(each -> each.kind() == Health.Kind.STUCK).findFirst().orElseThrow();
      String moving =
          region.rows().stream()
              .filter(row -> row.server().isInTransition())
              .map(row -> row.server().id())
              .findFirst()
              .orElseThrow();
      assertThat(stuck.servers().filter()).startsWith("id:").contains(moving);
      assertThat(Health.of(List.of(), Instant.now())).isEmpty();
      region.dispose();
    }
  }

  /** Neutron writes no limit as -1, others as the largest number of 32 bits. */
  @Test
  void theLargestNumberIsNoLimit() {
    assertThat(new Quota("port", Quota.Unit.COUNT, 7, 2_147_483_647).isUnlimited()).isTrue();
    assertThat(new Quota("port", Quota.Unit.COUNT, 7, -1).isUnlimited()).isTrue();
    assertThat(new Quota("port", Quota.Unit.COUNT, 7, 500).isUnlimited()).isFalse();
  }
}
