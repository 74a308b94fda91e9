package io.novadesk.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.Metadata;
import io.novadesk.api.compute.Server;
import io.novadesk.api.compute.ServerQuery;
import io.novadesk.api.http.Exchange;
import io.novadesk.bench.DemoProcess;
import io.novadesk.bench.Figures;
import io.novadesk.bench.FxStalls;
import io.novadesk.bench.Held;
import io.novadesk.bench.Pages;
import io.novadesk.bench.Samples;
import io.novadesk.cloud.live.Inventory;
import io.novadesk.cloud.live.Session;
import io.novadesk.demo.DemoSettings;
import io.novadesk.profile.CloudsYaml;
import io.novadesk.viewmodel.servers.ServerRow;
import io.novadesk.viewmodel.servers.TableLine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.application.Platform;
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

/** The whole window on a cloud of ten thousand servers. */
@Tag("bench")
@ExtendWith(ApplicationExtension.class)
@Timeout(600)
class LargeCloudBench {
  private static final int SERVERS = 10_000;

  private static final int WARM_UP = 8;
  private static final int ROUNDS = WARM_UP + 6;
  private static final int SECONDS_OF_CHANGES = 20;

  @TempDir static Path folder;

  /** A window in which everything has arrived, and when. */
  private record Filled(Window window, Instant firstRows, Instant allRows) {
    List<Exchange> pages() {
      return window.console().sessions().getFirst().exchanges().all().stream()
          .filter(e -> e.uri().getPath().endsWith("/servers/detail"))
          .filter(e -> !e.uri().getQuery().contains("changes-since"))
          .toList();
    }

    Instant begin() {
      return pages().getFirst().started();
    }

    long toFirstRows() {
      Exchange first = pages().getFirst();
      return Duration.between(first.started().plus(first.total()), firstRows).toNanos();
    }

    long toLastPage() {
      Exchange last = pages().getLast();
      return Duration.between(begin(), last.started().plus(last.total())).toNanos();
    }

    long toAllRows() {
      return Duration.between(begin(), allRows).toNanos();
    }
  }

  @Test
  void fillsTheWindowAndFollowsChanges(FxRobot robot) throws Exception {
    Platform.setImplicitExit(false);
    try (DemoProcess cloud = DemoProcess.start(SERVERS);
        Session session = cloud.connect();
        FxStalls stalls = new FxStalls()) {
      Path clouds = Files.writeString(folder.resolve("clouds.yaml"), cloud.cloudsYaml());
      Samples bare = new Samples(WARM_UP);
      Samples firstRows = new Samples(WARM_UP);
      Samples read = new Samples(WARM_UP);
      Samples allRows = new Samples(WARM_UP);
      Samples longest = new Samples(WARM_UP);
      Samples work = new Samples(WARM_UP);
      Pages pages = Pages.record(session, ServerQuery.ALL, _ -> {});
      int usual = pages.requests().size();
      for (int round = 0; round < ROUNDS; round++) {
        bare.add(pages.fetch());
        long before = Held.processorTime();
        Filled filled = fill(robot, clouds);
        work.add(Held.processorTime() - before);
        // Two walks meet now a page sooner, now a page later.
        assertThat(filled.pages()).hasSizeBetween(usual - 4, usual + 4);
        firstRows.add(filled.toFirstRows());
        read.add(filled.toLastPage());
        allRows.add(filled.toAllRows());
        longest.add(stalls.longest(filled.begin(), filled.allRows()));
        robot.interact(filled.window()::hide);
      }
      new Figures("Window on %,d servers".formatted(SERVERS))
          .say("first rows after the first page, median", "ms", firstRows.median(), 300)
          .say("the same in the first round, machine code cold", "ms", firstRows.first(), 300)
          .say("bare client, median", "ms", bare.median())
          .say("full list read, median", "ms", read.median())
          .say("full list on screen, median", "ms", allRows.median())
          .ratio("full list against the bare client", allRows.median(), bare.median(), 1.3)
          .ratio("the same in the first round", allRows.first(), bare.first(), 1.3)
          .say("processor time to open, connect and fill a window, median", "ms", work.median())
          .say("longest stall while loading, warm", "ms", longest.worst(), 100)
          .say("longest stall while loading, first round", "ms", longest.first(), 100)
          .print();
      changes(robot, fill(robot, clouds), session.regions().getFirst().servers().metadata());
    }
  }

