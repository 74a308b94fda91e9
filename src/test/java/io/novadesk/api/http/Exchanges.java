package io.novadesk.api.http;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts exchanges into a log without a cloud, for the tests of those who show them. */
public final class Exchanges {
  private static final Instant BEGIN = Instant.parse("2026-11-23T10:15:00Z");

  private Exchanges() {}

  /** An answer with a body. */
  public static void answered(
      ExchangeLog log,
      @Nullable String operation,
      String method,
      String target,
      int status,
      @Nullable String requestBody,
      @Nullable String responseBody) {
    add(log, operation, method, target, status, requestBody, responseBody, null);
  }

  /** A request to which nothing came back. */
  public static void failed(
      ExchangeLog log, String operation, String method, String target, String failure) {
    add(log, operation, method, target, 0, null, null, failure);
  }

  /** An answer that broke off in its body. */
  public static void brokenOff(
      ExchangeLog log, String operation, String method, String target, String beginning) {
    add(log, operation, method, target, 200, null, beginning, "The connection was closed");
  }

  private static void add(
      ExchangeLog log,
      @Nullable String operation,
      String method,
      String target,
      int status,
      @Nullable String requestBody,
      @Nullable String responseBody,
      @Nullable String failure) {
    log.add(
        number ->
            new Exchange(
                number,
                operation,
                BEGIN.plusMillis(number * 137),
                method,
                URI.create("https://cloud.example.org:8774" + target),
                headers("X-Auth-Token", "***", "Accept", "application/json"),
                requestBody,
                status,
                status == 0
                    ? Map.of()
                    : headers("Content-Type", "application/json", "Server", "Apache"),
                responseBody,
                failure,
                status == 0 ? null : Duration.ofMillis(20),
                Duration.ofMillis(25 + number * 31 % 1800),
                requestBody == null ? 0 : requestBody.length(),
                responseBody == null ? 0 : responseBody.length(),
                status == 0 ? null : "req-5f8c1c1e-" + number));
  }

  private static Map<String, List<String>> headers(
      String name1, String value1, String name2, String value2) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    headers.put(name1, List.of(value1));
    headers.put(name2, List.of(value2));
    return headers;
  }
}
