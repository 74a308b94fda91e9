package io.novadesk.view.parts;

import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Separator;
import javafx.scene.layout.HBox;

/**
 * A bar of buttons that do without their words where these do not fit, and without the lines
 * between them where that is not enough: words differ in length from language to language, and no
 * bar may keep a window from becoming narrow.
 */
public class CompactBar extends HBox {
  private final ReadOnlyBooleanWrapper compact = new ReadOnlyBooleanWrapper();
  private final InvalidationListener onScale = _ -> measure();
  private final ReadOnlyBooleanWrapper tight = new ReadOnlyBooleanWrapper();
  private double wide;
  private double narrow;

  @SuppressWarnings("this-escape") // What is called here no subclass changes.
  protected CompactBar() {
    getStyleClass().add("action-bar");
    tight.subscribe(now -> showLines(!now));
    widthProperty().subscribe(this::fit);
    // Weak: the size of text outlives every bar.
    Look.scale().addListener(new WeakInvalidationListener(onScale));
  }

  private void measure() {
    compact.set(false);
    applyCss();
    fit();
  }

  private void fit() {
    if (!compact.get()) {
      wide = prefWidth(-1);
    }
    compact.set(getWidth() > 0 && getWidth() < wide);
    if (!tight.get()) {
      narrow = prefWidth(-1);
    }
    tight.set(compact.get() && getWidth() < narrow);
  }

  private void showLines(boolean shown) {
    for (Node node : getChildren()) {
      if (node instanceof Separator) {
        node.setVisible(shown);
        node.setManaged(shown);
      }
    }
  }

  /** Whether even that leaves too little room. */
  protected final ReadOnlyBooleanProperty tightProperty() {
    return tight.getReadOnlyProperty();
  }

  /** Whether the buttons show their icons alone. */
  protected final ReadOnlyBooleanProperty compactProperty() {
    return compact.getReadOnlyProperty();
  }

  /** From here on the button's words come and go; those who listen hear them always. */
  protected final void dropWords(Button button) {
    button.setMinWidth(USE_PREF_SIZE);
    button.setAccessibleText(button.getText());
    compact.subscribe(
        now -> button.setContentDisplay(now ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT));
  }

  @Override
  protected double computeMinWidth(double height) {
    return 0;
  }
}
