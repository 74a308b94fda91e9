package io.novadesk.view.servers;

import atlantafx.base.theme.Styles;
import io.novadesk.cloud.live.Inventory;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.Clip;
import io.novadesk.view.parts.Icons;
import io.novadesk.view.parts.Keys;
import io.novadesk.view.parts.Look;
import io.novadesk.view.parts.ModalHost;
import io.novadesk.view.parts.Placeholder;
import io.novadesk.view.parts.Tables;
import io.novadesk.viewmodel.servers.Column;
import io.novadesk.viewmodel.servers.ColumnChooser;
import io.novadesk.viewmodel.servers.ServerRow;
import io.novadesk.viewmodel.servers.ServerTableViewModel;
import io.novadesk.viewmodel.servers.SortBy;
import io.novadesk.viewmodel.servers.TableLine;
import io.novadesk.viewmodel.settings.Shortcut;
import io.novadesk.viewmodel.shell.EmptyPlace;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
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
import javafx.scene.control.Hyperlink;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
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
   * @param scope chooses whose servers are listed
   * @param columns lets a person choose columns
   * @param export hands the list over to a file or the clipboard
   * @param past shows the list as it was, or as it is again
   */
  public record Tools(
      Runnable saveFilter, ScopeButton scope, Runnable columns, Runnable export, Runnable past) {}

  /**
   * What helps where there is no server.
   *
   * @param place why there is none
   * @param launch makes servers
   * @param widen shows those of other projects too
   * @param to shows another page of the place
   * @param toCloud goes to the entry of the tree with this id
   * @param exchanges shows what went over the wire
   * @param welcome is shown while no cloud is open
   */
  public record WaysOn(
      ObservableValue<EmptyPlace> place,
      Runnable launch,
      Runnable widen,
      Consumer<EmptyPlace.Hint> to,
      Consumer<String> toCloud,
      Runnable exchanges,
      Node welcome) {}

  private static final KeyCombination COPY = Keys.of(Shortcut.COPY);

  private final ServerTableViewModel model;
  private final TableView<TableLine> table = Tables.dense("server-table", Text.of("nav.servers"));
  private final ShownLines shown;
  private final RowSelection selection = new RowSelection(table);
  private final WaysOn waysOn;
  private final FilterBar filter;
  private final ServerColumns columns;
  private final HBox cutBar;
  private final ChangeListener<Boolean> onUpdating = (_, _, updating) -> aroundUpdate(updating);
  private final ListChangeListener<TableLine> onSelected = _ -> tellSelection();
  private final InvalidationListener onState = _ -> showState();
  private final ChangeListener<Number> onAge = (_, _, _) -> showAges();
  private final ChangeListener<@Nullable ServerRow> onSought = (_, _, row) -> bringIntoView(row);
  private @Nullable VirtualFlow<?> flow;
  private @Nullable TableLine topLine;
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

    Label cut = new Label();
    cut.setId("server-cut");
    cut.setWrapText(true);
    cut.textProperty().bind(Bindings.createStringBinding(model::problem, model.stateProperty()));
    Button readOn = new Button(Text.of("servers.readOn"), Icons.of(Feather.REFRESH_CW));
    readOn.setId("server-read-on");
    readOn.getStyleClass().add(Styles.SMALL);
    readOn.setMinWidth(Region.USE_PREF_SIZE);
    readOn.setOnAction(_ -> model.refresh());
    cut.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(cut, Priority.ALWAYS);
    cutBar = new HBox(Icons.of(Feather.CLOUD_OFF), cut, readOn);
    cutBar.getStyleClass().addAll("banner", "banner-warning");
    cutBar.setAlignment(Pos.CENTER_LEFT);
    cutBar.managedProperty().bind(cutBar.visibleProperty());

    setTop(new VBox(filter, cutBar));
    StackPane.setAlignment(filter.suggestions(), Pos.TOP_LEFT);
    setCenter(new StackPane(table, filter.suggestions()));
    table
        .skinProperty()
        .addListener(
            _ ->
                flow =
                    table.lookup(".virtual-flow") instanceof VirtualFlow<?> cells ? cells : null);
    table.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (COPY.match(event)) {
            copyRows();
            event.consume();
          }
        });
    table.setSelectionModel(selection);
    shown = new ShownLines(model.grouped().lines(), this::renew);
    table.setItems(shown);
    columns = new ServerColumns(table, model);
    new HeadingMenu(table, model, columns, filter::askValue, tools.columns());
    new GroupHeadings(table, model, waysOn.toCloud());
    new RowDrag(table, selection);
    table.getSelectionModel().getSelectedItems().addListener(onSelected);
    model.updatingProperty().addListener(onUpdating);
    model.stateProperty().addListener(onState);
    model.totalProperty().addListener(onState);
    waysOn.place().addListener(onState);
    model.ageProperty().addListener(onAge);
    model.soughtProperty().addListener(onSought);
    model.scroll().by(this::firstSeenRow, this::scrollToRow);
    showState();
  }

  /** The table itself: for the keyboard's first place and for context menus. */
  public TableView<TableLine> table() {
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
    int screenful = (int) (table.getHeight() / Look.rowHeight().get()) + 2;
    table.setItems(
        FXCollections.observableArrayList(Collections.nCopies(screenful, (TableLine) null)));
    table.applyCss();
    table.layout();
    table.setItems(shown);
    columns.sortBy(sorting);
  }

  /** An entry for the menu of the rows, which filters by what stands in a cell. */
  public MenuItem filterBy() {
    return new FilterByItem(table, model);
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

  /** The selected rows as a spreadsheet takes them: a line for each, what is shown of it. */
  private void copyRows() {
    List<Column> shownColumns = columns.seen();
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
      topLine = firstVisible();
      return;
    }
    restoreSelection();
    TableLine top = topLine;
    topLine = null;
    if (top != null) {
      int place = indexOf(top);
      TableLine now = firstVisible();
      if (place >= 0 && (now == null || !ShownLines.isSame(now, top))) {
        table.scrollTo(place);
      }
    }
  }

  private int firstSeen() {
    return visible().findFirst().map(IndexedCell::getIndex).orElse(0);
  }

  /** The place among the rows of the first server that can be seen: groups have headings. */
  private int firstSeenRow() {
    for (int i = firstSeen(); i < shown.size(); i++) {
      if (shown.get(i) instanceof ServerRow row) {
        return model.rows().indexOf(row);
      }
    }
    return 0;
  }

  private void scrollToRow(int row) {
    int place = row > 0 && row < model.rows().size() ? indexOf(model.rows().get(row)) : 0;
    table.scrollTo(Math.max(0, place));
  }

  private @Nullable TableLine firstVisible() {
    int index = firstSeen();
    return index > 0 && index < shown.size() ? shown.get(index) : null;
  }

  /** Where some state of this line stands; negative if nowhere. */
  private int indexOf(TableLine line) {
    for (int i = 0; i < shown.size(); i++) {
      if (ShownLines.isSame(shown.get(i), line)) {
        return i;
      }
    }
    return -1;
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
    int place = indexOf(row);
    if (place >= 0) {
      table.scrollTo(Math.max(0, place - 3));
      table.getFocusModel().focus(place);
    }
    table.requestFocus();
  }

  private void restoreSelection() {
    List<ServerRow> wanted = model.selected();
    List<TableLine> present = table.getSelectionModel().getSelectedItems();
    boolean all = wanted.size() == shown.size() && present.size() == wanted.size();
    if (all || wanted.equals(present)) {
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
    for (int i = 0; i < shown.size() && found < indices.length; i++) {
      if (shown.get(i) instanceof ServerRow row && row.isSameServer(wanted.get(found))) {
        indices[found++] = i;
      }
    }
    return java.util.Arrays.copyOf(indices, found);
  }

  private static boolean isCut(Inventory.@Nullable State state) {
    return state != null && state.phase() == Inventory.Phase.CUT;
  }

  private void showState() {
    Inventory.State state = model.stateProperty().get();
    cutBar.setVisible(isCut(state) && model.totalProperty().get() > 0);
    table.setPlaceholder(placeholder(state));
  }

  private Node placeholder(Inventory.@Nullable State state) {
    if (state == null) {
      return waysOn.welcome();
    }
    if (state.phase() == Inventory.Phase.LOADING) {
      return Placeholder.loading(Text.of("servers.loading"), Text.of("servers.loading.text"));
    }
    if (state.isStale() && state.asOf() == null && model.totalProperty().get() == 0) {
      return Placeholder.broken(Text.of("servers.broken"), model.problem())
          .withButton("server-retry-empty", Text.of("servers.retry"), model::refresh)
          .withButton("server-exchanges", Text.of("tasks.exchanges"), waysOn.exchanges());
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

  private Hyperlink hint(EmptyPlace.Hint hint) {
    Hyperlink link = new Hyperlink(hint.text());
    link.setId("server-hint-" + hint.page());
    link.getStyleClass().add("name-link");
    link.setOnAction(_ -> waysOn.to().accept(hint));
    return link;
  }

  private Placeholder nothingHere(EmptyPlace place) {
    Placeholder empty = Placeholder.empty(Feather.SERVER, place.title(), place.text());
    if (place.launch()) {
      empty.withButton("server-launch-first", Text.of("servers.none.launch"), waysOn.launch());
    }
    if (place.widen()) {
      empty.withButton("server-all-projects", Text.of("servers.none.allProjects"), waysOn.widen());
    }
    if (!place.hints().isEmpty()) {
      empty.withWays(Text.of("servers.none.hint"), place.hints().stream().map(this::hint).toList());
    }
    return empty;
  }
}
