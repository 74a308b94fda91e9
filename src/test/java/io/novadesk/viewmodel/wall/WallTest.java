package io.novadesk.viewmodel.wall;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.compute.Operations.Hypervisor;
import io.novadesk.cloud.live.Session;
import io.novadesk.profile.SavedFilter;
import io.novadesk.record.Recorder;
import io.novadesk.viewmodel.navigation.SavedFilters;
import io.novadesk.viewmodel.record.Records;
import io.novadesk.viewmodel.record.TimeMachine;
import io.novadesk.viewmodel.servers.MetadataColumn;
import io.novadesk.viewmodel.servers.ServerColumn;
import io.novadesk.viewmodel.servers.ServerRow;
import io.novadesk.viewmodel.servers.ServerRows;
import io.novadesk.viewmodel.servers.SmallRegion;
import io.novadesk.viewmodel.vitals.WatchedServers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the wall shows of the demo cloud, and where. */
class WallTest {
  private static final Instant START = Instant.parse("2026-11-29T12:00:00Z");
  private static final Duration LOOK = Duration.ofSeconds(15);

  private final Queue<String> complaints = new ConcurrentLinkedQueue<>();

  @Test
  void everyServerIsACellInItsGroupAndHealthIsToldInWords() throws Exception {
    try (SmallRegion region = new SmallRegion()) {
      WallPage page =
          new WallPage(
              region.tasks(),
              trends(region),
              new SavedFilters(region.tasks()),
              past(region),
              watched(region));
      page.show(List.of(region.model()));
      region.tasks().until(() -> page.pictureProperty().get().cells() > 0);
      WallPicture picture = page.pictureProperty().get();
      assertThat(picture.cells()).isEqualTo(region.model().rows().size());
      assertThat(IntStream.range(0, picture.groups()).mapToObj(picture::name))
          .startsWith("az-1", "az-2")
          .endsWith("");
      for (int group = 0; group < picture.groups(); group++) {
        for (int cell = picture.start(group); cell < picture.start(group + 1); cell++) {
          assertThat(ServerColumn.ZONE.text(picture.row(cell))).isEqualTo(picture.name(group));
        }
      }
      assertThat(picture.count(Tone.BAD)).isEqualTo(1);
      int bad = picture.cell(key(region, "web-08"));
      assertThat(picture.tone(bad)).isEqualTo(Tone.BAD);
      assertThat(page.health())
          .extracting(WallHealth::kind, WallHealth::text, WallHealth::filter)
          .startsWith(
              org.assertj.core.api.Assertions.tuple(
                  WallHealth.Kind.ERROR, "1 in ERROR", "status:ERROR"));

      page.byProperty().set(new MetadataColumn("role"));
      region.tasks().until(() -> page.pictureProperty().get() != picture);
      assertThat(page.groupings()).contains(ServerColumn.HOST, ServerColumn.FLAVOR);
      page.show(List.of());
      assertThat(page.pictureProperty().get().cells()).isZero();
      assertThat(page.health()).isEmpty();
    }
  }

  private static WatchedServers watched(SmallRegion region) {
    return new WatchedServers(region.tasks(), () -> List.of(region.model()), System::nanoTime);
  }

  private static TimeMachine past(SmallRegion region) {
    return new TimeMachine(region.tasks(), new Records(region.tasks()), Clock.systemUTC());
  }

  @Test
  void coloursTellAnyField() throws Exception {
    try (SmallRegion region = new SmallRegion()) {
      WallPage page =
          new WallPage(
              region.tasks(),
              trends(region),
              new SavedFilters(region.tasks()),
              past(region),
              watched(region));
      page.show(List.of(region.model()));
      WallColour flavor =
          page.colours().stream().filter(c -> c.title().equals("Flavor")).findFirst().orElseThrow();
      page.colourProperty().set(flavor);
      region
          .tasks()
          .until(
              () ->
                  !page.pictureProperty().get().meaning(Tone.OFF).isEmpty()
                      && page.pictureProperty().get().cells() > 0
                      && page.pictureProperty().get().count(Tone.BAD) == 0);
      WallPicture picture = page.pictureProperty().get();
      for (int cell = 0; cell < picture.cells(); cell++) {
        assertThat(picture.meaning(picture.tone(cell)))
            .isEqualTo(ServerColumn.FLAVOR.text(picture.row(cell)));
      }
    }
  }

