package io.novadesk.viewmodel.vitals;

import io.novadesk.api.compute.Diagnostics;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets nobody ask about a server while another waits for the answer about it: both have that one.
 * For any threads.
 */
final class Turn {
  private final ReentrantLock lock = new ReentrantLock(true);
  private final AtomicReference<@Nullable Reading> last = new AtomicReference<>();

  Reading take(Callable<Diagnostics> ask, LongSupplier nanos) throws Exception {
    Reading before = last.get();
    lock.lockInterruptibly();
    try {
      Reading meanwhile = last.get();
      if (meanwhile != null && meanwhile != before) {
        return meanwhile;
      }
      Reading now = new Reading(ask.call(), nanos.getAsLong());
      last.set(now);
      return now;
    } finally {
      lock.unlock();
    }
  }
}
