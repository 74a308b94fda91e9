package io.novadesk.view.servers;

import io.novadesk.i18n.Text;
import io.novadesk.view.parts.Icons;
import io.novadesk.viewmodel.servers.GroupHeading;
import io.novadesk.viewmodel.servers.SeenHeading;
import io.novadesk.viewmodel.servers.ServerTableViewModel;
import io.novadesk.viewmodel.servers.TableLine;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableView;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** What a person does with the headings over the groups of the table, by mouse and by key. */
final class GroupHeadings {
  private final TableView<TableLine> table;
  private final ServerTableViewModel model;
  private final Consumer<String> toCloud;

  /**
   * @param toCloud goes to the entry of the tree with this id
   */
  GroupHeadings(TableView<TableLine> table, ServerTableViewModel model, Consumer<String> toCloud) {
    this.table = table;
    this.model = model;
    this.toCloud = toCloud;
    table.setRowFactory(_ -> new LineRow(this));
    table.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    table.addEventFilter(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::menuByKey);
  }

  void toggle(GroupHeading heading) {
    model.grouped().fold(heading, !heading.folded());
  }

  /** Goes to a cloud that has told nothing yet, where it can be helped. */
  void visit(SeenHeading heading) {
    toCloud.accept(heading.id());
  }

  void select(GroupHeading heading) {
    model.selectGroup(heading);
  }

  ContextMenu menu(GroupHeading heading) {
    MenuItem select =
        item(
            "group-select",
            Text.of("grouping.select", heading.count()),
            Feather.CHECK_SQUARE,
            () -> select(heading));
    MenuItem fold =
        item(
            "group-fold",
            Text.of(heading.folded() ? "grouping.unfold" : "grouping.fold"),
            heading.folded() ? Feather.CHEVRON_DOWN : Feather.CHEVRON_RIGHT,
            () -> toggle(heading));
    return new ContextMenu(
        select,
        new SeparatorMenuItem(),
        fold,
        item("group-fold-all", Text.of("grouping.foldAll"), null, model.grouped()::foldAll),
        item("group-unfold-all", Text.of("grouping.unfoldAll"), null, model.grouped()::unfoldAll),
        new SeparatorMenuItem(),
        item(
            "group-off",
            Text.of("grouping.off"),
            Feather.X,
            () -> model.grouped().byProperty().set(null)));
  }

  static MenuItem item(String id, String text, @Nullable Feather icon, Runnable action) {
    MenuItem item = new MenuItem(text, icon == null ? null : Icons.of(icon));
    item.setId(id);
    item.setMnemonicParsing(false);
    item.setOnAction(_ -> action.run());
    return item;
  }

  /** As in a tree; the table's own keys for these only scroll sideways. */
  private void key(KeyEvent event) {
    int at = table.getFocusModel().getFocusedIndex();
    boolean plain =
        !event.isShiftDown() && !event.isControlDown() && !event.isAltDown() && !event.isMetaDown();
    if (plain && event.getCode() == KeyCode.ENTER && line(at) instanceof SeenHeading cloud) {
      visit(cloud);
      event.consume();
      return;
    }
    if (model.grouped().byProperty().get() == null || !plain || line(at) == null) {
      return;
    }
    boolean taken =
        switch (event.getCode()) {
          case LEFT, KP_LEFT -> left(at);
          case RIGHT, KP_RIGHT -> right(at);
          case ENTER -> {
            GroupHeading heading = heading(at);
            if (heading != null) {
              toggle(heading);
            }
            yield heading != null;
          }
          case SPACE -> {
            GroupHeading heading = heading(at);
            if (heading != null) {
              select(heading);
            }
            yield heading != null;
          }
          default -> false;
        };
    if (taken) {
      event.consume();
    }
  }

  private boolean left(int at) {
    int top = at;
    while (heading(top) == null && top > 0) {
      top--;
    }
    GroupHeading heading = heading(top);
    if (heading != null && !heading.folded()) {
      toggle(heading);
    }
    table.getFocusModel().focus(top);
    table.scrollTo(Math.min(top, topOfView(top)));
    return true;
  }

  /** Where the view begins when the line is to be seen: unchanged while it can be. */
  private int topOfView(int line) {
    return table.lookup(".virtual-flow") instanceof javafx.scene.control.skin.VirtualFlow<?> flow
            && flow.getFirstVisibleCell() != null
        ? Math.min(line, flow.getFirstVisibleCell().getIndex())
        : line;
  }

  private boolean right(int at) {
    GroupHeading heading = heading(at);
    if (heading != null && heading.folded()) {
      toggle(heading);
    } else if (heading != null && line(at + 1) != null) {
      table.getSelectionModel().clearAndSelect(at + 1);
    }
    return true;
  }

  private void menuByKey(ContextMenuEvent event) {
    GroupHeading heading = heading(table.getFocusModel().getFocusedIndex());
    if (event.isKeyboardTrigger() && heading != null && table.getSelectionModel().isEmpty()) {
      Point2D place = below(table.getFocusModel().getFocusedIndex());
      menu(heading).show(table, place.getX(), place.getY());
      event.consume();
    }
  }

  /** Where a menu of a line begins, on the screen. */
  private Point2D below(int index) {
    for (var node : table.lookupAll(".table-row-cell")) {
      if (node instanceof LineRow row && row.getIndex() == index && row.isVisible()) {
        Bounds bounds = row.localToScreen(row.getBoundsInLocal());
        return new Point2D(bounds.getMinX() + 24, bounds.getMaxY());
      }
    }
    return table.localToScreen(24, 60);
  }

  private @Nullable TableLine line(int index) {
    return index >= 0 && index < table.getItems().size() ? table.getItems().get(index) : null;
  }

  private @Nullable GroupHeading heading(int index) {
    return line(index) instanceof GroupHeading heading ? heading : null;
  }
}
