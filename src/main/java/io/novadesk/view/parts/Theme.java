package io.novadesk.view.parts;

import java.util.Set;
import javafx.css.PseudoClass;
import javafx.scene.Node;

/**
 * The colours, switched while the program runs. A theme is a state of the root of each window,
 * which stylesheets name ({@code .root:dark}): to read another theme's rules would take a quarter
 * of a second.
 */
public enum Theme {
  LIGHT,
  DARK,
  /** Bright on black, for eyes that need it: every text has 7:1. */
  HIGH_CONTRAST;

  private static final PseudoClass ON_DARK = PseudoClass.getPseudoClass("dark");
  private static final PseudoClass IN_CONTRAST = PseudoClass.getPseudoClass("high-contrast");

  /** Puts every window of the program into this theme. */
  public void apply() {
    Look.use(this);
  }

  /** What {@link #LIGHT} and {@link #DARK} are to each other. */
  public Theme other() {
    return this == LIGHT ? DARK : LIGHT;
  }

  /** The theme that a window with this root is painted in. */
  public static Theme of(Node root) {
    Set<PseudoClass> states = root.getPseudoClassStates();
    return states.contains(IN_CONTRAST) ? HIGH_CONTRAST : states.contains(ON_DARK) ? DARK : LIGHT;
  }

  /** Puts one window into this theme. */
  void mark(Node root) {
    root.pseudoClassStateChanged(ON_DARK, this != LIGHT);
    root.pseudoClassStateChanged(IN_CONTRAST, this == HIGH_CONTRAST);
  }
}
