package io.novadesk.cloud.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.novadesk.api.compute.Operations.ServerUsage;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class UsageTest {
  private static final Instant FROM = Instant.parse("2026-03-01T00:00:00Z");
  private static final Instant TO = Instant.parse("2026-03-03T12:00:00Z");

  /** Four processors from noon of the first day to the noon after, two from before to today. */
  private static Usage usage() {
    return new Usage(
        FROM,
        TO,
        List.of(
            new ServerUsage(
                "a",
                "=SUM(A1)",
                "terminated",
                "m1.large",
                24,
                4,
                2048,
                Instant.parse("2026-03-01T12:00:00Z"),
                Instant.parse("2026-03-02T12:00:00Z")),
            new ServerUsage(
                "b",
                "say \"hi\", you",
                "active",
                null,
                60,
                2,
                1024,
                Instant.parse("2025-01-01T00:00:00Z"),
                null)));
  }

  @Test
  void spreadsHoursOverDays() {
    List<Usage.Day> days = usage().days();
    assertThat(days)
        .extracting(d -> d.date().toString())
        .containsExactly("2026-03-01", "2026-03-02", "2026-03-03");
    assertThat(days).extracting(Usage.Day::coreHours).containsExactly(48 + 48.0, 48 + 48.0, 24.0);
    assertThat(usage().coreHours()).isCloseTo(4 * 24 + 2 * 60, within(0.001));
    assertThat(usage().memoryHours()).isCloseTo(2 * 24 + 60, within(0.001));
  }
}
