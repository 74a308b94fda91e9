package io.novadesk.cloud.plan;

import io.novadesk.api.Secret;
import io.novadesk.cloud.command.OperationState;
import io.novadesk.cloud.plan.PlanRecord.Progress;
import io.novadesk.cloud.plan.PlanStatus.Phase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * How a plan stands: each server's state and progress, the places that are taken, the plan's own
 * phase. Threads wait here for it to change. Safe to use from many threads; the listener hears
 * everything in order.
 */
final class PlanBoard {
  private final Places allowed;
  private final ReentrantLock lock = new ReentrantLock(true);
  private final Condition changed = lock.newCondition();
  private final List<ItemState> states;
  private final List<Progress> progress;
  private final Set<Integer> places = new HashSet<>();
  private PlanStatus status;
  private boolean closed;
  private PlanRun.Listener listener = PlanRun.Listener.NOBODY;

  PlanBoard(Places allowed, List<ItemState> states, List<Progress> progress, PlanStatus status) {
    this.allowed = allowed;
    this.states = new ArrayList<>(states);
    this.progress = new ArrayList<>(progress);
    this.status = status;
  }

  void listen(PlanRun.Listener only) {
    listener = only;
  }

  /** Does this as one step: nothing changes meanwhile but by it. It must not wait. */
  void atOnce(Runnable step) {
    lock.lock();
    try {
      step.run();
    } finally {
      lock.unlock();
    }
  }

  private boolean is(BooleanSupplier question) {
    lock.lock();
    try {
      return question.getAsBoolean();
    } finally {
      lock.unlock();
    }
  }

  List<ItemState> states() {
    lock.lock();
    try {
      return List.copyOf(states);
    } finally {
      lock.unlock();
    }
  }

  /** The places in the plan of all that are in such a state. */
  List<Integer> all(Class<? extends ItemState> kind) {
    List<Integer> found = new ArrayList<>();
    List<ItemState> now = states();
    for (int i = 0; i < now.size(); i++) {
      if (kind.isInstance(now.get(i))) {
        found.add(i);
      }
    }
    return found;
  }

  ItemState state(int index) {
    lock.lock();
    try {
      return states.get(index);
    } finally {
      lock.unlock();
    }
  }

  /** Nothing more is told once the plan is closed. */
  void tell(int index, ItemState state) {
    atOnce(
        () -> {
          if (!closed) {
            states.set(index, state);
            listener.item(index, state);
            changed.signalAll();
          }
        });
  }

  void tell(int index, Secret password) {
    listener.password(index, password);
  }

  PlanStatus status() {
    lock.lock();
    try {
      return status;
    } finally {
      lock.unlock();
    }
  }

  void become(PlanStatus next) {
    atOnce(
        () -> {
          status = next;
          listener.status(next);
          changed.signalAll();
        });
  }

  void become(Phase from, PlanStatus next) {
    atOnce(
        () -> {
          if (status.phase() == from) {
            become(next);
          }
        });
  }

  Progress progress(int index) {
    lock.lock();
    try {
      return progress.get(index);
    } finally {
      lock.unlock();
    }
  }

  List<Progress> progress() {
    lock.lock();
    try {
      return List.copyOf(progress);
    } finally {
      lock.unlock();
    }
  }

  void progress(int index, Progress next) {
    atOnce(() -> progress.set(index, next));
  }

  void close() {
    atOnce(
        () -> {
          closed = true;
          changed.signalAll();
        });
  }

  boolean isClosed() {
    return is(() -> closed);
  }

  boolean mayStillSend() {
    return is(() -> !closed && status.phase() != Phase.CANCELLING);
  }

  void takePlace(int index) {
    atOnce(() -> places.add(index));
  }

  void leavePlace(int index) {
    atOnce(
        () -> {
          places.remove(index);
          changed.signalAll();
        });
  }

  /** Whoever waits for a place looks again. */
  void morePlaces() {
    atOnce(changed::signalAll);
  }

  /** Whether there is no server left whose end is not known. */
  boolean isNothingLeft() {
    return is(
        () ->
            places.isEmpty()
                && states.stream()
                    .allMatch(s -> s instanceof ItemState.Ended || s instanceof ItemState.LeftOut));
  }

  /**
   * Waits for a free place; false when there is no going on.
   *
   * @param running whether the plan must be running, as for all that sends
   */
  boolean awaitPlace(boolean running) {
    lock.lock();
    try {
      while (!closed && !(running && status.phase() == Phase.CANCELLING)) {
        boolean may = !running || status.phase() == Phase.RUNNING;
        Duration rest = allowed.rest();
        if (may && rest.isZero() && places.size() < allowed.most()) {
          return true;
        }
        if (may && !rest.isZero()) {
          changed.awaitNanos(rest.toNanos());
        } else {
          changed.await();
        }
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
        tell(index, step == 0 ? new ItemState.Waiting() : between);
        while (!closed && isHalted()) {
          changed.await();
        }
        if (mayStillSend()) {
          tell(index, between);
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

  void awaitNothingUnderWay() {
    awaitThat(places::isEmpty);
  }

  void awaitNoneUnknown() {
    awaitThat(() -> states.stream().noneMatch(ItemState.Unknown.class::isInstance));
  }

  private void awaitThat(BooleanSupplier condition) {
    lock.lock();
    try {
      while (!closed && !condition.getAsBoolean()) {
        changed.await();
      }
    } catch (InterruptedException _) {
      // Closed: whoever asks next sees that.
    } finally {
      lock.unlock();
    }
  }
}
