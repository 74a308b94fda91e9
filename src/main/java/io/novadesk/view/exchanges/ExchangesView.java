package io.novadesk.view.exchanges;

import atlantafx.base.theme.Styles;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.Clip;
import io.novadesk.view.parts.CopyAs;
import io.novadesk.view.parts.Keys;
import io.novadesk.view.parts.Look;
import io.novadesk.viewmodel.exchanges.ExchangeRow;
import io.novadesk.viewmodel.exchanges.ExchangesViewModel;
import io.novadesk.viewmodel.settings.Shortcut;
import java.util.Objects;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.collections.ListChangeListener;
import javafx.collections.transformation.SortedList;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The glass box: a table of every HTTP exchange, and beside it the one that is looked at. */
public final class ExchangesView extends BorderPane {
  private static final double TABLE_SHARE = 0.68;

  /** Below this width the table gives the exchange that is looked at the larger part. */
  private static final double NARROW = 1000;

  private static final double TABLE_SHARE_NARROW = 0.4;
  private static final KeyCombination FILTER = Keys.of(Shortcut.FIND);

  private final ExchangesViewModel model;
  private final TableView<ExchangeRow> table = ExchangeTable.create();
  private final SortedList<ExchangeRow> sorted;
  private final ExchangeDetail detail;
  private final SplitPane split;
  private final TextField filter = new TextField();
  private final Label nothing = new Label();
  private final Button showAll = new Button(Text.of("exchanges.showAll"));
  private final ListChangeListener<ExchangeRow> headLoss = this::countHeadLoss;
  private Subscription subscriptions = Subscription.EMPTY;
  private int lostAtHead;
  private boolean restoring;
  private boolean narrow;

  public ExchangesView(ExchangesViewModel model) {
    this.model = model;
    this.sorted = new SortedList<>(model.rows());
    this.detail = new ExchangeDetail(model);
    getStyleClass().add("exchanges-view");
    Look.dress(this, "exchanges.css");
    setTop(bar());
    split = new SplitPane(table, detail);
    split.setOrientation(Orientation.HORIZONTAL);
    split.setDividerPositions(TABLE_SHARE);
    SplitPane.setResizableWithParent(detail, true);
    setCenter(split);
    subscriptions =
        Subscription.combine(
            widthProperty().subscribe(_ -> share()),
            model.selectedProperty().subscribe(_ -> share()));
    fillTable();
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
  }

  /**
   * In a narrow window an exchange that is looked at gets most of the width, and the table only
   * what tells rows apart.
   */
  private void share() {
    boolean now = getWidth() > 0 && getWidth() < NARROW && model.selectedProperty().get() != null;
    if (now != narrow) {
      narrow = now;
      ExchangeTable.showFew(table, now);
      detail.setNarrow(now);
      split.setDividerPositions(now ? TABLE_SHARE_NARROW : TABLE_SHARE);
    }
  }

  private HBox bar() {
    filter.setId("exchanges-filter");
    filter.setPromptText(Text.of("exchanges.filter"));
    filter.setAccessibleText(Text.of("exchanges.filter"));
    filter.getStyleClass().add(Styles.SMALL);
    filter.textProperty().bindBidirectional(model.filterProperty());
    filter.addEventHandler(
        KeyEvent.KEY_PRESSED,
        k -> {
          if (k.getCode() == KeyCode.ESCAPE && !filter.getText().isEmpty()) {
            filter.clear();
            k.consume();
          }
        });
    Button chip = new Button("", new FontIcon(Feather.X));
    chip.setId("exchanges-operation");
    chip.getStyleClass().addAll(Styles.SMALL, Styles.ACCENT, "exchanges-chip");
    chip.setAccessibleText(Text.of("exchanges.showAll"));
    chip.setOnAction(_ -> model.showAll());
    chip.setMaxWidth(Look.px(320));
    chip.textProperty()
        .bind(model.operationProperty().map(label -> Text.of("exchanges.only", label)));
    chip.visibleProperty().bind(model.operationProperty().isNotEmpty());
    chip.managedProperty().bind(chip.visibleProperty());
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Label count = new Label();
    count.setId("exchanges-count");
    count.getStyleClass().add(Styles.TEXT_MUTED);
    count.setMinWidth(Region.USE_PREF_SIZE);
    count.textProperty().bind(model.countTextProperty());
    Button clear = new Button(Text.of("exchanges.clear"), new FontIcon(Feather.TRASH_2));
    clear.setId("exchanges-clear");
    clear.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
    clear.setMinWidth(Region.USE_PREF_SIZE);
    clear.setOnAction(_ -> model.clear());
    HBox bar =
        new HBox(
            filter,
            toggle(
                "exchanges-errors",
                Feather.ALERT_TRIANGLE,
                "exchanges.errorsOnly",
                model.errorsOnlyProperty()),
            toggle(
                "exchanges-polls",
                Feather.EYE_OFF,
                "exchanges.hidePolls",
                model.hidePollsProperty()),
            toggle(
                "exchanges-follow",
                Feather.ARROW_DOWN_CIRCLE,
                "exchanges.follow",
                model.followingProperty()),
            chip,
            gap,
            count,
            clear);
    bar.getStyleClass().add("exchanges-bar");
    bar.setAlignment(Pos.CENTER_LEFT);
    return bar;
  }

  private static ToggleButton toggle(
      String id, Feather icon, String key, BooleanProperty property) {
    ToggleButton toggle = new ToggleButton(Text.of(key), new FontIcon(icon));
    toggle.setId(id);
    toggle.getStyleClass().add(Styles.SMALL);
    toggle.setMinWidth(Region.USE_PREF_SIZE);
    toggle.selectedProperty().bindBidirectional(property);
    return toggle;
  }

