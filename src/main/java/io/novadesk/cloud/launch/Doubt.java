package io.novadesk.cloud.launch;

import io.novadesk.api.ApiException;
import io.novadesk.api.ApiException.Category;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/** What a failed request for a server tells of whether there is one. */
enum Doubt {
  /** The part of the cloud that makes servers refused it. */
  NONE,
  /** Somebody on the way refused it: surely when it is not there, and then for good. */
  LOOK,
  /** Nobody can tell without looking; what is not there may be asked for again. */
  LOOK_AND_REPEAT,
  /** The same, but the cloud stumbled over it: asked for again it would do so again. */
  LOOK_ONLY;

  static Doubt of(ApiException e) {
    int status = e.status();
    if (status == 500) {
      return LOOK_ONLY;
    }
    if (e.facts().outcomeUnknown()
        || e.category() == Category.BAD_ANSWER
        || status == 408
        || status == 429
        || status >= 500
        || (status >= 200 && status < 400)
        || isBrokenTls(e)) {
      return LOOK_AND_REPEAT;
    }
    if (e.category() == Category.RATE_LIMIT) {
      return LOOK_AND_REPEAT;
    }
    return status == 413 || (status >= 400 && !isOfCompute(e)) ? LOOK : NONE;
  }

  /** Broken after the handshake: the request may have been sent. */
  private static boolean isBrokenTls(ApiException e) {
    return e.category() == Category.TLS
        && e.facts().details() == null
        && !isHandshake(e.getCause());
  }

  private static boolean isHandshake(@Nullable Throwable cause) {
    for (Throwable at = cause; at != null; at = at.getCause()) {
      if (at instanceof SSLHandshakeException) {
        return true;
      }
    }
    return false;
  }

  /** Its refusals name their request or come as a fault; those of a gateway are pages. */
  private static boolean isOfCompute(ApiException e) {
    String fault = e.facts().fault();
    return e.requestId() != null || (fault != null && !fault.startsWith("text/"));
  }
}
