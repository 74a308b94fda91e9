package io.novadesk.view.parts;

import atlantafx.base.theme.Tweaks;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.base.ListModel;
import io.novadesk.viewmodel.pages.ListColumn;
import io.novadesk.viewmodel.pages.ListPage;
import io.novadesk.viewmodel.settings.Shortcut;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/** A bar of actions, a filter box, and the table of a {@link ListPage}. */
final class ListPane<T> extends BorderPane {
  /** What is typed there can be read. */
  private static final double NARROWEST_FILTER = 140;

  private static final double LEAST_WHOLE = 80;

  private final ListPage<T, ?> page;
  private final ListModel<T> model;
  private final String texts;
  private final Feather icon;
  private final TableView<T> table;
  private final Map<TableColumn<T, ?>, ListColumn<T>> columns = new LinkedHashMap<>();
  private final FilterField filter;
  private final MenuButton columnButton;
  private final HBox bar;
  private final ListChangeListener<T> onChosen = _ -> choose(true);
  private final ColumnNeeds<T> needs;
  private final ListChangeListener<T> onRows;
  private final Subscription subscriptions;
  private boolean choosing;

  /**
   * @param actions over the filter box
   * @param export asks how the list is handed over
   */
  ListPane(ListPage<T, ?> page, Feather icon, Node actions, Runnable export) {
    this.page = page;
    this.icon = icon;
    model = page.list();
    texts = page.id();
    table = Tables.dense(page.noun() + "-table", page.title());
    filter = new FilterField(page.noun() + "-filter", Text.of(texts + ".filter"), "");
    filter.textProperty().bindBidirectional(model.filterTextProperty());
    filter.onDown(table::requestFocus);
    HBox.setHgrow(filter, Priority.ALWAYS);
    Look.keep(filter.minWidthProperty(), NARROWEST_FILTER);
    columnButton = columnButton();
    bar = new HBox(filter, columnButton, exportButton(export));
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().add("filter-bar");
    setTop(new VBox(actions, bar));
    setCenter(table);
    page.columns().forEach(this::add);
    columnButton.getItems().setAll(columnItems());
    Tables.sortBy(table, page.order(), o -> model.sortBy(o.thenComparing(page.order())));
    table.setItems(model.rows());
    needs = new ColumnNeeds<>(table, this::texts);
    onRows = _ -> needs.forget();
    model.rows().addListener(onRows);
    table.setColumnResizePolicy(new ColumnRoom<>(table, needs, this::isWhole));
    table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    table
        .getSelectionModel()
        .getSelectedItems()
        .addListener((ListChangeListener<T>) _ -> tellChosen());
    model.chosen().addListener(onChosen);
    model.scroll().by(() -> Tables.firstSeen(table), table::scrollTo);
    subscriptions =
        Subscription.combine(
            page.ofSeveralProperty().subscribe(this::showPlaces),
            model.updatingProperty().subscribe(this::updated),
            model.revisionProperty().subscribe(_ -> table.refresh()),
            model.problemProperty().subscribe(_ -> placeholder()),
            model.loadingProperty().subscribe(_ -> placeholder()));
    choose(true);
  }

  private MenuButton columnButton() {
    MenuButton button = new MenuButton(null, Icons.of(Feather.COLUMNS));
    button.setId(page.noun() + "-choose-columns");
    button.getStyleClass().addAll("flat", "button-icon", "small", Tweaks.NO_ARROW);
    button.setMinWidth(Region.USE_PREF_SIZE);
    Keys.explain(button, "columns.open", Shortcut.COLUMNS);
    return button;
  }

  private Button exportButton(Runnable export) {
    Button button = new Button(null, Icons.of(Feather.DOWNLOAD));
    button.setId(page.noun() + "-export");
    button.getStyleClass().addAll("flat", "button-icon", "small");
    button.setMinWidth(Region.USE_PREF_SIZE);
    Keys.explain(button, "export.open", Shortcut.EXPORT);
    button.setOnAction(_ -> export.run());
    return button;
  }

  private void add(ListColumn<T> column) {
    TableColumn<T, T> shown =
        Tables.column(column.title(), column.width(), column.text(), column.order());
    shown.setId(page.noun() + "-column-" + column.id());
    shown.setVisible(column.shownAtFirst());
    switch (column.look()) {
      case WORDS -> {}
      case WHOLE -> shown.setMinWidth(Math.min(column.width(), LEAST_WHOLE));
      case NUMBER -> Tables.number(shown).setMinWidth(column.width());
      case EXACT -> Tables.exact(shown);
    }
    columns.put(shown, column);
    table.getColumns().add(shown);
  }

