package io.novadesk.view.servers;

import atlantafx.base.theme.Styles;
import io.novadesk.cloud.Inventory;
import io.novadesk.i18n.Text;
import io.novadesk.view.FilterField;
import io.novadesk.view.Icons;
import io.novadesk.view.Placeholder;
import io.novadesk.view.Tables;
import io.novadesk.viewmodel.Ages;
import io.novadesk.viewmodel.servers.ServerColumn;
import io.novadesk.viewmodel.servers.ServerRow;
import io.novadesk.viewmodel.servers.ServerTableViewModel;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.IntegerBinding;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ChangeListener;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The servers: filter box, table, what is shown in place of rows. */
public final class ServerTableView extends BorderPane {
  private final ServerTableViewModel model;
  private final TableView<ServerRow> table = Tables.dense("server-table");
  private final FilterField filter;
  private final Label counts = new Label();
  private final HBox staleBar;
  private final Map<ServerColumn, TableColumn<ServerRow, ServerRow>> columns =
      new EnumMap<>(ServerColumn.class);
  private final ChangeListener<Boolean> onUpdating = (_, _, updating) -> aroundUpdate(updating);
  private final ListChangeListener<ServerRow> onSelected = _ -> tellSelection();
  private final InvalidationListener onState = _ -> showState();
  private final ChangeListener<Number> onAge = (_, _, _) -> table.refresh();
  private final IntegerBinding shown;
  private @Nullable ServerRow topRow;
  private boolean restoring;

