package io.novadesk.view.parts;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;

/** The colours, switched while the program runs. */
public enum Theme {
  LIGHT,
  DARK,
  /** Bright on black, for eyes that need it: every text has 7:1. */
  HIGH_CONTRAST;

  /** Puts every window of the program into this theme. */
  public void apply() {
    Look.use(this);
  }

  /** What {@link #LIGHT} and {@link #DARK} are to each other. */
  public Theme other() {
    return this == LIGHT ? DARK : LIGHT;
  }

  /** The theme as JavaFX reads it quickest; empty: there is no such form. */
  String compiled() {
    return switch (this) {
      case LIGHT -> new PrimerLight().getUserAgentStylesheetBSS();
      case DARK -> new PrimerDark().getUserAgentStylesheetBSS();
      case HIGH_CONTRAST -> "";
    };
  }

  /** The rules of the theme, in their order. */
  String[] sheets() {
    return switch (this) {
      case LIGHT -> new String[] {new PrimerLight().getUserAgentStylesheet()};
      case DARK -> new String[] {new PrimerDark().getUserAgentStylesheet()};
      case HIGH_CONTRAST ->
          new String[] {new PrimerDark().getUserAgentStylesheet(), "/css/high-contrast.css"};
    };
  }
}
