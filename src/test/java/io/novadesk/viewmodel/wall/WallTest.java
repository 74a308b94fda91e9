package io.novadesk.viewmodel.wall;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.profile.SavedFilter;
import io.novadesk.viewmodel.navigation.SavedFilters;
import io.novadesk.viewmodel.record.Records;
import io.novadesk.viewmodel.record.TimeMachine;
import io.novadesk.viewmodel.servers.MetadataColumn;
import io.novadesk.viewmodel.servers.ServerColumn;
import io.novadesk.viewmodel.servers.ServerRow;
import io.novadesk.viewmodel.servers.SmallRegion;
import java.time.Clock;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the wall shows of the demo cloud, and where. */
class WallTest {
  @Test
  void everyServerIsACellInItsGroupAndHealthIsToldInWords() throws Exception {
    try (SmallRegion region = new SmallRegion()) {
      WallPage page =
          new WallPage(
              region.tasks(), trends(region), new SavedFilters(region.tasks()), past(region));
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

  private static TimeMachine past(SmallRegion region) {
    return new TimeMachine(region.tasks(), new Records(region.tasks()), Clock.systemUTC());
  }

  private static Trends trends(SmallRegion region) {
    return new Trends(region.tasks(), () -> List.of(region.model()), InstantSource.system());
  }

  @Test
  void savedViewsAreShownInTurnUntilNobodyWantsThem() throws Exception {
    try (SmallRegion region = new SmallRegion()) {
      SavedFilters saved = new SavedFilters(region.tasks());
      String cloud = region.model().session().cloudName();
      saved.save(new SavedFilter(cloud, "Broken", "status:error"));
      WallPage page = new WallPage(region.tasks(), trends(region), saved, past(region));
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
      Trends trends =
          new Trends(
              region.tasks(),
              () -> open[0] ? List.of(region.model()) : List.of(),
              InstantSource.system());
      trends.look();
      open[0] = false;
      trends.look();
      open[0] = true;
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
        WallPicture picture = WallPicture.of(rows, by, WallColour.STATUS);
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
