package io.novadesk.testing;

import java.util.List;
import java.util.stream.Stream;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TreeView;
import javafx.scene.text.Text;

/** What somebody who does not see the window would not be told of. */
public final class Nameless {
  private Nameless() {}

  /** The painted controls of a node that have no name, or no role; on the JavaFX thread. */
  public static List<String> in(Node root) {
    return painted(root).filter(Nameless::isFault).map(Nameless::describe).distinct().toList();
  }

  private static Stream<Node> painted(Node node) {
    if (!node.isVisible() || node.getOpacity() == 0) {
      return Stream.empty();
    }
    Stream<Node> below =
        node instanceof Parent parent && !isWhole(node)
            ? parent.getChildrenUnmodifiable().stream().flatMap(Nameless::painted)
            : Stream.empty();
    return Stream.concat(Stream.of(node), below);
  }

  /** What is made of parts that nobody meets by themselves. */
  private static boolean isWhole(Node node) {
    return node instanceof ComboBoxBase || node instanceof Spinner || node instanceof ButtonBase;
  }

  private static boolean isFault(Node node) {
    return switch (node) {
      case TableRow<?> _ -> false;
      case IndexedCell<?> cell -> hasWords(cell) && name(cell).isEmpty() && !hasNamedPart(cell);
      case ButtonBase button -> !isPartOfSkin(button) && name(button).isEmpty();
      case TextInputControl _,
          ComboBoxBase<?> _,
          Spinner<?> _,
          Slider _,
          TableView<?> _,
          ListView<?> _,
          TreeView<?> _ ->
          name(node).isEmpty();
      default -> node.getOnMouseClicked() != null && (hasNoRole(node) || name(node).isEmpty());
    };
  }

  private static boolean hasNoRole(Node node) {
    return node.getAccessibleRole() == AccessibleRole.NODE
        || node.getAccessibleRole() == AccessibleRole.PARENT
        || node.getAccessibleRole() == AccessibleRole.TEXT;
  }

  private static boolean isPartOfSkin(Node button) {
    return button.getStyleClass().stream().anyMatch(name -> name.endsWith("arrow-button"));
  }

  private static boolean hasWords(Node cell) {
    return painted(cell).anyMatch(part -> part instanceof Text text && !text.getText().isBlank());
  }

  private static boolean hasNamedPart(Node cell) {
    return painted(cell).anyMatch(part -> part != cell && !name(part).isEmpty());
  }

  private static String name(Node node) {
    if (node.getAccessibleText() != null && !node.getAccessibleText().isBlank()) {
      return node.getAccessibleText();
    }
    if (node.queryAccessibleAttribute(AccessibleAttribute.LABELED_BY) instanceof Labeled label
        && label.getText() != null) {
      return label.getText().strip();
    }
    return node instanceof Labeled labeled && labeled.getText() != null
        ? labeled.getText().strip()
        : "";
  }

  private static String describe(Node node) {
    StringBuilder way = new StringBuilder();
    Node at = node;
    for (int i = 0; i < 5 && at != null; at = at.getParent(), i++) {
      way.insert(
          0, " > " + at.getClass().getSimpleName() + (at.getId() == null ? "" : "#" + at.getId()));
    }
    return way.substring(3);
  }
}
