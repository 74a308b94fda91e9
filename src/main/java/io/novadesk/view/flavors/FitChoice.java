package io.novadesk.view.flavors;

import io.novadesk.api.image.Image;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.Look;
import io.novadesk.viewmodel.flavors.FlavorsPage;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Which image the flavors should be large enough for. */
public final class FitChoice extends HBox {
  public FitChoice(FlavorsPage model) {
    ComboBox<@Nullable Image> images = new ComboBox<>();
    Label label = new Label(Text.of("flavor.fit.label"));
    label.getStyleClass().add("muted");
    label.setMinWidth(Region.USE_PREF_SIZE);
    label.setLabelFor(images);
    images.setId("flavor-image");
    images.setPromptText(Text.of("flavor.fit.any"));
    images.setPrefWidth(Look.px(190));
    images.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable Image image) {
            return image == null ? Text.of("flavor.fit.any") : image.name();
          }

          @Override
          public @Nullable Image fromString(String text) {
            return null;
          }
        });
    images.setOnShowing(
        _ -> {
          Image now = images.getValue();
          List<@Nullable Image> choices = new ArrayList<>();
          choices.add(null);
          choices.addAll(model.images());
          images.getItems().setAll(choices);
          images.setValue(now);
        });
    images.valueProperty().bindBidirectional(model.imageProperty());
    // Bound by a weak listener: the page outlives what shows it.
    getChildren().addAll(label, images);
    setAlignment(Pos.CENTER_LEFT);
    getStyleClass().add("form-line");
  }
}
