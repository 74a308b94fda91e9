package io.novadesk.viewmodel.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.http.HttpSettings;
import io.novadesk.api.identity.Scope;
import io.novadesk.cloud.connect.Connector;
import io.novadesk.cloud.live.Login;
import io.novadesk.cloud.live.Session;
import io.novadesk.cloud.plan.Ledger;
import io.novadesk.profile.Connection;
import io.novadesk.profile.SavedFilter;
import io.novadesk.testing.OpenDemo;
import io.novadesk.testing.QueueTaskRunner;
import io.novadesk.viewmodel.navigation.NavItem;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is said, and offered, where a list is empty; and that no filter hides another place. */
@Timeout(180)
class EmptyPlaceTest {
  private final QueueTaskRunner tasks = new QueueTaskRunner();
  private final ConsoleViewModel console = new ConsoleViewModel(tasks, Ledger.NONE);

  @AfterEach
  void close() {
    console.dispose();
    tasks.close();
  }

  private void open(OpenDemo demo) {
    console.open(demo.session(), Connection.Marking.NONE);
    tasks.until(() -> console.servers().rows().stream().anyMatch(r -> r.name().equals("web-01")));
    console.filters().saved().save(new SavedFilter("Demo", "SHUTOFF", "status:shutoff"));
  }

  private @Nullable NavItem find(List<NavItem> items, String label) {
    for (NavItem item : items) {
      if (item.label().equals(label)) {
        return item;
      }
      NavItem below = find(item.children(), label);
      if (below != null) {
        return below;
      }
    }
    return null;
  }

  private void go(String label) {
    NavItem item = find(console.navigation().roots(), label);
    assertThat(item).as(label).isNotNull();
    console.navigation().selectedProperty().set(item);
  }

  @Test
  void aFilterStaysWithThePlaceThatItWasTypedFor() throws Exception {
    try (OpenDemo demo = OpenDemo.asAdministrator()) {
      open(demo);
      NavItem all = console.navigation().selectedProperty().get();
      console.servers().filterTextProperty().set("web");
      go("SHUTOFF");
      assertThat(console.servers().filterTextProperty().get()).isEmpty();
      assertThat(console.servers().rows()).isNotEmpty();
      console.servers().filterTextProperty().set("batch");
      console.navigation().selectedProperty().set(all);
      assertThat(console.servers().filterTextProperty().get()).isEqualTo("web");
      assertThat(console.servers().rows()).isNotEmpty().allMatch(r -> r.name().contains("web"));
      go("SHUTOFF");
      assertThat(console.servers().filterTextProperty().get()).isEqualTo("batch");
    }
  }

  @Test
  void anAdministratorIsOfferedTheServersOfOtherProjects() throws Exception {
    try (OpenDemo demo = OpenDemo.asAdministrator()) {
      open(demo);
      EmptyPlace here = console.emptyPlace().getValue();
      assertThat(here.widen()).isTrue();
      assertThat(here.launch()).isTrue();
      assertThat(here.text()).contains("demo", "As an administrator");
      assertThat(here.hints())
          .extracting(EmptyPlace.Hint::page)
          .containsExactly("images", "keypairs");
      go("SHUTOFF");
      EmptyPlace group = console.emptyPlace().getValue();
      assertThat(group.text()).contains("SHUTOFF");
      assertThat(group.launch()).isFalse();
      console.projects().toggle();
      tasks.until(() -> console.projects().allProperty().get());
      assertThat(console.emptyPlace().getValue().widen()).isFalse();
    }
  }

  @Test
  void aLoginForTheWholeCloudOrADomainSaysThatServersBelongToProjects() throws Exception {
    try (OpenDemo demo = OpenDemo.asAdministrator()) {
      Session mine = demo.session();
      open(mine, new Scope.System(), "whole");
      assertThat(console.emptyPlace().getValue().text())
          .contains("whole cloud", "hosts, services and quotas", "Servers belong to projects");
      assertThat(console.emptyPlace().getValue().launch()).isFalse();
      assertThat(console.status().whereProperty().get()).contains("the whole cloud");

      open(mine, new Scope.Domain("default", "Default"), "domain");
      assertThat(console.emptyPlace().getValue().text())
          .contains("for a domain", "Servers belong to projects");
      assertThat(console.status().whereProperty().get()).contains("domain Default");
    }
  }

  private void open(Session from, Scope scope, String name) throws Exception {
    Login login = from.loginTo(scope, name);
    Session other =
        new Connector(HttpSettings.standard(), Clock.systemUTC())
            .connect(login, from.proof(), (_, _) -> {});
    console.open(other, Connection.Marking.NONE);
    tasks.until(() -> console.status().whereProperty().get().contains(name));
  }
}
