package io.novadesk.viewmodel;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.RandomAccess;
import java.util.function.Function;
import javafx.collections.ObservableListBase;
import org.jspecify.annotations.Nullable;

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
    int wasEnd = was.size() - tail;
    int nextEnd = next.size() - tail;
    BitSet changed = new BitSet();
    for (int i = 0; i < head; i++) {
      if (differs(was.get(i), next.get(i))) {
        changed.set(i);
      }
    }
    for (int i = 0; i < tail; i++) {
      if (differs(was.get(wasEnd + i), next.get(nextEnd + i))) {
        changed.set(nextEnd + i);
      }
    }
    items = next;
    boolean moved = head < wasEnd || head < nextEnd;
    if (changed.isEmpty()) {
      if (moved) {
        fireChange(new ListExchange<>(this, head, nextEnd, was.subList(head, wasEnd)));
      }
      return;
    }
    beginChange();
    int i = changed.nextSetBit(0);
    for (; i >= 0 && i < head; i = changed.nextSetBit(i + 1)) {
      nextSet(i, was.get(i));
    }
    if (moved) {
      nextReplace(head, nextEnd, was.subList(head, wasEnd));
    }
    for (; i >= 0; i = changed.nextSetBit(i + 1)) {
      nextSet(i, was.get(i - nextEnd + wasEnd));
    }
    endChange();
  }

  /** By what is the very same first: to compare very many by what they hold takes its time. */
  @Override
  public int indexOf(@Nullable Object wanted) {
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i) == wanted) {
        return i;
      }
    }
    return super.indexOf(wanted);
  }

  /** Most are the same one; two of these are not to be compared field by field. */
  private static <T> boolean differs(T a, T b) {
    return a != b && !a.equals(b);
  }

  private boolean isSame(T a, T b) {
    return a == b || key.apply(a).equals(key.apply(b));
  }
}
