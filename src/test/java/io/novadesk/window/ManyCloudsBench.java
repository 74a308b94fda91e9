package io.novadesk.window;

import io.novadesk.bench.DemoProcess;
import io.novadesk.bench.Figures;
import io.novadesk.bench.FxStalls;
import io.novadesk.bench.Held;
import io.novadesk.bench.Samples;
import io.novadesk.cloud.live.Session;
import io.novadesk.demo.DemoSettings;
import io.novadesk.profile.CloudsYaml;
import io.novadesk.testing.SmallCloud;
import io.novadesk.viewmodel.servers.RegionModel;
import io.novadesk.viewmodel.servers.TableLine;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javafx.application.Platform;
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

/** Twenty clouds of five thousand servers in one window, and one more that hangs. */
@Tag("bench")
@ExtendWith(ApplicationExtension.class)
@Timeout(900)
@SuppressWarnings("NullAway.Init") // The fields are set when the window opens.
class ManyCloudsBench {
  private static final int CLOUDS = 19;
  private static final int SERVERS = 5_000;
  private static final int CHANGES = SERVERS / 100;
  private static final int WARM_UP = 2;
  private static final int ROUNDS = 6;
  private static final int SECONDS_OF_CHANGES = 15;

  @TempDir static Path folder;

  private Window window;

  /** When each cloud had its first rows. */
  private final Map<String, Long> firstRows = new HashMap<>();

  @Test
  void worksOnAllOfThem(FxRobot robot) throws Exception {
    Platform.setImplicitExit(false);
    Process demo = DemoProcess.many(CLOUDS, SERVERS, CHANGES);
    SmallCloud hanging = new SmallCloud();
    hanging.hang();
    try (BufferedReader said = demo.inputReader();
        BufferedWriter tell = demo.outputWriter()) {
      StringBuilder yaml = new StringBuilder("clouds:\n");
      for (String line = said.readLine(); !"# ready".equals(line); line = said.readLine()) {
        if (line == null) {
          throw new IOException("the demo clouds ended");
        }
        yaml.append(line).append('\n');
      }
      yaml.append(
          "  hanging: {auth: {auth_url: \"%s\", username: u, password: p}}\n"
              .formatted(hanging.authUrl()));
      Path clouds = Files.writeString(folder.resolve("clouds.yaml"), yaml.toString());
      Figures figures =
          new Figures("%d clouds of %,d servers, one more that hangs".formatted(CLOUDS, SERVERS));
      firstRows(robot, clouds, demo.toHandle(), figures);
      filtering(robot, figures);
      sorting(robot, figures);
      changes(tell, figures);
      figures.print();
      robot.interact(window::hide);
    } finally {
      demo.destroy();
      demo.onExit().join();
      hanging.close();
    }
  }

  private void open(FxRobot robot, Path clouds) {
    robot.interact(
        () -> {
          Profile profile = Profile.in(folder, new CloudsYaml(List.of(clouds), List.of()));
          window =
              new Window(
                  new Stage(),
                  new Models(new FxTaskRunner(), DemoSettings.standard(), profile),
                  () -> {});
          window.show();
          window.scene().addPostLayoutPulseListener(this::look);
        });
  }

  private void look() {
    for (Session session : window.console().sessions()) {
      for (RegionModel region : window.console().regionsOf(session)) {
        if (!region.rows().isEmpty()) {
          firstRows.putIfAbsent(session.cloudName(), System.nanoTime());
        }
      }
    }
  }

