package io.novadesk.view.parts;

import java.util.function.Consumer;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/**
 * What was found for the text of a field above it. The field keeps the keyboard; the keys that move
 * through a list move the choice here. JavaFX thread.
 *
 * @param <T> what there is to choose from
 */
public final class PickList<T> extends ListView<T> {
  private static final double ROW_HEIGHT = 32;

  private final int page;

  /**
   * @param title what it is, for those who hear it
   * @param page how many rows are seen at most
   * @param onPick hears of a click on a row
   */
  public PickList(String id, String title, int page, Consumer<MouseEvent> onPick) {
    this.page = page;
    setId(id);
    setAccessibleText(title);
    setFocusTraversable(false);
    Look.keep(fixedCellSizeProperty(), ROW_HEIGHT);
    setOnMouseClicked(
        event -> {
          if (event.getButton() == MouseButton.PRIMARY) {
            onPick.accept(event);
          }
        });
  }

  /** As high as so many rows. */
  public double heightOf(int rows) {
    return Math.min(rows, page) * getFixedCellSize() + 2;
  }

  /**
   * Moves the choice, where the key does that.
   *
   * @return whether it was such a key
   */
  public boolean step(KeyEvent event) {
    int now = getSelectionModel().getSelectedIndex();
    switch (event.getCode()) {
      case DOWN -> choose(now + 1);
      case UP -> choose(now - 1);
      case PAGE_DOWN -> choose(now + page - 1);
      case PAGE_UP -> choose(now - page + 1);
      default -> {
        return false;
      }
    }
    return true;
  }

  private void choose(int index) {
    int size = getItems().size();
    if (size > 0) {
      int at = Math.clamp(index, 0, size - 1);
      getSelectionModel().select(at);
      scrollTo(Math.max(0, at - page / 2));
    }
  }
}
