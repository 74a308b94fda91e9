package io.novadesk.window;

import io.novadesk.bench.Figures;
import io.novadesk.bench.Samples;
import io.novadesk.demo.DemoSettings;
import io.novadesk.profile.CloudsYaml;
import io.novadesk.profile.ConnectionStore;
import io.novadesk.profile.LastSeen;
import io.novadesk.profile.LastSeen.Seen;
import io.novadesk.profile.LastSeenStore;
import io.novadesk.profile.OpenCloud;
import io.novadesk.profile.Settings;
import io.novadesk.profile.SettingsStore;
import io.novadesk.testing.MemoryKeychain;
import io.novadesk.testing.SmallCloud;
import io.novadesk.viewmodel.morning.LastSeenVault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

/** A start with five clouds of the last time, none of which has answered yet. */
@Tag("bench")
@ExtendWith(ApplicationExtension.class)
@Timeout(600)
class MorningBench {
  private static final int CLOUDS = 5;
  private static final int SERVERS = 5_000;
  private static final int WARM_UP = 2;
  private static final int ROUNDS = 8;

  @TempDir static Path folder;
  private final MemoryKeychain keychain = new MemoryKeychain();

  @Test
  void showsWhatWasLastSeenAtOnce(FxRobot robot) throws Exception {
    Platform.setImplicitExit(false);
    Figures figures =
        new Figures("morning with %d clouds of %,d servers".formatted(CLOUDS, SERVERS));
    LastSeenVault vault = new LastSeenVault(() -> keychain, new LastSeenStore(folder), text -> {});
    kept(vault, figures);
    try (SmallCloud hanging = new SmallCloud()) {
      hanging.hang();
      Settings before = Settings.DEFAULT;
      StringBuilder yaml = new StringBuilder("clouds:\n");
      List<OpenCloud> clouds = new ArrayList<>();
      for (int i = 0; i < CLOUDS; i++) {
        String name = "cloud-" + i;
        vault.write(List.of(seen(name, SERVERS)));
        clouds.add(OpenCloud.of(name));
        yaml.append(
            "  %s: {auth: {auth_url: \"%s\", username: ada, password: sesame}}\n"
                .formatted(name, hanging.authUrl()));
      }
      Files.writeString(folder.resolve("clouds.yaml"), yaml);
      new SettingsStore(folder.resolve("settings.json"))
          .save(before, before.withOpenClouds(clouds));
      Samples empty = new Samples(WARM_UP);
      Samples morning = new Samples(WARM_UP);
      for (int i = 0; i < ROUNDS; i++) {
        empty.add(firstFrame(robot, false));
        morning.add(firstFrame(robot, true));
      }
      figures
          .say("first frame of an empty window, median", "ms", empty.median())
          .say(
              "first frame with what was last seen, median",
              "ms",
              morning.median(),
              empty.median() + 200);
    }
    figures.print();
  }

  /** What keeping and reading the most that is kept of a cloud costs. */
  private void kept(LastSeenVault vault, Figures figures) throws IOException {
    LastSeen most = seen("most", LastSeen.MOST);
    Samples writing = new Samples(WARM_UP);
    Samples reading = new Samples(WARM_UP);
    for (int i = 0; i < ROUNDS; i++) {
      long start = System.nanoTime();
      vault.write(List.of(most));
      writing.add(System.nanoTime() - start);
      start = System.nanoTime();
      vault.read(List.of("most"));
      reading.add(System.nanoTime() - start);
    }
    long size;
    try (Stream<Path> files = Files.list(folder.resolve("last-seen"))) {
      size = Files.size(files.findFirst().orElseThrow());
    }
    vault.forget("most");
    figures
        .say("%,d servers kept, median".formatted(LastSeen.MOST), "ms", writing.median())
        .say("%,d servers read, median".formatted(LastSeen.MOST), "ms", reading.median())
        .say("%,d servers on the disk".formatted(LastSeen.MOST), "KiB", size / 1024.0);
  }

  private static LastSeen seen(String cloud, int servers) {
    return new LastSeen(
        cloud,
        Instant.now(),
        IntStream.range(0, servers)
            .mapToObj(
                i ->
                    new Seen(
                        "RegionOne",
                        UUID.nameUUIDFromBytes((cloud + i).getBytes(StandardCharsets.UTF_8))
                            .toString(),
                        "web-%05d".formatted(i),
                        i % 50 == 0 ? "ERROR" : "ACTIVE",
                        "10.%d.%d.%d".formatted(i >> 16, (i >> 8) & 255, i & 255),
                        "m1.small",
                        "debian-12",
                        Instant.ofEpochSecond(1_700_000_000L + i)))
            .toList());
  }

  /** From nothing to the first frame; in the morning to the first with rows. */
  private long firstFrame(FxRobot robot, boolean morning) throws Exception {
    CompletableFuture<Long> painted = new CompletableFuture<>();
    Window[] opened = new Window[1];
    long start = System.nanoTime();
    Profile profile =
        new Profile(
            new ConnectionStore(folder.resolve("connections.json")),
            new CloudsYaml(List.of(folder.resolve("clouds.yaml")), List.of()),
            new SettingsStore(folder.resolve("settings.json")),
            folder,
            () -> keychain);
    Models models = new Models(new FxTaskRunner(), DemoSettings.standard(), profile);
    if (morning) {
      models.morning().begin();
    }
    robot.interact(
        () -> {
          Window window = new Window(new Stage(), models, () -> {});
          opened[0] = window;
          window
              .scene()
              .addPostLayoutPulseListener(
                  () -> {
                    boolean rows =
                        window.scene().lookup("#last-seen-table") instanceof TableView<?> table
                            && !table.getItems().isEmpty();
                    if (!morning || rows) {
                      painted.complete(System.nanoTime());
                    }
                  });
          window.begin(!morning);
        });
    long took = painted.get(1, TimeUnit.MINUTES) - start;
    robot.interact(opened[0]::hide);
    return took;
  }
}
