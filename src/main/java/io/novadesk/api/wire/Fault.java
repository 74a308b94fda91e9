package io.novadesk.api.wire;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an error answer says.
 *
 * @param kind the root element, the title of a Keystone error, or the media type of a page
 * @param code the code in the body, the HTTP status where it has none
 * @param message null when the answer gives no reason
 * @param retryAfter how long to wait, where told as a length
 * @param retryAt when to come again, where told as a time
 */
public record Fault(
    String kind,
    int code,
    @Nullable String message,
    @Nullable String details,
    @Nullable Duration retryAfter,
    @Nullable Instant retryAt) {

  /** How long to wait from {@code now}, whichever way it was told. */
  public @Nullable Duration waitFrom(Instant now) {
    if (retryAfter != null) {
      return retryAfter;
    }
    if (retryAt == null) {
      return null;
    }
    Duration left = Duration.between(now, retryAt);
    return left.isNegative() ? Duration.ZERO : left;
  }
}
