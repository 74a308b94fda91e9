package io.novadesk.api.http;

import java.net.http.HttpTimeoutException;
import java.time.Duration;

/** An answer comes so slowly that nobody would wait for its end. */
final class SlowAnswerException extends HttpTimeoutException {
  private static final long serialVersionUID = 1L;

  private final long received;
  private final Duration after;

  SlowAnswerException(long received, Duration after) {
    super(received + " bytes in " + after);
    this.received = received;
    this.after = after;
  }

  long received() {
    return received;
  }

  Duration after() {
    return after;
  }
}
