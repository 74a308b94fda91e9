package io.novadesk.window;

import static io.novadesk.testing.Fx.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.compute.Server;
import io.novadesk.api.compute.ServerQuery;
import io.novadesk.demo.DemoSettings;
import io.novadesk.profile.CloudsYaml;
import io.novadesk.testing.TestCloud;
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
import java.util.function.Predicate;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/**
 * What an administrator does every day, by mouse and keys in a window on a real cloud. Each click
 * and each key is counted, and a table of them with the time is printed.
 */
@Tag("cloud")
@ExtendWith(ApplicationExtension.class)
@Timeout(1_800)
@SuppressWarnings("NullAway.Init") // The fields are set when the window opens.
class DailyJobsTest {
  private static final int SERVERS = 20;
  private static final int PATIENCE_MINUTES = 8;

  @TempDir static Path folder;

  /** Another run may have left servers behind. */
  private final String prefix =
      "job-" + Long.toString(System.currentTimeMillis() % 1_000_000, 36) + "-";

  private final List<String> table = new ArrayList<>();
  private FxRobot robot;
  private Window window;
  private int clicks;
  private int keys;

  @Test
  void takesFewSteps(FxRobot robot) throws Exception {
    this.robot = robot;
    try (TestCloud cloud = TestCloud.real()) {
      for (int i = 1; i <= SERVERS; i++) {
        cloud.server(prefix + "%02d".formatted(i), Map.of());
      }
      open();
      try {
        jobs();
      } finally {
        System.out.println("what               clicks  keys  seconds");
        table.forEach(System.out::println);
        deleteLaunched(cloud);
        robot.interact(window::hide);
      }
    }
  }

  private void open() throws Exception {
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

  private void jobs() throws Exception {
    job(
        "find a server",
        0,
        2,
        () -> {
          push(KeyCode.CONTROL, KeyCode.K);
          until(() -> isThere("palette"));
          robot.write(prefix + "07");
          push(KeyCode.ENTER);
          until(() -> selected().equals(List.of(prefix + "07")));
        });
    push(KeyCode.CONTROL, KeyCode.F);
    robot.write(prefix);
    until(() -> window.console().servers().rows().size() == SERVERS);
    job(
        "reboot 20",
        3,
        0,
        () -> {
          click(cell(prefix + "01"));
          clickWith(KeyCode.SHIFT, cell(prefix + "20"));
          until(() -> selected().size() == SERVERS);
          clickWith(KeyCode.SHIFT, node("action-reboot-soft"));
          until(() -> !tasks().isEmpty());
          assertThat(window.console().plans().pageProperty().get()).as("stays in list").isNull();
          until(() -> tasks().getFirst().state().isEnd());
        });
    click(cell(prefix + "03"));
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
          until(
              () ->
                  tasks().size() >= 3
                      && tasks().stream().allMatch(task -> task.state().isEnd())
                      && server(prefix + "03").server().state().name().equals("ACTIVE"));
        });
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
    job(
        "a key on 10",
        3,
        1,
        () -> {
          click(cell(prefix + "01"));
          clickWith(KeyCode.SHIFT, cell(prefix + "10"));
          until(() -> isThere("compare-pair") && selected().size() == 10);
          click(node("compare-pair"));
          robot.write("owner=ops");
          push(KeyCode.ENTER);
          until(() -> servers(r -> "ops".equals(r.server().metadata().get("owner"))).size() == 10);
        });
    click(cell(prefix + "02"));
    job(
        "who did what",
        0,
        1,
        () -> {
          push(KeyCode.CONTROL, KeyCode.DIGIT5);
          until(() -> painted("demo") && painted("Reboot"));
        });
    job(
        "the log",
        0,
        1,
        () -> {
          push(KeyCode.CONTROL, KeyCode.DIGIT6);
          until(() -> !window.console().detail().console().lines().isEmpty());
        });
    job(
        "compare two servers",
        2,
        0,
        () -> {
          click(cell(prefix + "03"));
          clickWith(KeyCode.CONTROL, cell(prefix + "04"));
          until(() -> isThere("compare-differing") && painted("m1.small"));
        });
    click(cell(prefix + "05"));
    push(KeyCode.CONTROL, KeyCode.DIGIT1);
    job(
        "to its image and back",
        1,
        1,
        () -> {
          clickWhenThere(() -> link("cirros"));
          until(() -> window.console().navigation().selectedProperty().get().isPage("images"));
          push(KeyCode.ALT, KeyCode.LEFT);
          until(() -> selected().equals(List.of(prefix + "05")));
        });
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

  private void deleteLaunched(TestCloud cloud) {
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
    job.run();
    table.add(
        String.format(
            Locale.ROOT,
            "%-22s %5d %5d  %7.1f",
            what,
            clicks,
            keys,
            (System.nanoTime() - start) / 1e9));
    assertThat(clicks).as(what + ", clicks").isLessThanOrEqualTo(mostClicks);
    assertThat(keys).as(what + ", keys").isLessThanOrEqualTo(mostKeys);
  }

  /** Keys that are pressed together count once; text that is typed is not counted. */
  private void push(KeyCode... together) {
    keys++;
    robot.push(together);
  }

  private void click(Node node) {
    clicks++;
    robot.clickOn(node, MouseButton.PRIMARY);
  }

  private void clickWhenThere(Callable<Optional<Node>> wanted) throws Exception {
    until(() -> wanted.call().isPresent());
    click(read(wanted).orElseThrow());
  }

  /** The Headless platform tells no mouse event what keys are held. */
  private void clickWith(KeyCode held, Node node) {
    clicks++;
    robot.interact(
        () -> {
          Bounds on = node.localToScreen(node.getLayoutBounds());
          double x = on.getMinX() + 40;
          double y = on.getCenterY();
          for (EventType<MouseEvent> type :
              List.of(
                  MouseEvent.MOUSE_PRESSED, MouseEvent.MOUSE_RELEASED, MouseEvent.MOUSE_CLICKED)) {
            Point2D here = node.localToScene(node.screenToLocal(x, y));
            node.fireEvent(
                new MouseEvent(
                    type,
                    here.getX(),
                    here.getY(),
                    x,
                    y,
                    MouseButton.PRIMARY,
                    1,
                    held == KeyCode.SHIFT,
                    held == KeyCode.CONTROL,
                    false,
                    false,
                    type == MouseEvent.MOUSE_PRESSED,
                    false,
                    false,
                    false,
                    false,
                    true,
                    null));
          }
        });
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
                row.lookupAll(".label, .table-cell").stream()
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

  private static boolean isSeen(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (!at.isVisible()) {
        return false;
      }
    }
    return true;
  }

  private Optional<Node> link(String text) {
    return robot.lookup("#server-overview .field-link").queryAllAs(Labeled.class).stream()
        .filter(label -> label.getText().contains(text))
        .map(Node.class::cast)
        .findFirst();
  }

  private boolean painted(String text) {
    return robot.lookup(".label, .text").queryAll().stream()
        .anyMatch(
            node -> node instanceof Labeled l && l.getText() != null && l.getText().contains(text));
  }
}
