package io.novadesk.cloud.live;

import io.novadesk.api.ApiException;
import io.novadesk.api.Secret;
import io.novadesk.api.http.ExchangeLog;
import io.novadesk.api.http.HttpTransport;
import io.novadesk.api.identity.Credentials;
import io.novadesk.api.identity.Identity;
import io.novadesk.api.identity.IdentityEndpoint;
import io.novadesk.api.identity.Token;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The end of a session, in the background: a cloud that does not answer holds up nobody.
 *
 * @param login whose secrets nobody needs any more
 * @param token the last one
 */
record Farewell(HttpTransport http, IdentityEndpoint where, Login login, Token token) {
  private static final Duration LONGEST = Duration.ofSeconds(5);

  /**
   * Gives the token back, closes the transport, and overwrites the secrets in memory.
   *
   * @return done when all of that is
   */
  Future<?> say() {
    ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor();
    Future<?> all =
        thread.submit(
            () -> {
              try {
                revokeInTime();
              } finally {
                http.close();
                token.id().wipe();
                login.wipe();
              }
              return token;
            });
    thread.shutdown();
    return all;
  }

  private void revokeInTime() throws InterruptedException, ExecutionException {
    try (ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> revoking =
          thread.submit(
              () ->
                  ExchangeLog.during(
                      "logout",
                      () -> {
                        revoke();
                        return token;
                      }));
      try {
        revoking.get(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException _) {
        revoking.cancel(true);
      }
    }
  }

  private void revoke() {
    // A token that the person typed may be used by others; only what came of it is ours to end.
    if (login.credentials() instanceof Credentials.Token typed
        && typed.token().equals(token.id())) {
      return;
    }
    giveBack(token.id());
    // What the browser brought was made for this program alone.
    if (login.credentials() instanceof Credentials.Browser browser) {
      giveBack(browser.token());
    }
  }

  private void giveBack(Secret given) {
    try {
      new Identity(http).revoke(where, given);
    } catch (ApiException _) {
      // The exchange log tells it. A token that cannot be given back ends by itself.
    }
  }
}
