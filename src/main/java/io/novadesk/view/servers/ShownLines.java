package io.novadesk.view.servers;

import io.novadesk.viewmodel.base.ListExchange;
import io.novadesk.viewmodel.servers.ServerRow;
import io.novadesk.viewmodel.servers.TableLine;
import java.util.function.IntConsumer;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.ObservableListBase;

/**
 * The lines of the server table as JavaFX is told of them. It fills all of its cells anew whenever
 * any row is exchanged, a hundred thousand rows away as well; in a cloud that is awake that is the
 * most of all work. Lines that changed where they stand are therefore told of one by one, to
 * whoever knows whether they can be seen, and to JavaFX only what came, went or moved.
 */
final class ShownLines extends ObservableListBase<TableLine> {
  private final ObservableList<TableLine> rows;
  private final IntConsumer renewed;
  private final ListChangeListener<TableLine> onRows = this::take;

  /**
   * @param renewed gets the place of each line that changed where it stands
   */
  ShownLines(ObservableList<TableLine> rows, IntConsumer renewed) {
    this.rows = rows;
    this.renewed = renewed;
    rows.addListener(onRows);
  }

  void dispose() {
    rows.removeListener(onRows);
  }

  @Override
  public TableLine get(int index) {
    return rows.get(index);
  }

  @Override
  public int size() {
    return rows.size();
  }

  @Override
  public int indexOf(Object row) {
    return rows.indexOf(row);
  }

  /**
   * A {@link io.novadesk.viewmodel.base.BatchList} exchanges one stretch at most, all else in
   * place.
   */
  private void take(ListChangeListener.Change<? extends TableLine> change) {
    while (change.next()) {
      if (!isInPlace(change)) {
        fireChange(new ListExchange<>(this, change.getFrom(), change.getTo(), change.getRemoved()));
        continue;
      }
      for (int i = change.getFrom(); i < change.getTo(); i++) {
        renewed.accept(i);
      }
    }
  }

  private static boolean isInPlace(ListChangeListener.Change<? extends TableLine> change) {
    if (change.getRemovedSize() != change.getAddedSize()) {
      return false;
    }
    for (int i = 0; i < change.getRemovedSize(); i++) {
      TableLine now = change.getList().get(change.getFrom() + i);
      if (!isSame(change.getRemoved().get(i), now)) {
        return false;
      }
    }
    return true;
  }

  /** No keys are made for servers: it is asked of very many. */
  static boolean isSame(TableLine a, TableLine b) {
    return (a instanceof ServerRow before && b instanceof ServerRow now)
        ? before.isSameServer(now)
        : a.lineKey().equals(b.lineKey());
  }
}
