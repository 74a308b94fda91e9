package io.novadesk.api.compute;

import io.novadesk.api.wire.Json;
import io.novadesk.api.wire.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads limits: flat (v1.0), grouped by address (v1.1), or absolute ones only. */
final class LimitsReader {
  private LimitsReader() {}

  static Limits read(byte[] body) {
    JsonNode limits = Json.tree(body).path("limits");
    Map<String, Long> absolute = new LinkedHashMap<>();
    JsonNode numbers = limits.path("absolute");
    if (numbers.isObject()) {
      numbers
          .properties()
          .forEach(
              e -> {
                Long value = Json.number(e.getValue());
                if (value != null) {
                  absolute.put(e.getKey(), value);
                }
              });
    }
    List<Limits.Rate> rates = new ArrayList<>();
    JsonNode list = limits.path("rate");
    for (JsonNode rate : Json.list(list.isObject() ? list.path("limit") : list)) {
      String uri = Json.text(rate, "uri", "URI");
      if (rate.path("limit").isArray()) {
        Json.list(rate.path("limit")).forEach(l -> rates.add(rate(l, uri)));
      } else {
        rates.add(rate(rate, uri));
      }
    }
    return new Limits(Map.copyOf(absolute), List.copyOf(rates));
  }

  private static Limits.Rate rate(JsonNode node, @Nullable String uri) {
    String verb = Json.text(node, "verb");
    String unit = Json.text(node, "unit");
    return new Limits.Rate(
        verb == null ? "" : verb,
        uri == null ? "" : uri,
        Json.integer(node, 0, "value"),
        Json.integer(Json.number(node, "remaining")),
        unit == null ? "" : unit,
        next(node));
  }

  /** A time (v1.1), or seconds since 1970 (v1.0). */
  private static @Nullable Instant next(JsonNode node) {
    String told = Json.text(node, "next-available", "resetTime");
    Long seconds = Json.number(told);
    if (seconds == null) {
      return Times.parse(told);
    }
    return Math.abs(seconds) <= Instant.MAX.getEpochSecond()
        ? Instant.ofEpochSecond(seconds)
        : null;
  }
}
