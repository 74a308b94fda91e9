package io.novadesk.viewmodel.exchanges;

import io.novadesk.api.http.Exchange;
import io.novadesk.i18n.Text;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One exchange as the pane shows it.
 *
 * @param source which of the pane's logs it comes from
 * @param exchange what went over the wire, without secrets
 */
public record ExchangeRow(int source, Exchange exchange) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneId.systemDefault());

  /** The live model labels its recurring questions so. */
  private static final String POLL = " poll";

  /** How it ended, as far as colours go. */
  public enum Outcome {
    SUCCESS,
    REDIRECT,
    /** The cloud refused: 4xx. */
    REFUSED,
    /** The cloud failed: 5xx. */
    FAULT,
    /** Nothing came, or it broke off. */
    NO_ANSWER
  }

  /** When it began, in the local time zone, to the millisecond. */
  public String time() {
    return TIME.format(exchange.started());
  }

  /** Path and query. */
  public String target() {
    URI uri = exchange.uri();
    String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
  }

  public String url() {
    return exchange.uri().toString();
  }

  public Outcome outcome() {
    int status = exchange.status();
    if (exchange.failure() != null || status == 0) {
      return Outcome.NO_ANSWER;
    }
    return status < 300
        ? Outcome.SUCCESS
        : status < 400 ? Outcome.REDIRECT : status < 500 ? Outcome.REFUSED : Outcome.FAULT;
  }

  public boolean isError() {
    return switch (outcome()) {
      case SUCCESS, REDIRECT -> false;
      case REFUSED, FAULT, NO_ANSWER -> true;
    };
  }

  /** Number and word of the status, or that no answer came. */
  public String status() {
    int status = exchange.status();
    if (status == 0) {
      return Text.of("exchanges.noAnswer");
    }
    String key = "exchanges.status." + status;
    String word = Text.of(key);
    String known = word.equals(key) ? Integer.toString(status) : status + " " + word;
    return exchange.failure() == null ? known : Text.of("exchanges.brokenOff", known);
  }

  /** From sending to the end of the answer. */
  public String duration() {
    Duration total = exchange.total();
    return total.toMillis() < 1000
        ? Text.of("exchanges.ms", total.toMillis())
        : Text.of("exchanges.s", total.toMillis() / 1000.0);
  }

  /** Of the answer's body on the wire. */
  public String size() {
    return size(exchange.bytesReceived());
  }

  static String size(long bytes) {
    if (bytes < 1024) {
      return Text.of("exchanges.bytes", bytes);
    }
    return bytes < 1 << 20
        ? Text.of("exchanges.kilobytes", bytes / 1024.0)
        : Text.of("exchanges.megabytes", bytes / (1024.0 * 1024));
  }

  /** The operation it belongs to; empty for none. */
  public String operation() {
    return exchange.operation() == null ? "" : exchange.operation();
  }

  /** Whether it is one of the recurring questions of the live model. */
  public boolean isPoll() {
    return operation().endsWith(POLL);
  }

  /** What was asked, in one line. */
  public String requestLine() {
    return exchange.method() + " " + url();
  }

  /** What came back, in one line: status, time, size, request id, failure. */
  public String answerLine() {
    String line = Text.of("exchanges.answerLine", status(), duration(), size());
    return exchange.requestId() == null
        ? line
        : Text.of("exchanges.answerLine.request", line, exchange.requestId());
  }

  /** The headers that were sent, a line each. */
  public String requestHeaders() {
    return lines(exchange.requestHeaders());
  }

  /** The headers that came back, a line each. */
  public String answerHeaders() {
    return lines(exchange.responseHeaders());
  }

  private static String lines(Map<String, List<String>> headers) {
    return headers.entrySet().stream()
        .flatMap(h -> h.getValue().stream().map(v -> h.getKey() + ": " + v))
        .collect(Collectors.joining("\n"));
  }

  /** Whether each of some lower-case words occurs in what a person sees of it. */
  boolean holds(List<String> words) {
    if (words.isEmpty()) {
      return true;
    }
    String text =
        String.join(
                "\n",
                exchange.method(),
                url(),
                status(),
                operation(),
                orEmpty(exchange.requestId()),
                orEmpty(exchange.failure()))
            .toLowerCase(Locale.ROOT);
    return words.stream().allMatch(text::contains);
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
