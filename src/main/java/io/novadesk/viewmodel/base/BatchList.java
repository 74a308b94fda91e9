package io.novadesk.viewmodel.base;

import java.util.Arrays;
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

  /** An array and no list: it is gone through for every batch. */
  private T[] items = array(List.of());

  /**
   * @param key tells whether two values are states of the same thing
   */
  public BatchList(Function<T, Object> key) {
    this.key = key;
  }

  @Override
  public T get(int index) {
    return items[index];
  }

  @Override
  public int size() {
    return items.length;
  }

  /** Holds what {@code next} holds now. */
  public void become(List<? extends T> next) {
    T[] was = items;
    T[] now = array(next);
    BitSet changed = new BitSet();
    int shorter = Math.min(was.length, now.length);
    int head = 0;
    while (head < shorter && isSame(was[head], now[head])) {
      if (differs(was[head], now[head])) {
        changed.set(head);
      }
      head++;
    }
    int wasEnd = was.length;
    int nowEnd = now.length;
    while (wasEnd > head && nowEnd > head && isSame(was[wasEnd - 1], now[nowEnd - 1])) {
      wasEnd--;
      nowEnd--;
      if (differs(was[wasEnd], now[nowEnd])) {
        changed.set(nowEnd);
      }
    }
    items = now;
    List<T> removed = Arrays.asList(was).subList(head, wasEnd);
    boolean moved = head < wasEnd || head < nowEnd;
    if (changed.isEmpty()) {
      if (moved) {
        fireChange(new ListExchange<>(this, head, nowEnd, removed));
      }
      return;
    }
    beginChange();
    int i = changed.nextSetBit(0);
    for (; i >= 0 && i < head; i = changed.nextSetBit(i + 1)) {
      nextSet(i, was[i]);
    }
    if (moved) {
      nextReplace(head, nowEnd, removed);
    }
    for (; i >= 0; i = changed.nextSetBit(i + 1)) {
      nextSet(i, was[i - nowEnd + wasEnd]);
    }
    endChange();
  }

  @SuppressWarnings("unchecked") // It never leaves this class.
  private static <T> T[] array(List<? extends T> list) {
    return (T[]) list.toArray();
  }

  /** By what is the very same first: to compare very many by what they hold takes its time. */
  @Override
  public int indexOf(@Nullable Object wanted) {
    for (int i = 0; i < items.length; i++) {
      if (items[i] == wanted) {
        return i;
      }
    }
    for (int i = 0; wanted != null && i < items.length; i++) {
      if (items[i].getClass() == wanted.getClass() && items[i].equals(wanted)) {
        return i;
      }
    }
    return -1;
  }

  /** Most are the same one; two of these are not to be compared field by field. */
  private static <T> boolean differs(T a, T b) {
    return a != b && !a.equals(b);
  }

  private boolean isSame(T a, T b) {
    return a == b || key.apply(a).equals(key.apply(b));
  }
}
