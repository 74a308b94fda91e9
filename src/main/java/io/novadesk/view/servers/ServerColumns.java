package io.novadesk.view.servers;

import io.novadesk.i18n.Names;
import io.novadesk.view.parts.Icons;
import io.novadesk.view.parts.Tables;
import io.novadesk.viewmodel.servers.Column;
import io.novadesk.viewmodel.servers.MetadataColumn;
import io.novadesk.viewmodel.servers.ServerColumn;
import io.novadesk.viewmodel.servers.ServerRow;
import io.novadesk.viewmodel.servers.ServerTableViewModel;
import io.novadesk.viewmodel.servers.SortBy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The columns of the server table: which there are, how wide, sorted how. */
public final class ServerColumns {
  private final TableView<ServerRow> table;
  private final ServerTableViewModel model;

  ServerColumns(TableView<ServerRow> table, ServerTableViewModel model) {
    this.table = table;
    this.model = model;
    table.setSortPolicy(
        _ -> {
          model.sortBy(sorting());
          return true;
        });
    table.getSortOrder().addListener((InvalidationListener) _ -> numberSortedColumns());
    table.widthProperty().addListener(_ -> fit());
    show(Arrays.stream(ServerColumn.values()).filter(ServerColumn::shownAtFirst).toList());
    sortBy(model.sorting());
  }

  /** What the table shows, in the order in which it stands there. */
  public List<Column> shown() {
    return table.getColumns().stream().map(ServerColumns::of).toList();
  }

  /** Shows these and no others; those that stay keep their width. */
  public void show(List<? extends Column> wanted) {
    List<TableColumn<ServerRow, ?>> next = new ArrayList<>();
    for (Column column : wanted) {
      next.add(present(column).orElseGet(() -> make(column)));
    }
    if (!table.getColumns().equals(next)) {
      table.getColumns().setAll(next);
      table.getSortOrder().removeIf(column -> !next.contains(column));
    }
    fit();
  }

  /** Shows one more behind the first, or no longer. */
  public void show(Column column, boolean wanted) {
    List<Column> next = new ArrayList<>(shown());
    boolean there = next.contains(column);
    if (wanted && !there) {
      next.add(Math.min(1, next.size()), column);
    } else if (!wanted) {
      next.remove(column);
    }
    show(next);
  }

  /** Shows the columns with these ids; unknown ids are passed over. */
  public void showIds(List<String> ids) {
    List<Column> known = ids.stream().filter(Column::isKnown).map(Column::of).toList();
    if (!known.isEmpty()) {
      show(known);
    }
  }

  /** What the table is sorted by, what counts most first. */
  List<SortBy> sorting() {
    return table.getSortOrder().stream()
        .map(c -> new SortBy(of(c), c.getSortType() == SortType.DESCENDING))
        .toList();
  }

  /** Sorts by these; the columns must be shown. */
  void sortBy(List<SortBy> wanted) {
    List<TableColumn<ServerRow, ?>> order = new ArrayList<>();
    for (SortBy by : wanted) {
      present(by.column())
          .ifPresent(
              column -> {
                column.setSortType(by.descending() ? SortType.DESCENDING : SortType.ASCENDING);
                order.add(column);
              });
    }
    table.getSortOrder().setAll(order);
  }

  private static Column of(TableColumn<?, ?> column) {
    return (Column) column.getUserData();
  }

  private Optional<TableColumn<ServerRow, ?>> present(Column wanted) {
    return table.getColumns().stream().filter(c -> of(c).equals(wanted)).findFirst();
  }

  private TableColumn<ServerRow, ?> make(Column column) {
    TableColumn<ServerRow, ServerRow> made = new TableColumn<>(column.title());
    made.setId(column.id());
    made.setUserData(column);
    made.setCellValueFactory(data -> new ReadOnlyObjectWrapper<>(data.getValue()));
    made.setCellFactory(
        _ -> column == ServerColumn.STATUS ? new StatusCell() : new TextCell(column));
    made.setPrefWidth(width(column));
    made.setMinWidth(narrowest(column));
    if (column instanceof ServerColumn known && known.isNumber()) {
      Tables.number(made);
    }
    if (column == ServerColumn.REGION) {
      made.visibleProperty().bind(model.manyRegionsProperty());
    }
    return made;
  }

  /** An address, and a status such as VERIFY_RESIZE, are never cut off. */
  private static double narrowest(Column column) {
    return switch (column) {
      case ServerColumn.AGE -> 64;
      case ServerColumn.NAME -> 84;
      case ServerColumn.IMAGE -> 82;
      case ServerColumn.STATUS -> 132;
      case ServerColumn.ADDRESS -> 120;
      case ServerColumn.FLAVOR -> 84;
      case ServerColumn.REGION -> 92;
      default -> 70;
    };
  }

  private static double width(Column column) {
    return switch (column) {
      case MetadataColumn _ -> 120;
      case ServerColumn known ->
          switch (known) {
            case NAME -> 160;
            case STATUS -> 180;
            case ADDRESS, REGION -> 120;
            case IMAGE, CREATED, LAUNCHED, HOST, HOSTNAME -> 140;
            case ADDRESSES, FAULT, DESCRIPTION -> 200;
            case AGE -> 72;
            case ID, USER, VOLUMES -> 280;
            default -> 100;
          };
    };
  }

  /** Few columns share the width there is; many keep theirs, and the table scrolls sideways. */
  private void fit() {
    double narrowest =
        table.getColumns().stream()
            .filter(TableColumn::isVisible)
            .mapToDouble(TableColumn::getMinWidth)
            .sum();
    boolean crowded = table.getWidth() > 0 && narrowest > table.getWidth();
    if (crowded && table.getColumnResizePolicy() != TableView.UNCONSTRAINED_RESIZE_POLICY) {
      table.setColumnResizePolicy(TableView.UNCONSTRAINED_RESIZE_POLICY);
      for (TableColumn<ServerRow, ?> column : table.getColumns()) {
        table.resizeColumn(column, column.getPrefWidth() - column.getWidth());
      }
    } else if (!crowded && table.getColumnResizePolicy() == TableView.UNCONSTRAINED_RESIZE_POLICY) {
      table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    }
  }

  private void numberSortedColumns() {
    List<TableColumn<ServerRow, ?>> order = table.getSortOrder();
    for (TableColumn<ServerRow, ?> column : table.getColumns()) {
      int at = order.indexOf(column);
      if (at < 0 || order.size() < 2) {
        column.setGraphic(null);
      } else {
        Label number = new Label(String.valueOf(at + 1));
        number.getStyleClass().add("sort-number");
        column.setGraphic(number);
      }
    }
  }

  private static final class TextCell extends RowCell {
    private final Column column;
    private @Nullable FontIcon lock;

    TextCell(Column column) {
      this.column = column;
      if (column instanceof ServerColumn known && known.isExact()) {
        getStyleClass().add("exact");
      }
    }

    @Override
    void show(ServerRow row) {
      setText(Names.shown(column.text(row)));
      boolean locked = column == ServerColumn.NAME && Boolean.TRUE.equals(row.server().locked());
      setGraphic(locked ? lock() : null);
    }

    private FontIcon lock() {
      if (lock == null) {
        lock = Icons.of(Feather.LOCK, "lock-icon");
      }
      return lock;
    }
  }
}
