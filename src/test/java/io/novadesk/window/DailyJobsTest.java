package io.novadesk.window;

import static io.novadesk.testing.Fx.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.compute.Server;
import io.novadesk.api.compute.ServerQuery;
import io.novadesk.api.compute.ServerStatus;
import io.novadesk.demo.DemoSettings;
import io.novadesk.profile.CloudsYaml;
import io.novadesk.testing.HeldClick;
import io.novadesk.testing.Pictures;
import io.novadesk.testing.TestCloud;
import io.novadesk.viewmodel.detail.ServerDetailViewModel.Tab;
import io.novadesk.viewmodel.operations.TaskRow;
import io.novadesk.viewmodel.servers.ServerRow;
import io.novadesk.viewmodel.servers.TableLine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/**
 * What an administrator does every day, by mouse and keys in a window on a real cloud. Each click
 * and each key is counted, and a table of them with the time is printed.
 */
@Tag("cloud")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(1_800)
@SuppressWarnings("NullAway.Init") // The fields are set when the window opens.
class DailyJobsTest {
  private static final int SERVERS = 20;
  private static final int PATIENCE_MINUTES = 4;

  @TempDir static Path folder;

  /** Another run may have left servers behind. */
  private final String prefix =
      "job-" + Long.toString(System.currentTimeMillis() % 1_000_000, 36) + "-";

  private final List<String> table = new ArrayList<>();
  private final FxRobot robot = new FxRobot();
  private TestCloud cloud;
  private Window window;
  private int clicks;
  private int keys;

  @BeforeAll
  void open() throws Exception {
    cloud = TestCloud.real();
    for (int i = 1; i <= SERVERS; i++) {
      cloud.server(name(i), Map.of());
    }
    FxToolkit.registerPrimaryStage();
    Path clouds = Path.of(System.getenv("NOVADESK_CLOUDS_YAML"));
    robot.interact(
        () -> {
          Stage stage = new Stage();
          Profile profile = Profile.in(folder, new CloudsYaml(List.of(clouds), List.of()));
          window = new Window(stage, DemoSettings.standard(), profile, () -> {});
          window.show();
          stage.setX(0);
          stage.setY(0);
          stage.setWidth(1000);
          stage.setHeight(980);
          window.enter("demo");
        });
    until(() -> !window.view().modal().isOpen() && jobServers().size() == SERVERS);
    until(() -> jobServers().stream().allMatch(row -> row.imageName() != null));
  }

  @BeforeEach
  void onlyTheJobsServers() throws Exception {
    push(KeyCode.ESCAPE);
    push(KeyCode.CONTROL, KeyCode.F);
    push(KeyCode.CONTROL, KeyCode.A);
    robot.write(prefix);
    until(() -> servers(_ -> true).equals(jobServers()) && !jobServers().isEmpty());
    robot.interact(() -> window.view().servers().table().scrollTo(0));
  }

  @AfterAll
  void tell() {
    System.out.println("what               clicks  keys  seconds");
    table.forEach(System.out::println);
    if (window != null) {
      robot.interact(window::hide);
    }
    if (cloud != null) {
      deleteLaunched();
      cloud.close();
    }
  }

  @Test
  @Order(1)
  void findsAServer() throws Exception {
    job(
        "find a server",
        0,
        2,
        () -> {
          push(KeyCode.CONTROL, KeyCode.K);
          until(() -> isThere("palette"));
          robot.write(name(7));
          push(KeyCode.ENTER);
          until(() -> selected().equals(List.of(name(7))));
        });
  }

  @Test
  @Order(2)
  void rebootsMany() throws Exception {
    job(
        "reboot " + SERVERS,
        3,
        0,
        () -> {
          click(cell(name(1)));
          clickWith(KeyCode.SHIFT, cell(name(SERVERS)));
          until(() -> selected().size() == SERVERS);
          clickWith(KeyCode.SHIFT, node("action-reboot-soft"));
          until(() -> !tasks().isEmpty());
          assertThat(window.console().plans().pageProperty().get()).as("stays in list").isNull();
          until(() -> tasks().getFirst().state().isEnd());
        });
  }

  @Test
  @Order(3)
  void resizesAndConfirms() throws Exception {
    click(cell(name(3)));
    until(() -> selected().equals(List.of(name(3))));
    job(
        "resize and confirm",
        4,
        0,
        () -> {
          click(node("action-resize"));
          clickWhenThere(() -> line("resize-flavors", "m1.small"));
          until(() -> !node("resize-accept").isDisabled());
          click(node("resize-accept"));
          clickWhenThere(() -> inTasks(".task-confirm"));
          until(() -> tasks().stream().allMatch(task -> task.state().isEnd()));
          until(() -> server(name(3)).flavorName().equals("m1.small") && isActive(name(3)));
        });
  }

