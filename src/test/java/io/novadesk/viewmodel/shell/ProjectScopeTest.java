package io.novadesk.viewmodel.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.cloud.live.Session;
import io.novadesk.cloud.plan.Ledger;
import io.novadesk.profile.Connection;
import io.novadesk.testing.OpenDemo;
import io.novadesk.testing.QueueTaskRunner;
import io.novadesk.viewmodel.servers.GroupHeading;
import io.novadesk.viewmodel.servers.ServerColumn;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whose servers an administrator sees, and a member. */
@Timeout(180)
class ProjectScopeTest {
  private final QueueTaskRunner tasks = new QueueTaskRunner();
  private final ConsoleViewModel console = new ConsoleViewModel(tasks, Ledger.NONE);

  @AfterEach
  void close() {
    console.dispose();
    tasks.close();
  }

  private void open(Session session) {
    console.open(session, Connection.Marking.NONE);
    tasks.until(() -> console.servers().stateProperty().get() != null && !rows().isEmpty());
    tasks.until(() -> isThere("web-01"));
  }

  private List<ServerRow> rows() {
    return console.servers().rows();
  }

  private boolean isThere(String name) {
    return rows().stream().anyMatch(row -> row.name().equals(name));
  }

  @Test
  void administratorsSeeTheServersOfAllProjectsWhenTheyAskForThem() throws Exception {
    try (OpenDemo demo = OpenDemo.asAdministrator()) {
      open(demo.session());
      assertThat(isThere("gpu-lab-01")).isFalse();
      assertThat(console.projects().whyNotProperty().get()).isEmpty();
      assertThat(rows().getFirst().projectName()).isEqualTo("demo");

      console.projects().toggle();
      tasks.until(() -> isThere("gpu-lab-01"));
      assertThat(console.projects().allProperty().get()).isTrue();
      assertThat(console.lastPlace().now()).containsEntry("projects", "all");
      ServerRow foreign =
          rows().stream().filter(r -> r.name().equals("gpu-lab-01")).findFirst().orElseThrow();
      assertThat(ServerColumn.PROJECT.text(foreign)).isEqualTo("admin");
      assertThat(foreign.region().isOwn(foreign.server())).isFalse();
      console.servers().grouped().byProperty().set(ServerColumn.PROJECT);
      assertThat(console.servers().grouped().lines())
          .filteredOn(GroupHeading.class::isInstance)
          .extracting(line -> ((GroupHeading) line).title())
          .contains("admin", "demo");
      console.servers().grouped().byProperty().set(null);
      console.servers().filterTextProperty().set("project:admin");
      assertThat(rows()).allMatch(r -> r.projectName().equals("admin")).hasSize(3);
      console.servers().filterTextProperty().set("");
      tasks.until(() -> console.status().whereProperty().get().contains("all projects"));

      console.projects().toggle();
      tasks.until(() -> !isThere("gpu-lab-01"));
      assertThat(isThere("web-01")).isTrue();
    }
  }

  @Test
  void theNextStartShowsAllProjectsAgain() throws Exception {
    try (OpenDemo demo = OpenDemo.asAdministrator()) {
      open(demo.session());
      console.lastPlace().goTo(Map.of("projects", "all"));
      tasks.until(() -> isThere("gpu-lab-01"));
    }
  }

  @Test
  void membersAreToldWhyNot() throws Exception {
    try (OpenDemo demo = OpenDemo.asMember()) {
      open(demo.session());
      assertThat(console.projects().whyNotProperty().get()).contains("Only administrators");
      console.projects().toggle();
      assertThat(console.projects().allProperty().get()).isFalse();
      assertThat(console.operations().rows()).isEmpty();
    }
  }
}
