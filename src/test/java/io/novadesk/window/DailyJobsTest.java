package io.novadesk.window;

import static io.novadesk.testing.Fx.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.demo.DemoSettings;
import io.novadesk.profile.CloudsYaml;
import io.novadesk.testing.HeldClick;
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
import javafx.scene.Node;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
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
}
