package io.novadesk.viewmodel.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.novadesk.api.compute.Operations.ServerUsage;
import io.novadesk.cloud.overview.Usage;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class UsageExportTest {
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
  void writesTablesThatNoSpreadsheetMisreads() {
    List<String> lines = UsageExport.csv(usage()).lines().toList();
    assertThat(lines).hasSize(3);
    assertThat(lines.get(1)).startsWith("a,'=SUM(A1),terminated,m1.large,4,2048,2026-03-01T12");
    assertThat(lines.get(1)).endsWith(",24.000,96.000");
    assertThat(lines.get(2))
        .contains("\"say \"\"hi\"\", you\"")
        .contains(",2025-01-01T00:00:00Z,,");
  }
}
