package io.novadesk.api.http;

import io.novadesk.api.ApiException;
import io.novadesk.api.ApiException.Category;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * When to send a request again. What must not happen twice (POST) goes again only where its caller
 * says that it may, and while no connection was made: no answer is proof that nothing was done, for
 * gateways answer 429 and 503 for services that have long begun.
 *
 * @param attempts in all
 * @param base the first pause; doubled each time, and cut by chance to as little as a half
 * @param longest pause that is worth waiting for without telling anybody
 */
public record RetryPolicy(int attempts, Duration base, Duration longest) {
  public static final RetryPolicy STANDARD =
      new RetryPolicy(4, Duration.ofMillis(400), Duration.ofSeconds(20));

  /** How long to wait before the next attempt; null: tell the failure. */
  @Nullable Duration pause(Request request, ApiException failure, int attempt) {
    if (attempt >= attempts || !mayRepeat(request, failure)) {
      return null;
    }
    Duration asked = failure.facts().retryAfter();
    if (asked != null && asked.compareTo(longest) > 0) {
      return null;
    }
    long grown = Math.min(longest.toMillis(), base.toMillis() << (attempt - 1));
    long jittered = ThreadLocalRandom.current().nextLong(grown / 2, Math.max(grown, 1) + 1);
    return Duration.ofMillis(asked == null ? jittered : Math.max(asked.toMillis(), jittered));
  }

  private static boolean mayRepeat(Request request, ApiException failure) {
    if (!request.isRepeatable()) {
      return false;
    }
    return switch (request.repeat()) {
      case READ, IDEMPOTENT -> isPassing(failure);
      case HARMLESS, UNSENT -> isUnconnected(failure);
      case NEVER -> false;
    };
  }

  /** A later attempt may well end otherwise. */
  private static boolean isPassing(ApiException failure) {
    return switch (failure.category()) {
      case Category.RATE_LIMIT -> true;
      case Category.UNREACHABLE -> isUnconnected(failure);
      case Category.TIMEOUT -> !(failure.getCause() instanceof HttpTimeoutException);
      default -> failure.status() == 503;
    };
  }

  private static boolean isUnconnected(ApiException failure) {
    return failure.category() == Category.UNREACHABLE
        && failure.getCause() instanceof ConnectException
        && !(failure.getCause() instanceof HttpTimeoutException);
  }
}
