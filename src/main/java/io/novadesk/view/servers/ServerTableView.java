package io.novadesk.view.servers;

import atlantafx.base.theme.Styles;
import io.novadesk.cloud.live.Inventory;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.Clip;
import io.novadesk.view.parts.Icons;
import io.novadesk.view.parts.ModalHost;
import io.novadesk.view.parts.Placeholder;
import io.novadesk.view.parts.Tables;
import io.novadesk.viewmodel.base.Ages;
import io.novadesk.viewmodel.servers.Column;
import io.novadesk.viewmodel.servers.ColumnChooser;
import io.novadesk.viewmodel.servers.ServerRow;
import io.novadesk.viewmodel.servers.ServerTableViewModel;
import io.novadesk.viewmodel.servers.SortBy;
import io.novadesk.viewmodel.shell.EmptyPlace;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableStringValue;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The servers: filter box, table, what is shown in place of rows. */
public final class ServerTableView extends BorderPane {
  /**
   * What the buttons beside the filter box do.
   *
   * @param saveFilter gives what is in the box a name
   * @param columns lets a person choose columns
   * @param export hands the list over to a file or the clipboard
   */
  public record Tools(Runnable saveFilter, Runnable columns, Runnable export) {}

  /**
   * What helps where there is no server.
   *
   * @param place why there is none
   * @param launch makes servers
   * @param widen shows those of other projects too
   */
  public record WaysOn(ObservableValue<EmptyPlace> place, Runnable launch, Runnable widen) {}

  private static final KeyCombination COPY =
      new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

  private final ServerTableViewModel model;
  private final TableView<ServerRow> table = Tables.dense("server-table");
  private final ShownRows shown;
  private final RowSelection selection = new RowSelection(table);
  private final WaysOn waysOn;
  private final FilterBar filter;
  private final ServerColumns columns;
  private final HBox staleBar;
  private final ChangeListener<Boolean> onUpdating = (_, _, updating) -> aroundUpdate(updating);
  private final ListChangeListener<ServerRow> onSelected = _ -> tellSelection();
  private final InvalidationListener onState = _ -> showState();
  private final ChangeListener<Number> onAge = (_, _, _) -> showAges();
  private final ChangeListener<@Nullable ServerRow> onSought = (_, _, row) -> bringIntoView(row);
  private @Nullable VirtualFlow<?> flow;
  private @Nullable ServerRow topRow;
  private boolean restoring;

