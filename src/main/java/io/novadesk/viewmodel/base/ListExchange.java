package io.novadesk.viewmodel.base;

import java.util.Collections;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * One stretch of a list that was exchanged for another. The changes that JavaFX makes by itself
 * copy all that was there before to tell of it; this one only shows it.
 */
public final class ListExchange<T extends @Nullable Object> extends ListChangeListener.Change<T> {
  private final int from;
  private final int to;
  private final List<T> was;
  private boolean told;

  /**
   * @param list as it is now
   * @param from where the stretch begins
   * @param to after its last place now
   * @param was what stood there; must not change any more
   */
  public ListExchange(ObservableList<T> list, int from, int to, List<? extends T> was) {
    super(list);
    this.from = from;
    this.to = to;
    this.was = Collections.unmodifiableList(was);
  }

  @Override
  public boolean next() {
    boolean first = !told;
    told = true;
    return first;
  }

  @Override
  public void reset() {
    told = false;
  }

  @Override
  public int getFrom() {
    return from;
  }

  @Override
  public int getTo() {
    return to;
  }

  @Override
  public List<T> getRemoved() {
    return was;
  }

  /** Nothing has only moved. */
  @Override
  protected int[] getPermutation() {
    return new int[0];
  }
}