  /** Each cloud alone in a warm window, then all of them at once in another. */
  private void firstRows(FxRobot robot, Path clouds, ProcessHandle servers, Figures figures)
      throws Exception {
    open(robot, clouds);
    Samples alone = new Samples(WARM_UP);
    for (int i = 0; i < ROUNDS; i++) {
      String name = "cloud-" + i;
      firstRows.clear();
      long start = System.nanoTime();
      robot.interact(() -> window.enterAll(List.of(name)));
      await(() -> firstRows.containsKey(name));
      alone.add(Objects.requireNonNull(firstRows.get(name)) - start);
      await(() -> window.console().servers().isListed());
      robot.interact(() -> window.console().close(window.console().sessions().getFirst()));
    }
    robot.interact(window::hide);

    open(robot, clouds);
    firstRows.clear();
    List<String> all =
        new ArrayList<>(IntStream.range(0, CLOUDS).mapToObj(i -> "cloud-" + i).toList());
    all.addFirst("hanging");
    Work own = Work.of(ProcessHandle.current());
    Work theirs = Work.of(servers);
    long start = System.nanoTime();
    robot.interact(() -> window.enterAll(all));
    await(() -> window.console().sessions().size() == CLOUDS && firstRows.size() == CLOUDS);
    figures
        .say("work of this program until all have first rows", "ms", own.since())
        .say("work of the clouds until then", "ms", theirs.since());
    Samples together = new Samples(0);
    firstRows.values().forEach(at -> together.add(at - start));
    figures
        .say("first rows of a cloud alone, median", "ms", alone.median())
        .say(
            "first rows of a cloud among all, median",
            "ms",
            together.median(),
            alone.median() * 1.3)
        .say("first rows of the last cloud", "ms", together.worst());
    robot.interact(() -> window.console().navigation().select("/all"));
    await(() -> window.console().servers().rows().size() == CLOUDS * SERVERS);
    figures
        .say("all rows of all clouds", "ms", (System.nanoTime() - start) / 1e6)
        .say("work of this program until then", "ms", own.since())
        .say("work of the clouds until then", "ms", theirs.since());
  }

  /** How long processors have worked for a process: both share those of this computer. */
  private record Work(ProcessHandle process, Duration before) {
    static Work of(ProcessHandle process) {
      return new Work(process, total(process));
    }

    double since() {
      return total(process).minus(before).toMillis();
    }

    private static Duration total(ProcessHandle process) {
      return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }
  }

  private static void await(Callable<Boolean> condition) throws Exception {
    WaitForAsyncUtils.waitFor(
        5, TimeUnit.MINUTES, () -> WaitForAsyncUtils.asyncFx(condition).get());
  }

  private long time(FxRobot robot, Runnable deed) {
    long[] took = new long[1];
    robot.interact(
        () -> {
          long start = System.nanoTime();
          deed.run();
          window.scene().getRoot().applyCss();
          window.scene().getRoot().layout();
          took[0] = System.nanoTime() - start;
        });
    return took[0];
  }

  private void filtering(FxRobot robot, Figures figures) {
    for (String word : List.of("web-012", "cloud:cloud-7 status:error")) {
      Samples samples = new Samples(WARM_UP);
      for (int i = 0; i < ROUNDS; i++) {
        for (int length = 1; length <= word.length(); length++) {
          String typed = word.substring(0, length);
          samples.add(
              time(robot, () -> window.console().servers().filterTextProperty().set(typed)));
        }
        time(robot, () -> window.console().servers().filterTextProperty().set(""));
      }
      figures
          .say("keystroke of the filter " + word + ", median", "ms", samples.median(), 50)
          .say("keystroke of the filter " + word + ", worst", "ms", samples.worst());
    }
  }

  private void sorting(FxRobot robot, Figures figures) {
    TableView<TableLine> table = window.view().servers().table();
    Samples samples = new Samples(WARM_UP);
    for (int i = 0; i < 2 * ROUNDS; i++) {
      TableColumn<TableLine, ?> column = table.getColumns().get(i % 3);
      samples.add(time(robot, () -> table.getSortOrder().setAll(List.of(column))));
    }
    figures
        .say("sort by name, cloud or status, median", "ms", samples.median(), 150)
        .say("sort by name, cloud or status, worst", "ms", samples.worst());
  }

  private void changes(BufferedWriter tell, Figures figures) throws Exception {
    try (FxStalls stalls = new FxStalls()) {
      Instant begin = Instant.now();
      tell.write("change\n");
      tell.flush();
      CompletableFuture<Boolean> over = new CompletableFuture<>();
      over.completeOnTimeout(true, SECONDS_OF_CHANGES, TimeUnit.SECONDS).join();
      figures
          .say(
              "longest stall, 1 % change each second",
              "ms", stalls.longest(begin, Instant.now()) / 1e6, 50)
          .say("heap in use, all in all", "MiB", Held.heap() / 1048576.0, 350);
    }
  }
}
