package io.novadesk.view.parts;

import io.novadesk.i18n.Names;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** What a person calls something, and the id that clouds know it by. */
public final class NamedId {
  private NamedId() {}

  /**
   * @param name the id itself, where no name is known
   */
  public static Node of(String name, String id) {
    Label exact = new Label(Names.shown(id));
    exact.getStyleClass().add("exact");
    if (name.equals(id)) {
      return exact;
    }
    exact.getStyleClass().add("muted");
    exact.setMinWidth(0);
    Label known = new Label(Names.shown(name));
    known.getStyleClass().add("name-list-name");
    known.setMinWidth(0);
    HBox both = new HBox(known, exact);
    both.getStyleClass().add("named-id");
    both.setAlignment(Pos.BASELINE_LEFT);
    return both;
  }
}
