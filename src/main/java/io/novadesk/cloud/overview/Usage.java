package io.novadesk.cloud.overview;

import io.novadesk.api.compute.Operations.ServerUsage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * What a project used in a span of time.
 *
 * @param from first day, in UTC as clouds count
 * @param to the end
 */
public record Usage(Instant from, Instant to, List<ServerUsage> servers) {
  /** One day: hours of virtual processors. */
  public record Day(LocalDate date, double coreHours) {}

  /** In all, over the span. */
  public double serverHours() {
    return servers.stream().mapToDouble(ServerUsage::hours).sum();
  }

  public double coreHours() {
    return servers.stream().mapToDouble(s -> s.hours() * s.vcpus()).sum();
  }

  /** Hours of a GiB of memory. */
  public double memoryHours() {
    return servers.stream().mapToDouble(s -> s.hours() * s.memory() / 1024.0).sum();
  }

  /** Day by day, worked out of when each server began and ended. */
  public List<Day> days() {
    List<Day> days = new ArrayList<>();
    LocalDate last = LocalDate.ofInstant(to, ZoneOffset.UTC);
    for (LocalDate day = LocalDate.ofInstant(from, ZoneOffset.UTC);
        !day.isAfter(last);
        day = day.plusDays(1)) {
      Instant start = later(from, day.atStartOfDay(ZoneOffset.UTC).toInstant());
      Instant end = earlier(to, day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
      double hours = 0;
      for (ServerUsage server : servers) {
        hours += server.vcpus() * overlap(server, start, end);
      }
      days.add(new Day(day, hours));
    }
    return days;
  }

  private static double overlap(ServerUsage server, Instant start, Instant end) {
    Instant began = server.started() == null ? start : later(start, server.started());
    Instant ended = server.ended() == null ? end : earlier(end, server.ended());
    return Math.max(0, Duration.between(began, ended).toMillis() / 3_600_000.0);
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }
}
