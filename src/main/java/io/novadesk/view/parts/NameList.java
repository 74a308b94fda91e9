package io.novadesk.view.parts;

import io.novadesk.i18n.Names;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/** Names of what is at stake, all of them; many scroll. */
public final class NameList {
  private static final double HEIGHT = 190;

  private NameList() {}

  /**
   * @param caption over them; may be empty
   */
  public static Node of(String caption, List<String> names) {
    VBox box = new VBox();
    box.getStyleClass().add("name-list");
    if (!caption.isEmpty()) {
      box.getChildren().add(new Label(caption));
    }
    for (String name : names) {
      Label label = new Label(Names.shown(name));
      label.getStyleClass().add("name-list-name");
      box.getChildren().add(label);
    }
    ScrollPane scroll = new ScrollPane(box);
    scroll.getStyleClass().add("edge-to-edge");
    scroll.setFitToWidth(true);
    scroll.setMaxHeight(Look.px(HEIGHT));
    boolean any = !names.isEmpty();
    scroll.setVisible(any);
    scroll.setManaged(any);
    return scroll;
  }
}
