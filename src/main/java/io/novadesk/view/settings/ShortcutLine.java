package io.novadesk.view.settings;

import atlantafx.base.theme.Styles;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.Icons;
import io.novadesk.viewmodel.settings.Shortcut;
import io.novadesk.viewmodel.settings.ShortcutsViewModel;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyCombination.Modifier;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** One shortcut: what it does and its keys, which a click lets a person press anew. */
final class ShortcutLine extends HBox {
  private final ShortcutsViewModel model;
  private final Shortcut shortcut;
  private final Button keys = new Button();
  private boolean listening;

  ShortcutLine(ShortcutsViewModel model, Shortcut shortcut) {
    this.model = model;
    this.shortcut = shortcut;
    getStyleClass().add("shortcut-line");
    setAlignment(Pos.CENTER_LEFT);
    Label title = new Label(shortcut.title());
    title.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(title, Priority.ALWAYS);
    getChildren().add(title);
    if (!shortcut.canChange()) {
      Label fixed = new Label(model.keys(shortcut));
      fixed.getStyleClass().addAll("keys", "keys-fixed");
      fixed.setMinWidth(Region.USE_PREF_SIZE);
      getChildren().add(fixed);
      return;
    }
    if (model.isChanged(shortcut)) {
      getChildren().add(reset());
    }
    keys.setId("keys-" + shortcut.name());
    keys.getStyleClass().addAll("keys", Styles.SMALL);
    keys.setMinWidth(Region.USE_PREF_SIZE);
    keys.setTooltip(new Tooltip(Text.of("shortcuts.change")));
    keys.setOnAction(_ -> listen(true));
    keys.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    keys.focusedProperty().addListener((_, _, focused) -> listen(listening && focused));
    listen(false);
    getChildren().add(keys);
  }

  private Button reset() {
    Button reset = new Button(null, Icons.of(Feather.ROTATE_CCW));
    reset.setId("keys-reset-" + shortcut.name());
    reset.getStyleClass().addAll(Styles.FLAT, Styles.BUTTON_ICON, Styles.SMALL);
    reset.setTooltip(new Tooltip(Text.of("shortcuts.reset")));
    reset.setAccessibleText(Text.of("shortcuts.reset.named", shortcut.title()));
    reset.setOnAction(_ -> model.reset(shortcut));
    return reset;
  }

  private void listen(boolean now) {
    listening = now;
    keys.setText(now ? Text.of("shortcuts.press") : model.keys(shortcut));
    keys.setAccessibleText(
        now
            ? Text.of("shortcuts.press")
            : Text.of("shortcuts.keys.named", shortcut.title(), model.keys(shortcut)));
  }

  private void pressed(KeyEvent event) {
    if (!listening || event.getCode().isModifierKey()) {
      return;
    }
    event.consume();
    listen(false);
    if (event.getCode() != KeyCode.ESCAPE) {
      take(event);
    }
  }

  private void take(KeyEvent event) {
    List<Modifier> modifiers = new ArrayList<>();
    if (event.isShortcutDown()) {
      modifiers.add(KeyCombination.SHORTCUT_DOWN);
    }
    if (event.isAltDown()) {
      modifiers.add(KeyCombination.ALT_DOWN);
    }
    boolean commands = !modifiers.isEmpty() || event.getCode().isFunctionKey();
    if (event.isShiftDown()) {
      modifiers.add(KeyCombination.SHIFT_DOWN);
    }
    String pressed =
        new KeyCodeCombination(event.getCode(), modifiers.toArray(Modifier[]::new)).getName();
    if (commands) {
      model.change(shortcut, pressed);
    } else {
      model.refuse(pressed);
    }
  }
}
