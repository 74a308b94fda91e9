package io.novadesk.cloud.live;

import java.time.Duration;

/**
 * Which clouds are on their way to their first rows, so that the rest of a long list gives way to
 * them: all share the processors of this computer, and a person who opened twenty clouds waits for
 * the first rows of each. Safe to use from many threads.
 */
public final class FirstRows {
  /** Of all clouds of this program. */
  public static final FirstRows OF_ALL = new FirstRows(Duration.ofSeconds(1));

  private final Duration quiet;
  private int awaited;
  private long lastStep = System.nanoTime();

  /**
   * @param quiet for so long after the last step of any other it is waited for: one that hangs
   *     holds up nobody for longer
   */
  FirstRows(Duration quiet) {
    this.quiet = quiet;
  }

  /** One more cloud, or region, is on its way. */
  public synchronized void begin() {
    awaited++;
    lastStep = System.nanoTime();
  }

  /** One of them came further. */
  public synchronized void step() {
    lastStep = System.nanoTime();
  }

  /** One of them has its first rows, or will have none now. */
  public synchronized void end() {
    awaited--;
    lastStep = System.nanoTime();
    notifyAll();
  }

  /** Waits while others are on their way and come further. */
  public synchronized void giveWay() throws InterruptedException {
    while (awaited > 0) {
      long left = lastStep + quiet.toNanos() - System.nanoTime();
      if (left <= 0) {
        return;
      }
      // Rounded up: a wait of 0 has no end.
      wait(left / 1_000_000 + 1);
    }
  }
}
