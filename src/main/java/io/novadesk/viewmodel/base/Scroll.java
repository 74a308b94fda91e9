package io.novadesk.viewmodel.base;

import java.util.function.IntConsumer;
import java.util.function.IntSupplier;

/** How far a list is scrolled. The table that shows it tells, and takes it. */
public final class Scroll {
  private IntSupplier first = () -> 0;
  private IntConsumer to = _ -> {};

  /**
   * @param seen gives the place of the first row that can be seen
   * @param show brings a row to the top
   */
  public void by(IntSupplier seen, IntConsumer show) {
    first = seen;
    to = show;
  }

  /** The place of the first row that can be seen; 0 while nobody shows the list. */
  public int first() {
    return first.getAsInt();
  }

  public void to(int row) {
    to.accept(row);
  }
}