  public ServerTableView(ServerTableViewModel model) {
    this.model = model;
    shown = Bindings.size(model.rows());
    getStyleClass().add("server-table-view");
    filter =
        new FilterField(
            "server-filter", Text.of("filter.servers.prompt"), Text.of("filter.servers.help"));
    filter.textProperty().bindBidirectional(model.filterTextProperty());
    filter.onDown(table::requestFocus);

    counts.getStyleClass().add("counts");
    counts.setMinWidth(Region.USE_PREF_SIZE);
    counts
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                this::countsText, shown, model.totalProperty(), model.filterTextProperty()));
    HBox bar = new HBox(filter, counts);
    bar.getStyleClass().add("filter-bar");
    bar.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(filter, Priority.ALWAYS);

    Label stale = new Label();
    stale.setId("server-stale");
    stale.setWrapText(true);
    stale.textProperty().bind(Bindings.createStringBinding(this::staleText, model.stateProperty()));
    Button retry = new Button(Text.of("servers.retry"), Icons.of(Feather.REFRESH_CW));
    retry.setId("server-retry");
    retry.getStyleClass().add(Styles.SMALL);
    retry.setMinWidth(Region.USE_PREF_SIZE);
    retry.setOnAction(_ -> model.refresh());
    stale.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(stale, Priority.ALWAYS);
    staleBar = new HBox(Icons.of(Feather.CLOUD_OFF), stale, retry);
    staleBar.getStyleClass().addAll("banner", "banner-warning");
    staleBar.setAlignment(Pos.CENTER_LEFT);
    staleBar.managedProperty().bind(staleBar.visibleProperty());

    setTop(new javafx.scene.layout.VBox(bar, staleBar));
    setCenter(table);
    buildTable();
    model.updatingProperty().addListener(onUpdating);
    model.stateProperty().addListener(onState);
    model.totalProperty().addListener(onState);
    model.ageProperty().addListener(onAge);
    showState();
  }

  /** The table itself: for the keyboard's first place and for context menus. */
  public TableView<ServerRow> table() {
    return table;
  }

  /**
   * Makes a screenful of empty cells, which the first rows then find ready: to make and style them
   * takes longer than all else between a cloud's first answer and its first rows.
   */
  public void warmUp() {
    if (!model.rows().isEmpty()) {
      return;
    }
    int screenful = (int) (table.getHeight() / Tables.ROW_HEIGHT) + 2;
    table.setItems(
        FXCollections.observableArrayList(Collections.nCopies(screenful, (ServerRow) null)));
    table.applyCss();
    table.layout();
    table.setItems(model.rows());
  }

  public void focusFilter() {
    filter.requestFocus();
    filter.selectAll();
  }

  public void dispose() {
    model.updatingProperty().removeListener(onUpdating);
    model.stateProperty().removeListener(onState);
    model.totalProperty().removeListener(onState);
    model.ageProperty().removeListener(onAge);
    table.getSelectionModel().getSelectedItems().removeListener(onSelected);
    filter.textProperty().unbindBidirectional(model.filterTextProperty());
  }

  private void buildTable() {
    table.setTableMenuButtonVisible(true);
    table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    for (ServerColumn column : ServerColumn.values()) {
      TableColumn<ServerRow, ServerRow> c = new TableColumn<>(column.title());
      c.setId("column-" + column.name().toLowerCase(java.util.Locale.ROOT));
      c.setCellValueFactory(data -> new ReadOnlyObjectWrapper<>(data.getValue()));
      c.setCellFactory(
          _ -> column == ServerColumn.STATUS ? new StatusCell() : new TextCell(column));
      c.setComparator(column.order());
      if (column == ServerColumn.AGE || column == ServerColumn.UPDATED) {
        Tables.number(c);
      }
      c.setVisible(column.shownAtFirst());
      width(c, column);
      columns.put(column, c);
      table.getColumns().add(c);
    }
    TableColumn<ServerRow, ServerRow> region = columns.get(ServerColumn.REGION);
    if (region != null) {
      region.visibleProperty().bind(model.manyRegionsProperty());
    }
    Tables.sortBy(table, ServerColumn.NAME.order(), model::sortBy);
    TableColumn<ServerRow, ServerRow> name = columns.get(ServerColumn.NAME);
    if (name != null) {
      table.getSortOrder().add(name);
    }
    table.setItems(model.rows());
    table.getSelectionModel().getSelectedItems().addListener(onSelected);
  }

  private static void width(TableColumn<?, ?> column, ServerColumn kind) {
    double preferred =
        switch (kind) {
          case NAME -> 150;
          case STATUS -> 190;
          case TASK, UPDATED, ZONE, KEY, REGION -> 100;
          case ADDRESS -> 120;
          case FLAVOR -> 100;
          case IMAGE -> 140;
          case AGE -> 64;
          case ID -> 280;
        };
    column.setPrefWidth(preferred);
    column.setMinWidth(kind == ServerColumn.AGE ? 56 : 70);
  }

  private void tellSelection() {
    if (!restoring && !model.updatingProperty().get()) {
      model.select(
          List.copyOf(
              table.getSelectionModel().getSelectedItems().stream()
                  .filter(java.util.Objects::nonNull)
                  .toList()));
    }
  }

  /**
   * Rows come and go around the person's place: what was at the top stays there, what was selected
   * stays selected.
   */
  private void aroundUpdate(boolean updating) {
    if (updating) {
      topRow = firstVisible();
      return;
    }
    restoreSelection();
    ServerRow top = topRow;
    topRow = null;
    if (top == null) {
      return;
    }
    for (int i = 0; i < model.rows().size(); i++) {
      if (model.rows().get(i).isSameServer(top)) {
        ServerRow now = firstVisible();
        if (now == null || !now.isSameServer(top)) {
          table.scrollTo(i);
        }
        return;
      }
    }
  }

  private @Nullable ServerRow firstVisible() {
    if (table.lookup(".virtual-flow") instanceof javafx.scene.control.skin.VirtualFlow<?> flow
        && flow.getFirstVisibleCell() != null) {
      int index = flow.getFirstVisibleCell().getIndex();
      return index > 0 && index < model.rows().size() ? model.rows().get(index) : null;
    }
    return null;
  }

  private void restoreSelection() {
    List<ServerRow> wanted = model.selected();
    List<ServerRow> shown = table.getSelectionModel().getSelectedItems();
    if (wanted.equals(shown)) {
      return;
    }
    restoring = true;
    try {
      int focused = table.getFocusModel().getFocusedIndex();
      table.getSelectionModel().clearSelection();
      if (!wanted.isEmpty()) {
        int[] indices = indicesOf(wanted);
        if (indices.length > 0) {
          table.getSelectionModel().selectIndices(indices[0], indices);
        }
      } else if (focused >= 0 && focused < model.rows().size()) {
        table.getFocusModel().focus(focused);
      }
    } finally {
      restoring = false;
    }
  }

  /** Both are in the order of the table, so one pass finds all. */
  private int[] indicesOf(List<ServerRow> wanted) {
    int[] indices = new int[wanted.size()];
    int found = 0;
    for (int i = 0; i < model.rows().size() && found < indices.length; i++) {
      if (model.rows().get(i).isSameServer(wanted.get(found))) {
        indices[found++] = i;
      }
    }
    return java.util.Arrays.copyOf(indices, found);
  }

  private String countsText() {
    // Asked for, or it would not tell of its next change.
    int found = shown.get();
    int total = model.totalProperty().get();
    return model.filterTextProperty().get().isBlank() || found == total
        ? Text.of("servers.count", total)
        : Text.of("servers.countFiltered", found, total);
  }

  private String staleText() {
    Inventory.State state = model.stateProperty().get();
    return state == null || state.asOf() == null
        ? ""
        : Text.of("servers.stale", Ages.exact(state.asOf()), model.problem());
  }

  private void showState() {
    Inventory.State state = model.stateProperty().get();
    boolean stale = state != null && state.phase() == Inventory.Phase.STALE;
    staleBar.setVisible(stale && model.totalProperty().get() > 0);
    table.setPlaceholder(placeholder(state));
  }

  private Placeholder placeholder(Inventory.@Nullable State state) {
    if (state == null) {
      return Placeholder.empty(
          Feather.CLOUD, Text.of("servers.noCloud"), Text.of("servers.noCloud.text"));
    }
    if (state.phase() == Inventory.Phase.LOADING) {
      return Placeholder.loading(Text.of("servers.loading"), Text.of("servers.loading.text"));
    }
    if (state.phase() == Inventory.Phase.STALE && model.totalProperty().get() == 0) {
      return Placeholder.broken(Text.of("servers.broken"), model.problem())
          .withButton("server-retry-empty", Text.of("servers.retry"), model::refresh);
    }
    return model.totalProperty().get() == 0
        ? Placeholder.empty(Feather.SERVER, Text.of("servers.none"), Text.of("servers.none.text"))
        : Placeholder.empty(
            Feather.FILTER, Text.of("servers.noMatch"), Text.of("servers.noMatch.text"));
  }

  private static final class TextCell extends TableCell<ServerRow, ServerRow> {
    private final ServerColumn column;

    TextCell(ServerColumn column) {
      this.column = column;
      switch (column) {
        case ADDRESS, ID -> getStyleClass().add("exact");
        default -> {}
      }
    }

    @Override
    protected void updateItem(@Nullable ServerRow row, boolean empty) {
      super.updateItem(row, empty);
      if (empty || row == null) {
        setText(null);
        setGraphic(null);
        return;
      }
      setText(column.text(row));
      boolean locked = column == ServerColumn.NAME && Boolean.TRUE.equals(row.server().locked());
      setGraphic(locked ? Icons.of(Feather.LOCK, "lock-icon") : null);
    }
  }
}
