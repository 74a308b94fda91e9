package io.novadesk.view.servers;

import io.novadesk.viewmodel.base.ListExchange;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.function.IntConsumer;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.ObservableListBase;

/**
 * The rows of the server table as JavaFX is told of them. It fills all of its cells anew whenever
 * any row is exchanged, a hundred thousand rows away as well; in a cloud that is awake that is the
 * most of all work. Servers that changed where they stand are therefore told of one by one, to
 * whoever knows whether they can be seen, and to JavaFX only what came, went or moved.
 */
final class ShownRows extends ObservableListBase<ServerRow> {
  private final ObservableList<ServerRow> rows;
  private final IntConsumer renewed;
  private final ListChangeListener<ServerRow> onRows = this::take;

  /**
   * @param renewed gets the place of each server that changed where it stands
   */
  ShownRows(ObservableList<ServerRow> rows, IntConsumer renewed) {
    this.rows = rows;
    this.renewed = renewed;
    rows.addListener(onRows);
  }

  void dispose() {
    rows.removeListener(onRows);
  }

  @Override
  public ServerRow get(int index) {
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
  private void take(ListChangeListener.Change<? extends ServerRow> change) {
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

  private static boolean isInPlace(ListChangeListener.Change<? extends ServerRow> change) {
    if (change.getRemovedSize() != change.getAddedSize()) {
      return false;
    }
    for (int i = 0; i < change.getRemovedSize(); i++) {
      ServerRow now = change.getList().get(change.getFrom() + i);
      if (!change.getRemoved().get(i).isSameServer(now)) {
        return false;
      }
    }
    return true;
  }
}
