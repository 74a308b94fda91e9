package io.novadesk.api.http;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** The bounded memory of every HTTP exchange, newest last. Safe to use from many threads. */
public final class ExchangeLog {
  /** Characters of a body that are remembered. */
  public static final int BODY_LIMIT = 64 << 10;

  private static final ScopedValue<String> OPERATION = ScopedValue.newInstance();

  private final int capacity;
  private final Deque<Exchange> ring = new ArrayDeque<>();
  private final List<Consumer<Exchange>> listeners = new CopyOnWriteArrayList<>();
  private long count;

  /**
   * @param capacity exchanges that are remembered; the oldest go first
   */
  public ExchangeLog(int capacity) {
    this.capacity = capacity;
  }

  /** How many exchanges it remembers. */
  public int capacity() {
    return capacity;
  }

  /** Everything remembered, oldest first. */
  public List<Exchange> all() {
    synchronized (ring) {
      return List.copyOf(ring);
    }
  }

  /** Tells of each exchange as it ends, on the thread that made it. Close the answer to stop. */
  public AutoCloseable onExchange(Consumer<Exchange> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /** Every exchange made by {@code work} on this thread is labelled with {@code operation}. */
  public static <T> T during(String operation, Callable<T> work) throws Exception {
    return ScopedValue.where(OPERATION, operation).call(work::call);
  }

  /** The same work for another thread, labelled as work on this thread is. */
  public static <T> Callable<T> carried(Callable<T> work) {
    String operation = operation();
    return operation == null ? work : () -> during(operation, work);
  }

  static @Nullable String operation() {
    return OPERATION.isBound() ? OPERATION.get() : null;
  }

  /** Remembers an exchange, made with the number that it gets. */
  void add(LongFunction<Exchange> numbered) {
    Exchange exchange;
    synchronized (ring) {
      exchange = numbered.apply(++count);
      ring.addLast(exchange);
      if (ring.size() > capacity) {
        ring.removeFirst();
      }
    }
    listeners.forEach(l -> l.accept(exchange));
  }
}
