package io.novadesk.view.servers;

import io.novadesk.i18n.Names;
import io.novadesk.view.parts.ColumnNeeds;
import io.novadesk.view.parts.ColumnRoom;
import io.novadesk.view.parts.Icons;
import io.novadesk.view.parts.Tables;
import io.novadesk.viewmodel.servers.Column;
import io.novadesk.viewmodel.servers.MetadataColumn;
import io.novadesk.viewmodel.servers.SeenLine;
import io.novadesk.viewmodel.servers.ServerColumn;
import io.novadesk.viewmodel.servers.ServerRow;
import io.novadesk.viewmodel.servers.ServerTableViewModel;
import io.novadesk.viewmodel.servers.SinceColumn;
import io.novadesk.viewmodel.servers.SortBy;
import io.novadesk.viewmodel.servers.TableLine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The columns of the server table: which there are, how wide, sorted how. */
public final class ServerColumns {
  private final TableView<TableLine> table;
  private final ServerTableViewModel model;
  private final ColumnNeeds<TableLine> needs;

  /** Those that came by themselves, and go so. */
  private final Set<Column> automatic = new HashSet<>();

  ServerColumns(TableView<TableLine> table, ServerTableViewModel model) {
    this.table = table;
    this.model = model;
    table.setSortPolicy(
        _ -> {
          model.sortBy(sorting());
          return true;
        });
    table.getSortOrder().addListener((InvalidationListener) _ -> numberSortedColumns());
    needs = new ColumnNeeds<>(table, column -> ColumnTexts.of(table, of(column)));
    table.setColumnResizePolicy(
        new ColumnRoom<>(table, needs, column -> of(column) == ServerColumn.NAME));
    table.getItems().addListener((ListChangeListener<TableLine>) this::rowsChanged);
    show(Arrays.stream(ServerColumn.values()).filter(ServerColumn::shownAtFirst).toList());
    sortBy(model.sorting());
  }

  /** What the table shows, in the order in which it stands there. */
  public List<Column> shown() {
    return table.getColumns().stream().map(ServerColumns::of).toList();
  }

  /** Those of them that can be seen now: that of the regions hides while there is one. */
  List<Column> seen() {
    return table.getVisibleLeafColumns().stream().map(ServerColumns::of).toList();
  }

  /** Shows these and no others; those that stay keep their width. */
  public void show(List<? extends Column> wanted) {
    List<TableColumn<TableLine, ?>> next = new ArrayList<>();
    for (Column column : wanted) {
      next.add(present(column).orElseGet(() -> make(column)));
    }
    if (!table.getColumns().equals(next)) {
      table.getColumns().setAll(next);
      table.getSortOrder().removeIf(column -> !next.contains(column));
      share();
    }
  }

  /** Shows one more behind the first while it is needed; what a person chose stays. */
  public void show(Column column, boolean needed) {
    List<Column> next = new ArrayList<>(shown());
    if (needed && !next.contains(column)) {
      next.add(placeFor(column, next), column);
      automatic.add(column);
    } else if (!needed && automatic.remove(column)) {
      next.remove(column);
    }
    show(next);
  }

  /** Behind the name and what came by itself before: where it is, from the whole to its parts. */
  private int placeFor(Column column, List<Column> among) {
    int at = Math.min(1, among.size());
    while (at < among.size() && automatic.contains(among.get(at)) && column != ServerColumn.CLOUD) {
      at++;
    }
    return at;
  }

