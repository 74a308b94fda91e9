package io.novadesk.tour;

import io.novadesk.cloud.action.ServerAction;
import java.util.List;
import java.util.Objects;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;

/** A button, of whatever kind, with an id. */
final class SweptButton implements Swept {
  private final Node around;
  private final String id;
  private final TourGuide guide;
  private final IntSupplier exchanges;
  private int asked;
  private boolean ticked;
  private String words = "";

  /**
   * @param exchanges changes when a cloud was asked something
   */
  private SweptButton(Node around, String id, TourGuide guide, IntSupplier exchanges) {
    this.around = around;
    this.id = id;
    this.guide = guide;
    this.exchanges = exchanges;
  }

  /** Those that are seen within a node. */
  static List<Swept> within(Node node, TourGuide guide, IntSupplier exchanges) {
    return buttons(node)
        .filter(SweptButton::isSeen)
        .map(Node::getId)
        .distinct()
        .map(id -> (Swept) new SweptButton(node, id, guide, exchanges))
        .toList();
  }

  private static Stream<ButtonBase> buttons(Node node) {
    return node.lookupAll("*").stream()
        .filter(found -> found instanceof ButtonBase && found.getId() != null)
        .map(ButtonBase.class::cast);
  }

  private static boolean isSeen(Node node) {
    if (node.getScene() == null) {
      return false;
    }
    Bounds bounds = node.localToScene(node.getLayoutBounds());
    for (Node n = node; n != null; n = n.getParent()) {
      if (!n.isVisible() || (isClip(n) && !holdsMiddle(n, bounds))) {
        return false;
      }
    }
    return true;
  }

  /** What scrolls hides what it is not scrolled to. */
  private static boolean isClip(Node node) {
    return node instanceof ScrollPane || node instanceof VirtualFlow<?> || node.getParent() == null;
  }

  private static boolean holdsMiddle(Node around, Bounds bounds) {
    return around
        .localToScene(around.getLayoutBounds())
        .contains(bounds.getCenterX(), bounds.getCenterY());
  }

  /** It may be another one each time. */
  private @Nullable ButtonBase found() {
    return buttons(around)
        .filter(button -> id.equals(button.getId()) && isSeen(button))
        .findFirst()
        .orElse(null);
  }

  private ButtonBase button() {
    return Objects.requireNonNull(found(), () -> name() + " has gone");
  }

  @Override
  public String name() {
    return "button " + id;
  }

  @Override
  public boolean isThere() {
    return found() != null;
  }

  @Override
  public boolean isGrey() {
    return button().isDisabled();
  }

  /** What its tooltip says, or that of what is around it because it is grey. */
  @Override
  public String reason() {
    for (Node node = button(); node != null; node = node.getParent()) {
      if (node.getProperties().get("javafx.scene.control.Tooltip") instanceof Tooltip tip) {
        return String.valueOf(tip.getText());
      }
    }
    return "";
  }

  @Override
  public @Nullable ServerAction action() {
    return Swept.actionOf(id);
  }

  @Override
  public void approach(Hand hand, boolean byKey) throws Exception {
    guide.fx(
        () -> {
          ticked = isTicked(button());
          asked = exchanges.getAsInt();
          words = WindowState.words(around);
          if (byKey) {
            button().requestFocus();
          }
          return true;
        });
  }

  private static boolean isTicked(ButtonBase button) {
    return switch (button) {
      case ToggleButton toggle -> toggle.isSelected();
      case CheckBox box -> box.isSelected();
      default -> false;
    };
  }

  @Override
  public @Nullable String fire(Hand hand, boolean byKey) throws Exception {
    ButtonBase button = guide.fx(this::button);
    if (!byKey) {
      hand.click(button);
      return null;
    }
    // The Headless platform never lets go of a button that was clicked; such a one hears no key.
    if (guide.fx(button::isPressed)) {
      return UNREACHED;
    }
    boolean grey = guide.fx(button::isDisabled);
    if (guide.fx(button::isFocused)) {
      hand.press(KeyCode.SPACE);
      return grey ? "is grey and takes the keyboard" : null;
    }
    // One that Tab leaves out has its own key.
    return grey || !button.isFocusTraversable() ? null : "takes no keys";
  }

  @Override
  public boolean didMore() {
    ButtonBase button = found();
    return hasPopup()
        || button == null
        || isTicked(button) != ticked
        || asksTheCloud()
        || (isOfAPart() && !WindowState.words(around).equals(words));
  }

  /** In the whole window something is written all the time. */
  private boolean isOfAPart() {
    return action() == null && around != around.getScene().getRoot();
  }

  private static boolean hasPopup() {
    return javafx.stage.Window.getWindows().size() > 1;
  }

  /** A server that was acted on is another matter: that has to be told. */
  private boolean asksTheCloud() {
    return action() == null && exchanges.getAsInt() != asked;
  }
}
