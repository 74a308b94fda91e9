package io.novadesk.view.morning;

import io.novadesk.api.compute.ServerStatus;
import io.novadesk.i18n.Folded;
import io.novadesk.i18n.Names;
import io.novadesk.i18n.Text;
import io.novadesk.profile.LastSeen.Seen;
import io.novadesk.view.parts.Clip;
import io.novadesk.view.parts.Icons;
import io.novadesk.view.parts.Keys;
import io.novadesk.view.parts.Tables;
import io.novadesk.view.servers.StatusLook;
import io.novadesk.viewmodel.base.NaturalOrder;
import io.novadesk.viewmodel.servers.SeenLine;
import io.novadesk.viewmodel.settings.Shortcut;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;
import javafx.css.PseudoClass;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Servers as they were last seen: to be read and copied, and for nothing else. */
final class SeenTable {
  private static final KeyCombination COPY = Keys.of(Shortcut.COPY);
  private static final String REGION = "column-region";
  private static final PseudoClass LAST_SEEN = PseudoClass.getPseudoClass("last-seen");

  private final TableView<?> like;
  private final TableView<Seen> table = Tables.dense("last-seen-table", Text.of("lastSeen.name"));
  private final ObservableList<Seen> all = FXCollections.observableArrayList();
  private final FilteredList<Seen> shown = new FilteredList<>(all);
  private List<Seen> source = List.of();

  /**
   * @param like the table whose columns it has, as far as they were kept
   */
  SeenTable(TableView<?> like) {
    this.like = like;
    SortedList<Seen> sorted = new SortedList<>(shown);
    sorted.comparatorProperty().bind(table.comparatorProperty());
    table.setItems(sorted);
    table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    MenuItem copy = new MenuItem(Text.of("list.copy"), Icons.of(Feather.COPY));
    copy.setId("last-seen-copy");
    copy.setOnAction(_ -> copy());
    table.setContextMenu(new ContextMenu(copy));
    table.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (COPY.match(event)) {
            copy();
            event.consume();
          }
        });
  }

  TableView<Seen> table() {
    return table;
  }

  void show(List<Seen> servers) {
    if (source == servers && !table.getColumns().isEmpty()) {
      return;
    }
    table
        .getColumns()
        .setAll(columns(servers.stream().map(Seen::region).distinct().limit(2).count() > 1));
    source = servers;
    all.setAll(servers);
  }

  /** Whatever was shown is not kept in memory. */
  void clear() {
    source = List.of();
    all.clear();
  }

  void filter(String text) {
    String wanted = Folded.of(text.strip());
    shown.setPredicate(
        server ->
            Folded.of(server.name()).contains(wanted)
                || server.address().contains(wanted)
                || Folded.of(server.status()).contains(wanted)
                || server.id().equals(text.strip()));
  }

  private List<TableColumn<Seen, Seen>> columns(boolean ofRegions) {
    List<TableColumn<Seen, Seen>> columns = new ArrayList<>();
    for (TableColumn<?, ?> model : like.getVisibleLeafColumns()) {
      TableColumn<Seen, Seen> column = column(String.valueOf(model.getId()), model.getText());
      column.setPrefWidth(model.getPrefWidth());
      column.setMinWidth(model.getMinWidth());
      column.getStyleClass().setAll(model.getStyleClass());
      columns.add(column);
    }
    if (ofRegions && columns.stream().noneMatch(column -> column.getId().equals(REGION))) {
      columns.add(Math.min(1, columns.size()), column(REGION, Text.of("column.server.REGION")));
    }
    return columns;
  }

  private static TableColumn<Seen, Seen> column(String id, String title) {
    TableColumn<Seen, Seen> column = new TableColumn<>(title);
    column.setId(id);
    column.setComparator(
        Comparator.comparing(seen -> SeenLine.text(id, seen), NaturalOrder.INSTANCE));
    column.setCellValueFactory(data -> new ReadOnlyObjectWrapper<>(data.getValue()));
    column.setCellFactory(_ -> new SeenCell(id));
    return column;
  }

  private void copy() {
    String lines =
        table.getSelectionModel().getSelectedItems().stream()
            .map(
                seen ->
                    table.getVisibleLeafColumns().stream()
                        .map(column -> SeenLine.text(column.getId(), seen))
                        .collect(Collectors.joining("\t")))
            .collect(Collectors.joining("\n"));
    if (!lines.isEmpty()) {
      Clip.copy(lines);
    }
  }

  private static final class SeenCell extends TableCell<Seen, Seen> {
    private final String column;

    SeenCell(String column) {
      this.column = column;
      pseudoClassStateChanged(LAST_SEEN, true);
      if (column.equals("column-address") || column.equals("column-id")) {
        getStyleClass().add("exact");
      }
    }

    @Override
    protected void updateItem(@Nullable Seen seen, boolean empty) {
      super.updateItem(seen, empty);
      if (empty || seen == null) {
        setText(null);
        setGraphic(null);
        return;
      }
      String text = Names.shown(SeenLine.text(column, seen));
      boolean status = column.equals("column-status");
      setText(status ? Text.of("server.lastSeen", text) : text);
      setGraphic(
          status
              ? Icons.of(
                  StatusLook.of(ServerStatus.of(seen.status())).icon(),
                  "status-icon",
                  StatusLook.OFF.styleClass())
              : null);
    }
  }
}
