package io.novadesk.cloud.plan;

import io.novadesk.api.http.Exchange;
import io.novadesk.cloud.live.Session;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells a plan's pace of each answer to a request of this plan, and of no other. */
final class AnswerTimes {
  private static final ScopedValue<AnswerTimes> MINE = ScopedValue.newInstance();

  private final Pace pace;
  private final Runnable moved;

  /**
   * @param moved runs when the pace may have changed
   */
  AnswerTimes(Pace pace, Runnable moved) {
    this.pace = pace;
    this.moved = moved;
  }

  /** Listens until the answer is closed. */
  AutoCloseable listen(Session session) {
    return session.exchanges().onExchange(this::heard);
  }

  /** Counts what the work asks of the cloud. */
  void during(Runnable work) {
    ScopedValue.where(MINE, this).run(work);
  }

  private void heard(Exchange exchange) {
    if (MINE.isBound() && MINE.get() == this) {
      pace.answered(
          kind(exchange),
          exchange.started(),
          exchange.total(),
          exchange.status(),
          retryAfter(exchange.responseHeaders()));
      moved.run();
    }
  }

  /** The place in the API, without the ids. */
  private static String kind(Exchange exchange) {
    return exchange.method() + " " + exchange.uri().getPath().split("/", -1).length;
  }

  private static @Nullable Duration retryAfter(Map<String, List<String>> headers) {
    return headers.entrySet().stream()
        .filter(header -> "retry-after".equalsIgnoreCase(header.getKey()))
        .flatMap(header -> header.getValue().stream())
        .filter(value -> value.matches("\\d{1,5}"))
        .map(value -> Duration.ofSeconds(Long.parseLong(value)))
        .findFirst()
        .orElse(null);
  }
}