  private boolean isWhole(TableColumn<T, ?> column) {
    return Objects.requireNonNull(columns.get(column)).look() == ListColumn.Look.WHOLE;
  }

  private ColumnNeeds.Texts texts(TableColumn<T, ?> shown) {
    ListColumn<T> column = Objects.requireNonNull(columns.get(shown));
    List<String> texts =
        model.rows().stream()
            .limit(ColumnNeeds.MOST_ROWS)
            .map(column.text())
            .collect(Collectors.toCollection(ArrayList::new));
    texts.add(column.title());
    return new ColumnNeeds.Texts(texts, false, isWhole(shown));
  }

  /** Where all is of one place, its name says nothing. */
  private void showPlaces(boolean several) {
    columns.forEach(
        (shown, column) -> {
          if (column.id().equals(page.placeColumn())) {
            shown.setVisible(several);
          }
        });
  }

  /** The columns that are seen, in the order of the table. */
  List<ListColumn<T>> shown() {
    return table.getVisibleLeafColumns().stream()
        .map(column -> Objects.requireNonNull(columns.get(column)))
        .toList();
  }

  /** Which columns are seen; the button over the table has the same. */
  Menu columnMenu() {
    Menu menu = new Menu(Text.of("list.columns"), Icons.of(Feather.COLUMNS));
    menu.setId(page.noun() + "-columns");
    menu.getItems().setAll(columnItems());
    return menu;
  }

  private List<CheckMenuItem> columnItems() {
    return columns.keySet().stream()
        .map(
            column -> {
              CheckMenuItem item = new CheckMenuItem(column.getText());
              item.setId(column.getId() + "-shown");
              item.selectedProperty().bindBidirectional(column.visibleProperty());
              return item;
            })
        .toList();
  }

  /** Opens the choice of columns, and takes the keyboard there. */
  void chooseColumns() {
    columnButton.requestFocus();
    columnButton.show();
  }

  /** Something of the page's own beside the filter box. */
  void beside(Node node) {
    bar.getChildren().add(1, node);
  }

  TableView<T> table() {
    return table;
  }

  void focusFilter() {
    filter.requestFocus();
    filter.selectAll();
  }

  private void tellChosen() {
    if (!choosing && !model.updatingProperty().get()) {
      model.choose(
          new ArrayList<>(table.getSelectionModel().getSelectedItems())
              .stream().filter(Objects::nonNull).distinct().toList());
    }
  }

  /** Selects in the table what is chosen: by itself it knows places, not what stands there. */
  private void choose(boolean reveal) {
    TableView.TableViewSelectionModel<T> selection = table.getSelectionModel();
    if (model.updatingProperty().get()
        || new HashSet<>(selection.getSelectedItems()).equals(new HashSet<>(model.chosen()))) {
      return;
    }
    choosing = true;
    try {
      selection.clearSelection();
      for (T row : model.chosen()) {
        int at = model.rows().indexOf(row);
        if (at >= 0) {
          selection.select(at);
          if (reveal && model.chosen().size() == 1) {
            table.scrollTo(at);
          }
        }
      }
    } finally {
      choosing = false;
    }
  }

  private void updated(boolean goesOn) {
    choose(false);
    if (!goesOn && model.rows().isEmpty()) {
      placeholder();
    }
  }

  private void placeholder() {
    String problem = model.problemProperty().get();
    if (!problem.isEmpty()) {
      table.setPlaceholder(
          Placeholder.broken(Text.of(texts + ".broken"), problem)
              .withButton(page.noun() + "-again", Text.of("loading.again"), page::reload));
    } else if (model.loadingProperty().get()) {
      table.setPlaceholder(Placeholder.loading(Text.of("loading"), ""));
    } else if (!model.all().isEmpty()) {
      table.setPlaceholder(
          Placeholder.empty(
                  Feather.FILTER,
                  Text.of("list.noMatch"),
                  Text.of("list.noMatch.text", model.all().size()))
              .withButton(
                  page.noun() + "-filter-clear",
                  Text.of("servers.noMatch.clear"),
                  () -> model.filterTextProperty().set("")));
    } else {
      table.setPlaceholder(
          Placeholder.empty(icon, Text.of(texts + ".none"), Text.of(texts + ".none.text")));
    }
  }

  void dispose() {
    subscriptions.unsubscribe();
    model.chosen().removeListener(onChosen);
    model.rows().removeListener(onRows);
    filter.textProperty().unbindBidirectional(model.filterTextProperty());
  }
}
