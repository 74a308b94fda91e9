package io.novadesk.window;

import static io.novadesk.testing.Fx.read;
import static io.novadesk.testing.Fx.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Command;
import io.novadesk.cloud.live.Session;
import io.novadesk.common.watch.Alarm;
import io.novadesk.demo.DemoCloud;
import io.novadesk.demo.DemoSettings;
import io.novadesk.profile.CloudsYaml;
import io.novadesk.testing.Pictures;
import io.novadesk.testing.SmallCloud;
import io.novadesk.viewmodel.compare.PlaceComparison.Difference;
import io.novadesk.viewmodel.detail.ServerDetailViewModel.Tab;
import io.novadesk.viewmodel.navigation.NavItem;
import io.novadesk.viewmodel.palette.Hit;
import io.novadesk.viewmodel.plans.PlanDraft;
import io.novadesk.viewmodel.plans.PlanViewModel;
import io.novadesk.viewmodel.plans.PlansViewModel;
import io.novadesk.viewmodel.record.ChangeRow;
import io.novadesk.viewmodel.record.ChangesPage;
import io.novadesk.viewmodel.servers.ServerRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableColumnBase;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** Several clouds in one window, two of which know the same servers. */
@ExtendWith(ApplicationExtension.class)
@Timeout(180)
class ManyCloudsJourneyTest {
  @TempDir static Path folder;

  private static DemoCloud north;
  private static DemoCloud south;
  private static SmallCloud hanging;

  private DemoWindow desk;
  private Window window;

  @BeforeAll
  static void clouds() throws IOException {
    north = DemoCloud.start(DemoWindow.QUICK);
    south = DemoCloud.start(DemoWindow.QUICK);
    hanging = new SmallCloud();
    hanging.hang();
    Files.writeString(
        folder.resolve("clouds.yaml"),
        "clouds: {north: %s, south: %s, east: %s, west: %s}"
            .formatted(
                entry(north, true),
                entry(south, true),
                entry(hanging.authUrl().toString(), "password: demo, "),
                entry(north, false)));
  }

  @AfterAll
  static void end() {
    north.close();
    south.close();
    hanging.close();
  }

  private static String entry(DemoCloud cloud, boolean withPassword) {
    return entry(
        cloud.authUrl().toString(), withPassword ? "password: " + cloud.password() + ", " : "");
  }

  private static String entry(String url, String password) {
    return "{auth: {auth_url: \"%s\", username: demo, %sproject_name: demo}}"
        .formatted(url, password);
  }

  @Start
  void start(Stage stage) throws IOException {
    Path profile = Files.createTempDirectory(folder, "profile");
    CloudsYaml clouds = new CloudsYaml(List.of(folder.resolve("clouds.yaml")), List.of());
    desk = new DemoWindow(stage, DemoSettings.standard(), Profile.in(profile, clouds));
    window = desk.window();
  }

  @Stop
  void close() {
    window.hide();
  }

  private void open(FxRobot robot, String... names) {
    robot.interact(() -> window.enterAll(List.of(names)));
  }

  @Test
  void staysInTheFirstOneWhileOthersComeOrHang(FxRobot robot) throws Exception {
    open(robot, "east", "north", "south");
    until(() -> window.console().sessions().size() == 2);
    until(() -> window.console().servers().rows().size() > 10);
    assertThat(read(() -> window.view().modal().isOpen())).isFalse();
    assertThat(read(() -> selected().kind())).isEqualTo(NavItem.Kind.SERVERS);
    assertThat(
            read(
                () ->
                    window
                        .console()
                        .navigation()
                        .selectedProperty()
                        .get()
                        .regions()
                        .getFirst()
                        .session()))
        .isSameAs(window.console().sessions().getFirst());

    // Whoever works is only told what was not opened.
    open(robot, "west");
    until(() -> texts("#failure-text").stream().anyMatch(t -> t.contains("west was not opened")));
    assertThat(read(() -> window.view().modal().isOpen())).isFalse();
  }

  @Test
  void asksForWhatNothingKnowsAndOpensTheOthersMeanwhile(FxRobot robot) throws Exception {
    open(robot, "west", "north");
    until(() -> window.view().modal().isOpen());
    until(() -> window.console().sessions().size() == 1);
    assertThat(read(() -> window.view().modal().isOpen())).isTrue();
    robot.interact(
        () -> robot.lookup("#connect-secret").<TextField>query().setText(north.password()));
    robot.interact(() -> robot.lookup("#connect-connect").<Button>query().fire());
    until(() -> window.console().sessions().size() == 2 && !window.view().modal().isOpen());
  }

