package io.novadesk.view.servers;

import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.servers.GroupHeading;
import io.novadesk.viewmodel.servers.TableLine;
import javafx.css.PseudoClass;
import javafx.event.EventTarget;
import javafx.scene.Node;
import javafx.scene.control.Skin;
import javafx.scene.control.TableRow;
import javafx.scene.control.skin.TableRowSkin;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/**
 * A line of the server table: a row of cells, or a heading that lies over cells which then show
 * nothing.
 */
final class LineRow extends TableRow<TableLine> {
  private static final PseudoClass HEADING = PseudoClass.getPseudoClass("heading");

  private final GroupHeadings headings;
  private @Nullable GroupLine line;

  LineRow(GroupHeadings headings) {
    this.headings = headings;
    // Before the cells, which would select the line.
    addEventFilter(MouseEvent.MOUSE_PRESSED, this::pressed);
    addEventFilter(MouseEvent.MOUSE_RELEASED, this::keepFromCells);
    addEventFilter(MouseEvent.MOUSE_CLICKED, this::keepFromCells);
    addEventFilter(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::menu);
  }

  /** The heading that is shown; null where a server is, or nothing. */
  @Nullable GroupHeading heading() {
    return !isEmpty() && getItem() instanceof GroupHeading heading ? heading : null;
  }

  @Override
  protected void updateItem(@Nullable TableLine item, boolean empty) {
    super.updateItem(item, empty);
    GroupHeading heading = heading();
    pseudoClassStateChanged(HEADING, heading != null);
    if (heading == null) {
      if (line != null && line.isVisible()) {
        line.setVisible(false);
        setAccessibleText(null);
      }
      return;
    }
    if (line == null) {
      line = new GroupLine();
      requestLayout();
    }
    line.setVisible(true);
    line.show(heading);
    setAccessibleText(
        Text.of(
            heading.folded() ? "grouping.folded" : "grouping.unfolded",
            heading.title(),
            heading.count()));
  }

  @Override
  protected Skin<?> createDefaultSkin() {
    return new LineSkin(this);
  }

  private void pressed(MouseEvent event) {
    GroupHeading heading = heading();
    if (heading == null) {
      return;
    }
    event.consume();
    getTableView().requestFocus();
    getTableView().getFocusModel().focus(getIndex());
    // The second half of a double click would undo what the first one did.
    if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 1) {
      if (line != null && isIn(event.getTarget(), line.count())) {
        headings.select(heading);
      } else {
        headings.toggle(heading);
      }
    }
  }

  private static boolean isIn(EventTarget target, Node node) {
    Node at = target instanceof Node hit ? hit : null;
    while (at != null && at != node) {
      at = at.getParent();
    }
    return at != null;
  }

  private void keepFromCells(MouseEvent event) {
    if (heading() != null) {
      event.consume();
    }
  }

  private void menu(ContextMenuEvent event) {
    GroupHeading heading = heading();
    if (heading != null) {
      headings.menu(heading).show(this, event.getScreenX(), event.getScreenY());
      event.consume();
    }
  }

  private static final class LineSkin extends TableRowSkin<TableLine> {
    private final LineRow row;

    LineSkin(LineRow row) {
      super(row);
      this.row = row;
    }

    /** The cells come and go with the columns; the heading lies over whichever there are. */
    @Override
    protected void layoutChildren(double x, double y, double width, double height) {
      super.layoutChildren(x, y, width, height);
      if (row.line != null) {
        if (!getChildren().contains(row.line)) {
          getChildren().add(row.line);
        }
        row.line.resizeRelocate(0, 0, row.getWidth(), row.getHeight());
        row.line.setViewOrder(-1);
      }
    }
  }
}
