package io.novadesk.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.bench.DemoProcess;
import io.novadesk.bench.Figures;
import io.novadesk.bench.FxStalls;
import io.novadesk.bench.Held;
import io.novadesk.bench.Samples;
import io.novadesk.demo.DemoSettings;
import io.novadesk.profile.CloudsYaml;
import io.novadesk.profile.Settings;
import io.novadesk.viewmodel.detail.ServerDetailViewModel;
import io.novadesk.viewmodel.servers.Column;
import io.novadesk.viewmodel.servers.GroupedRows;
import io.novadesk.viewmodel.servers.MetadataColumn;
import io.novadesk.viewmodel.servers.ServerColumn;
import io.novadesk.viewmodel.servers.ServerRow;
import io.novadesk.viewmodel.servers.TableLine;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/** What a person waits for in a table of a hundred thousand servers. */
@Tag("bench")
@ExtendWith(ApplicationExtension.class)
@Timeout(900)
@SuppressWarnings("NullAway.Init") // The fields are set when the window opens.
class HugeCloudBench {
  private static final int SERVERS = 100_000;
  private static final int CHANGES_EACH_SECOND = 1_000;
  private static final int SECONDS_OF_CHANGES = 15;
  private static final int WARM_UP = 2;
  private static final int ROUNDS = 6;

  /** A bare table takes seconds for what Novadesk does at once. */
  private static final int BARE_ROUNDS = 3;

  @TempDir static Path folder;

  private Models models;
  private Window window;
  private TableView<TableLine> table;

  @Test
  void worksOnAllOfThem(FxRobot robot) throws Exception {
    Platform.setImplicitExit(false);
    try (DemoProcess cloud = DemoProcess.startPolitely(SERVERS)) {
      open(robot, Files.writeString(folder.resolve("clouds.yaml"), cloud.cloudsYaml()));
      print("sorted", figures -> sorting(robot, figures));
      print("filtered", figures -> filtering(robot, figures));
      print("grouped", figures -> grouping(robot, figures));
      print("selected", figures -> selecting(robot, figures));
      print("searched by the palette", figures -> palette(robot, figures));
      print("moved", figures -> moving(robot, figures));
      print("in a bare JavaFX table", figures -> bare(robot, figures));
      changes(cloud);
      robot.interact(window::hide);
    }
  }

  private static void print(String what, Consumer<Figures> part) {
    Figures figures = new Figures("%,d servers, %s".formatted(SERVERS, what));
    part.accept(figures);
    figures.print();
  }

  private void open(FxRobot robot, Path clouds) throws Exception {
    CompletableFuture<Boolean> full = new CompletableFuture<>();
    robot.interact(
        () -> {
          Profile profile = Profile.in(folder, new CloudsYaml(List.of(clouds), List.of()));
          models = new Models(new FxTaskRunner(), DemoSettings.standard(), profile);
          window = new Window(new Stage(), models, () -> {});
          window.show();
          table = window.view().servers().table();
          window
              .scene()
              .addPostLayoutPulseListener(
                  () -> {
                    if (table.getItems().size() == SERVERS) {
                      full.complete(true);
                    }
                  });
          window.enter("bench");
        });
    full.get(5, TimeUnit.MINUTES);
  }

  /**
   * What the JavaFX thread works from a person's deed to the layout of what comes of it: on a quiet
   * machine the time that the person waits.
   */
  private long time(FxRobot robot, Runnable deed) {
    return time(robot, window.scene().getRoot(), deed);
  }

  private static long time(FxRobot robot, Parent root, Runnable deed) {
    long[] took = new long[1];
    robot.interact(
        () -> {
          long start = System.nanoTime();
          deed.run();
          root.applyCss();
          root.layout();
          took[0] = System.nanoTime() - start;
        });
    return took[0];
  }

  /** From another order each time: to turn the present one round would be cheaper. */
  private void sorting(FxRobot robot, Figures figures) {
    List<Integer> columns = List.of(1, 0, 2, 6);
    List<Samples> samples = columns.stream().map(_ -> new Samples(WARM_UP)).toList();
    for (int i = 0; i < ROUNDS; i++) {
      for (int c = 0; c < columns.size(); c++) {
        TableColumn<TableLine, ?> column = table.getColumns().get(columns.get(c));
        samples.get(c).add(time(robot, () -> table.getSortOrder().setAll(List.of(column))));
      }
    }
    for (int c = 0; c < columns.size(); c++) {
      String title = table.getColumns().get(columns.get(c)).getText();
      say(figures, "sort by " + title, samples.get(c), 50);
    }
  }

