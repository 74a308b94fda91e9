package io.novadesk.window;

import io.novadesk.profile.Settings;
import io.novadesk.view.parts.Theme;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.value.ChangeListener;

/** Light or dark: what the person chose, or what the system has. */
final class Appearance {
  private final WindowMemory memory;
  private final ChangeListener<ColorScheme> onSystemTheme = (_, _, _) -> show();
  private Theme theme = Theme.LIGHT;

  Appearance(WindowMemory memory) {
    this.memory = memory;
    show();
    Platform.getPreferences().colorSchemeProperty().addListener(onSystemTheme);
  }

  void dispose() {
    Platform.getPreferences().colorSchemeProperty().removeListener(onSystemTheme);
  }

  /** Shows what is chosen now. */
  void show() {
    theme =
        switch (memory.settings().theme()) {
          case LIGHT -> Theme.LIGHT;
          case DARK -> Theme.DARK;
          case SYSTEM ->
              Platform.getPreferences().getColorScheme() == ColorScheme.DARK
                  ? Theme.DARK
                  : Theme.LIGHT;
        };
    theme.apply();
  }

  /** Turns light into dark or back, for the next start too. */
  void switchTheme() {
    theme = theme.other();
    theme.apply();
    memory.remember(
        memory
            .settings()
            .withTheme(theme == Theme.DARK ? Settings.Theme.DARK : Settings.Theme.LIGHT));
  }
}
