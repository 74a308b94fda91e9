package io.novadesk.view.connect;

import io.novadesk.i18n.Text;
import io.novadesk.profile.Connection.Colour;
import javafx.scene.control.ListCell;
import javafx.scene.layout.Region;

/** A colour as a dot and a word. */
final class ColourCell extends ListCell<Colour> {
  private final Region dot = new Region();

  ColourCell() {
    dot.getStyleClass().add("connect-dot");
  }

  @Override
  protected void updateItem(Colour colour, boolean empty) {
    super.updateItem(colour, empty);
    if (empty || colour == null) {
      setText(null);
      setGraphic(null);
      return;
    }
    CloudCell.paint(dot, colour);
    setText(Text.of("connect.colour." + colour));
    setGraphic(dot);
  }
}
