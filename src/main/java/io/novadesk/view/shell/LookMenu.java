package io.novadesk.view.shell;

import io.novadesk.i18n.Text;
import io.novadesk.profile.Preferences;
import io.novadesk.profile.Preferences.Density;
import io.novadesk.profile.Settings.Theme;
import io.novadesk.view.parts.Keys;
import io.novadesk.view.parts.Look;
import io.novadesk.viewmodel.settings.SettingsViewModel;
import io.novadesk.viewmodel.settings.Shortcut;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.util.Subscription;

/** The entries of the View menu that change how everything looks. */
final class LookMenu {
  private final Choices<Theme> themes;
  private final Choices<Density> densities;
  private final Menu sizes;
  private final Subscription subscription;

  /**
   * @param window hears the keys for the size that other keyboards have
   */
  LookMenu(SettingsViewModel settings, Node window) {
    themes = new Choices<>("menu-theme", Text.of("menu.theme"));
    for (Theme theme : Theme.values()) {
      themes.add("theme-" + theme, Text.of("settings.theme." + theme), theme);
    }
    MenuItem switched = item(Shortcut.THEME, () -> settings.switchTheme(Look.isDark()));
    themes
        .with(new SeparatorMenuItem(), switched)
        .onChoice(theme -> settings.change(p -> p.withTheme(theme)))
        .follow(settings, preferences -> preferences.theme());
    densities = new Choices<>("menu-density", Text.of("menu.density"));
    for (Density density : Density.values()) {
      densities.add("density-" + density, Text.of("settings.density." + density), density);
    }
    densities
        .onChoice(density -> settings.change(p -> p.withDensity(density)))
        .follow(settings, preferences -> preferences.density());
    MenuItem larger = item(Shortcut.LARGER, settings::larger);
    MenuItem smaller = item(Shortcut.SMALLER, settings::smaller);
    MenuItem usual = item(Shortcut.USUAL_SIZE, settings::usualSize);
    sizes = new Menu(Text.of("menu.text"), null, larger, smaller, usual);
    sizes.setId("menu-text");
    Keys.alsoIn(window, larger, Shortcut.LARGER);
    Keys.alsoIn(window, smaller, Shortcut.SMALLER);
    Keys.alsoIn(window, usual, Shortcut.USUAL_SIZE);
    subscription =
        Subscription.combine(
            themes.subscription(),
            densities.subscription(),
            settings
                .preferencesProperty()
                .subscribe(
                    preferences ->
                        usual.setDisable(
                            preferences.textSize() == Preferences.DEFAULT.textSize())));
  }

  private static MenuItem item(Shortcut shortcut, Runnable action) {
    MenuItem item = new MenuItem(Text.of(shortcut.key()));
    Keys.bind(item, shortcut);
    item.setOnAction(_ -> action.run());
    return item;
  }

  List<Menu> menus() {
    return List.of(themes.menu(), sizes, densities.menu());
  }

  Subscription subscription() {
    return subscription;
  }
}
