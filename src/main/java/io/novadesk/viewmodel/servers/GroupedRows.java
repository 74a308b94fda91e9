package io.novadesk.viewmodel.servers;

import io.novadesk.api.compute.ServerStatus;
import io.novadesk.viewmodel.base.BatchList;
import io.novadesk.viewmodel.base.NaturalOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The rows of the table as lines: under headings when they are grouped by a column. Rows come in
 * the order that the table is sorted by and keep it within their group, so that grouping goes
 * through them once and compares none with another. What a heading hides is out of reach: it is
 * never selected. Belongs to the caller's side.
 */
public final class GroupedRows {
  /** What waits for a person is not to be looked for. */
  private static final List<String> FIRST =
      List.of(ServerStatus.ERROR.name(), ServerStatus.VERIFY_RESIZE.name());

  /** From so many rows on it pays to share the work among the processors. */
  private static final int LONG = 4_096;

  private static final Comparator<String> ORDER =
      Comparator.comparing(String::isEmpty)
          .thenComparing(NaturalOrder.INSTANCE)
          .thenComparing(Comparator.naturalOrder());

  private static final Comparator<String> STATUSES =
      Comparator.<String>comparingInt(GroupedRows::urgency).thenComparing(ORDER);

  private final ObjectProperty<@Nullable Column> by = new SimpleObjectProperty<>();
  private final BatchList<TableLine> lines = new BatchList<>(TableLine::lineKey);
  private final Set<String> folded = new HashSet<>();
  private final Runnable regroup;
  private List<ServerRow> rows = List.of();
  private List<TableLine> below = List.of();

  /** Found out when the rows came, not at each fold; empty while not grouped. */
  private List<Group> groups = List.of();

  /**
   * @param regroup has {@link #again} called, with all that depends on the lines
   */
  GroupedRows(Runnable regroup) {
    this.regroup = regroup;
    by.addListener(
        (_, _, _) -> {
          folded.clear();
          groups = List.of();
          regroup.run();
        });
  }

  /** The column whose values make the groups; null: there are none. */
  public ObjectProperty<@Nullable Column> byProperty() {
    return by;
  }

  /** What the table shows from the top down. */
  public ObservableList<TableLine> lines() {
    return lines;
  }

  /** The rows that are in reach, in the order of the lines. */
  List<ServerRow> inReach() {
    if (by.get() == null) {
      return rows;
    }
    List<ServerRow> reach = new ArrayList<>(lines.size());
    for (TableLine line : lines) {
      if (line instanceof ServerRow row) {
        reach.add(row);
      }
    }
    return reach;
  }

  /** All rows under a heading. */
  List<ServerRow> under(GroupHeading heading) {
    return rows.stream().filter(row -> heading.by().text(row).equals(heading.value())).toList();
  }

  /** Hides what is under this heading, or shows it again. */
  public void fold(GroupHeading heading, boolean hidden) {
    if (heading.by().equals(by.get())
        && (hidden ? folded.add(heading.value()) : folded.remove(heading.value()))) {
      regroup.run();
    }
  }

  /** Hides what is under every heading. */
  public void foldAll() {
    for (TableLine line : lines) {
      if (line instanceof GroupHeading heading) {
        folded.add(heading.value());
      }
    }
    regroup.run();
  }

  /** Shows what is under every heading. */
  public void unfoldAll() {
    folded.clear();
    regroup.run();
  }

  /** Brings a row into reach. */
  void unfold(ServerRow row) {
    Column column = by.get();
    if (column != null && folded.remove(column.text(row))) {
      regroup.run();
    }
  }

  /**
   * Shows these rows, which are sorted already.
   *
   * @param last the lines below all of them
   */
  void become(List<ServerRow> next, List<TableLine> last) {
    rows = next;
    below = last;
    groups = List.of();
    again();
  }

  /** Shows the same rows as other lines. */
  void again() {
    Column column = by.get();
    if (column == null) {
      lines.become(below.isEmpty() ? rows : withBelow(rows));
      return;
    }
    if (groups.isEmpty()) {
      groups = parted(rows, column);
    }
    lines.become(withBelow(lines(column)));
  }

  private List<TableLine> withBelow(List<? extends TableLine> above) {
    List<TableLine> all = new ArrayList<>(above.size() + below.size());
    all.addAll(above);
    all.addAll(below);
    return all;
  }

  private List<TableLine> lines(Column column) {
    List<TableLine> next = new ArrayList<>(rows.size() + groups.size());
    for (Group group : groups) {
      boolean hidden = folded.contains(group.value);
      next.add(new GroupHeading(column, group.value, group.rows.size(), hidden));
      if (!hidden) {
        next.addAll(group.rows);
      }
    }
    return next;
  }

  /** The rows with one value, in the order of the table. */
  private record Group(String value, List<ServerRow> rows) {}

  private static List<Group> parted(List<ServerRow> rows, Column column) {
    String[] values = values(rows, column);
    Map<String, Group> groups = new HashMap<>();
    Group group = null;
    for (int i = 0; i < values.length; i++) {
      // Neighbours are often of one group.
      if (group == null || !group.value.equals(values[i])) {
        group = groups.computeIfAbsent(values[i], value -> new Group(value, new ArrayList<>()));
      }
      group.rows.add(rows.get(i));
    }
    Comparator<String> order = column == ServerColumn.STATUS ? STATUSES : ORDER;
    return groups.values().stream().sorted(Comparator.comparing(Group::value, order)).toList();
  }

  /** Values of very many lie far apart in memory: all processors fetch them. */
  private static String[] values(List<ServerRow> rows, Column column) {
    Stream<ServerRow> all = rows.size() < LONG ? rows.stream() : rows.parallelStream();
    return all.map(column::text).toArray(String[]::new);
  }

  private static int urgency(String status) {
    int place = FIRST.indexOf(status);
    return place < 0 ? FIRST.size() : place;
  }
}
