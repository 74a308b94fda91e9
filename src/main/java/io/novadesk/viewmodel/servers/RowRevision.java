package io.novadesk.viewmodel.servers;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Changes of rows, gathered for one list that stands in an order. A server changes far more often
 * than its place does: then it is exchanged where it stands, and only the rest is merged.
 */
final class RowRevision {
  private final RowOrder order;
  private final IdentityHashMap<ServerRow, ServerRow> inPlace = new IdentityHashMap<>();
  private final Set<ServerRow> gone = Collections.newSetFromMap(new IdentityHashMap<>());
  private final List<ServerRow> fresh = new ArrayList<>();

  RowRevision(RowOrder order) {
    this.order = order;
  }

  /**
   * @param before what may stand in the list; null: nothing
   * @param after what belongs into it; null: nothing
   */
  void note(@Nullable ServerRow before, @Nullable ServerRow after) {
    if (after != null) {
      // It may stand there already, when another listener had everything filled in again.
      gone.add(after);
    }
    if (before != null && after != null && order.isSamePlace(before, after)) {
      inPlace.put(before, after);
      return;
    }
    if (before != null) {
      gone.add(before);
    }
    if (after != null) {
      fresh.add(after);
    }
  }

  /** A new list: these rows with the changes. To be asked once. */
  List<ServerRow> of(List<ServerRow> rows) {
    List<ServerRow> kept = new ArrayList<>(rows.size());
    for (ServerRow row : rows) {
      ServerRow other = inPlace.remove(row);
      if (other != null) {
        kept.add(other);
      } else if (!gone.contains(row)) {
        kept.add(row);
      }
    }
    // Whose former state was not in the list comes into it now.
    fresh.addAll(inPlace.values());
    return order.merged(kept, fresh);
  }
}
