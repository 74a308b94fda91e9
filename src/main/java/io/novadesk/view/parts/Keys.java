package io.novadesk.view.parts;

import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.settings.Shortcut;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/** The keys that are in force now, for all that shows them or listens to them. JavaFX thread. */
public final class Keys {
  private static final ObjectProperty<Map<String, String>> CHOSEN =
      new SimpleObjectProperty<>(Map.of());

  private Keys() {}

  /**
   * @param chosen keys in place of a command's own, by its name; what no keyboard has is passed
   *     over
   */
  public static void use(Map<String, String> chosen) {
    CHOSEN.set(Map.copyOf(chosen));
  }

  public static KeyCombination of(Shortcut shortcut) {
    String chosen = CHOSEN.get().get(shortcut.name());
    if (chosen != null && shortcut.canChange()) {
      try {
        return KeyCombination.valueOf(chosen);
      } catch (IllegalArgumentException _) {
        // Of another version, or typed into the file.
      }
    }
    return KeyCombination.valueOf(shortcut.usualKeys());
  }

  /** Keys as a person reads them; what no keyboard has stays as it is written. */
  public static String shown(String keys) {
    try {
      return KeyCombination.valueOf(keys).getDisplayText();
    } catch (IllegalArgumentException _) {
      return keys;
    }
  }

  /** As a person reads it, such as "Ctrl+Shift+A". */
  public static String shown(Shortcut shortcut) {
    return of(shortcut).getDisplayText();
  }

  /** A sentence with the keys of a command in it. */
  public static ObservableValue<String> sentence(String key, Shortcut shortcut) {
    return CHOSEN.map(_ -> Text.of(key, shown(shortcut)));
  }

  /** Lets a button without words say what it does and by which keys. */
  public static void explain(ButtonBase button, String key, Shortcut shortcut) {
    Tooltip tip = new Tooltip();
    tip.textProperty().bind(sentence(key, shortcut));
    button.setTooltip(tip);
    button.accessibleTextProperty().bind(sentence(key, shortcut));
  }

  /** Lets an entry of a menu answer to the keys. */
  public static void bind(MenuItem item, Shortcut shortcut) {
    item.acceleratorProperty().bind(Bindings.createObjectBinding(() -> of(shortcut), CHOSEN));
  }

  /** Lets an entry answer to what stands for its keys on other keyboards, anywhere in a node. */
  public static void alsoIn(Node node, MenuItem item, Shortcut shortcut) {
    node.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          boolean usual = of(shortcut).equals(KeyCombination.valueOf(shortcut.usualKeys()));
          if (usual
              && shortcut.alsoKeys().stream()
                  .map(KeyCombination::valueOf)
                  .anyMatch(keys -> keys.match(event))) {
            event.consume();
            item.fire();
          }
        });
  }
}
