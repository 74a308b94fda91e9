package io.novadesk.cloud.plan;

import io.novadesk.api.ApiException;
import io.novadesk.api.Secret;
import io.novadesk.cloud.command.OperationState;
import io.novadesk.cloud.command.OperationState.Cancelled;
import io.novadesk.cloud.command.Patience;
import io.novadesk.cloud.live.Session;
import io.novadesk.cloud.plan.PlanRecord.Progress;
import io.novadesk.cloud.plan.PlanStatus.Phase;
import io.novadesk.i18n.Text;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A plan under way: as many servers at once as it allows and never one more, batch after batch,
 * held when its health gate says so. A server keeps its place until its true outcome is known. Safe
 * to use from many threads; nothing here blocks its caller for long.
 */
public final class PlanRun implements AutoCloseable {
  /** How long after a cancel a request that is on its way may still be answered. */
  private static final Duration LAST_ANSWERS = Duration.ofMillis(700);

  /** Hears of what happens, in order, on threads of the plan. */
  public interface Listener {
    Listener NOBODY =
        new Listener() {
          @Override
          public void item(int index, ItemState state) {}

          @Override
          public void status(PlanStatus status) {}
        };

    void item(int index, ItemState state);

    void status(PlanStatus status);

    /** The cloud chose a password for this server, and tells it to nobody else. */
    default void password(int index, Secret password) {}
  }

