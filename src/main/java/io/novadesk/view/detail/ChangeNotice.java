package io.novadesk.view.detail;

import io.novadesk.i18n.Text;
import io.novadesk.view.parts.Icons;
import io.novadesk.viewmodel.base.Change;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;

/**
 * Tells why the cloud did not make a change; it goes when it was read or when the next one works.
 */
final class ChangeNotice extends HBox {
  ChangeNotice(String id, Change change) {
    setId(id);
    getStyleClass().addAll("banner", "banner-danger");
    setAlignment(Pos.TOP_LEFT);
    Label text = new Label();
    text.setWrapText(true);
    text.setMinHeight(USE_PREF_SIZE);
    text.setMaxWidth(Double.MAX_VALUE);
    text.textProperty().bind(change.problemProperty());
    HBox.setHgrow(text, Priority.ALWAYS);
    getChildren()
        .addAll(Icons.of(Feather.ALERT_OCTAGON), text, closeButton(id, change::forgetProblem));
    visibleProperty().bind(change.problemProperty().isNotEmpty());
    managedProperty().bind(visibleProperty());
  }

  static Button closeButton(String id, Runnable action) {
    Button close = new Button(null, Icons.of(Feather.X));
    close.setId(id + "-close");
    close.setAccessibleText(Text.of("notice.close"));
    close.getStyleClass().addAll("flat", "button-icon", "small");
    close.setMinWidth(USE_PREF_SIZE);
    close.setOnAction(_ -> action.run());
    return close;
  }
}
