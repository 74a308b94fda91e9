package io.novadesk.viewmodel.servers;

import io.novadesk.cloud.filter.ServerFilter;
import io.novadesk.profile.LastSeen.Seen;
import io.novadesk.viewmodel.base.NaturalOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands below the servers of a list of several clouds: the clouds that have told nothing yet,
 * each under a heading with what was last seen of it.
 */
final class SeenRows {
  private List<SeenCloud> clouds = List.of();
  private ServerFilter scope = ServerFilter.EVERYTHING;
  private boolean shown = true;
  private @Nullable List<TableLine> made;
  private ServerFilter madeFor = ServerFilter.EVERYTHING;
  private List<SortBy> madeIn = List.of();

  /** Whether they are shown: of a moment in the past nothing is missing. */
  void show(boolean now) {
    shown = now;
  }

  List<SeenCloud> clouds() {
    return clouds;
  }

  /**
   * These are there from now on.
   *
   * @param wanted what of them belongs to the list at all
   */
  void become(List<SeenCloud> next, ServerFilter wanted) {
    clouds = next;
    scope = wanted;
    made = null;
  }

  /** Their lines, as the table is filtered and sorted. */
  List<TableLine> lines(ServerFilter filter, List<SortBy> sorting) {
    if (!shown) {
      return List.of();
    }
    List<TableLine> known = made;
    if (known != null && madeFor == filter && madeIn.equals(sorting)) {
      return known;
    }
    List<TableLine> next = new ArrayList<>();
    for (SeenCloud cloud : clouds) {
      if (scope.mayBeIn(cloud.name()) && filter.mayBeIn(cloud.name())) {
        List<SeenLine> rows = rows(cloud, filter, sorting);
        next.add(
            new SeenHeading(
                cloud.id(), cloud.name().shown(), cloud.standing(), cloud.told(), rows.size()));
        next.addAll(rows);
      }
    }
    made = next;
    madeFor = filter;
    madeIn = sorting;
    return next;
  }

  private List<SeenLine> rows(SeenCloud cloud, ServerFilter filter, List<SortBy> sorting) {
    List<SeenLine> rows = new ArrayList<>();
    for (Seen seen : cloud.servers()) {
      SeenLine row = new SeenLine(cloud.id(), cloud.name(), seen);
      if ((scope.isEmpty() || scope.test(row)) && (filter.isEmpty() || filter.test(row))) {
        rows.add(row);
      }
    }
    Comparator<SeenLine> order = null;
    for (SortBy by : sorting) {
      Comparator<SeenLine> next =
          by.descending() ? order(by.column()).reversed() : order(by.column());
      order = order == null ? next : order.thenComparing(next);
    }
    if (order != null) {
      rows.sort(order);
    }
    return rows;
  }

  /** As live rows sort: the youngest first by age. */
  private static Comparator<SeenLine> order(Column column) {
    Comparator<SeenLine> created =
        Comparator.comparing(
            line -> line.seen().created(),
            Comparator.nullsLast(Comparator.<Instant>naturalOrder()));
    return switch (column) {
      case ServerColumn.AGE -> created.reversed();
      case ServerColumn.CREATED -> created;
      default -> Comparator.comparing(line -> line.text(column), NaturalOrder.INSTANCE);
    };
  }
}
