package io.novadesk.view.servers;

import io.novadesk.viewmodel.servers.TableLine;
import java.util.Comparator;
import java.util.List;
import javafx.animation.AnimationTimer;
import javafx.event.EventHandler;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/**
 * Selects rows by dragging over them. At the edge of the table it scrolls, the faster the further
 * away the pointer is. A click with an unsteady hand, or with Shift or Ctrl, is none of this.
 */
final class RowDrag {
  /** A hand that clicks moves less. */
  private static final double STEADY = 6;

  private static final double SLOWEST = 4;
  private static final double FASTEST = 60;

  private final TableView<TableLine> table;
  private final RowSelection selection;
  private final AnimationTimer scrolling =
      new AnimationTimer() {
        @Override
        public void handle(long now) {
          scroll();
        }
      };
  private final EventHandler<MouseEvent> onDragged = this::dragged;

  /** No button is down any more. */
  private final EventHandler<MouseEvent> onEnd = _ -> end();

  private @Nullable Scene scene;
  private @Nullable TableLine from;
  private double pressedAt;
  private double pointer;
  private boolean begun;

  RowDrag(TableView<TableLine> table, RowSelection selection) {
    this.table = table;
    this.selection = selection;
    table.addEventFilter(MouseEvent.MOUSE_PRESSED, this::pressed);
  }

  private void pressed(MouseEvent event) {
    end();
    boolean plain =
        event.getButton() == MouseButton.PRIMARY
            && !event.isShiftDown()
            && !event.isControlDown()
            && !event.isMetaDown()
            && !event.isAltDown();
    LineRow row = plain ? rowOf(event) : null;
    if (row != null && !row.isEmpty() && row.heading() == null) {
      from = row.getItem();
      pressedAt = event.getSceneY();
      listen(row.getScene());
    }
  }

  /** The row that was pressed may be gone when it scrolls, and the table hears no more then. */
  private void listen(Scene heard) {
    scene = heard;
    heard.addEventFilter(MouseEvent.MOUSE_DRAGGED, onDragged);
    heard.addEventFilter(MouseEvent.MOUSE_RELEASED, onEnd);
    heard.addEventFilter(MouseEvent.MOUSE_MOVED, onEnd);
  }

  private static @Nullable LineRow rowOf(MouseEvent event) {
    Node at = event.getTarget() instanceof Node node ? node : null;
    while (at != null && !(at instanceof LineRow)) {
      at = at.getParent();
    }
    return at instanceof LineRow row ? row : null;
  }

  private void dragged(MouseEvent event) {
    if (from == null || (!begun && Math.abs(event.getSceneY() - pressedAt) < STEADY)) {
      return;
    }
    begun = true;
    pointer = event.getSceneY();
    event.consume();
    select();
    if (beyond() == 0) {
      scrolling.stop();
    } else {
      scrolling.start();
    }
  }

  private void end() {
    from = null;
    begun = false;
    scrolling.stop();
    Scene heard = scene;
    scene = null;
    if (heard != null) {
      heard.removeEventFilter(MouseEvent.MOUSE_DRAGGED, onDragged);
      heard.removeEventFilter(MouseEvent.MOUSE_RELEASED, onEnd);
      heard.removeEventFilter(MouseEvent.MOUSE_MOVED, onEnd);
    }
  }

  private void scroll() {
    double beyond = beyond();
    if (beyond != 0 && table.lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
      double step = Math.clamp(Math.abs(beyond) / 3, SLOWEST, FASTEST);
      flow.scrollPixels(Math.copySign(step, beyond));
      table.layout();
      select();
    }
  }

  /** How far the pointer is above (negative) or below the rows. */
  private double beyond() {
    Node sheet = table.lookup(".clipped-container");
    if (sheet == null) {
      return 0;
    }
    Bounds rows = sheet.localToScene(sheet.getLayoutBounds());
    return pointer < rows.getMinY()
        ? pointer - rows.getMinY()
        : Math.max(0, pointer - rows.getMaxY());
  }

  private void select() {
    int start = indexOf(from);
    List<LineRow> rows = rows();
    if (start < 0 || rows.isEmpty()) {
      return;
    }
    LineRow under = rows.getFirst();
    for (LineRow row : rows) {
      if (row.localToScene(0, 0).getY() <= pointer) {
        under = row;
      }
    }
    selection.become(start, under.getIndex());
  }

  /** Those that can be seen, from the top. */
  private List<LineRow> rows() {
    return table.lookupAll(".table-row-cell").stream()
        .<LineRow>mapMulti(
            (node, to) -> {
              if (node instanceof LineRow row && row.isVisible() && !row.isEmpty()) {
                to.accept(row);
              }
            })
        .sorted(Comparator.comparingInt(LineRow::getIndex))
        .toList();
  }

  /** The line may have moved since it was pressed. */
  private int indexOf(@Nullable TableLine line) {
    for (int i = 0; line != null && i < table.getItems().size(); i++) {
      if (ShownLines.isSame(table.getItems().get(i), line)) {
        return i;
      }
    }
    return -1;
  }
}