  /** Whether a column of the table came by itself: nobody chose it. */
  public boolean isAutomatic(TableColumn<?, ?> column) {
    return column.getTableView() == table && automatic.contains(of(column));
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
    List<TableColumn<TableLine, ?>> order = new ArrayList<>();
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

  /** Sorts by this one alone. */
  void sortOnlyBy(Column column, boolean descending) {
    sortBy(List.of(new SortBy(column, descending)));
  }

  /** Makes columns as wide as their texts, as far as the table has room for it. */
  void fit(List<Column> wanted) {
    needs.forget();
    for (TableColumn<TableLine, ?> column : table.getVisibleLeafColumns()) {
      double need = needs.of(column);
      if (wanted.contains(of(column)) && !Double.isNaN(need)) {
        if (wanted.size() == 1) {
          table.resizeColumn(column, Math.max(column.getMinWidth(), need) - column.getWidth());
        } else {
          column.setPrefWidth(Math.max(column.getMinWidth(), need));
        }
      }
    }
    if (wanted.size() > 1) {
      share();
    }
  }

  /** Has all columns share the room anew. */
  private void share() {
    table.getColumnResizePolicy().call(new TableView.ResizeFeatures<>(table, null, 0.0));
  }

  private void rowsChanged(ListChangeListener.Change<? extends TableLine> change) {
    needs.forget();
  }

  private static Column of(TableColumn<?, ?> column) {
    return (Column) column.getUserData();
  }

  private Optional<TableColumn<TableLine, ?>> present(Column wanted) {
    return table.getColumns().stream().filter(c -> of(c).equals(wanted)).findFirst();
  }

  private TableColumn<TableLine, ?> make(Column column) {
    TableColumn<TableLine, TableLine> made = new TableColumn<>(column.title());
    made.setId(column.id());
    made.setUserData(column);
    made.setCellValueFactory(data -> new ReadOnlyObjectWrapper<>(data.getValue()));
    made.setCellFactory(
        _ ->
            switch (column) {
              case ServerColumn.STATUS -> new StatusCell();
              case ServerColumn.CLOUD -> new CloudCell();
              default -> new TextCell(column);
            });
    made.setPrefWidth(width(column));
    made.setMinWidth(narrowest(column));
    made.setGraphic(new HeadingEnd());
    if (column instanceof ServerColumn known && known.isNumber()) {
      Tables.number(made);
    }
    if (column == ServerColumn.REGION) {
      made.visibleProperty().bind(model.spread().manyRegionsProperty());
    }
    return made;
  }

  /** An address, and a status such as VERIFY_RESIZE, are never cut off. */
  private static double narrowest(Column column) {
    return switch (column) {
      case SinceColumn _ -> 150;
      case ServerColumn.AGE -> 60;
      case ServerColumn.NAME -> 84;
      case ServerColumn.IMAGE -> 82;
      case ServerColumn.STATUS -> 132;
      case ServerColumn.ADDRESS -> 104;
      case ServerColumn.FLAVOR -> 84;
      case ServerColumn.CLOUD -> 110;
      case ServerColumn.REGION -> 92;
      default -> 70;
    };
  }

  private static double width(Column column) {
    return switch (column) {
      case MetadataColumn _ -> 120;
      case SinceColumn _ -> 220;
      case ServerColumn known ->
          switch (known) {
            case NAME -> 160;
            case STATUS -> 180;
            case CLOUD -> 150;
            case ADDRESS, REGION -> 120;
            case IMAGE, CREATED, LAUNCHED, HOST, HOSTNAME -> 140;
            case ADDRESSES, FAULT, DESCRIPTION -> 200;
            case AGE -> 72;
            case ID, USER, VOLUMES -> 280;
            default -> 100;
          };
    };
  }

  private void numberSortedColumns() {
    List<TableColumn<TableLine, ?>> order = table.getSortOrder();
    for (TableColumn<TableLine, ?> column : table.getColumns()) {
      if (column.getGraphic() instanceof HeadingEnd end) {
        int at = order.indexOf(column);
        end.number(at < 0 || order.size() < 2 ? "" : String.valueOf(at + 1));
      }
    }
  }

  /** Behind a heading's words: its place among those sorted by, and what opens its menu. */
  private static final class HeadingEnd extends HBox {
    private final Label number = new Label();

    HeadingEnd() {
      getStyleClass().add("heading-end");
      setAlignment(Pos.CENTER_LEFT);
      number.getStyleClass().add("sort-number");
      number.managedProperty().bind(number.textProperty().isNotEmpty());
      getChildren().addAll(number, HeadingMenu.arrow());
    }

    void number(String text) {
      number.setText(text);
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

    @Override
    void show(SeenLine line) {
      setText(Names.shown(line.text(column)));
      setGraphic(null);
    }

    private FontIcon lock() {
      if (lock == null) {
        lock = Icons.of(Feather.LOCK, "lock-icon");
      }
      return lock;
    }
  }
}
