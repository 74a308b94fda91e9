package io.novadesk.record;

import io.novadesk.api.SecretText;
import io.novadesk.api.http.Exchange;
import io.novadesk.api.http.ExchangeLog;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What was sent to a cloud and how it ended, until it is written. Every window writes its own lines
 * into the one log. Safe to use from many threads.
 */
final class AuditQueue implements AutoCloseable {
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

  private final Runnable onLine;
  private final AutoCloseable ear;
  private final List<Map<String, String>> waiting = new ArrayList<>();

  /**
   * @param onLine runs when there is something to be written, on any thread
   */
  AuditQueue(ExchangeLog exchanges, Runnable onLine) {
    this.onLine = onLine;
    ear = exchanges.onExchange(this::heard);
  }

  /** What only reads, and logins, are no deeds. */
  private void heard(Exchange exchange) {
    String path = exchange.uri().getPath();
    if (READING.contains(exchange.method()) || path == null || path.contains("/tokens")) {
      return;
    }
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("at", exchange.started().toString());
    facts.put("kind", "sent");
    facts.put("method", exchange.method());
    facts.put("host", String.valueOf(exchange.uri().getHost()));
    facts.put("path", SecretText.masked(path));
    if (exchange.operation() != null) {
      facts.put("task", SecretText.masked(exchange.operation()));
    }
    if (exchange.status() > 0) {
      facts.put("status", Integer.toString(exchange.status()));
    }
    if (exchange.requestId() != null) {
      facts.put("request", exchange.requestId());
    }
    if (exchange.failure() != null) {
      facts.put("failure", SecretText.masked(exchange.failure()));
    }
    put(facts);
  }

  /** How something ended. */
  void add(Map<String, String> facts) {
    Map<String, String> line = new LinkedHashMap<>();
    line.put("at", Instant.now().toString());
    line.put("kind", "ended");
    facts.forEach((name, value) -> line.put(name, SecretText.masked(name, value)));
    put(line);
  }

  private void put(Map<String, String> line) {
    synchronized (waiting) {
      waiting.add(line);
    }
    onLine.run();
  }

  /** What cannot be written stays. */
  void writeTo(RecordFile file) throws SQLException {
    List<Map<String, String>> lines;
    synchronized (waiting) {
      lines = List.copyOf(waiting);
    }
    if (lines.isEmpty()) {
      return;
    }
    file.inOne(
        () -> {
          for (Map<String, String> line : lines) {
            AuditLine.add(file.connection(), line);
          }
        });
    synchronized (waiting) {
      waiting.subList(0, lines.size()).clear();
    }
  }

  @Override
  public void close() {
    try {
      ear.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
