package io.novadesk.viewmodel.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.Secret;
import io.novadesk.api.compute.Server;
import io.novadesk.api.compute.ServerStatus;
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
import io.novadesk.viewmodel.base.NaturalOrder;
import io.novadesk.viewmodel.navigation.NavItem;
import io.novadesk.viewmodel.navigation.NavigationViewModel;
import io.novadesk.viewmodel.navigation.SavedFilters;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
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
    table.grouped().byProperty().set(ServerColumn.STATUS);
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
      fresh.grouped().byProperty().set(ServerColumn.STATUS);
      assertThat(table.grouped().lines()).isEqualTo(fresh.grouped().lines());
      headingsSayWhatIsUnderThem();
      assertThat(table.totalProperty().get()).isEqualTo(fresh.totalProperty().get());
      fresh.dispose();
    }
  }

  private void headingsSayWhatIsUnderThem() {
    List<ServerRow> seen = new ArrayList<>();
    assertThat(table.grouped().lines().getFirst()).isInstanceOf(GroupHeading.class);
    GroupHeading heading = new GroupHeading(ServerColumn.STATUS, "", 0, false);
    int under = 0;
    for (TableLine line : table.grouped().lines()) {
      if (line instanceof GroupHeading next) {
        assertThat(heading.count()).as("count of %s", heading).isEqualTo(under);
        heading = next;
        under = 0;
      } else if (line instanceof ServerRow row) {
        assertThat(row.server().status()).isEqualTo(heading.value());
        seen.add(row);
        under++;
      }
    }
    assertThat(seen).containsExactlyInAnyOrderElementsOf(table.rows());
  }

  @Test
  void groupsKeepTheOrderAndLoseNothing() {
    List<ServerRow> sorted = List.copyOf(table.rows());
    for (Column column :
        List.of(
            ServerColumn.STATUS,
            ServerColumn.IMAGE,
            ServerColumn.HOST,
            ServerColumn.TAGS,
            new MetadataColumn("tier"))) {
      table.grouped().byProperty().set(column);
      List<TableLine> wanted = new ArrayList<>();
      List<String> values = headings().map(GroupHeading::value).toList();
      for (String value : values) {
        List<ServerRow> under = sorted.stream().filter(r -> column.text(r).equals(value)).toList();
        wanted.add(new GroupHeading(column, value, under.size(), false));
        wanted.addAll(under);
      }
      assertThat(values).as("groups by %s", column.title()).doesNotHaveDuplicates();
      assertThat(table.grouped().lines()).isEqualTo(wanted).hasSize(sorted.size() + values.size());
    }
    assertThat(table.rows()).isEqualTo(sorted);
    table.grouped().byProperty().set(null);
    assertThat(table.grouped().lines()).isEqualTo(sorted);
  }

  @Test
  void whatWaitsForAPersonComesFirst() {
    table.grouped().byProperty().set(ServerColumn.STATUS);
    assertThat(headings().map(GroupHeading::value))
        .startsWith("ERROR", "VERIFY_RESIZE", "ACTIVE", "BUILD");
    table.grouped().byProperty().set(new MetadataColumn("tier"));
    assertThat(headings().toList().getLast().value()).as("those without a value").isEmpty();
  }

  /** What cannot be seen is not acted on. */
  @Test
  void whatIsFoldedIsNeverSelected() {
    table.grouped().byProperty().set(ServerColumn.STATUS);
    GroupHeading active = heading("ACTIVE");
    table.selectGroup(active);
    assertThat(table.selected()).hasSize(active.count());
    table.select(List.of(named("web-01"), named("web-08")));
    table.grouped().fold(active, true);
    assertThat(table.grouped().lines()).doesNotContain(named("web-01"));
    assertThat(table.selected()).containsExactly(named("web-08"));
    assertThat(heading("ACTIVE"))
        .isEqualTo(new GroupHeading(ServerColumn.STATUS, "ACTIVE", active.count(), true));
    table.selectKeys(List.of(named("web-02").key()));
    assertThat(table.selected()).isEmpty();

    table.grouped().foldAll();
    assertThat(table.grouped().lines()).allMatch(GroupHeading.class::isInstance);
    assertThat(table.rows()).as("an export has all").hasSize(table.totalProperty().get());
    table.selectGroup(heading("SHUTOFF"));
    assertThat(table.selected())
        .isNotEmpty()
        .allMatch(row -> row.server().status().equals("SHUTOFF"));
    table.reveal(named("web-02"));
    assertThat(table.selected()).containsExactly(named("web-02"));
    assertThat(table.grouped().lines()).contains(named("web-02"));
    table.grouped().unfoldAll();
    assertThat(table.grouped().lines()).containsAll(table.rows());
  }

  @Test
  void theFilterAndTheSortingWorkWithinGroups() {
    table.grouped().byProperty().set(ServerColumn.STATUS);
    table.filterTextProperty().set("web");
    table.sortBy(List.of(new SortBy(ServerColumn.NAME, true)));
    GroupHeading active = heading("ACTIVE");
    int at = table.grouped().lines().indexOf(active);
    List<String> names =
        table.grouped().lines().subList(at + 1, at + 1 + active.count()).stream()
            .map(line -> ((ServerRow) line).name())
            .toList();
    assertThat(names).hasSizeGreaterThan(2).isSortedAccordingTo(NaturalOrder.INSTANCE.reversed());
  }

  private Stream<GroupHeading> headings() {
    return table.grouped().lines().stream()
        .filter(GroupHeading.class::isInstance)
        .map(GroupHeading.class::cast);
  }

  private GroupHeading heading(String value) {
    return headings().filter(h -> h.value().equals(value)).findFirst().orElseThrow();
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
    for (ServerStatus status : ServerStatus.values()) {
      table.filterTextProperty().set("status:=" + status);
      assertThat(table.rows()).as(status.name()).hasSize(navigation.count(region, status));
    }
    navigation.remove(session);
    assertThat(navigation.roots()).isEmpty();
  }

  private ServerRow named(String name) {
    return table.rows().stream().filter(r -> r.name().equals(name)).findFirst().orElseThrow();
  }
}
