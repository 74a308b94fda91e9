package io.novadesk.testing;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.testfx.util.WaitForAsyncUtils;

/** What a test does on the JavaFX thread from its own. */
public final class Fx {
  private static final int PATIENCE = 60;

  private Fx() {}

  /**
   * Waits until it is so, and until all that came with it is done. The condition is asked between
   * two frames, so it may read any node.
   */
  public static void until(Callable<Boolean> condition) throws Exception {
    WaitForAsyncUtils.waitFor(PATIENCE, TimeUnit.SECONDS, () -> read(condition));
    WaitForAsyncUtils.waitForFxEvents();
  }

  /** What is painted, read between two frames: a layout under way cannot come in between. */
  public static <T> T read(Callable<T> reading) throws Exception {
    return WaitForAsyncUtils.asyncFx(reading).get();
  }
}
