package io.novadesk.viewmodel.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.novadesk.record.Change;
import io.novadesk.record.Difference;
import io.novadesk.record.Gap;
import io.novadesk.record.ServerFacts;
import io.novadesk.record.ThingFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How changes are told of what is no server. */
class ChangeRowsTest {
  private static final Instant NINE = Instant.parse("2026-11-30T09:00:00Z");

  private static Change change(String key, String name, Difference... differences) {
    return new Change(1, NINE, null, "RegionOne", key, name, List.of(differences));
  }

  @Test
  void saysWhatKindOfThingChanged() {
    List<ChangeRow> rows =
        new ChangeRows(List.of(), ChangeWords.NONE)
            .of(
                List.of(
                    change("VOLUME/7", "data", new Difference(ThingFacts.SIZE, "10", "20")),
                    change(
                        "ADDRESS/8",
                        "203.0.113.7",
                        new Difference(ServerFacts.LISTED, "yes", null)),
                    change("IMAGE/9", "debian", new Difference(ServerFacts.LISTED, null, "yes")),
                    change("1", "web", new Difference(ServerFacts.NAME, "web", "web-2"))));
    assertThat(rows)
        .extracting(ChangeRow::server, ChangeRow::field, ChangeRow::after, ChangeRow::id)
        .containsExactly(
            tuple("data", "Volume: Size", "20", "7"),
            tuple("203.0.113.7", "Floating IP", "Gone from the list", "8"),
            tuple("debian", "Image", "New in the list", "9"),
            tuple("web", "Name", "web-2", "1"));
    assertThat(rows).extracting(ChangeRow::isOfServer).containsExactly(false, false, false, true);
  }

  /** While Novadesk is closed nothing is watched: one line says so. */
  @Test
  void tellsAGapOfEverythingOnce() {
    Gap all = new Gap("RegionOne", NINE, NINE.plus(Duration.ofHours(9)));
    Gap meanwhile =
        new Gap("VOLUME/RegionOne", NINE.minusSeconds(40), NINE.plus(Duration.ofHours(9)));
    Gap alone =
        new Gap(
            "VOLUME/RegionOne", NINE.plus(Duration.ofHours(12)), NINE.plus(Duration.ofHours(13)));
    ChangeWords words = new ChangeWords("cloud/RegionOne", "Cloud / RegionOne", null, Map.of());
    assertThat(new ChangeRows(List.of(), words).ofGaps(List.of(all, meanwhile, alone)))
        .extracting(ChangeRow::region, ChangeRow::place, ChangeRow::server)
        .containsExactly(
            tuple("cloud/RegionOne", "Cloud / RegionOne", "Nobody watched"),
            tuple("cloud/RegionOne", "Cloud / RegionOne", "Nobody watched the volumes"));
  }
}
