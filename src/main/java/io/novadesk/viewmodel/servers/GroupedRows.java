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

  /**
   * @param regroup has {@link #become} called again, with all that depends on the lines
   */
  GroupedRows(Runnable regroup) {
    this.regroup = regroup;
    by.addListener(
        (_, _, _) -> {
          folded.clear();
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

  /** Shows these rows, which are sorted already. */
  void become(List<ServerRow> next) {
    rows = next;
    Column column = by.get();
    lines.become(column == null ? next : grouped(next, column));
  }

  private List<TableLine> grouped(List<ServerRow> all, Column column) {
    Map<String, List<ServerRow>> groups = new HashMap<>();
    String before = null;
    List<ServerRow> group = List.of();
    for (ServerRow row : all) {
      String value = column.text(row);
      // Neighbours are often of one group.
      if (!value.equals(before)) {
        before = value;
        group = groups.computeIfAbsent(value, _ -> new ArrayList<>());
      }
      group.add(row);
    }
    List<String> values = new ArrayList<>(groups.keySet());
    values.sort(column == ServerColumn.STATUS ? STATUSES : ORDER);
    List<TableLine> next = new ArrayList<>(all.size() + values.size());
    for (String value : values) {
      List<ServerRow> under = groups.getOrDefault(value, List.of());
      boolean hidden = folded.contains(value);
      next.add(new GroupHeading(column, value, under.size(), hidden));
      if (!hidden) {
        next.addAll(under);
      }
    }
    return next;
  }

  private static int urgency(String status) {
    int place = FIRST.indexOf(status);
    return place < 0 ? FIRST.size() : place;
  }
}
