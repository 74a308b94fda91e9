package io.novadesk.cloud.live;

import io.novadesk.api.ApiException;
import io.novadesk.api.ApiException.Category;
import io.novadesk.api.Secret;
import io.novadesk.api.TokenSource;
import io.novadesk.api.identity.Token;
import io.novadesk.i18n.Text;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The token of a session, renewed shortly before it ends and when a service refuses it. Callers
 * that need a newer one at the same time share one login, be it a failed one. A login that the
 * cloud refuses is the last: clouds count wrong passwords and lock the account, so that from then
 * on every call fails at once, until a person has logged in again. Safe to use from many threads.
 */
public final class Renewal implements TokenSource {
  /** No call may meet the end of its token under way. */
  private static final Duration AHEAD = Duration.ofMinutes(2);

  private static final String LOGIN_NEEDED = "login-needed";
  private static final int UNAUTHORISED = 401;

  private final Supplier<Token> login;
  private final InstantSource clock;
  private final BooleanSupplier canLogInAgain;
  private final Predicate<URI> mayGoTo;
  private final Runnable onLost;
  private final ReentrantLock lock = new ReentrantLock();

  /** Never held while the cloud is asked. */
  private final ReentrantLock gate = new ReentrantLock();

  private final Condition changed = gate.newCondition();
  private volatile Held held;
  private final AtomicLong ended = new AtomicLong();
  private volatile @Nullable ApiException failure;
  private volatile @Nullable ApiException lost;
  private volatile boolean closed;

  /**
   * @param ends by our clock; null: it is not known to end
   */
  private record Held(Token token, @Nullable Instant ends, @Nullable Instant renewFrom) {}

  /**
   * @param login logs in anew, blocking
   * @param canLogInAgain false for credentials that are good for one login only: their token is
   *     used to its end
   * @param mayGoTo where the token may be sent
   * @param onLost runs, on the thread that finds it out, when a person has to log in again
   */
  Renewal(
      Token first,
      Supplier<Token> login,
      BooleanSupplier canLogInAgain,
      Predicate<URI> mayGoTo,
      Runnable onLost,
      InstantSource clock) {
    this.login = login;
    this.canLogInAgain = canLogInAgain;
    this.mayGoTo = mayGoTo;
    this.onLost = onLost;
    this.clock = clock;
    this.held = hold(first);
  }

  Token current() {
    return held.token();
  }

  /** How long the token is still good for; null: it is not known to end. */
  @Nullable Duration left() {
    Instant ends = held.ends();
    return ends == null ? null : Duration.between(clock.instant(), ends);
  }

  /** Why a person has to log in again; null: nobody has to. */
  @Nullable ApiException lost() {
    return lost;
  }

  /** Whether a call failed because a person has to log in again. */
  public static boolean isLoginNeeded(ApiException e) {
    return LOGIN_NEEDED.equals(e.facts().fault());
  }

  @Override
  public boolean mayGoTo(URI address) {
    return mayGoTo.test(address);
  }

  @Override
  public Secret token() {
    awaitLogin();
    check();
    Held now = held;
    boolean ends = now.renewFrom() != null && clock.instant().isAfter(now.renewFrom());
    return ends && canLogInAgain.getAsBoolean() ? renew(now.token().id()) : now.token().id();
  }

  private void check() {
    if (closed) {
      throw ApiException.cancelled("GET");
    }
    ApiException now = lost;
    if (now != null) {
      throw now;
    }
  }

  @Override
  public Secret renew(Secret refused) {
    while (true) {
      try {
        return renewOnce(refused);
      } catch (ApiException e) {
        if (!LoginWait.isWanted() || !isLoginNeeded(e)) {
          throw e;
        }
        awaitLogin();
      }
    }
  }

  /** Work that may wait does so until a person has logged in again, or the cloud was left. */
  private void awaitLogin() {
    if (!LoginWait.isWanted()) {
      return;
    }
    try {
      gate.lockInterruptibly();
      try {
        while (lost != null && !closed) {
          changed.await();
        }
      } finally {
        gate.unlock();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw ApiException.cancelled("POST");
    }
    check();
  }

  private void goOn() {
    gate.lock();
    try {
      changed.signalAll();
    } finally {
      gate.unlock();
    }
  }

  private Secret renewOnce(Secret refused) {
    long before = ended.get();
    try {
      lock.lockInterruptibly();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw ApiException.cancelled("POST");
    }
    try {
      check();
      ApiException shared = failure;
      if (!held.token().id().equals(refused)) {
        return held.token().id();
      }
      if (ended.get() != before && shared != null) {
        throw shared;
      }
      if (!canLogInAgain.getAsBoolean()) {
        throw lose(Text.of("session.loginEnded"), null);
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
      if (e.category() == Category.UNAUTHORISED || e.category() == Category.FORBIDDEN) {
        throw lose(Text.of("session.loginRefused", String.valueOf(e.getMessage())), e);
      }
      // That one caller gave up says nothing to the others.
      failure = e.category() == Category.CANCELLED ? null : e;
      throw e;
    } finally {
      ended.incrementAndGet();
    }
    return held.token().id();
  }

  private ApiException lose(String sentence, @Nullable ApiException refusal) {
    ApiException told =
        new ApiException(
            sentence,
            new ApiException.Facts(
                Category.UNAUTHORISED,
                "POST",
                refusal == null ? null : refusal.facts().uri(),
                UNAUTHORISED,
                LOGIN_NEEDED,
                refusal == null ? null : refusal.facts().cloudMessage(),
                null,
                refusal == null ? null : refusal.requestId(),
                null,
                false),
            refusal);
    lost = told;
    onLost.run();
    return told;
  }

  /** Goes on with the token of a login that a person made. */
  void restore(Token token) {
    lock.lock();
    try {
      held = hold(token);
      failure = null;
      lost = null;
    } finally {
      lock.unlock();
    }
    goOn();
  }

  /** Gives no token from now on; the last one, which is the caller's to give back and to wipe. */
  Token close() {
    closed = true;
    goOn();
    return held.token();
  }

  /**
   * A token that lives shorter than usual is renewed in the last half of its life. How long it
   * lives the cloud tells by its own clock, so ours may be wrong. Where it does not, a token that
   * seems dead at birth tells that ours is: then only the services know when it ends.
   */
  private Held hold(Token token) {
    Instant now = clock.instant();
    Duration life = token.lifetime();
    if (life == null && token.expires() != null) {
      life = Duration.between(now, token.expires());
    }
    if (life == null || !life.isPositive()) {
      return new Held(token, null, null);
    }
    Instant ends = now.plus(life);
    Duration half = life.dividedBy(2);
    return new Held(token, ends, ends.minus(half.compareTo(AHEAD) < 0 ? half : AHEAD));
  }
}