  private static Filled fill(FxRobot robot, Path clouds) throws Exception {
    CompletableFuture<Instant> first = new CompletableFuture<>();
    CompletableFuture<Instant> all = new CompletableFuture<>();
    CompletableFuture<Window> opened = new CompletableFuture<>();
    CompletableFuture<Boolean> painted = new CompletableFuture<>();
    robot.interact(
        () -> {
          Window window =
              new Window(
                  new Stage(),
                  DemoSettings.standard(),
                  Profile.in(folder, new CloudsYaml(List.of(clouds), List.of())),
                  () -> {});
          window.show();
          window
              .scene()
              .addPostLayoutPulseListener(
                  () -> {
                    painted.complete(true);
                    int rows = window.view().servers().table().getItems().size();
                    if (rows > 0) {
                      first.complete(Instant.now());
                    }
                    if (rows == SERVERS) {
                      all.complete(Instant.now());
                    }
                  });
          opened.complete(window);
        });
    // A person logs in through a window that stands: to open it belongs to the start.
    painted.get(1, TimeUnit.MINUTES);
    WaitForAsyncUtils.waitForFxEvents();
    robot.interact(() -> opened.join().enter("bench"));
    return new Filled(opened.get(), first.get(2, TimeUnit.MINUTES), all.get(2, TimeUnit.MINUTES));
  }

  /**
   * Every second another hundredth of the servers gets another value of one key, while the person
   * looks at the middle of the list and has some servers selected.
   */
  private static void changes(FxRobot robot, Filled filled, Metadata metadata) throws Exception {
    Window window = filled.window();
    TableView<TableLine> table = window.view().servers().table();
    robot.interact(
        () -> {
          table.getSelectionModel().selectRange(SERVERS / 2, SERVERS / 2 + 50);
          table.scrollTo(SERVERS / 2 - 5);
        });
    List<String> ids =
        WaitForAsyncUtils.asyncFx(
                () ->
                    window.console().servers().rows().stream()
                        .filter(row -> !Boolean.TRUE.equals(row.server().locked()))
                        .map(row -> row.server().id())
                        .toList())
            .get();
    int each = SERVERS / 100;
    AtomicInteger second = new AtomicInteger();
    try (FxStalls stalls = new FxStalls();
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor()) {
      Instant begin = Instant.now();
      Future<?> waves =
          clock.scheduleAtFixedRate(
              () -> {
                int now = second.getAndIncrement();
                for (int i = 0; i < each; i++) {
                  metadata.merge(ids.get(now + i * (ids.size() / each)), Map.of("wave", "w" + now));
                }
              },
              0,
              1,
              TimeUnit.SECONDS);
      WaitForAsyncUtils.waitFor(
          2 * SECONDS_OF_CHANGES,
          TimeUnit.SECONDS,
          () -> waves.isDone() || second.get() > SECONDS_OF_CHANGES);
      if (waves.isDone()) {
        // It never ends by itself: this throws what ended it.
        waves.get();
      }
      clock.shutdown();
      assertThat(clock.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
      int changed = each * second.get();
      // The live model is asked first: to look through the rows all the time would hold up the
      // window.
      Inventory live = window.console().sessions().getFirst().regions().getFirst().inventory();
      WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> marked(live.all()) == changed);
      WaitForAsyncUtils.waitFor(
          60,
          TimeUnit.SECONDS,
          () ->
              WaitForAsyncUtils.asyncFx(
                          () ->
                              marked(
                                  window.console().servers().rows().stream()
                                      .map(ServerRow::server)
                                      .toList()))
                      .get()
                  == changed);
      Instant end = Instant.now();
      assertThat(window.console().servers().selected()).hasSize(50);
      new Figures("Window on %,d servers of which %d change every second".formatted(SERVERS, each))
          .say("changes that arrived", "servers", changed)
          .say("longest stall", "ms", stalls.longest(begin, end) / 1e6, 100)
          .print();
    }
    robot.interact(window::hide);
  }

  private static long marked(Collection<Server> servers) {
    return servers.stream().filter(server -> server.metadata().containsKey("wave")).count();
  }
}