  @Test
  void administratorsSeeHowFullHostsAreAndOthersWhyNot() throws Exception {
    try (SmallRegion admin = new SmallRegion("admin");
        SmallRegion other = new SmallRegion()) {
      WallPicture seen = loadsOf(admin, "");
      assertThat(seen.count(Tone.STRANGE)).isZero();
      assertThat(seen.count(Tone.GOOD)).isGreaterThan(10);
      assertThat(seen.meaning(Tone.GOOD)).isEqualTo("less than 70 %");
      WallPicture hidden =
          loadsOf(
              other, "Only administrators see how full hosts are, and you are not one in Demo.");
      assertThat(hidden.count(Tone.GOOD)).isZero();
      assertThat(hidden.count(Tone.STRANGE)).isGreaterThan(10);
    }
  }

  private static WallPicture loadsOf(SmallRegion region, String awaited) {
    WallPage page =
        new WallPage(
            region.tasks(),
            trends(region),
            new SavedFilters(region.tasks()),
            past(region),
            watched(region));
    page.colourProperty().set(LoadColour.RAM);
    page.show(List.of(region.model()));
    region
        .tasks()
        .until(
            () -> {
              WallPicture now = page.pictureProperty().get();
              return now.cells() > 0
                  && now.remark().equals(awaited)
                  && (!awaited.isEmpty() || now.count(Tone.GOOD) > 0);
            });
    WallPicture last = page.pictureProperty().get();
    page.show(List.of());
    return last;
  }

  @Test
  void aValueKeepsItsColourWhenOthersComeAndGo() {
    Map<String, Integer> counts = new HashMap<>();
    for (int i = 0; i < 20; i++) {
      counts.put("value-" + i, 20 - i);
    }
    Map<String, Tone> many = FieldColour.tones(counts);
    assertThat(many).hasSize(8).containsKeys("value-0", "value-7");
    assertThat(many.values()).doesNotHaveDuplicates();
    assertThat(FieldColour.tones(Map.of("large", 3, "small", 1)))
        .containsEntry("small", FieldColour.tones(Map.of("small", 9)).get("small"));
  }

  @Test
  void aHostIsAsFullAsItsHypervisorSays() throws Exception {
    try (SmallRegion region = new SmallRegion()) {
      ServerRow row =
          new ServerRow(
              region.model(),
              ServerRows.server(
                  "id", "web", "ACTIVE", Duration.ZERO, Map.of(), List.of(), "10.0.0.1", "node-1"),
              "small",
              "debian");
      for (var expected :
          Map.of(10, Tone.GOOD, 70, Tone.BUSY, 85, Tone.ASKS, 95, Tone.BAD).entrySet()) {
        Hypervisor there =
            new Hypervisor(
                "1",
                "node-1.example.org",
                "QEMU",
                "enabled",
                "up",
                null,
                4,
                8,
                100,
                expected.getKey(),
                10,
                1);
        HostLoads loads =
            new HostLoads(Map.of(region.model().key(), HostLoads.byName(List.of(there))), "");
        assertThat(LoadColour.RAM.of(List.of(row), loads).of(row)).isEqualTo(expected.getValue());
        assertThat(LoadColour.VCPUS.of(List.of(row), loads).of(row)).isEqualTo(Tone.ASKS);
      }
    }
  }

  private static Trends trends(SmallRegion region) {
    return new Trends(
        region.tasks(),
        () -> List.of(region.model()),
        InstantSource.system(),
        new Records(region.tasks()));
  }

  @Test
  void savedViewsAreShownInTurnUntilNobodyWantsThem() throws Exception {
    try (SmallRegion region = new SmallRegion()) {
      SavedFilters saved = new SavedFilters(region.tasks());
      String cloud = region.model().session().cloudName();
      saved.save(new SavedFilter(cloud, "Broken", "status:error"));
      WallPage page =
          new WallPage(region.tasks(), trends(region), saved, past(region), watched(region));
      page.show(List.of(region.model()));
      int all = region.model().rows().size();
      region.tasks().until(() -> page.pictureProperty().get().cells() == all);
      page.takeTurns(true);
      page.nextView();
      assertThat(page.viewProperty().get()).extracting(SavedFilter::name).isEqualTo("Broken");
      region.tasks().until(() -> page.pictureProperty().get().cells() == 1);
      page.nextView();
      region.tasks().until(() -> page.pictureProperty().get().cells() == all);
      page.nextView();
      region.tasks().until(() -> page.pictureProperty().get().cells() == 1);
      page.takeTurns(false);
      region.tasks().until(() -> page.pictureProperty().get().cells() == all);
    }
  }

