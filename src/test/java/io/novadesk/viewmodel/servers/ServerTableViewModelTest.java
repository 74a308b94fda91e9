package io.novadesk.viewmodel.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.Secret;
import io.novadesk.api.compute.Server;
import io.novadesk.api.http.HttpSettings;
import io.novadesk.api.http.TlsSettings;
import io.novadesk.api.identity.Catalogue.Interface;
import io.novadesk.api.identity.Credentials;
import io.novadesk.api.identity.Scope;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.connect.Connector;
import io.novadesk.cloud.live.Endpoints;
import io.novadesk.cloud.live.Inventory;
import io.novadesk.cloud.live.Login;
import io.novadesk.cloud.live.Session;
import io.novadesk.demo.DemoCloud;
import io.novadesk.demo.DemoSettings;
import io.novadesk.testing.QueueTaskRunner;
import io.novadesk.viewmodel.navigation.NavItem;
import io.novadesk.viewmodel.navigation.NavigationViewModel;
import io.novadesk.viewmodel.navigation.SavedFilters;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The live table on the demo cloud's estate, without a toolkit. */
class ServerTableViewModelTest {
  private final QueueTaskRunner tasks = new QueueTaskRunner();
  private DemoCloud cloud;
  private Session session;
  private RegionModel region;
  private ServerTableViewModel table;

  @BeforeEach
  void connect() throws Exception {
    cloud = DemoCloud.start(DemoSettings.standard().withTimeScale(0.05));
    session =
        new Connector(HttpSettings.standard(), Clock.systemUTC())
            .connect(
                new Login(
                    "Demo",
                    cloud.authUrl(),
                    new Credentials.Password(cloud.userName(), null, Secret.of(cloud.password())),
                    new Scope.Project(null, cloud.projectName(), null),
                    "RegionOne",
                    Interface.PUBLIC,
                    TlsSettings.SYSTEM,
                    Endpoints.OF_CATALOGUE),
                (_, _) -> {});
    region = new RegionModel(session, session.regions().getFirst(), tasks);
    table = new ServerTableViewModel(tasks);
    table.show(List.of(region), _ -> true);
    tasks.until(
        () ->
            region.stateProperty().get().phase() == Inventory.Phase.LIVE
                && !region.flavors().isEmpty()
                && !region.images().isEmpty());
  }

  @AfterEach
  void disconnect() {
    region.dispose();
    session.close();
    cloud.close();
    tasks.close();
  }

  @Test
  void namesFlavorsAndImagesRatherThanTheirIds() {
    ServerRow row = named("web-01");
    assertThat(row.flavorName()).isEqualTo("m1.medium");
    assertThat(row.imageName()).isEqualTo("ubuntu-24.04");
    assertThat(row.address()).as("the floating address comes first").startsWith("203.0.113.");
  }

  @Test
  void filtersByWordsAndFields() {
    table.filterTextProperty().set("status:shutoff");
    assertThat(table.rows()).isNotEmpty().allMatch(r -> r.server().status().equals("SHUTOFF"));
    table.filterTextProperty().set("meta.tier:web -name:web-01");
    assertThat(table.rows()).isNotEmpty().noneMatch(r -> r.name().equals("web-01"));
    table.filterTextProperty().set("no such server anywhere");
    assertThat(table.rows()).isEmpty();
    assertThat(table.totalProperty().get()).isGreaterThan(40);
    table.filterTextProperty().set("");
    assertThat(table.rows()).hasSize(table.totalProperty().get());
  }

  @Test
  void selectionStaysWithItsServerThroughSortingAndRefreshes() {
    table.select(List.of(named("web-03")));
    table.sortBy(List.of(new SortBy(ServerColumn.NAME, true)));
    assertThat(table.selected()).extracting(ServerRow::name).containsExactly("web-03");
    session.regions().getFirst().servers().rename(named("web-03").server().id(), "aaa-first");
    session.regions().getFirst().inventory().refresh(false);
    tasks.until(
        () ->
            table.selected().size() == 1 && table.selected().getFirst().name().equals("aaa-first"));
    assertThat(table.rows().getLast().name()).isEqualTo("aaa-first");
  }