  private void fillTable() {
    sorted.comparatorProperty().bind(table.comparatorProperty());
    table.setItems(sorted);
    table.setContextMenu(contextMenu());
    table.setPlaceholder(placeholder());
    table.addEventFilter(
        ScrollEvent.SCROLL,
        e -> {
          if (e.getDeltaY() > 0) {
            model.followingProperty().set(false);
          }
        });
    sorted.addListener(headLoss);
    subscriptions =
        Subscription.combine(
            subscriptions,
            table.getSelectionModel().selectedItemProperty().subscribe(this::chosen),
            model.selectedProperty().subscribe(_ -> restoreSelection()),
            model.revisionProperty().subscribe(_ -> settle()),
            model
                .followingProperty()
                .subscribe(
                    follow -> {
                      if (follow) {
                        scrollToNewest();
                      }
                    }));
  }

  /** In place of rows: that there were none yet, or that the filter hides them. */
  private VBox placeholder() {
    nothing.getStyleClass().add(Styles.TEXT_MUTED);
    nothing.setWrapText(true);
    showAll.setId("exchanges-show-all");
    showAll.getStyleClass().add(Styles.SMALL);
    showAll.setOnAction(_ -> model.showAll());
    showAll.managedProperty().bind(showAll.visibleProperty());
    VBox box = new VBox(nothing, showAll);
    box.setAlignment(Pos.CENTER);
    box.getStyleClass().add("exchanges-placeholder");
    return box;
  }

  private ContextMenu contextMenu() {
    MenuItem only = new MenuItem(Text.of("exchanges.onlyThisOperation"));
    only.setOnAction(
        _ -> {
          ExchangeRow row = model.selectedProperty().get();
          if (row != null) {
            model.showOperation(row.operation());
          }
        });
    MenuItem archive = new MenuItem(Text.of("exchanges.archive"));
    archive.setId("exchanges-archive");
    archive.setOnAction(_ -> Clip.copy(model.archive()));
    ContextMenu menu =
        new ContextMenu(
            CopyAs.menu("exchange-copy-as-menu", CopyAs.FORMS_OF_EXCHANGES, model::copied),
            item("exchanges.copyUrl", ExchangeRow::url),
            item("exchanges.copyAnswer", model::answerOf),
            archive,
            new SeparatorMenuItem(),
            only);
    menu.setOnShowing(
        _ -> {
          ExchangeRow row = model.selectedProperty().get();
          menu.getItems().forEach(i -> i.setDisable(row == null));
          only.setDisable(row == null || row.operation().isEmpty());
        });
    return menu;
  }

  private MenuItem item(String key, Function<ExchangeRow, String> text) {
    MenuItem item = new MenuItem(Text.of(key));
    item.setOnAction(_ -> detail.copy(text));
    return item;
  }

  private void key(KeyEvent key) {
    if (FILTER.match(key)) {
      filter.requestFocus();
      filter.selectAll();
      key.consume();
    } else if (key.getCode() == KeyCode.END && table.isFocused()) {
      model.followingProperty().set(true);
    }
  }

  /** A person who picks a row wants it to stay where it is. */
  private void chosen(@Nullable ExchangeRow row) {
    if (row != null && !restoring && !row.equals(model.selectedProperty().get())) {
      if (table.getSelectionModel().getSelectedIndex() < sorted.size() - 1) {
        model.followingProperty().set(false);
      }
      model.selectedProperty().set(row);
    }
  }

  private void restoreSelection() {
    ExchangeRow wanted = model.selectedProperty().get();
    ExchangeRow selected = table.getSelectionModel().getSelectedItem();
    if (Objects.equals(wanted, selected)) {
      return;
    }
    restoring = true;
    int at = wanted == null ? -1 : sorted.indexOf(wanted);
    if (at < 0) {
      table.getSelectionModel().clearSelection();
    } else {
      table.getSelectionModel().clearAndSelect(at);
    }
    restoring = false;
  }

  private void countHeadLoss(ListChangeListener.Change<? extends ExchangeRow> change) {
    while (change.next()) {
      if (change.wasRemoved() && !change.wasAdded() && change.getFrom() == 0) {
        lostAtHead += change.getRemovedSize();
      }
    }
  }

  /** After a batch: the newest in sight when followed, else the same rows where they were. */
  private void settle() {
    int lost = lostAtHead;
    lostAtHead = 0;
    nothing.setText(Text.of(model.isFiltered() ? "exchanges.noneMatch" : "exchanges.none"));
    showAll.setVisible(model.isFiltered());
    restoreSelection();
    if (model.followingProperty().get()) {
      scrollToNewest();
    } else if (lost > 0
        && table.lookup(".virtual-flow") instanceof VirtualFlow<?> flow
        && flow.getFirstVisibleCell() != null) {
      table.scrollTo(Math.max(0, flow.getFirstVisibleCell().getIndex() - lost));
    }
  }

  private void scrollToNewest() {
    if (table.getSortOrder().isEmpty() && !sorted.isEmpty()) {
      table.scrollTo(sorted.size() - 1);
    }
  }

  /** Lets go of the view model. */
  public void dispose() {
    subscriptions.unsubscribe();
    sorted.removeListener(headLoss);
    filter.textProperty().unbindBidirectional(model.filterProperty());
    table.setItems(null);
    detail.dispose();
  }
}