  private final Plan plan;
  private final Session session;
  private final PlanRecord record;
  private final Patience patience;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("plan-", 0).factory());
  private final ReentrantLock lock = new ReentrantLock(true);
  private final Condition changed = lock.newCondition();
  private final List<ItemState> states;
  private final List<Progress> progress;
  private final Set<Integer> places = new HashSet<>();
  private final Map<Integer, Thread> workers = new HashMap<>();
  private PlanStatus status;
  private int failures;
  private boolean closed;
  private Listener listener = Listener.NOBODY;

  /** A plan that was not begun. */
  public PlanRun(Plan plan, Session session, Ledger ledger, Patience patience) {
    this(
        plan,
        session,
        ledger,
        patience,
        plan.items().stream().<ItemState>map(_ -> new ItemState.Waiting()).toList(),
        plan.items().stream().map(_ -> Progress.NONE).toList(),
        PlanStatus.of(Phase.PAUSED));
  }

  PlanRun(
      Plan plan,
      Session session,
      Ledger ledger,
      Patience patience,
      List<ItemState> states,
      List<Progress> progress,
      PlanStatus status) {
    this.plan = plan;
    this.session = session;
    this.record = new PlanRecord(ledger, plan);
    this.patience = patience;
    this.states = new ArrayList<>(states);
    this.progress = new ArrayList<>(progress);
    this.status = status;
  }

  /** To be called before anything begins; there is one listener. */
  public void listen(Listener only) {
    listener = only;
  }

  public Plan plan() {
    return plan;
  }

  public List<ItemState> states() {
    lock.lock();
    try {
      return List.copyOf(states);
    } finally {
      lock.unlock();
    }
  }

  public PlanStatus status() {
    lock.lock();
    try {
      return status;
    } finally {
      lock.unlock();
    }
  }

  /** Keeps the plan, then runs it. Once. */
  public void start() {
    become(PlanStatus.of(Phase.RUNNING));
    threads.execute(() -> keepAndDispatch(waiting()));
  }

  /**
   * Looks up what an earlier run of the program left open; sends nothing. The plan then waits for
   * {@link #resume}.
   */
  public void lookUp() {
    threads.execute(
        () -> {
          for (int i : all(ItemState.Unknown.class)) {
            if (awaitPlace(false)) {
              submit(i, true);
            }
          }
          awaitNothingUnderWay();
          endIfNothingIsLeft();
        });
  }

  /** Sends nothing more until {@link #resume}; what is under way goes on. */
  public void pause() {
    change(Phase.RUNNING, PlanStatus.of(Phase.PAUSED));
  }

  /** Goes on after a pause, a hold or an earlier run of the program. */
  public void resume() {
    lock.lock();
    try {
      Phase was = status.phase();
      boolean halted = was == Phase.PAUSED || was == Phase.HELD || was == Phase.INTERRUPTED;
      if (halted && !closed) {
        failures = 0;
        become(PlanStatus.of(Phase.RUNNING));
        if (was == Phase.INTERRUPTED) {
          threads.execute(
              () -> {
                // What is still being looked up may turn out to be left to do.
                awaitNoneUnknown();
                dispatch(waiting());
              });
        }
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Nothing more is sent from now on. What the cloud took is followed to its end; what was being
   * sent has a moment left for its answer.
   */
  public void cancel() {
    lock.lock();
    try {
      Phase was = status.phase();
      if (closed || was == Phase.CANCELLING || was == Phase.ENDED) {
        return;
      }
      become(PlanStatus.of(Phase.CANCELLING));
      for (int i = 0; i < states.size(); i++) {
        if (states.get(i) instanceof ItemState.Waiting) {
          set(i, ended(new Cancelled(Text.of("operation.cancelled.unsent")), null));
        }
      }
      threads.execute(this::cutOffWhatIsNotAnswered);
      if (was == Phase.INTERRUPTED) {
        threads.execute(
            () -> {
              awaitNothingUnderWay();
              endIfNothingIsLeft();
            });
      }
    } finally {
      lock.unlock();
    }
  }

  /** Gives the command once more to every server where it failed; after the end only. */
  public void retryFailed() {
    lock.lock();
    try {
      if (closed || status.phase() != Phase.ENDED) {
        return;
      }
      failures = 0;
      for (int i = 0; i < states.size(); i++) {
        if (states.get(i).isFailed()) {
          set(i, new ItemState.Waiting());
        }
      }
      List<Integer> again = waiting();
      if (!again.isEmpty()) {
        become(PlanStatus.of(Phase.RUNNING));
        threads.execute(() -> keepAndDispatch(again));
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Stops everything here without a word to the cloud, and keeps what is open for the next start.
   */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    threads.shutdownNow();
  }

  private void keepAndDispatch(List<Integer> round) {
    try {
      record.begin(plan, session, states(), progressNow());
    } catch (IOException e) {
      String sentence = Text.of("operation.failed.notKept", String.valueOf(e.getMessage()));
      round.forEach(i -> tell(i, ended(new OperationState.Failed(sentence, null), null)));
      endIfNothingIsLeft();
      return;
    }
    dispatch(round);
  }

  private void dispatch(List<Integer> round) {
    int size = plan.options().batch() == 0 ? Math.max(1, round.size()) : plan.options().batch();
    for (int from = 0; from < round.size(); from += size) {
      List<Integer> batch = round.subList(from, Math.min(round.size(), from + size));
      for (int i : batch) {
        if (!awaitPlace(true)) {
          break;
        }
        submit(i, false);
      }
      awaitNothingUnderWay();
      if (from + size < round.size() && plan.options().wellFirst()) {
        holdUnlessWell(batch);
      }
    }
    endIfNothingIsLeft();
  }

  private void holdUnlessWell(List<Integer> batch) {
    String ill = Health.ill(plan, batch, states());
    if (!ill.isEmpty()) {
      hold(ill);
    }
  }

  /**
   * Sends nothing more until the person lets it go on.
   *
   * @param reason as a sentence
   */
  void hold(String reason) {
    change(Phase.RUNNING, new PlanStatus(Phase.HELD, reason));
  }

  /** Holds while a person has to log in again, which all places may be waiting for. */
  void holdForLogin() {
    ApiException needed = session.loginNeeded();
    if (needed != null) {
      hold(String.valueOf(needed.getMessage()));
    }
  }

  /**
   * Waits for a free place; false when there is no going on.
   *
   * @param running whether the plan must be running, as for all that sends
   */
  private boolean awaitPlace(boolean running) {
    lock.lock();
    try {
      while (!closed && !(running && status.phase() == Phase.CANCELLING)) {
        boolean may = !running || status.phase() == Phase.RUNNING;
        if (may && places.size() < plan.options().atOnce()) {
          return true;
        }
        changed.await();
      }
      return false;
    } catch (InterruptedException _) {
      return false;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Before a step of one server: waits while the plan is paused or held, and shows the server as
   * waiting meanwhile, although it keeps its place.
   *
   * @return whether the step may be sent
   */
  boolean awaitGoing(int index, int step) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      if (isHalted()) {
        ItemState between = new ItemState.Running(step, new OperationState.Waiting());
        set(index, step == 0 ? new ItemState.Waiting() : between);
        while (!closed && isHalted()) {
          changed.await();
        }
        if (mayStillSend()) {
          set(index, between);
        }
      }
      return mayStillSend();
    } finally {
      lock.unlock();
    }
  }

  private boolean isHalted() {
    return status.phase() == Phase.PAUSED || status.phase() == Phase.HELD;
  }

  boolean mayStillSend() {
    lock.lock();
    try {
      return !closed && status.phase() != Phase.CANCELLING;
    } finally {
      lock.unlock();
    }
  }

  boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  private void submit(int index, boolean onlyLookUp) {
    lock.lock();
    try {
      // A cancel may have come between the free place and this.
      boolean open =
          states.get(index) instanceof ItemState.Waiting
              || states.get(index) instanceof ItemState.Unknown;
      if (closed || !open) {
        return;
      }
      places.add(index);
      if (!onlyLookUp) {
        set(index, new ItemState.Running(progress.get(index).step(), new OperationState.Waiting()));
      }
      threads.execute(() -> work(index, onlyLookUp));
    } finally {
      lock.unlock();
    }
  }

  private void work(int index, boolean onlyLookUp) {
    ItemState end = null;
    lock.lock();
    try {
      workers.put(index, Thread.currentThread());
    } finally {
      lock.unlock();
    }
    try {
      end = new ItemRun(this, index, onlyLookUp).run();
    } finally {
      lock.lock();
      try {
        places.remove(index);
        workers.remove(index);
        if (end != null && !closed) {
          set(index, end);
          count(end);
        }
        changed.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }

  private void count(ItemState end) {
    int limit = plan.options().stopAfter();
    if ((end.isFailed() || end.isNotKnown()) && ++failures >= limit && limit > 0) {
      change(Phase.RUNNING, new PlanStatus(Phase.HELD, Text.of("plan.held.failed", failures)));
    }
  }

  private void cutOffWhatIsNotAnswered() {
    try {
      Thread.sleep(LAST_ANSWERS);
    } catch (InterruptedException _) {
      return;
    }
    lock.lock();
    try {
      workers.forEach(
          (index, thread) -> {
            if (states.get(index) instanceof ItemState.Running(int _, OperationState operation)
                && (operation instanceof OperationState.Waiting
                    || operation instanceof OperationState.Sent)) {
              thread.interrupt();
            }
          });
    } finally {
      lock.unlock();
    }
  }

  private void awaitNothingUnderWay() {
    lock.lock();
    try {
      while (!closed && !places.isEmpty()) {
        changed.await();
      }
    } catch (InterruptedException _) {
      // Closed: whoever asks next sees that.
    } finally {
      lock.unlock();
    }
  }

  private void awaitNoneUnknown() {
    lock.lock();
    try {
      while (!closed && states.stream().anyMatch(ItemState.Unknown.class::isInstance)) {
        changed.await();
      }
    } catch (InterruptedException _) {
      // As above.
    } finally {
      lock.unlock();
    }
  }

  private void endIfNothingIsLeft() {
    lock.lock();
    try {
      boolean left =
          !places.isEmpty()
              || states.stream()
                  .anyMatch(
                      s -> !(s instanceof ItemState.Ended) && !(s instanceof ItemState.LeftOut));
      if (closed || left || status.phase() == Phase.ENDED) {
        return;
      }
      become(PlanStatus.of(Phase.ENDED));
    } finally {
      lock.unlock();
    }
    try {
      record.forget();
    } catch (IOException _) {
      // The next start finds a plan in which nothing is left, and forgets it then.
    }
  }

  private List<Integer> waiting() {
    return all(ItemState.Waiting.class);
  }

  private List<Integer> all(Class<? extends ItemState> kind) {
    List<Integer> found = new ArrayList<>();
    List<ItemState> now = states();
    for (int i = 0; i < now.size(); i++) {
      if (kind.isInstance(now.get(i))) {
        found.add(i);
      }
    }
    return found;
  }

  private List<Progress> progressNow() {
    lock.lock();
    try {
      return List.copyOf(progress);
    } finally {
      lock.unlock();
    }
  }

  Progress progress(int index) {
    return progressNow().get(index);
  }

  void progress(int index, Progress next) {
    lock.lock();
    try {
      progress.set(index, next);
    } finally {
      lock.unlock();
    }
  }

  PlanRecord record() {
    return record;
  }

  Patience patience() {
    return patience;
  }

  /** From the thread of one server. */
  void tell(int index, ItemState state) {
    lock.lock();
    try {
      if (!closed) {
        set(index, state);
      }
    } finally {
      lock.unlock();
    }
  }

  /** From the thread of one server. */
  void tell(int index, Secret password) {
    listener.password(index, password);
  }

  static ItemState.Ended ended(OperationState outcome, @Nullable String requestId) {
    return new ItemState.Ended(outcome, requestId, Instant.now());
  }

  /** With the lock held, so that the listener hears everything in order. */
  private void set(int index, ItemState state) {
    states.set(index, state);
    listener.item(index, state);
    changed.signalAll();
  }

  private void change(Phase from, PlanStatus to) {
    lock.lock();
    try {
      if (status.phase() == from) {
        become(to);
      }
    } finally {
      lock.unlock();
    }
  }

  private void become(PlanStatus next) {
    lock.lock();
    try {
      status = next;
      listener.status(next);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