  private void filtering(FxRobot robot, Figures figures) {
    for (String word : List.of("web-012", "status:error", "tier:web -name:1", "nothing has it")) {
      Samples samples = new Samples(WARM_UP);
      for (int i = 0; i < ROUNDS; i++) {
        for (int length = 1; length <= word.length(); length++) {
          String typed = word.substring(0, length);
          samples.add(
              time(robot, () -> window.console().servers().filterTextProperty().set(typed)));
        }
        time(robot, () -> window.console().servers().filterTextProperty().set(""));
      }
      say(figures, "keystroke of the filter " + word, samples, 16.7);
    }
  }

  private void grouping(FxRobot robot, Figures figures) {
    GroupedRows grouped = window.console().servers().grouped();
    for (Column column :
        List.of(
            ServerColumn.STATUS,
            ServerColumn.FLAVOR,
            ServerColumn.IMAGE,
            ServerColumn.PROJECT,
            new MetadataColumn("tier"))) {
      Samples group = new Samples(WARM_UP);
      Samples fold = new Samples(WARM_UP);
      for (int i = 0; i < ROUNDS; i++) {
        group.add(time(robot, () -> grouped.byProperty().set(column)));
        assertThat(grouped.lines()).hasSizeGreaterThan(SERVERS);
        fold.add(time(robot, grouped::foldAll));
        assertThat(grouped.lines()).hasSizeLessThan(1_000);
        fold.add(time(robot, grouped::unfoldAll));
        time(robot, () -> grouped.byProperty().set(null));
      }
      say(figures, "group by " + column.title(), group, 16.7);
      say(figures, "fold or unfold all of " + column.title(), fold, 16.7);
    }
  }

  private void selecting(FxRobot robot, Figures figures) {
    Samples all = new Samples(WARM_UP);
    Samples none = new Samples(WARM_UP);
    Samples sort = new Samples(WARM_UP);
    for (int i = 0; i < ROUNDS; i++) {
      all.add(time(robot, () -> table.getSelectionModel().selectAll()));
      assertThat(window.console().servers().selected()).hasSize(SERVERS);
      TableColumn<TableLine, ?> column = table.getColumns().get(i % 2);
      sort.add(time(robot, () -> table.getSortOrder().setAll(List.of(column))));
      assertThat(window.console().servers().selected()).hasSize(SERVERS);
      none.add(time(robot, () -> table.getSelectionModel().clearSelection()));
      assertThat(window.console().servers().selected()).isEmpty();
    }
    say(figures, "select all", all, 50);
    say(figures, "sort while all are selected", sort, 50);
    say(figures, "clear the selection", none, 50);
  }

  private void palette(FxRobot robot, Figures figures) {
    Samples open = new Samples(WARM_UP);
    Samples key = new Samples(WARM_UP);
    for (int i = 0; i < ROUNDS; i++) {
      open.add(time(robot, () -> window.view().openPalette()));
      for (int length = 1; length <= 5; length++) {
        String typed = "web-1".substring(0, length);
        key.add(time(robot, () -> window.console().palette().textProperty().set(typed)));
      }
      time(robot, () -> window.view().modal().close());
    }
    say(figures, "open the palette", open, 50);
    say(figures, "keystroke in the palette", key, 50);
  }

