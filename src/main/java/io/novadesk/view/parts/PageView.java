package io.novadesk.view.parts;

import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/** What the window asks of the view of a page. */
public interface PageView {
  /** What fills the centre. */
  Node node();

  /** Takes the keyboard to where a person filters; where nothing is filtered, to the page. */
  void focusFilter();

  /** Asks how what it lists is handed over; a page that lists nothing asks nothing. */
  default void export() {}

  /** Asks which columns it shows; a page that lists nothing asks nothing. */
  default void chooseColumns() {}

  /** The table whose columns a person may arrange; null: there is none. */
  default @Nullable TableView<?> table() {
    return null;
  }

  /** The divider that a person may move; null: there is none. */
  default @Nullable SplitPane split() {
    return null;
  }

  /** Gives the room of a detail that has nothing to show to the rest of the page. */
  default void foldIfEmpty() {}

  /** Lets go of everything that it listens to. */
  void dispose();
}
