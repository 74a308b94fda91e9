package io.novadesk.view.servers;

import io.novadesk.i18n.Names;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.Icons;
import io.novadesk.viewmodel.servers.Column;
import io.novadesk.viewmodel.servers.FilterTerm;
import io.novadesk.viewmodel.servers.ServerTableViewModel;
import io.novadesk.viewmodel.servers.TableLine;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.event.EventTarget;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.TableColumnHeader;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/**
 * The menu of a column's heading: by a right click there, by the arrow that shows under the
 * pointer, or by Alt+Down in the table; Left and Right then go from column to column.
 */
final class HeadingMenu {
  private static final String ARROW = "heading-arrow";

  private final TableView<TableLine> table;
  private final ServerTableViewModel model;
  private final ServerColumns columns;
  private final Consumer<Column> filterBy;
  private final Runnable choose;
  private ContextMenu menu = new ContextMenu();
  private @Nullable TableColumn<TableLine, ?> shownFor;

  /**
   * @param filterBy has a person choose among the values of a column
   * @param choose has a person choose columns
   */
  HeadingMenu(
      TableView<TableLine> table,
      ServerTableViewModel model,
      ServerColumns columns,
      Consumer<Column> filterBy,
      Runnable choose) {
    this.table = table;
    this.model = model;
    this.columns = columns;
    this.filterBy = filterBy;
    this.choose = choose;
    table.addEventFilter(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::requested);
    table.addEventFilter(MouseEvent.MOUSE_PRESSED, this::pressed);
    table.addEventFilter(MouseEvent.MOUSE_RELEASED, this::keepFromHeading);
    table.addEventFilter(MouseEvent.MOUSE_CLICKED, this::keepFromHeading);
    table.addEventFilter(KeyEvent.KEY_PRESSED, this::keyInTable);
  }

  /** What is to be clicked in a heading. */
  static Node arrow() {
    return Icons.of(Feather.CHEVRON_DOWN, ARROW);
  }

  private void requested(ContextMenuEvent event) {
    if (event.isKeyboardTrigger()
        || within(event.getTarget(), "column-header-background") == null) {
      return;
    }
    // What lies in the line of headings is no server.
    event.consume();
    TableColumnHeader header = headerAt(event.getTarget());
    if (header != null && fill(header)) {
      menu.show(table, event.getScreenX(), event.getScreenY());
    }
  }

  private void pressed(MouseEvent event) {
    if (within(event.getTarget(), ARROW) != null && event.getButton() == MouseButton.PRIMARY) {
      event.consume();
      TableColumnHeader header = headerAt(event.getTarget());
      if (header != null) {
        openUnder(header);
      }
    }
  }

  /** The heading would sort by its column. */
  private void keepFromHeading(MouseEvent event) {
    if (within(event.getTarget(), ARROW) != null && event.getButton() == MouseButton.PRIMARY) {
      event.consume();
    }
  }

  private void keyInTable(KeyEvent event) {
    if (event.getCode() == KeyCode.DOWN && event.isAltDown()) {
      event.consume();
      TableColumn<TableLine, ?> column =
          table.getSortOrder().isEmpty()
              ? table.getVisibleLeafColumn(0)
              : table.getSortOrder().getFirst();
      openUnder(column);
    }
  }

  private void keyInMenu(KeyEvent event) {
    int step =
        switch (event.getCode()) {
          case LEFT -> -1;
          case RIGHT -> 1;
          default -> 0;
        };
    if (step != 0 && shownFor != null) {
      event.consume();
      int next = table.getVisibleLeafIndex(shownFor) + step;
      if (next >= 0 && next < table.getVisibleLeafColumns().size()) {
        openUnder(table.getVisibleLeafColumn(next));
      }
    }
  }

  private void openUnder(@Nullable TableColumn<TableLine, ?> column) {
    for (Node node : table.lookupAll(".column-header")) {
      if (column != null
          && node instanceof TableColumnHeader header
          && header.getTableColumn() == column) {
        table.scrollToColumn(column);
        openUnder(header);
        return;
      }
    }
  }

  private void openUnder(TableColumnHeader header) {
    if (fill(header)) {
      // Of the table, or its words would be set as those of the heading are.
      Bounds bounds = header.localToScreen(header.getBoundsInLocal());
      menu.show(table, bounds.getMinX(), bounds.getMaxY());
    }
  }

  @SuppressWarnings("unchecked") // the columns of this very table
  private boolean fill(TableColumnHeader header) {
    if (!(header.getTableColumn() instanceof TableColumn<?, ?> known)
        || !(known.getUserData() instanceof Column column)) {
      return false;
    }
    TableColumn<TableLine, ?> shown = (TableColumn<TableLine, ?>) known;
    shownFor = shown;
    boolean grouped = column.equals(model.grouped().byProperty().get());
    MenuItem group =
        item(
            "heading-group",
            grouped
                ? Text.of("grouping.off")
                : Text.of("heading.group", Names.shown(column.title())),
            Feather.LAYERS,
            () -> model.grouped().byProperty().set(grouped ? null : column));
    group.setDisable(!column.isGrouping());
    MenuItem filter =
        item(
            "heading-filter",
            Text.of("heading.filter"),
            Feather.FILTER,
            () -> filterBy.accept(column));
    filter.setDisable(FilterTerm.beginning(column).isEmpty());
    MenuItem hide =
        item(
            "heading-hide",
            Text.of("heading.hide"),
            Feather.EYE_OFF,
            () -> columns.show(columns.shown().stream().filter(c -> !c.equals(column)).toList()));
    hide.setDisable(table.getVisibleLeafColumns().size() < 2);
    List<MenuItem> items = new ArrayList<>();
    items.add(
        item(
            "heading-ascending",
            Text.of("heading.ascending"),
            Feather.ARROW_UP,
            () -> columns.sortOnlyBy(column, false)));
    items.add(
        item(
            "heading-descending",
            Text.of("heading.descending"),
            Feather.ARROW_DOWN,
            () -> columns.sortOnlyBy(column, true)));
    items.add(group);
    items.add(filter);
    items.add(new SeparatorMenuItem());
    items.add(
        item(
            "heading-fit",
            Text.of("heading.fit"),
            Feather.MAXIMIZE_2,
            () -> columns.fit(List.of(column))));
    items.add(
        item(
            "heading-fit-all",
            Text.of("heading.fitAll"),
            Feather.MAXIMIZE,
            () -> columns.fit(columns.shown())));
    items.add(hide);
    items.add(new SeparatorMenuItem());
    items.add(item("heading-columns", Text.of("menu.columns"), Feather.COLUMNS, choose));
    menu.hide();
    // A new one: the former remembers which of its entries was chosen.
    menu = new ContextMenu(items.toArray(MenuItem[]::new));
    // Keys come into a popup past its window.
    menu.getScene().addEventFilter(KeyEvent.KEY_PRESSED, this::keyInMenu);
    return true;
  }

  private static MenuItem item(String id, String text, @Nullable Feather icon, Runnable action) {
    return GroupHeadings.item(id, text, icon, action);
  }

  private static @Nullable TableColumnHeader headerAt(EventTarget target) {
    Node at = target instanceof Node node ? node : null;
    while (at != null && !(at instanceof TableColumnHeader)) {
      at = at.getParent();
    }
    return at instanceof TableColumnHeader header ? header : null;
  }

  private static @Nullable Node within(EventTarget target, String styleClass) {
    Node at = target instanceof Node node ? node : null;
    while (at != null && !at.getStyleClass().contains(styleClass)) {
      at = at.getParent();
    }
    return at;
  }
}
