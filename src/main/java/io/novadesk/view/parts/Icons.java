package io.novadesk.view.parts;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Makes icons of the one pack that Novadesk uses. */
public final class Icons {
  private Icons() {}

  public static FontIcon of(Feather icon, String... styleClasses) {
    FontIcon node = new FontIcon(icon);
    node.getStyleClass().addAll(styleClasses);
    return node;
  }
}
