package io.novadesk.viewmodel;

import java.util.ArrayList;
import java.util.List;
import java.util.RandomAccess;
import java.util.function.Function;
import javafx.collections.ObservableListBase;

/**
 * An observable list that becomes another list in one change event that names as little as can be:
 * values that stay where they were are replaced in place, and only the stretch between the first
 * and the last difference is exchanged. A table that shows it keeps scroll position and selection
 * wherever they still make sense.
 */
public final class BatchList<T> extends ObservableListBase<T> implements RandomAccess {
  private final Function<T, Object> key;
  private List<T> items = new ArrayList<>();

  /**
   * @param key tells whether two values are states of the same thing
   */
  public BatchList(Function<T, Object> key) {
    this.key = key;
  }

  @Override
  public T get(int index) {
    return items.get(index);
  }

  @Override
  public int size() {
    return items.size();
  }

  /** Takes over {@code next}; the caller must not touch it afterwards. */
  public void become(List<T> next) {
    List<T> was = items;
    int shorter = Math.min(was.size(), next.size());
    int head = 0;
    while (head < shorter && isSame(was.get(head), next.get(head))) {
      head++;
    }
    int tail = 0;
    while (tail < shorter - head
        && isSame(was.get(was.size() - 1 - tail), next.get(next.size() - 1 - tail))) {
      tail++;
    }
    beginChange();
    items = next;
    for (int i = 0; i < head; i++) {
      // Most are the same one; two of these are not to be compared field by field.
      if (was.get(i) != next.get(i) && !was.get(i).equals(next.get(i))) {
        nextSet(i, was.get(i));
      }
    }
    int wasEnd = was.size() - tail;
    int nextEnd = next.size() - tail;
    if (head < wasEnd || head < nextEnd) {
      nextReplace(head, nextEnd, was.subList(head, wasEnd));
    }
    for (int i = 0; i < tail; i++) {
      T before = was.get(wasEnd + i);
      if (!before.equals(next.get(nextEnd + i))) {
        nextSet(nextEnd + i, before);
      }
    }
    endChange();
  }

  private boolean isSame(T a, T b) {
    return a == b || key.apply(a).equals(key.apply(b));
  }
}
