package io.novadesk.view.parts;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.net.URL;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/** Light and dark, switched while the program runs. */
public enum Theme {
  LIGHT,
  DARK;

  private static final List<String> FONTS =
      List.of("Inter-Regular.otf", "Inter-Bold.otf", "JetBrainsMono-Regular.ttf");

  private static final List<String> STYLESHEETS = List.of("novadesk.css", "commands.css");

  /** Puts every window of the program into this theme. */
  public void apply() {
    Application.setUserAgentStylesheet(
        this == LIGHT
            ? new PrimerLight().getUserAgentStylesheetBSS()
            : new PrimerDark().getUserAgentStylesheetBSS());
  }

  public Theme other() {
    return this == LIGHT ? DARK : LIGHT;
  }

  /** Gives a scene Novadesk's own rules and fonts, which follow the theme. */
  public static void dress(Scene scene) {
    for (String font : FONTS) {
      Font.loadFont(resource("/fonts/" + font).toExternalForm(), 13);
    }
    for (String stylesheet : STYLESHEETS) {
      scene.getStylesheets().add(resource("/css/" + stylesheet).toExternalForm());
    }
  }

  private static URL resource(String path) {
    return Objects.requireNonNull(Theme.class.getResource(path), path);
  }
}