  private void openBoth(FxRobot robot) throws Exception {
    open(robot, "north", "south");
    until(() -> window.console().sessions().size() == 2);
    robot.interact(() -> window.console().navigation().select("/all"));
    until(() -> window.console().servers().isListed() && rows().size() > 80);
  }

  private List<ServerRow> rows() {
    return window.console().servers().rows();
  }

  private long cloudsListed() {
    return rows().stream().map(row -> row.region().session()).distinct().count();
  }

  private List<String> columns() {
    return window.view().servers().table().getVisibleLeafColumns().stream()
        .map(TableColumnBase::getText)
        .toList();
  }

  @Test
  void listsAllCloudsAndAnySetOfThem(FxRobot robot) throws Exception {
    openBoth(robot);
    long ofTheSouth =
        read(() -> rows().stream().filter(row -> row.region().session() == cloud("south")).count());
    assertThat(read(this::columns)).startsWith("Name", "Cloud").contains("Region");
    robot.interact(() -> Pictures.save(window.scene(), "all-clouds"));

    robot.interact(() -> window.console().servers().filterTextProperty().set("cloud:south"));
    assertThat(read(() -> (long) rows().size())).isEqualTo(ofTheSouth);
    assertThat(read(this::cloudsListed)).isEqualTo(1);

    // A set of clouds is made by ticking them, is a place of its own, and is deleted as one.
    robot.interact(() -> window.console().servers().filterTextProperty().set(""));
    TreeView<?> tree = desk.node("navigation");
    robot.interact(() -> item(tree.getContextMenu(), "nav-cloud-set").fire());
    desk.type("cloud-set-name", "Warm");
    robot.interact(() -> desk.<CheckBox>node("cloud-set-1").setSelected(true));
    robot.interact(() -> Pictures.save(window.scene(), "all-clouds-set"));
    desk.press("cloud-set-accept");
    until(() -> selected().label().equals("Warm"));
    assertThat(read(this::cloudsListed)).isEqualTo(1);
    assertThat(read(() -> selected().clouds())).hasSize(1);
    robot.interact(tree::requestFocus);
    robot.push(KeyCode.DELETE);
    desk.press("delete-filter-accept");
    until(() -> selected().id().equals("/all"));
  }

  private NavItem selected() {
    return Objects.requireNonNull(window.console().navigation().selectedProperty().get());
  }

  private static MenuItem item(ContextMenu menu, String id) {
    return menu.getItems().stream().filter(i -> id.equals(i.getId())).findFirst().orElseThrow();
  }

