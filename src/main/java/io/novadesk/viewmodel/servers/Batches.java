package io.novadesk.viewmodel.servers;

import io.novadesk.cloud.live.Inventory;
import io.novadesk.task.TaskRunner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Brings the inventory's updates over from the background in batches, so that a burst of changes
 * costs one pass and not one each.
 */
final class Batches {
  /**
   * Between two batches; more when a batch took long, so that the window keeps most of its thread.
   */
  private static final Duration PAUSE = Duration.ofMillis(40);

  private static final int SHARE = 3;

  /**
   * Between the first two batches of the first list, and twice as long between any two after them:
   * each moves rows that nobody has looked at yet, and takes from the processor what the list
   * itself needs.
   */
  private static final Duration WHILE_LOADING = Duration.ofMillis(200);

  private static final Duration WHILE_LOADING_AT_MOST = Duration.ofMillis(800);

  private final TaskRunner tasks;
  private final Consumer<List<Inventory.Update>> taker;
  private final Queue<Inventory.Update> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean scheduled = new AtomicBoolean();
  private Duration pause = Duration.ZERO;

  /** When the next batch may be taken, by {@link System#nanoTime}. */
  private volatile long notBefore = System.nanoTime();

  private volatile boolean loading = true;

  /**
   * @param taker gets each batch, on the caller's side, in the order of its updates; never empty
   */
  Batches(TaskRunner tasks, Consumer<List<Inventory.Update>> taker) {
    this.tasks = tasks;
    this.taker = taker;
  }

  /** From any thread. */
  void add(Inventory.Update update) {
    waiting.add(update);
    boolean isFirst = scheduled.compareAndSet(false, true);
    Duration rest = Duration.ofNanos(notBefore - System.nanoTime());
    if (endsLoading(update) || (isFirst && !rest.isPositive())) {
      tasks.later(this::take);
    } else if (isFirst) {
      tasks.after(rest, this::take);
    }
  }

  private boolean endsLoading(Inventory.Update update) {
    return loading && !isLoading(update);
  }

  private static boolean isLoading(Inventory.Update update) {
    return update.state().phase() == Inventory.Phase.LOADING;
  }

  private void take() {
    scheduled.set(false);
    List<Inventory.Update> batch = new ArrayList<>();
    for (Inventory.Update update = waiting.poll(); update != null; update = waiting.poll()) {
      batch.add(update);
    }
    // What came with the batch before was scheduled for nothing.
    if (batch.isEmpty()) {
      return;
    }
    long start = System.nanoTime();
    taker.accept(batch);
    loading = isLoading(batch.getLast());
    long now = System.nanoTime();
    Duration work = Duration.ofNanos(now - start).multipliedBy(SHARE);
    Duration atLeast = loading ? whileLoading() : PAUSE;
    pause = work.compareTo(atLeast) > 0 ? work : atLeast;
    notBefore = now + pause.toNanos();
  }

  private Duration whileLoading() {
    Duration twice = pause.isZero() ? WHILE_LOADING : pause.multipliedBy(2);
    return twice.compareTo(WHILE_LOADING_AT_MOST) > 0 ? WHILE_LOADING_AT_MOST : twice;
  }
}
