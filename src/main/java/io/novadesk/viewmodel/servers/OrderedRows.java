package io.novadesk.viewmodel.servers;

import io.novadesk.cloud.filter.ServerFilter;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * All rows of the regions that are shown, in order, and what of them is wanted. Changes are taken
 * into the rows as they stand: to sort and filter all of a hundred thousand again for each batch
 * would hold up the window.
 */
final class OrderedRows {
  /** By no column at all. */
  private static final RowOrder BY_ID = new RowOrder(List.of());

  /** From so many rows on it pays to share the work among the processors. */
  private static final int LONG = 4_096;

  private Predicate<ServerRow> scope = _ -> true;
  private List<SortBy> sorting = List.of(SortBy.ascending(ServerColumn.NAME));
  private RowOrder order = new RowOrder(sorting);

  /** All by region and id, from which another order is made. */
  private List<ServerRow> byId = List.of();

  /** All in order, whether they are shown or not. */
  private List<ServerRow> ordered = List.of();

  /** Those in scope, filter aside; the very same list where all are. */
  private List<ServerRow> members = List.of();

  void become(List<ServerRow> all) {
    byId = BY_ID.sorted(all);
    ordered = order.sortedFromIds(byId);
  }

  void scope(Predicate<ServerRow> wanted) {
    scope = wanted;
  }

  /** By name where by none. */
  void sortBy(List<SortBy> wanted) {
    sorting = wanted.isEmpty() ? List.of(SortBy.ascending(ServerColumn.NAME)) : List.copyOf(wanted);
    order = new RowOrder(sorting);
    ordered = order.sortedFromIds(byId);
  }

  List<SortBy> sorting() {
    return sorting;
  }

  List<ServerRow> all() {
    return ordered;
  }

  /** How many are in scope, filter aside. */
  int members() {
    return members.size();
  }

  /** Those in scope that a filter lets through. */
  List<ServerRow> chosen(ServerFilter filter) {
    List<ServerRow> inScope = matching(ordered, scope);
    members = inScope.size() == ordered.size() ? ordered : inScope;
    return filter.isEmpty() ? members : matching(members, filter);
  }

  /** The rows that were shown, after some changes. */
  List<ServerRow> taken(List<RowChange> changes, List<ServerRow> shown, ServerFilter filter) {
    boolean allMembers =
        members == ordered
            && changes.stream().allMatch(c -> c.after() == null || scope.test(c.after()));
    byId = revised(byId, BY_ID, changes, _ -> true);
    ordered = revised(ordered, order, changes, _ -> true);
    members = allMembers ? ordered : revised(members, order, changes, scope);
    return filter.isEmpty() ? members : revised(shown, order, changes, scope.and(filter));
  }

  /** Very many are looked through on all processors: a person is waiting. */
  static List<ServerRow> matching(List<ServerRow> rows, Predicate<? super ServerRow> wanted) {
    Stream<ServerRow> all = rows.size() < LONG ? rows.stream() : rows.parallelStream();
    return all.filter(wanted).toList();
  }

  private static List<ServerRow> revised(
      List<ServerRow> rows, RowOrder order, List<RowChange> changes, Predicate<ServerRow> belongs) {
    RowRevision revision = new RowRevision(order);
    for (RowChange change : changes) {
      ServerRow after = change.after();
      revision.note(change.before(), after != null && belongs.test(after) ? after : null);
    }
    return revision.of(rows);
  }
}