  @Test
  @Order(4)
  void launchesOne() throws Exception {
    job(
        "launch one",
        2,
        2,
        () -> {
          push(KeyCode.CONTROL, KeyCode.N);
          until(() -> isThere("launch-view") && node("launch-name").isFocused());
          robot.write(prefix + "new");
          clickWhenThere(() -> line("launch-image", "cirros"));
          clickWhenThere(() -> line("launch-flavor", "m1.tiny"));
          until(() -> !node("launch-accept").isDisabled());
          push(KeyCode.CONTROL, KeyCode.ENTER);
          until(() -> selected().equals(List.of(prefix + "new")));
        });
    until(() -> isActive(prefix + "new"));
  }

  @Test
  @Order(5)
  void givesTenAKey() throws Exception {
    job(
        "a key on 10",
        3,
        1,
        () -> {
          click(cell(name(1)));
          clickWith(KeyCode.SHIFT, cell(name(10)));
          until(() -> isThere("compare-pair") && selected().size() == 10);
          click(node("compare-pair"));
          robot.write("owner=ops");
          push(KeyCode.ENTER);
          until(() -> servers(r -> "ops".equals(r.server().metadata().get("owner"))).size() == 10);
        });
  }

  @Test
  @Order(6)
  void asksWhoDidWhat() throws Exception {
    click(cell(name(2)));
    until(() -> selected().equals(List.of(name(2))));
    job(
        "who did what",
        0,
        1,
        () -> {
          push(KeyCode.CONTROL, KeyCode.DIGIT5);
          until(() -> events().contains("reboot by you") && events().contains("create by you"));
        });
  }

  @Test
  @Order(7)
  void readsTheLog() throws Exception {
    click(cell(name(2)));
    job(
        "the log",
        0,
        1,
        () -> {
          push(KeyCode.CONTROL, KeyCode.DIGIT6);
          until(() -> !window.console().detail().console().lines().isEmpty());
        });
  }

  @Test
  @Order(8)
  void comparesTwo() throws Exception {
    job(
        "compare two servers",
        2,
        0,
        () -> {
          click(cell(name(3)));
          clickWith(KeyCode.CONTROL, cell(name(4)));
          until(() -> isThere("compare-differing") && painted(".label", "m1.small"));
        });
  }

  @Test
  @Order(9)
  void goesToTheImageAndBack() throws Exception {
    click(cell(name(5)));
    until(() -> isThere("head-image") && selected().equals(List.of(name(5))));
    job(
        "to the image and back",
        1,
        1,
        () -> {
          click(node("head-image"));
          until(() -> painted("#image-detail .detail-name", "cirros"));
          push(KeyCode.ALT, KeyCode.LEFT);
          until(() -> selected().equals(List.of(name(5))) && isThere("head-image"));
        });
  }

  @Test
  @Order(10)
  void goesToTheNetworkAndBack() throws Exception {
    click(cell(name(6)));
    until(() -> isThere("head-networks") && selected().equals(List.of(name(6))));
    Tab left = WaitForAsyncUtils.asyncFx(this::tab).get();
    for (String fact : List.of("network", "volume")) {
      job(
          "to the " + fact + " and back",
          1,
          1,
          () -> {
            click(node("head-" + fact + "s"));
            until(() -> tab() == (fact.equals("network") ? Tab.NETWORK : Tab.STORAGE));
            push(KeyCode.ALT, KeyCode.LEFT);
            until(() -> tab() == left && selected().equals(List.of(name(6))));
          });
    }
  }

  private Tab tab() {
    return window.console().detail().tabProperty().get();
  }

