package io.novadesk.cloud.launch;

import io.novadesk.api.ApiException;
import io.novadesk.api.ApiException.Category;

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
        || status >= 500
        || (status >= 200 && status < 400)
        || e.category() == Category.RATE_LIMIT) {
      return LOOK_AND_REPEAT;
    }
    return status == 413 || (status >= 400 && !isOfCompute(e)) ? LOOK : NONE;
  }

  /** Its refusals name their request or come as a fault; those of a gateway are pages. */
  private static boolean isOfCompute(ApiException e) {
    String fault = e.facts().fault();
    return e.requestId() != null || (fault != null && !fault.startsWith("text/"));
  }
}
