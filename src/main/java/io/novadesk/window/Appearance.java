package io.novadesk.window;

import io.novadesk.profile.Preferences;
import io.novadesk.view.parts.Keys;
import io.novadesk.view.parts.Look;
import io.novadesk.view.parts.Theme;
import io.novadesk.viewmodel.settings.SettingsViewModel;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.collections.MapChangeListener;
import javafx.util.Subscription;

/** The looks and keys that the person chose, or that the system has. */
final class Appearance {
  private final SettingsViewModel settings;
  private final MapChangeListener<String, Object> onSystem = _ -> show();
  private final ChangeListener<ColorScheme> onColours = (_, _, _) -> show();
  private final Subscription subscription;

  Appearance(SettingsViewModel settings) {
    this.settings = settings;
    subscription = settings.preferencesProperty().subscribe(_ -> show());
    Platform.getPreferences().addListener(onSystem);
    Platform.getPreferences().colorSchemeProperty().addListener(onColours);
  }

  void dispose() {
    subscription.unsubscribe();
    Platform.getPreferences().removeListener(onSystem);
    Platform.getPreferences().colorSchemeProperty().removeListener(onColours);
  }

  private void show() {
    Preferences now = settings.preferences();
    Theme theme =
        switch (now.theme()) {
          case LIGHT -> Theme.LIGHT;
          case DARK -> Theme.DARK;
          case HIGH_CONTRAST -> Theme.HIGH_CONTRAST;
          case SYSTEM -> ofSystem();
        };
    Look.use(theme, now.textSize(), now.density());
    Keys.use(now.keys());
  }

  private static Theme ofSystem() {
    Platform.Preferences system = Platform.getPreferences();
    boolean contrast =
        system.getBoolean("Windows.SPI.HighContrast").orElse(false)
            || system.getString("GTK.theme_name").orElse("").startsWith("HighContrast");
    if (contrast) {
      return Theme.HIGH_CONTRAST;
    }
    return system.getColorScheme() == ColorScheme.DARK ? Theme.DARK : Theme.LIGHT;
  }
}
