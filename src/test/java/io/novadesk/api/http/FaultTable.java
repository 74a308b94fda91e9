package io.novadesk.api.http;

import io.novadesk.api.ApiException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Prints for each fault what the caller got, how long it took, how many requests were sent. */
final class FaultTable {
  private FaultTable() {}

  /**
   * @param since {@link System#nanoTime} at the start
   * @param e null: the caller got a value
   */
  static void row(String fault, long since, int requests, @Nullable ApiException e) {
    System.out.printf(
        "%-34s %-14s %5d ms  %d requests  %s%n",
        fault,
        e == null ? "a value" : e.category(),
        TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - since),
        requests,
        e == null ? "" : e.getMessage());
  }
}