  @Test
  @Order(11)
  void showsAllProjects() throws Exception {
    robot.interact(() -> window.enter("admin"));
    until(() -> window.console().sessions().size() == 2 && !window.view().modal().isOpen());
    job(
        "all projects",
        0,
        1,
        () -> {
          push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.A);
          until(
              () ->
                  servers(r -> r.region().session().cloudName().equals("admin")).stream()
                      .anyMatch(r -> r.name().startsWith(prefix)));
        });
  }

  private String name(int number) {
    return prefix + "%02d".formatted(number);
  }

  private boolean isActive(String name) {
    return server(name).server().state() == ServerStatus.ACTIVE;
  }

  private void deleteLaunched() {
    List<Server> made = new ArrayList<>();
    cloud.region().servers().list(ServerQuery.ALL, made::addAll);
    made.stream()
        .filter(server -> (prefix + "new").equals(server.name()))
        .forEach(server -> cloud.region().servers().delete(server.id()));
  }

  private interface Job {
    void run() throws Exception;
  }

  private void job(String what, int mostClicks, int mostKeys, Job job) throws Exception {
    clicks = 0;
    keys = 0;
    long start = System.nanoTime();
    try {
      job.run();
    } catch (Exception | AssertionError e) {
      robot.interact(() -> Pictures.asItIs(window.scene(), "job-" + what.replace(' ', '-')));
      throw e;
    }
    String line =
        String.format(
            Locale.ROOT,
            "%-22s %5d %5d  %7.1f",
            what,
            clicks,
            keys,
            (System.nanoTime() - start) / 1e9);
    table.add(line);
    assertThat(clicks).as(what + ", clicks").isLessThanOrEqualTo(mostClicks);
    assertThat(keys).as(what + ", keys").isLessThanOrEqualTo(mostKeys);
  }

  /** Keys that are pressed together count once; text that is typed is not counted. */
  private void push(KeyCode... together) {
    keys++;
    robot.push(together);
  }

  /** A person clicks what is seen, where it stands; a pane that was just shown is not there yet. */
  private void click(Node node) throws Exception {
    clicks++;
    AtomicReference<Bounds> before = new AtomicReference<>();
    until(
        () -> {
          window.scene().getRoot().layout();
          Bounds now = node.localToScreen(node.getLayoutBounds());
          return isSeen(node) && now != null && now.equals(before.getAndSet(now));
        });
    robot.clickOn(node, MouseButton.PRIMARY);
  }

  private void clickWhenThere(Callable<Optional<Node>> wanted) throws Exception {
    until(() -> wanted.call().isPresent());
    click(read(wanted).orElseThrow());
  }

  private void clickWith(KeyCode held, Node node) {
    clicks++;
    robot.interact(() -> HeldClick.on(node, held));
  }

  /** A real cloud takes its time. */
  private static void until(Callable<Boolean> condition) throws Exception {
    WaitForAsyncUtils.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES, () -> read(condition));
    WaitForAsyncUtils.waitForFxEvents();
  }

  private boolean isThere(String id) {
    return robot.lookup("#" + id).tryQuery().isPresent();
  }

  private Node node(String id) {
    return robot.lookup("#" + id).query();
  }

  private List<ServerRow> servers(Predicate<ServerRow> wanted) {
    return window.console().servers().rows().stream().filter(wanted).toList();
  }

  private List<ServerRow> jobServers() {
    return servers(row -> row.name().startsWith(prefix));
  }

  private ServerRow server(String name) {
    return servers(row -> row.name().equals(name)).getFirst();
  }

  private List<String> selected() {
    return window.console().servers().selected().stream().map(ServerRow::name).toList();
  }

  private List<TaskRow> tasks() {
    return List.copyOf(window.console().operations().entries());
  }

  /** The painted row of a server. */
  private Node row(String name) throws Exception {
    TableView<TableLine> servers = window.view().servers().table();
    Callable<Optional<Node>> row =
        () -> painted(servers, item -> item instanceof ServerRow r && r.name().equals(name));
    until(() -> row.call().isPresent());
    return read(row).orElseThrow();
  }

  private Node cell(String name) throws Exception {
    Node row = row(name);
    return read(() -> row.lookup(".table-cell"));
  }

  /** The painted row of a table that has such a text. */
  private Optional<Node> line(String id, String text) {
    return robot.lookup("#" + id).queryAll().stream()
        .flatMap(table -> table.lookupAll(".table-row-cell").stream())
        .filter(Node::isVisible)
        .filter(
            row ->
                Stream.of(".table-cell", ".label")
                    .flatMap(kind -> row.lookupAll(kind).stream())
                    .anyMatch(cell -> cell instanceof Labeled l && text.equals(l.getText())))
        .findFirst();
  }

  private static Optional<Node> painted(TableView<?> table, Predicate<Object> wanted) {
    return table.lookupAll(".table-row-cell").stream()
        .filter(
            node ->
                node.isVisible()
                    && node instanceof TableRow<?> row
                    && row.getItem() != null
                    && wanted.test(row.getItem()))
        .findFirst();
  }

  private Optional<Node> inTasks(String selector) {
    return robot.lookup("#task-table").queryAll().stream()
        .flatMap(tasks -> tasks.lookupAll(selector).stream())
        .filter(DailyJobsTest::isSeen)
        .findFirst();
  }

  /** What was done and by whom, as the lines of the events are painted. */
  private List<String> events() {
    return robot.lookup("#server-events .event-line").queryAll().stream()
        .filter(DailyJobsTest::isSeen)
        .map(line -> word(line, ".event-action") + " by " + word(line, ".event-who"))
        .toList();
  }

  private static String word(Node line, String selector) {
    return line.lookup(selector) instanceof Labeled part && isSeen(part) ? part.getText() : "";
  }

  private static boolean isSeen(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (!at.isVisible()) {
        return false;
      }
    }
    return true;
  }

  private boolean painted(String selector, String text) {
    return robot.lookup(selector).queryAll().stream()
        .anyMatch(
            node ->
                node instanceof Labeled l
                    && isSeen(l)
                    && l.getText() != null
                    && l.getText().contains(text));
  }
}
