package io.novadesk.api.http;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The bounded memory of every HTTP exchange, newest last. Safe to use from many threads. */
public final class ExchangeLog {
  private static final ScopedValue<String> OPERATION = ScopedValue.newInstance();

  private final int capacity;

  public ExchangeLog(int capacity) {
    this.capacity = capacity;
  }

  /** How many exchanges it remembers. */
  public int capacity() {
    return capacity;
  }

  /** Everything remembered, oldest first. */
  public List<Exchange> all() {
    throw new UnsupportedOperationException();
  }

  /** Tells of each exchange as it ends, on the thread that made it. Close the answer to stop. */
  public AutoCloseable onExchange(Consumer<Exchange> listener) {
    throw new UnsupportedOperationException();
  }

  /** Every exchange made by {@code work} on this thread is labelled with {@code operation}. */
  public static <T> T during(String operation, Callable<T> work) throws Exception {
    return ScopedValue.where(OPERATION, operation).call(work::call);
  }

  static @Nullable String operation() {
    return OPERATION.isBound() ? OPERATION.get() : null;
  }
}
