package io.novadesk.window;

import io.novadesk.viewmodel.servers.Column;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;
import javafx.scene.Scene;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.stage.Stage;

/**
 * The same rows in a table as JavaFX has it: its filtered and sorted lists, its selection, its
 * cells with nothing but text. What Novadesk's own table costs is told beside it.
 */
final class BareTable {
  private final List<Column> columns;
  private final ObservableList<ServerRow> source;
  private final FilteredList<ServerRow> filtered;
  private final TableView<ServerRow> table;
  private final Stage stage = new Stage();

  BareTable(List<ServerRow> rows, List<Column> columns) {
    this.columns = columns;
    source = FXCollections.observableArrayList(rows);
    filtered = new FilteredList<>(source);
    SortedList<ServerRow> sorted = new SortedList<>(filtered);
    table = new TableView<>(sorted);
    sorted.comparatorProperty().bind(table.comparatorProperty());
    table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    table.setFixedCellSize(28);
    for (Column column : columns) {
      TableColumn<ServerRow, String> shown = new TableColumn<>(column.title());
      shown.setCellValueFactory(
          cell -> new ReadOnlyStringWrapper(column.text(cell.getValue())).getReadOnlyProperty());
      table.getColumns().add(shown);
    }
    stage.setScene(new Scene(table, Window.WIDTH, Window.HEIGHT));
    stage.show();
  }

  TableView<ServerRow> table() {
    return table;
  }

  void sort(int column) {
    table.getSortOrder().setAll(List.of(table.getColumns().get(column)));
  }

  /** Rows with the text in any column. */
  void filter(String typed) {
    String wanted = typed.toLowerCase(Locale.ROOT);
    filtered.setPredicate(
        row ->
            columns.stream()
                .anyMatch(column -> column.text(row).toLowerCase(Locale.ROOT).contains(wanted)));
  }

  /** One row is another state of itself. */
  void replace(int row) {
    source.set(row, source.get(row));
  }

  void close() {
    stage.close();
  }
}
