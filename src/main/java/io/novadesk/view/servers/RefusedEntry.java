package io.novadesk.view.servers;

import javafx.beans.value.ObservableBooleanValue;
import javafx.css.PseudoClass;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.stage.WindowEvent;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * Paints an entry of a menu grey while it would only say why it cannot act. JavaFX copies the style
 * classes of an entry once, when it first builds the popup, and forgets later changes. So the state
 * stands on the painted entry itself, as a pseudo-class, and is set again at each opening.
 */
final class RefusedEntry {
  private static final PseudoClass REFUSED = PseudoClass.getPseudoClass("refused");

  private final MenuItem item;
  private final ObservableBooleanValue refused;
  private final EventHandler<WindowEvent> onShown = _ -> paint();

  private RefusedEntry(MenuItem item, ObservableBooleanValue refused) {
    this.item = item;
    this.refused = refused;
  }

  /** Follows the value until the subscription ends. */
  static Subscription mark(MenuItem item, ObservableBooleanValue refused) {
    RefusedEntry entry = new RefusedEntry(item, refused);
    return Subscription.combine(
        refused.subscribe(_ -> entry.paint()), item.parentPopupProperty().subscribe(entry::moved));
  }

  private void moved(@Nullable ContextMenu was, @Nullable ContextMenu now) {
    if (was != null) {
      was.removeEventHandler(WindowEvent.WINDOW_SHOWN, onShown);
    }
    if (now != null) {
      now.addEventHandler(WindowEvent.WINDOW_SHOWN, onShown);
    }
  }

  private void paint() {
    Node painted = item.getStyleableNode();
    if (painted != null) {
      painted.pseudoClassStateChanged(REFUSED, refused.get());
    }
  }
}
