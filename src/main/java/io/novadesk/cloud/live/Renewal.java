package io.novadesk.cloud.live;

import io.novadesk.api.ApiException;
import io.novadesk.api.Secret;
import io.novadesk.api.TokenSource;
import io.novadesk.api.identity.Token;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The token of a session, renewed shortly before it ends and when a service refuses it. Callers
 * that need a newer one at the same time share one login, be it a failed one: a cloud that locks
 * accounts must not count every waiting call. Safe to use from many threads.
 */
final class Renewal implements TokenSource {
  /** No call may meet the end of its token under way. */
  private static final Duration AHEAD = Duration.ofMinutes(2);

  private final Supplier<Token> login;
  private final Clock clock;
  private final boolean canLogInAgain;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile Held held;
  private final AtomicLong ended = new AtomicLong();
  private volatile @Nullable ApiException failure;

  /**
   * @param renewFrom null: it is not known to end
   */
  private record Held(Token token, @Nullable Instant renewFrom) {}

  /**
   * @param login logs in anew, blocking
   * @param canLogInAgain false for credentials that are good for one login only: their token is
   *     used to its end
   */
  Renewal(Token first, Supplier<Token> login, boolean canLogInAgain, Clock clock) {
    this.login = login;
    this.canLogInAgain = canLogInAgain;
    this.clock = clock;
    this.held = hold(first);
  }

  Token current() {
    return held.token();
  }

  @Override
  public Secret token() {
    Held now = held;
    boolean ends = now.renewFrom() != null && clock.instant().isAfter(now.renewFrom());
    return ends && canLogInAgain ? renew(now.token().id()) : now.token().id();
  }

  @Override
  public Secret renew(Secret refused) {
    long before = ended.get();
    try {
      lock.lockInterruptibly();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw ApiException.cancelled("POST");
    }
    try {
      ApiException shared = failure;
      if (!held.token().id().equals(refused)) {
        return held.token().id();
      }
      if (ended.get() != before && shared != null) {
        throw shared;
      }
      return logIn();
    } finally {
      lock.unlock();
    }
  }

  private Secret logIn() {
    failure = null;
    try {
      held = hold(login.get());
    } catch (ApiException e) {
      // That one caller gave up says nothing to the others.
      failure = e.category() == ApiException.Category.CANCELLED ? null : e;
      throw e;
    } finally {
      ended.incrementAndGet();
    }
    return held.token().id();
  }

  /**
   * A token that lives shorter than usual is renewed in the last half of its life. One that seems
   * dead at birth tells that our clock is wrong: then only the services know when it ends.
   */
  private Held hold(Token token) {
    if (token.expires() == null || !token.expires().isAfter(clock.instant())) {
      return new Held(token, null);
    }
    Duration half = Duration.between(clock.instant(), token.expires()).dividedBy(2);
    return new Held(token, token.expires().minus(half.compareTo(AHEAD) < 0 ? half : AHEAD));
  }
}
