package io.novadesk.view.shell;

import io.novadesk.profile.Preferences;
import io.novadesk.viewmodel.settings.SettingsViewModel;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** A menu of what excludes each other, with a mark at what is chosen. */
final class Choices<T> {
  private final Menu menu;
  private final ToggleGroup group = new ToggleGroup();
  private final Map<T, RadioMenuItem> items = new LinkedHashMap<>();
  private Consumer<T> chosen = _ -> {};
  private Subscription subscription = Subscription.EMPTY;

  Choices(String id, String title) {
    menu = new Menu(title);
    menu.setId(id);
  }

  Choices<T> add(String id, String name, T value) {
    RadioMenuItem item = new RadioMenuItem(name);
    item.setId(id);
    item.setToggleGroup(group);
    item.setOnAction(_ -> chosen.accept(value));
    items.put(value, item);
    menu.getItems().add(item);
    return this;
  }

  /** What follows the choices. */
  Choices<T> with(MenuItem... others) {
    menu.getItems().addAll(others);
    return this;
  }

  Choices<T> onChoice(Consumer<T> action) {
    chosen = action;
    return this;
  }

  /** Marks what is set, by whatever it was set. */
  Choices<T> follow(SettingsViewModel settings, Function<Preferences, T> value) {
    subscription =
        settings.preferencesProperty().subscribe(now -> mark(items.get(value.apply(now))));
    return this;
  }

  private void mark(@Nullable RadioMenuItem item) {
    if (item == null) {
      group.selectToggle(null);
    } else {
      item.setSelected(true);
    }
  }

  Menu menu() {
    return menu;
  }

  Subscription subscription() {
    return subscription;
  }
}