  /** Changes are taken in where they are; all filled in anew must give the same. */
  @ParameterizedTest
  @CsvSource({"'', NAME", "status:active, NAME", "'', STATUS", "-status:error, STATUS"})
  void anyChangesLeaveTheRowsThatAFreshTableWouldHave(String filter, ServerColumn column) {
    table.filterTextProperty().set(filter);
    table.sortBy(List.of(new SortBy(column, false)));
    Inventory inventory = session.regions().getFirst().inventory();
    List<Server> servers = List.copyOf(inventory.all());
    List<String> statuses = List.of("ACTIVE", "ERROR", "SHUTOFF", "REBOOT");
    Random random = new Random(7);
    for (int round = 0; round < 30; round++) {
      for (int i = 0; i < 8; i++) {
        Server server = servers.get(random.nextInt(servers.size()));
        if (random.nextInt(5) == 0) {
          inventory.gone(server.id());
        } else {
          inventory.observed(server.withStatus(statuses.get(random.nextInt(4))));
        }
      }
      tasks.until(
          () ->
              inventory.all().size() == region.rows().size()
                  && region.rows().stream()
                      .allMatch(r -> r.server() == inventory.get(r.server().id())));
      ServerTableViewModel fresh = new ServerTableViewModel(tasks);
      fresh.filterTextProperty().set(filter);
      fresh.sortBy(List.of(new SortBy(column, false)));
      fresh.show(List.of(region), _ -> true);
      assertThat(table.rows()).isEqualTo(fresh.rows());
      assertThat(table.totalProperty().get()).isEqualTo(fresh.totalProperty().get());
      fresh.dispose();
    }
  }

  @Test
  void whoeverListensToTheSelectionHearsOfItForEver() {
    assertThat(table.selected()).as("kept alive by the table").isSameAs(table.selected());
  }

  @Test
  void anActionThatIsNotLegalSaysWhy() {
    ActionsViewModel actions = new ActionsViewModel(table.selected());
    assertThat(actions.whyNotProperty(ServerAction.START).get()).contains("Select");
    ServerRow off =
        table.rows().stream()
            .filter(r -> r.server().status().equals("SHUTOFF"))
            .findFirst()
            .orElseThrow();
    table.select(List.of(off));
    assertThat(actions.whyNotProperty(ServerAction.START).get()).isEmpty();
    assertThat(actions.whyNotProperty(ServerAction.REBOOT_SOFT).get())
        .contains("SHUTOFF")
        .contains("Start it first");
    table.select(List.of(named("web-01"), off));
    assertThat(actions.takers(ServerAction.START)).containsExactly(off);
    assertThat(actions.whyNotProperty(ServerAction.RENAME).get()).isEmpty();
    assertThat(actions.whyNotProperty(ServerAction.ATTACH_VOLUME).get()).isEmpty();
  }

  @Test
  void theTreeCountsWhatTheTableShows() {
    NavigationViewModel navigation = new NavigationViewModel(new SavedFilters(tasks), List.of());
    navigation.add(session, List.of(region));
    NavItem servers = navigation.selectedProperty().get();
    assertThat(servers).isNotNull();
    assertThat(servers.countProperty().get()).isEqualTo(table.totalProperty().get());
    NavItem byStatus = servers.children().getFirst();
    for (NavItem group : byStatus.children()) {
      table.show(group.regions(), group.members());
      assertThat(table.rows()).as(group.label()).hasSize(group.countProperty().get());
    }
    navigation.remove(session);
    assertThat(navigation.roots()).isEmpty();
  }

  private ServerRow named(String name) {
    return table.rows().stream().filter(r -> r.name().equals(name)).findFirst().orElseThrow();
  }
}
