package io.novadesk.view.parts;

import java.util.HashMap;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;

/**
 * Keeps the uppermost row of a table where it is while the table gets another height. JavaFX keeps
 * the share that was scrolled instead, and so moves every row.
 */
public final class TopRows {
  private TopRows() {}

  /**
   * Makes a change that gives the tables within another height.
   *
   * @param within laid out by the end
   */
  public static void keep(Parent within, Runnable change) {
    Map<TableView<?>, Integer> tops = new HashMap<>();
    for (Node node : within.lookupAll(".table-view")) {
      if (node instanceof TableView<?> table
          && table.lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
        IndexedCell<?> top = flow.getFirstVisibleCell();
        if (top != null) {
          tops.put(table, top.getIndex());
        }
      }
    }
    change.run();
    // What has just come has no size before its style.
    within.applyCss();
    within.layout();
    tops.forEach(TableView::scrollTo);
  }
}