  /** Each step is a frame: what the JavaFX thread works for it, without the painting. */
  private void moving(FxRobot robot, Figures figures) {
    Samples scroll = new Samples(WARM_UP);
    Samples divider = new Samples(WARM_UP);
    Samples tab = new Samples(WARM_UP);
    Samples theme = new Samples(1);
    robot.interact(() -> table.getSelectionModel().clearAndSelect(0));
    SplitPane split = Objects.requireNonNull(window.view().splits().get("server-detail"));
    ServerDetailViewModel detail = window.console().detail();
    for (int i = 0; i < 10 * ROUNDS; i++) {
      int row = i * (SERVERS / 100);
      scroll.add(time(robot, () -> table.scrollTo(row)));
      double share = 0.4 + 0.005 * (i % 40);
      divider.add(time(robot, () -> split.setDividerPosition(0, share)));
    }
    for (int i = 0; i < ROUNDS; i++) {
      for (ServerDetailViewModel.Tab shown : ServerDetailViewModel.Tab.values()) {
        tab.add(time(robot, () -> detail.tabProperty().set(shown)));
      }
      Settings.Theme next = i % 2 == 0 ? Settings.Theme.DARK : Settings.Theme.LIGHT;
      theme.add(time(robot, () -> models.settings().change(p -> p.withTheme(next))));
    }
    say(figures, "scroll by a thousand rows", scroll, 33);
    say(figures, "drag the divider by a step", divider, 33);
    say(figures, "switch the tab of the detail", tab, 33);
    say(figures, "switch the theme", theme, 33);
  }

  private void bare(FxRobot robot, Figures figures) {
    List<Column> columns = List.copyOf(window.view().servers().columns().shown());
    List<ServerRow> rows = List.copyOf(window.console().servers().rows());
    BareTable[] made = new BareTable[1];
    robot.interact(() -> made[0] = new BareTable(rows, columns));
    BareTable other = made[0];
    Samples sort = new Samples(1);
    Samples key = new Samples(1);
    Samples select = new Samples(1);
    Samples scroll = new Samples(WARM_UP);
    for (int i = 0; i < BARE_ROUNDS; i++) {
      int column = i % 2;
      sort.add(time(robot, other.table(), () -> other.sort(column)));
      for (int length = 1; length <= 7; length++) {
        String typed = "web-012".substring(0, length);
        key.add(time(robot, other.table(), () -> other.filter(typed)));
      }
      time(robot, other.table(), () -> other.filter(""));
      select.add(time(robot, other.table(), () -> other.table().getSelectionModel().selectAll()));
      robot.interact(() -> other.table().getSelectionModel().clearSelection());
    }
    for (int i = 0; i < 10 * ROUNDS; i++) {
      int row = i * (SERVERS / 100);
      scroll.add(time(robot, other.table(), () -> other.table().scrollTo(row)));
    }
    say(figures, "sort", sort);
    say(figures, "keystroke of the filter web-012", key);
    say(figures, "select all", select);
    say(figures, "scroll by a thousand rows", scroll);
    robot.interact(other::close);
  }

  private static void say(Figures figures, String what, Samples samples) {
    figures.say(what + ", median", "ms", samples.median());
    figures.say(what + ", worst of warm rounds", "ms", samples.worst());
  }

  private static void say(Figures figures, String what, Samples samples, double goal) {
    figures.say(what + ", median", "ms", samples.median(), goal);
    figures.say(what + ", worst of warm rounds", "ms", samples.worst());
  }

  /** The cloud and those who change it stand back: they would not share a person's processors. */
  private void changes(DemoProcess cloud) throws Exception {
    Process others = cloud.changedByOthers(CHANGES_EACH_SECOND, SECONDS_OF_CHANGES);
    try (FxStalls stalls = new FxStalls();
        BufferedReader said = others.inputReader()) {
      assertThat(said.readLine()).isEqualTo("# begins");
      Instant begin = Instant.now();
      long changed = Long.parseLong(said.readLine());
      Instant end = Instant.now();
      WaitForAsyncUtils.waitFor(5, TimeUnit.MINUTES, () -> marked() == changed);
      double seconds = Duration.between(begin, end).toMillis() / 1e3;
      new Figures("%,d servers, %,d change every second".formatted(SERVERS, CHANGES_EACH_SECOND))
          .say("changes sent each second", "servers", changed / seconds)
          .say("longest stall", "ms", stalls.longest(begin, end) / 1e6, 16.7)
          .say("heap in use, all in all", "MiB", Held.heap() / 1048576.0, 200)
          .print();
    } finally {
      others.destroy();
      others.onExit().join();
    }
  }

  private long marked() throws Exception {
    return WaitForAsyncUtils.asyncFx(
            () ->
                window.console().servers().rows().stream()
                    .filter(row -> row.server().metadata().containsKey("wave"))
                    .count())
        .get();
  }
}
