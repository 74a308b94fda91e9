package io.novadesk.cloud.connect;

import io.novadesk.api.ApiException;
import io.novadesk.api.ApiException.Category;
import io.novadesk.api.Secret;
import io.novadesk.api.identity.Credentials;
import io.novadesk.api.identity.DeviceClient;
import io.novadesk.api.identity.DeviceGrant;
import io.novadesk.api.identity.DeviceGrant.Answer;
import io.novadesk.api.identity.DeviceGrant.Code;
import io.novadesk.api.identity.Identity;
import io.novadesk.api.identity.IdentityEndpoint;
import io.novadesk.cloud.connect.BrowserSignOn.Person;
import io.novadesk.i18n.Text;
import java.time.Duration;

/**
 * Signs a person on by a code that they type elsewhere ({@code v3oidcdeviceauthz}): the provider is
 * asked until they have, and its token brings one of Keystone. Blocking.
 */
final class DeviceSignOn {
  private static final Duration SLOWER_BY = Duration.ofSeconds(5);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  /** Waits between two questions. */
  @FunctionalInterface
  interface Pause {
    void last(Duration time) throws InterruptedException;
  }

  private final Pause pause;

  DeviceSignOn(Pause pause) {
    this.pause = pause;
  }

  /**
   * Waits for the unscoped token of Keystone.
   *
   * @throws ConnectException with a sentence
   */
  Secret token(
      Credentials.SignOn by,
      DeviceClient client,
      Identity identity,
      IdentityEndpoint where,
      Person person)
      throws ConnectException, InterruptedException {
    boolean plainIsMeant = "http".equalsIgnoreCase(where.url().getScheme());
    try {
      DeviceGrant grant = identity.device(client, plainIsMeant);
      Code code = grant.start();
      person.types(code);
      Secret granted = await(grant, code, person);
      try {
        return identity.federated(where, by, granted).id();
      } finally {
        granted.wipe();
        code.ask().deviceCode().wipe();
      }
    } catch (ApiException e) {
      throw BrowserSignOn.failure(Text.of("device.failed", String.valueOf(e.getMessage())), e);
    }
  }

  private Secret await(DeviceGrant grant, Code code, Person person)
      throws ConnectException, InterruptedException {
    Duration between = code.pause();
    for (Duration left = code.life(); left.isPositive(); left = left.minus(between)) {
      pause.last(between);
      try {
        switch (grant.ask(code.ask())) {
          case Answer.Granted(Secret token) -> {
            return token;
          }
          case Answer.Pending _ -> person.told("");
          case Answer.Slower _ -> between = between.plus(SLOWER_BY);
          case Answer.Over(String sentence) -> throw BrowserSignOn.failure(sentence, null);
        }
      } catch (ApiException e) {
        if (!isPassing(e)) {
          throw e;
        }
        person.told(Text.of("device.asksAgain", String.valueOf(e.getMessage())));
        between = between.multipliedBy(2);
      }
      between = between.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : between;
    }
    throw BrowserSignOn.failure(Text.of("device.expired"), null);
  }

  /** What may be over at the next question; the person may be signing on meanwhile. */
  private static boolean isPassing(ApiException e) {
    Category category = e.category();
    return category == Category.TIMEOUT
        || category == Category.UNREACHABLE
        || category == Category.RATE_LIMIT
        || category == Category.SERVER_FAULT;
  }
}
