package io.novadesk.viewmodel.overview;

import io.novadesk.api.compute.Operations.ServerUsage;
import io.novadesk.cloud.export.Csv;
import io.novadesk.cloud.overview.Usage;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a project used as a table for spreadsheets: a line for each server, times in UTC. */
final class UsageExport {
  private static final List<String> NAMES =
      List.of(
          "server_id",
          "name",
          "state",
          "flavor",
          "vcpus",
          "ram_mib",
          "started",
          "ended",
          "hours",
          "vcpu_hours");

  private UsageExport() {}

  static String csv(Usage usage) {
    StringBuilder out = new StringBuilder(Csv.line(NAMES, true));
    usage.servers().forEach(server -> out.append(Csv.line(cells(server), true)));
    return out.toString();
  }

  private static List<String> cells(ServerUsage server) {
    return List.of(
        server.serverId(),
        server.name(),
        server.state(),
        Objects.requireNonNullElse(server.flavor(), ""),
        Integer.toString(server.vcpus()),
        Integer.toString(server.memory()),
        text(server.started()),
        text(server.ended()),
        hours(server.hours()),
        hours(server.hours() * server.vcpus()));
  }

  private static String hours(double hours) {
    return String.format(Locale.ROOT, "%.3f", hours);
  }

  private static String text(@Nullable Instant instant) {
    return instant == null ? "" : instant.toString();
  }
}
