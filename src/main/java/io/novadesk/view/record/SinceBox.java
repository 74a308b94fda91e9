package io.novadesk.view.record;

import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.record.Since;
import java.util.List;
import javafx.beans.property.Property;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;

/** Asks since when. */
final class SinceBox extends HBox {
  private final ComboBox<Since> choice = new ComboBox<>();

  /**
   * @param id of the choice
   * @param offered what can be chosen
   */
  SinceBox(String id, List<Since> offered, Property<Since> since) {
    Label label = new Label(Text.of("since.label"));
    label.getStyleClass().add("muted");
    label.setMinWidth(Region.USE_PREF_SIZE);
    label.setLabelFor(choice);
    choice.setId(id);
    choice.getItems().setAll(offered);
    choice.setMinWidth(Region.USE_PREF_SIZE);
    choice.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(Since each) {
            return each == null ? "" : each.title();
          }

          @Override
          public Since fromString(String text) {
            return Since.TODAY;
          }
        });
    choice.valueProperty().bindBidirectional(since);
    setAlignment(Pos.CENTER_LEFT);
    getStyleClass().add("form-line");
    getChildren().addAll(label, choice);
  }

  ComboBox<Since> choice() {
    return choice;
  }
}
