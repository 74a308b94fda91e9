package io.novadesk.view.servers;

import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.servers.GroupHeading;
import io.novadesk.viewmodel.servers.SeenHeading;
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
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * A line of the server table: a row of cells, or a heading that lies over cells which then show
 * nothing.
 */
final class LineRow extends TableRow<TableLine> {
  private static final PseudoClass HEADING = PseudoClass.getPseudoClass("heading");

  private final GroupHeadings headings;
  private @Nullable GroupLine line;
  private @Nullable SeenCloudLine seen;

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

  /** The cloud that has told nothing yet and whose heading is shown; null where there is none. */
  @Nullable SeenHeading cloud() {
    return !isEmpty() && getItem() instanceof SeenHeading heading ? heading : null;
  }

  private void showCloud() {
    SeenHeading cloud = cloud();
    if (cloud == null) {
      if (seen != null && seen.isVisible()) {
        seen.setVisible(false);
        setAccessibleText(null);
      }
      return;
    }
    if (seen == null) {
      seen = new SeenCloudLine();
      requestLayout();
    }
    seen.setVisible(true);
    seen.show(cloud);
    setAccessibleText(Text.of("lastSeen.heading.spoken", cloud.cloud(), cloud.told()));
  }

  @Override
  protected void updateItem(@Nullable TableLine item, boolean empty) {
    super.updateItem(item, empty);
    GroupHeading heading = heading();
    pseudoClassStateChanged(HEADING, heading != null || cloud() != null);
    showCloud();
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
    SeenHeading cloud = cloud();
    if (cloud != null) {
      event.consume();
      if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 1) {
        headings.visit(cloud);
      }
      return;
    }
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
    if (heading() != null || cloud() != null) {
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
      cover(row.line);
      cover(row.seen);
    }

    private void cover(@Nullable Region heading) {
      if (heading != null) {
        if (!getChildren().contains(heading)) {
          getChildren().add(heading);
        }
        heading.resizeRelocate(0, 0, row.getWidth(), row.getHeight());
        heading.setViewOrder(-1);
      }
    }
  }
}
