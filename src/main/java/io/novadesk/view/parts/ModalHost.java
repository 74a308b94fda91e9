package io.novadesk.view.parts;

import io.novadesk.viewmodel.servers.CloudPlace;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import javafx.beans.value.ChangeListener;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * Shows dialogs inside the window: they move with it, never hide behind it, and keep mouse and
 * keyboard to themselves while they are open.
 */
public final class ModalHost {
  /** A dialog in which a person may have made something that goes with it. */
  public interface Guarded {
    /** Whether it may go now; where not, it asks the person. */
    boolean mayGo();
  }

  private final StackPane root = new StackPane();
  private final StackPane scrim = new StackPane();
  private final ClickTail clickTail = new ClickTail(root);
  private final ChangeListener<@Nullable Node> keepFocus = (_, _, now) -> returnFocus(now);
  private @Nullable Node focusBefore;
  private @Nullable Node first;
  private @Nullable Runnable onClosed;
  private @Nullable Region open;
  private boolean replacing;
  private Supplier<@Nullable CloudPlace> here = () -> null;
  private final Deque<Runnable> waiting = new ArrayDeque<>();

  public ModalHost(Node content) {
    scrim.setId("modal");
    scrim.getStyleClass().add("modal-scrim");
    scrim.setPadding(new Insets(24));
    scrim.setVisible(false);
    root.getChildren().addAll(content, scrim);
  }

  /** What the window shows, and dialogs act on: kept by whoever knows. */
  public void shows(Supplier<@Nullable CloudPlace> place) {
    here = place;
  }

  /** Where what the window shows is; null: nowhere. */
  public @Nullable CloudPlace here() {
    return here.get();
  }

  public StackPane root() {
    return root;
  }

  public boolean isOpen() {
    return replacing || scrim.isVisible();
  }

  /** Whether what is open, if anything is, may go now; where not, it asks the person. */
  public boolean mayGo() {
    return !(open instanceof Guarded guarded) || guarded.mayGo();
  }

  /**
   * Opens a dialog in place of one that may be open, unless that one would lose something: then it
   * asks, and the new one is not opened.
   *
   * @param focus what gets the keyboard first
   * @param whenClosed runs however it is closed
   */
  public void show(Region dialog, Node focus, Runnable whenClosed) {
    if (!mayGo()) {
      whenClosed.run();
      return;
    }
    replacing = true;
    closeShown();
    replacing = false;
    focusBefore = root.getScene() == null ? null : root.getScene().getFocusOwner();
    first = focus;
    onClosed = whenClosed;
    open = dialog;
    StackPane card = new StackPane(dialog);
    card.getStyleClass().add("modal-card");
    card.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    // In the middle, unless the dialog wishes otherwise.
    StackPane.setAlignment(card, StackPane.getAlignment(dialog));
    scrim.getChildren().setAll(card);
    scrim.setVisible(true);
    if (root.getScene() != null) {
      root.getScene().focusOwnerProperty().addListener(keepFocus);
    }
    // What lies in a scroll pane is in the scene, and takes the keyboard, only once that has its
    // skin.
    card.applyCss();
    focus.requestFocus();
  }

  /**
   * Runs {@code action}, which opens a dialog, as soon as none is open: what a person is in the
   * middle of typing is never taken away.
   */
  public void whenFree(Runnable action) {
    if (isOpen()) {
      waiting.add(action);
    } else {
      action.run();
    }
  }

  /** Closes this dialog, if it is the one that is open. */
  public void dismiss(Region dialog) {
    if (dialog.equals(open)) {
      close();
    }
  }

  /** Closes what is open, if anything is. */
  public void close() {
    closeShown();
    while (!isOpen() && !waiting.isEmpty()) {
      waiting.remove().run();
    }
  }

  private void closeShown() {
    if (!scrim.isVisible()) {
      return;
    }
    if (root.getScene() != null) {
      root.getScene().focusOwnerProperty().removeListener(keepFocus);
    }
    clickTail.cut();
    scrim.setVisible(false);
    scrim.getChildren().clear();
    Runnable closing = onClosed;
    Node back = focusBefore;
    onClosed = null;
    focusBefore = null;
    first = null;
    open = null;
    if (back != null) {
      back.requestFocus();
    }
    if (closing != null) {
      closing.run();
    }
  }

  /** Tab must not lead out of the dialog into what lies under it. */
  private void returnFocus(@Nullable Node now) {
    if (now == null || first == null) {
      return;
    }
    for (Parent parent = now.getParent(); parent != null; parent = parent.getParent()) {
      if (parent == scrim) {
        return;
      }
    }
    first.requestFocus();
  }
}
