package io.novadesk.viewmodel.connect;

import io.novadesk.cloud.live.Session;
import io.novadesk.task.Task;
import org.jspecify.annotations.Nullable;

/**
 * One go at connecting. Whichever comes first, the cancelling or the session: a session that nobody
 * takes is closed. Safe to use from many threads.
 */
final class Attempt {
  /** What the session is wanted for. */
  enum Purpose {
    CONNECT,
    TEST
  }

  private final Purpose purpose;
  private @Nullable Session session;
  private @Nullable Task task;
  private boolean cancelled;

  Attempt(Purpose purpose) {
    this.purpose = purpose;
  }

  Purpose purpose() {
    return purpose;
  }

  synchronized void runsAs(Task running) {
    task = running;
  }

  /** Called on the connecting thread. */
  void holds(Session opened) {
    synchronized (this) {
      session = opened;
      if (!cancelled) {
        return;
      }
    }
    close();
  }

  /** Interrupts it; what it opened until now is left to {@link #close()}. */
  synchronized void cancel() {
    cancelled = true;
    if (task != null) {
      task.cancel();
    }
  }

  /** The session, which is the caller's from now on. */
  synchronized @Nullable Session take() {
    Session taken = session;
    session = null;
    return taken;
  }

  /** Ends the session unless it was taken. May block. */
  void close() {
    Session mine = take();
    if (mine != null) {
      mine.close();
    }
  }
}
