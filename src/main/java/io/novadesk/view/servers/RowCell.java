package io.novadesk.view.servers;

import io.novadesk.viewmodel.servers.SeenLine;
import io.novadesk.viewmodel.servers.ServerRow;
import io.novadesk.viewmodel.servers.TableLine;
import javafx.css.PseudoClass;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;

/**
 * A cell of the server table. JavaFX empties all cells of a table and fills them again whenever the
 * list grows, and styles a text anew each time that it changes: an empty cell therefore only
 * becomes transparent, and finds its text again when nothing else has to be shown in its place.
 * (Made invisible instead, the cells of a table that had been warmed up stayed empty for good.)
 */
abstract class RowCell extends TableCell<TableLine, TableLine> {
  private static final PseudoClass LAST_SEEN = PseudoClass.getPseudoClass("last-seen");

  /** Shows this server. */
  abstract void show(ServerRow row);

  /** Shows what was last seen of a server. */
  abstract void show(SeenLine line);

  /** Shows the same server again, of which time alone has changed what is to be read. */
  final void showAgain() {
    if (!isEmpty() && getItem() instanceof ServerRow row) {
      fill(row);
    }
  }

  @Override
  protected final void updateItem(@Nullable TableLine line, boolean empty) {
    super.updateItem(line, empty);
    boolean server = !empty && (line instanceof ServerRow || line instanceof SeenLine);
    setOpacity(server ? 1 : 0);
    if (server && line instanceof ServerRow row) {
      fill(row);
    } else if (server && line instanceof SeenLine seen) {
      pseudoClassStateChanged(LAST_SEEN, true);
      show(seen);
    }
  }

  private void fill(ServerRow row) {
    pseudoClassStateChanged(LAST_SEEN, row.isStale() || row.then() != null);
    show(row);
  }
}