  @Test
  void trendsTellHowItWentAndWhereNothingWasSeen() throws Exception {
    try (SmallRegion region = new SmallRegion()) {
      boolean[] open = {true};
      Instant[] now = {START};
      Trends trends =
          new Trends(
              region.tasks(),
              () -> open[0] ? List.of(region.model()) : List.of(),
              () -> now[0],
              new Records(region.tasks()));
      trends.look();
      open[0] = false;
      now[0] = now[0].plus(LOOK);
      trends.look();
      open[0] = true;
      now[0] = now[0].plus(LOOK);
      trends.look();
      List<Trend> told = trends.of(List.of(region.model()));
      Trend errors = told.getFirst();
      assertThat(errors.title()).isEqualTo("In ERROR");
      assertThat(errors.values()).containsExactly(1.0, Double.NaN, 1.0);
      assertThat(errors.bad()).isTrue();
      assertThat(errors.now()).isEqualTo("1");
      Trend compute =
          told.stream()
              .filter(trend -> trend.title().equals("compute answers"))
              .findFirst()
              .orElseThrow();
      assertThat(compute.values().getFirst()).isPositive();
      assertThat(compute.now()).endsWith("ms");
    }
  }

  @Test
  void trendsOutliveARestartAndWhenNobodyWatchedIsAGap(@TempDir Path folder) throws Exception {
    try (SmallRegion region = new SmallRegion()) {
      Instant[] now = {START};
      ObservableList<Session> open = FXCollections.observableArrayList();
      Records before = records(region, folder, open);
      Trends ended =
          new Trends(region.tasks(), () -> List.of(region.model()), () -> now[0], before);
      ended.look();
      now[0] = now[0].plus(LOOK);
      ended.look();
      // A computer that slept looked at nothing.
      now[0] = now[0].plus(LOOK.multipliedBy(4));
      ended.look();
      List<Double> seen = ended.of(List.of(region.model())).getFirst().values();
      assertThat(seen).containsExactly(1.0, 1.0, Double.NaN, Double.NaN, Double.NaN, 1.0);
      open.clear();
      before.awaitEnd(Duration.ofMinutes(1));

      ObservableList<Session> again = FXCollections.observableArrayList();
      Records after = records(region, folder, again);
      Trends begun = new Trends(region.tasks(), () -> List.of(region.model()), () -> now[0], after);
      now[0] = now[0].plus(LOOK.multipliedBy(3));
      begun.look();
      region.tasks().until(() -> begun.of(List.of(region.model())).getFirst().values().size() == 9);
      assertThat(begun.since()).isEqualTo(START);
      Trend errors = begun.of(List.of(region.model())).getFirst();
      assertThat(errors.values().subList(0, 6)).isEqualTo(seen);
      assertThat(errors.values().subList(6, 9)).containsExactly(Double.NaN, Double.NaN, 1.0);
      assertThat(begun.of(List.of(region.model())))
          .extracting(Trend::title)
          .containsAll(ended.of(List.of(region.model())).stream().map(Trend::title).toList());
      again.clear();
      after.awaitEnd(Duration.ofMinutes(1));
      assertThat(complaints).isEmpty();
    }
  }

  private Records records(SmallRegion region, Path folder, ObservableList<Session> open) {
    Records records = new Records(region.tasks());
    records.keepIn(folder, _ -> false, complaints::add);
    records.begin();
    records.follow(open);
    open.add(region.model().session());
    region
        .tasks()
        .until(
            () ->
                Objects.requireNonNull(records.of(region.model().session())).mode()
                    == Recorder.Mode.WRITING);
    return records;
  }

  private static String key(SmallRegion region, String name) {
    return region.model().rows().stream()
        .filter(row -> row.name().equals(name))
        .map(ServerRow::key)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void noCellLiesOverAnotherAndEachIsFoundWhereItStands() throws Exception {
    try (SmallRegion region = new SmallRegion()) {
      List<ServerRow> rows = List.copyOf(region.model().rows());
      for (ServerColumn by : List.of(ServerColumn.ZONE, ServerColumn.ID, ServerColumn.CLOUD)) {
        WallPicture picture = WallPicture.of(rows, by, WallColour.STATUS, HostLoads.NONE);
        for (double[] size : new double[][] {{700, 500}, {90, 700}, {1600, 60}}) {
          WallLayout layout = WallLayout.of(picture, size[0], size[1], 18);
          Set<Integer> found = new HashSet<>();
          for (int group = 0; group < picture.groups(); group++) {
            for (int i = 0; i < picture.size(group); i++) {
              double x = layout.cellLeft(group, i);
              double y = layout.cellTop(group, i);
              assertThat(x + layout.cell()).isLessThanOrEqualTo(size[0] + 0.001);
              assertThat(y + layout.cell()).isLessThanOrEqualTo(size[1] + 0.001);
              int cell = layout.at(x + layout.cell() / 2, y + layout.cell() / 2);
              assertThat(cell).isEqualTo(picture.start(group) + i);
              assertThat(layout.groupOf(cell)).isEqualTo(group);
              found.add(cell);
            }
          }
          assertThat(found).hasSize(rows.size());
        }
      }
    }
  }
}
