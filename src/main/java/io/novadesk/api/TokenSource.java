package io.novadesk.api;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Gives every call its token, and a new one once when a service refuses it. Safe to use from many
 * threads.
 */
public interface TokenSource {
  /**
   * Whether the token may be sent to this address. A transport asks before each request: one that
   * may not go there is not sent. Anywhere, where nobody says otherwise.
   */
  default boolean mayGoTo(URI address) {
    return true;
  }

  /**
   * Why a token of this source is not good for such a request, however new it is, as a sentence;
   * null where nothing is known to keep it from that. A transport asks when a service refused.
   */
  default @Nullable String whyNot(String method, URI address) {
    return null;
  }

  /** The token of now; renews it first when it is about to expire. */
  Secret token();

  /**
   * A newer token than the refused one. Callers that were refused at the same time share one login.
   *
   * @throws ApiException when logging in again fails
   */
  Secret renew(Secret refused);
}
