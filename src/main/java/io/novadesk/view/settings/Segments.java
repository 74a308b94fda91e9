package io.novadesk.view.settings;

import io.novadesk.i18n.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** A few choices that exclude each other, all of them in sight. */
final class Segments<T> {
  private final HBox node = new HBox();
  private final ToggleGroup group = new ToggleGroup();
  private final Map<T, ToggleButton> buttons = new LinkedHashMap<>();

  Segments(
      String id, String name, List<T> choices, Function<T, String> shown, Consumer<T> onChoice) {
    node.setId(id);
    node.getStyleClass().add("segments");
    for (T choice : choices) {
      ToggleButton button = new ToggleButton(shown.apply(choice));
      button.setId(id + "-" + choice);
      button.setToggleGroup(group);
      button.setAccessibleText(Text.of("settings.choice", name, shown.apply(choice)));
      button.getStyleClass().add(style(buttons.size(), choices.size()));
      button.setOnAction(
          _ -> {
            // A second click on what is chosen leaves it chosen.
            button.setSelected(true);
            onChoice.accept(choice);
          });
      buttons.put(choice, button);
      node.getChildren().add(button);
    }
  }

  private static String style(int place, int all) {
    return place == 0 ? "left-pill" : place == all - 1 ? "right-pill" : "center-pill";
  }

  void select(T choice) {
    ToggleButton button = buttons.get(choice);
    if (button != null) {
      button.setSelected(true);
    }
  }

  Node node() {
    return node;
  }

  /** The button of what is chosen. */
  @Nullable Node selected() {
    return (ToggleButton) group.getSelectedToggle();
  }
}
