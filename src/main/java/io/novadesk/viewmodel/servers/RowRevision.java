package io.novadesk.viewmodel.servers;

import java.util.ArrayList;
import java.util.BitSet;
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
  /** To find a row takes about as many keys, each of which costs some looks at other rows. */
  private static final int LOOKS_OF_A_SEARCH = 40;

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
    if (before != null && after != null && order.isSamePlace(before, after)) {
      inPlace.put(before, after);
      return;
    }
    if (before != null) {
      gone.add(before);
    }
    if (after != null) {
      // It may stand there already, when another listener had everything filled in again.
      gone.add(after);
      fresh.add(after);
    }
  }

  /** A new list: these rows with the changes. To be asked once. */
  List<ServerRow> of(List<ServerRow> rows) {
    boolean few = (inPlace.size() + gone.size()) * LOOKS_OF_A_SEARCH < rows.size();
    List<ServerRow> kept = few ? withFew(rows) : withMany(rows);
    return fresh.isEmpty() ? kept : order.merged(kept, fresh);
  }

  /** Looks for the places of the changes: the others need not be touched. */
  private List<ServerRow> withFew(List<ServerRow> rows) {
    List<ServerRow> next = new ArrayList<>(rows);
    inPlace.forEach(
        (before, after) -> {
          int at = order.indexOf(rows, before);
          if (at < 0) {
            fresh.add(after);
          } else {
            next.set(at, after);
          }
        });
    BitSet out = new BitSet();
    for (ServerRow row : gone) {
      int at = order.indexOf(rows, row);
      if (at >= 0 && rows.get(at) == row) {
        out.set(at);
      }
    }
    return out.isEmpty() ? next : without(next, out);
  }

  private static List<ServerRow> without(List<ServerRow> rows, BitSet out) {
    List<ServerRow> kept = new ArrayList<>(rows.size());
    int from = 0;
    for (int at = out.nextSetBit(0); at >= 0; at = out.nextSetBit(at + 1)) {
      kept.addAll(rows.subList(from, at));
      from = at + 1;
    }
    kept.addAll(rows.subList(from, rows.size()));
    return kept;
  }

  /** Goes through all rows once. */
  private List<ServerRow> withMany(List<ServerRow> rows) {
    gone.addAll(inPlace.values());
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
    return kept;
  }
}
