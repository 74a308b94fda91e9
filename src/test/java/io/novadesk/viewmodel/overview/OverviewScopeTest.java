package io.novadesk.viewmodel.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.testing.OpenDemo;
import io.novadesk.testing.QueueTaskRunner;
import io.novadesk.viewmodel.servers.RegionModel;
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
}