  /**
   * @param waysOn what helps where there is no server
   * @param savedProblem why saved filters could not be read or written; empty when they could
   */
  public ServerTableView(
      ServerTableViewModel model, Tools tools, WaysOn waysOn, ObservableStringValue savedProblem) {
    this.model = model;
    this.waysOn = waysOn;
    getStyleClass().add("server-table-view");
    filter = new FilterBar(model, tools, savedProblem);
    filter.onDown(table::requestFocus);

    Label stale = new Label();
    stale.setId("server-stale");
    stale.setWrapText(true);
    stale.textProperty().bind(Bindings.createStringBinding(this::staleText, model.stateProperty()));
    Button retry = new Button("", Icons.of(Feather.REFRESH_CW));
    retry.setId("server-retry");
    retry.getStyleClass().add(Styles.SMALL);
    retry.setMinWidth(Region.USE_PREF_SIZE);
    retry.setOnAction(_ -> model.refresh());
    retry
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () ->
                    Text.of(
                        isCut(model.stateProperty().get()) ? "servers.readOn" : "servers.retry"),
                model.stateProperty()));
    stale.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(stale, Priority.ALWAYS);
    staleBar = new HBox(Icons.of(Feather.CLOUD_OFF), stale, retry);
    staleBar.getStyleClass().addAll("banner", "banner-warning");
    staleBar.setAlignment(Pos.CENTER_LEFT);
    staleBar.managedProperty().bind(staleBar.visibleProperty());

    setTop(new VBox(filter, staleBar));
    StackPane.setAlignment(filter.suggestions(), Pos.TOP_LEFT);
    setCenter(new StackPane(table, filter.suggestions()));
    table.setTableMenuButtonVisible(true);
    table
        .skinProperty()
        .addListener(
            _ -> {
              flow = table.lookup(".virtual-flow") instanceof VirtualFlow<?> cells ? cells : null;
              replaceColumnMenu(tools.columns());
            });
    table.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (COPY.match(event)) {
            copyRows();
            event.consume();
          }
        });
    table.setSelectionModel(selection);
    shown = new ShownRows(model.rows(), this::renew);
    table.setItems(shown);
    columns = new ServerColumns(table, model);
    table.getSelectionModel().getSelectedItems().addListener(onSelected);
    model.updatingProperty().addListener(onUpdating);
    model.stateProperty().addListener(onState);
    model.totalProperty().addListener(onState);
    waysOn.place().addListener(onState);
    model.ageProperty().addListener(onAge);
    model.soughtProperty().addListener(onSought);
    model.scroll().by(this::firstSeen, table::scrollTo);
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
    // Another list makes the table forget what it is sorted by.
    List<SortBy> sorting = columns.sorting();
    int screenful = (int) (table.getHeight() / Tables.ROW_HEIGHT) + 2;
    table.setItems(
        FXCollections.observableArrayList(Collections.nCopies(screenful, (ServerRow) null)));
    table.applyCss();
    table.layout();
    table.setItems(shown);
    columns.sortBy(sorting);
  }

  public ServerColumns columns() {
    return columns;
  }

  public void focusFilter() {
    filter.focusFilter();
  }

  /** Asks which columns to show. */
  public void chooseColumns(ModalHost host) {
    ColumnChooser chooser =
        new ColumnChooser(columns.shown(), columns.sorting(), model.metadataKeys());
    new ColumnDialog(chooser)
        .show(
            host,
            () -> {
              columns.show(chooser.columns());
              columns.sortBy(chooser.sorting());
            });
  }

  public void dispose() {
    model.updatingProperty().removeListener(onUpdating);
    model.stateProperty().removeListener(onState);
    model.totalProperty().removeListener(onState);
    waysOn.place().removeListener(onState);
    model.ageProperty().removeListener(onAge);
    model.soughtProperty().removeListener(onSought);
    table.getSelectionModel().getSelectedItems().removeListener(onSelected);
    shown.dispose();
    filter.dispose();
  }

  /** The button at the right end of the headings opens the chooser, which also has metadata. */
  private void replaceColumnMenu(Runnable choose) {
    Node corner = table.lookup(".show-hide-columns-button");
    if (corner != null) {
      corner.addEventFilter(
          MouseEvent.MOUSE_PRESSED,
          event -> {
            choose.run();
            event.consume();
          });
    }
  }

  /** The selected rows as a spreadsheet takes them: a line for each, what is shown of it. */
  private void copyRows() {
    List<Column> shownColumns = columns.shown();
    String lines =
        model.selected().stream()
            .map(
                row ->
                    shownColumns.stream()
                        .map(column -> column.text(row))
                        .collect(Collectors.joining("\t")))
            .collect(Collectors.joining("\n"));
    if (!lines.isEmpty()) {
      Clip.copy(lines);
    }
  }

  private void tellSelection() {
    if (!restoring && !model.updatingProperty().get()) {
      model.select(selection.rows());
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

  private int firstSeen() {
    return visible().findFirst().map(IndexedCell::getIndex).orElse(0);
  }

  private @Nullable ServerRow firstVisible() {
    int index = firstSeen();
    return index > 0 && index < model.rows().size() ? model.rows().get(index) : null;
  }

  /** The cells of all rows that can be seen, from the top. */
  private Stream<IndexedCell<?>> visible() {
    VirtualFlow<?> cells = flow;
    return cells == null || cells.getFirstVisibleCell() == null
        ? Stream.empty()
        : IntStream.rangeClosed(
                cells.getFirstVisibleCell().getIndex(), cells.getLastVisibleCell().getIndex())
            .mapToObj(cells::getCell);
  }

  /** Another state of a server stands at this place. */
  private void renew(int index) {
    VirtualFlow<?> cells = flow;
    if (cells != null
        && cells.getFirstVisibleCell() != null
        && cells.getFirstVisibleCell().getIndex() <= index
        && index <= cells.getLastVisibleCell().getIndex()) {
      cells.getCell(index).updateIndex(index);
    }
    if (table.getFocusModel().isFocused(index)) {
      table.getFocusModel().focus(index);
    }
  }

  private void showAges() {
    visible()
        .flatMap(row -> row.getChildrenUnmodifiable().stream())
        .forEach(
            node -> {
              if (node instanceof RowCell cell) {
                cell.showAgain();
              }
            });
  }

  private void bringIntoView(@Nullable ServerRow row) {
    if (row == null) {
      return;
    }
    for (int i = 0; i < model.rows().size(); i++) {
      if (model.rows().get(i).isSameServer(row)) {
        table.scrollTo(Math.max(0, i - 3));
        table.getFocusModel().focus(i);
      }
    }
    table.requestFocus();
  }

  private void restoreSelection() {
    List<ServerRow> wanted = model.selected();
    List<ServerRow> shown = table.getSelectionModel().getSelectedItems();
    boolean all = wanted.size() == model.rows().size() && shown.size() == wanted.size();
    if (all || wanted.equals(shown)) {
      return;
    }
    restoring = true;
    try {
      selection.become(indicesOf(wanted));
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

  private String staleText() {
    Inventory.State state = model.stateProperty().get();
    if (isCut(state)) {
      return model.problem();
    }
    return state == null || state.asOf() == null
        ? ""
        : Text.of("servers.stale", Ages.exact(state.asOf()), model.problem());
  }

  private static boolean isCut(Inventory.@Nullable State state) {
    return state != null && state.phase() == Inventory.Phase.CUT;
  }

  private void showState() {
    Inventory.State state = model.stateProperty().get();
    boolean stale =
        state != null && state.phase() == Inventory.Phase.STALE && !model.waitsForLogin();
    staleBar.setVisible((stale || isCut(state)) && model.totalProperty().get() > 0);
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
        ? nothingHere(waysOn.place().getValue())
        : Placeholder.empty(
                Feather.FILTER,
                Text.of("servers.noMatch"),
                Text.of("servers.noMatch.text", model.totalProperty().get()))
            .withButton(
                "server-filter-clear",
                Text.of("servers.noMatch.clear"),
                () -> model.filterTextProperty().set(""));
  }

  private Placeholder nothingHere(EmptyPlace place) {
    Placeholder empty = Placeholder.empty(Feather.SERVER, place.title(), place.text());
    if (place.launch()) {
      empty.withButton("server-launch-first", Text.of("servers.none.launch"), waysOn.launch());
    }
    if (place.widen()) {
      empty.withButton("server-all-projects", Text.of("servers.none.allProjects"), waysOn.widen());
    }
    return empty;
  }
}
