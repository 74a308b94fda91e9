package io.novadesk.cloud.live;

import java.util.concurrent.Callable;

/**
 * Work that a person has begun and that is not to fail because the login has ended: what it sends
 * waits until the person has logged in again, and then goes on from there.
 */
public final class LoginWait {
  private static final ScopedValue<Boolean> WANTED = ScopedValue.newInstance();

  private LoginWait() {}

  /** Does the work on this thread; an interruption ends the waiting. */
  public static <T> T during(Callable<T> work) throws Exception {
    return ScopedValue.where(WANTED, true).call(work::call);
  }

  static boolean isWanted() {
    return WANTED.isBound();
  }
}
