package io.novadesk.viewmodel.forms;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.testing.FaultMatrix;
import io.novadesk.viewmodel.servers.ServerRow;
import io.novadesk.viewmodel.servers.ServerRows;
import io.novadesk.viewmodel.servers.SmallRegion;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The names that a plan gives, wherever it is made. */
class PlanNamesTest {
  private final Locale usual = Locale.getDefault();

  @AfterEach
  void back() {
    Locale.setDefault(usual);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ar-EG-u-nu-arab", "tr-TR", "th-TH-u-nu-thai", "de-DE", "fa-IR"})
  void areTheSameUnderEveryLanguageOfThisComputer(String language) throws Exception {
    try (SmallRegion region = new SmallRegion()) {
      ServerRow row =
          new ServerRow(
              region.model(),
              ServerRows.server("1", "web", "ACTIVE", Duration.ofDays(1), Map.of()),
              "m1.small",
              null);
      Locale.setDefault(Locale.forLanguageTag(language));
      PlanNames names =
          new PlanNames(Instant.parse("2026-03-01T12:00:00Z"), "edge-{000}-{0}-{name}-{date}");
      assertThat(names.of(row, 12)).startsWith("edge-012-12-web-2026-03-01_");
      FaultMatrix.row(FaultMatrix.Area.COMMAND, "names under " + language, 0, names.of(row, 1));
    }
  }
}
