package io.novadesk.view;

import atlantafx.base.controls.ModalPane;
import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * Shows dialogs inside the window: they move with it, never hide behind it, and keep the keyboard
 * to themselves while they are open.
 */
public final class ModalHost {
  private final StackPane root = new StackPane();
  private final ModalPane pane = new ModalPane();
  private final ChangeListener<Node> keepFocus = (_, _, now) -> returnFocus(now);
  private @Nullable Node focusBefore;
  private @Nullable Node first;
  private @Nullable Runnable onClosed;

  public ModalHost(Node content) {
    pane.setId("modal");
    pane.setPersistent(false);
    root.getChildren().addAll(content, pane);
    pane.displayProperty()
        .addListener(
            (_, _, shown) -> {
              if (!shown) {
                closed();
              }
            });
  }

  public StackPane root() {
    return root;
  }

  public boolean isOpen() {
    return pane.isDisplay();
  }

  /**
   * Opens a dialog.
   *
   * @param focus what gets the keyboard first
   * @param whenClosed runs however it is closed
   */
  public void show(Region dialog, Node focus, Runnable whenClosed) {
    close();
    focusBefore = root.getScene() == null ? null : root.getScene().getFocusOwner();
    first = focus;
    onClosed = whenClosed;
    VBox card = new VBox(dialog);
    card.getStyleClass().add("modal-card");
    card.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    pane.show(card);
    if (root.getScene() != null) {
      root.getScene().focusOwnerProperty().addListener(keepFocus);
    }
    focus.requestFocus();
  }

  public void close() {
    if (pane.isDisplay()) {
      pane.hide();
    }
  }

  private void closed() {
    if (root.getScene() != null) {
      root.getScene().focusOwnerProperty().removeListener(keepFocus);
    }
    Runnable closing = onClosed;
    Node back = focusBefore;
    onClosed = null;
    focusBefore = null;
    first = null;
    if (back != null) {
      back.requestFocus();
    }
    if (closing != null) {
      closing.run();
    }
  }

  private void returnFocus(@Nullable Node now) {
    if (now == null || first == null || !pane.isDisplay()) {
      return;
    }
    for (Parent parent = now.getParent(); parent != null; parent = parent.getParent()) {
      if (parent == pane) {
        return;
      }
    }
    if (now != pane) {
      first.requestFocus();
    }
  }
}