  private Session cloud(String name) {
    return window.console().sessions().stream()
        .filter(session -> session.cloudName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private ServerRow server(String cloud, String name) throws Exception {
    return read(
        () ->
            rows().stream()
                .filter(row -> row.name().equals(name))
                .filter(row -> row.region().session().equals(cloud(cloud)))
                .findFirst()
                .orElseThrow());
  }

  /** What a cloud was asked to change, as method and path, its login aside. */
  private List<String> changesSentTo(String cloud) {
    return cloud(cloud).exchanges().all().stream()
        .filter(exchange -> !exchange.method().equals("GET"))
        .filter(exchange -> !exchange.uri().getPath().endsWith("/auth/tokens"))
        .map(exchange -> exchange.uri().getAuthority() + " " + exchange.method())
        .toList();
  }

  /** By click, by key, by the palette, by a plan and by saving metadata. */
  @Test
  void sendsNothingToAnotherCloudThanThatOfTheRow(FxRobot robot) throws Exception {
    openBoth(robot);
    assertThat(server("south", "cache-03").server().id())
        .isEqualTo(server("north", "cache-03").server().id());
    int stops = south.taken("stop");
    int reboots = south.taken("reboot");
    int northReboots = north.taken("reboot");

    ServerRow byClick = server("south", "cache-03");
    desk.select(byClick::isSameServer);
    desk.press("action-stop");
    until(() -> south.taken("stop") == stops + 1);

    ServerRow byKey = server("south", "batch-01");
    desk.select(byKey::isSameServer);
    robot.interact(() -> window.view().servers().table().requestFocus());
    robot.push(KeyCode.DELETE);
    until(() -> desk.isThere("delete-accept"));
    assertThat(read(() -> texts("#delete .place-tag .label"))).anyMatch(t -> t.startsWith("south"));
    desk.press("delete-accept");
    until(() -> rows().stream().noneMatch(byKey::isSameServer));

    robot.interact(() -> window.scene().getRoot().requestFocus());
    robot.push(KeyCode.CONTROL, KeyCode.K);
    until(() -> window.view().modal().isOpen());
    desk.type("palette-text", "stop name:=api-03");
    until(() -> ofTheSouth(desk.node("palette-list")).size() == 1);
    robot.interact(
        () -> {
          ListView<?> found = desk.node("palette-list");
          int at = found.getItems().indexOf(ofTheSouth(found).getFirst());
          found.getSelectionModel().select(at);
        });
    robot.push(KeyCode.ENTER);
    until(() -> south.taken("stop") == stops + 2);

    ServerRow byMetadata = server("south", "api-02");
    desk.select(byMetadata::isSameServer);
    robot.interact(() -> window.console().detail().tabProperty().set(Tab.METADATA));
    desk.press("metadata-add");
    robot.write("journey").push(KeyCode.TAB).write("south");
    until(() -> window.console().metadata().unsaved() == 1);
    desk.press("metadata-save");
    until(() -> "south".equals(server("south", "api-02").server().metadata().get("journey")));

    // So far all was for the south alone.
    assertThat(changesSentTo("north")).isEmpty();
    assertThat(server("north", "api-02").server().metadata()).doesNotContainKey("journey");

    List<ServerRow> both =
        desk.select(
            row ->
                row.name().startsWith("web-") && row.region().region().name().equals("RegionOne"));
    assertThat(both).hasSizeGreaterThan(3);
    desk.press("action-reboot-soft");
    until(() -> desk.isThere("plan-draft"));
    PlanDraft draft =
        ((PlansViewModel.Page.Draft) window.console().plans().pageProperty().get()).draft();
    int takers = read(() -> draft.takersProperty().get());
    robot.interact(() -> Pictures.save(window.scene(), "all-clouds-plan"));
    robot.push(KeyCode.ENTER);
    until(() -> south.taken("reboot") - reboots + north.taken("reboot") - northReboots == takers);
    assertThat(south.taken("reboot") - reboots).isEqualTo(takers / 2);
    until(() -> desk.isThere("plan-together"));
    robot.interact(() -> Pictures.save(window.scene(), "all-clouds-plan-run"));
    for (String name : List.of("north", "south")) {
      String own = cloud(name).login().authUrl().getAuthority();
      assertThat(changesSentTo(name)).isNotEmpty().allMatch(sent -> sent.startsWith(own + " "));
    }
    assertThat(changesSentTo("north")).hasSize(takers / 2);
    tellsOfBothInOneTimeline(robot);
    comparesBoth(robot);
    leadsToTheTasksFromANoticeOfACloudThatWasLeft(robot);
  }

  private void leadsToTheTasksFromANoticeOfACloudThatWasLeft(FxRobot robot) throws Exception {
    NoticeWays ways =
        read(
            () ->
                new NoticeWays(
                    (Stage) window.scene().getWindow(), window.console(), window.view()));
    List<ServerRow> some = List.of(server("south", "api-01"), server("south", "api-02"));
    Map<ServerRow, Command> commands = new LinkedHashMap<>();
    some.forEach(row -> commands.put(row, new Command.Plain(ServerAction.REBOOT_SOFT)));
    PlanViewModel plan =
        read(
            () -> {
              PlanViewModel begun = window.console().plans().run(commands).getFirst();
              window.console().close(cloud("south"));
              return begun;
            });
    robot.interact(() -> ways.toTask(plan));
    until(
        () -> texts("#failure-text").stream().anyMatch(t -> t.contains("is not listed any more")));
    assertThat(desk.node("task-table").isVisible()).isTrue();
    // Without any cloud there is no list of alarms to lead to.
    Alarm alarm = read(() -> window.console().alarms().all().getFirst());
    robot.interact(() -> window.console().close(cloud("north")));
    robot.interact(() -> ways.toAlarms(List.of(alarm)));
    until(
        () ->
            texts("#failure-text").stream()
                .anyMatch(t -> t.startsWith(alarm.name() + " is not listed any more")));
  }

  /**
   * From the tree: the servers that only one has, and those that differ, without asking a cloud.
   */
  private void comparesBoth(FxRobot robot) throws Exception {
    desk.go(cloud("south").key());
    TreeView<?> tree = desk.node("navigation");
    robot.interact(() -> item(tree.getContextMenu(), "nav-compare").fire());
    until(() -> !texts("#places-summary").getFirst().isEmpty());
    assertThat(read(this::differences))
        .contains(
            "batch-01 / only in the second /  / ACTIVE",
            "cache-03 / Status / SHUTOFF / ACTIVE",
            "api-02 / journey / south / ");
    assertThat(read(() -> texts("#places-sums .compare-server"))).containsExactly("south", "north");
    robot.interact(() -> Pictures.save(window.scene(), "all-clouds-compared"));
    // One place has to be another one, or at another moment.
    robot.interact(
        () -> desk.<ComboBox<Object>>node("places-second").getSelectionModel().select(0));
    robot.interact(() -> desk.<ComboBox<Object>>node("places-first").getSelectionModel().select(0));
    until(() -> texts("#places-remark").getFirst().startsWith("Choose another place"));
    assertThat(read(() -> desk.node("places-sums").isVisible())).as("with its bar").isFalse();
    desk.type("places-first-moment", "2001-01-01");
    until(() -> texts("#places-remark").getFirst().startsWith("Nobody watched before"));
    until(() -> differences().stream().allMatch(line -> line.contains("only in the second")));
    robot.interact(() -> desk.node("places-first-moment").requestFocus());
    robot.push(KeyCode.ENTER);
    assertThat(read(() -> window.view().modal().isOpen())).as("Enter ends the moment").isTrue();
    robot.push(KeyCode.ESCAPE);
    until(() -> !window.view().modal().isOpen());
  }

  private List<String> differences() {
    return desk.<TableView<Difference>>node("places-table").getItems().stream()
        .map(
            row ->
                String.join(
                    " / ",
                    row.name(),
                    row.field().isEmpty() ? "only in the " + where(row) : row.field(),
                    row.first(),
                    row.second()))
        .toList();
  }

  private static String where(Difference row) {
    return row.where().name().toLowerCase(Locale.ROOT);
  }

  /** What happened in both clouds, by time. Their servers have the same ids: each is of its own. */
  private void tellsOfBothInOneTimeline(FxRobot robot) throws Exception {
    desk.go("/all/changes");
    until(() -> told("batch-01", "south") != null);
    until(() -> told("web-02", "north") != null && told("web-02", "south") != null);
    assertThat(read(this::columnsOfTimeline)).contains("Place");
    assertThat(read(() -> desk.node("change-forget").isDisabled())).isTrue();
    robot.interact(() -> Pictures.save(window.scene(), "all-clouds-timeline"));
    ChangeRow gone = Objects.requireNonNull(read(() -> told("batch-01", "south")));
    robot.interact(() -> timeline().list().select(gone));
    desk.press("change-then");
    until(() -> selected().id().equals(gone.region() + "/servers"));
    until(() -> texts("#past-name").contains("batch-01"));
    robot.push(KeyCode.ESCAPE);
    until(() -> !window.console().past().machine().onProperty().get());

    desk.go(cloud("north").key() + "/changes");
    until(() -> told("web-02", "north") != null);
    assertThat(read(() -> told("batch-01", "south"))).isNull();
    assertThat(read(() -> desk.node("change-forget").isDisabled())).isFalse();
    desk.go(gone.region() + "/changes");
    until(() -> told("batch-01", "south") != null);
    assertThat(read(this::columnsOfTimeline)).doesNotContain("Place");
  }

  private ChangesPage timeline() {
    return window.console().pages().changes();
  }

  private @Nullable ChangeRow told(String server, String cloud) {
    return timeline().list().rows().stream()
        .filter(row -> row.server().equals(server) && row.place().startsWith(cloud))
        .findFirst()
        .orElse(null);
  }

  private List<String> columnsOfTimeline() {
    return desk.<TableView<?>>node("change-table").getVisibleLeafColumns().stream()
        .map(TableColumnBase::getText)
        .toList();
  }

  private static List<Hit> ofTheSouth(ListView<?> found) {
    return found.getItems().stream()
        .map(Hit.class::cast)
        .filter(hit -> hit.kind() == Hit.Kind.COMMAND && hit.detail().contains("south"))
        .toList();
  }

  private List<String> texts(String selector) {
    return window.scene().getRoot().lookupAll(selector).stream()
        .map(node -> ((Labeled) node).getText())
        .toList();
  }
}
