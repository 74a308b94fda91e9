package io.novadesk.view.launch;

import atlantafx.base.theme.Styles;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.Icons;
import io.novadesk.viewmodel.launch.LaunchField;
import io.novadesk.viewmodel.launch.LaunchViewModel;
import io.novadesk.viewmodel.launch.Pair;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Keys and values, a line each. */
final class MetadataPart extends VBox {
  private final LaunchViewModel model;
  private final VBox lines = new VBox();
  private final Map<Pair, HBox> shown = new HashMap<>();

  MetadataPart(LaunchViewModel model) {
    this.model = model;
    getStyleClass().add("form");
    lines.getStyleClass().add("launch-lines");
    Button add = new Button(Text.of("launch.metadata.add"), Icons.of(Feather.PLUS));
    add.setId("launch-metadata-add");
    add.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
    add.setOnAction(
        _ -> {
          model.addMetadata();
          Node key = lines.lookup("#launch-metadata-key-" + (model.form().metadata().size() - 1));
          if (key != null) {
            key.requestFocus();
          }
        });
    Labelled labelled = Labelled.of(model, LaunchField.METADATA, new VBox(lines, add), add);
    add.setId("launch-metadata-add");
    getChildren().add(labelled.bare());
    model.form().metadata().addListener((ListChangeListener<Pair>) _ -> fill());
    fill();
  }

  private void fill() {
    List<Pair> pairs = model.form().metadata();
    shown.keySet().retainAll(pairs);
    for (int i = 0; i < pairs.size(); i++) {
      HBox line = shown.computeIfAbsent(pairs.get(i), this::line);
      line.getChildren().get(0).setId("launch-metadata-key-" + i);
      line.getChildren().get(1).setId("launch-metadata-value-" + i);
      line.getChildren().get(2).setId("launch-metadata-remove-" + i);
    }
    List<HBox> wanted = pairs.stream().map(shown::get).toList();
    // What is typed in keeps the focus: only another set of lines is set anew.
    if (!lines.getChildren().equals(wanted)) {
      lines.getChildren().setAll(wanted);
    }
  }

  private HBox line(Pair pair) {
    TextField key = new TextField();
    key.setPromptText(Text.of("launch.metadata.key"));
    key.setAccessibleText(Text.of("launch.metadata.key"));
    key.textProperty().bindBidirectional(pair.key());
    key.setPrefColumnCount(16);
    TextField value = new TextField();
    value.setPromptText(Text.of("launch.metadata.value"));
    value.setAccessibleText(Text.of("launch.metadata.value"));
    value.textProperty().bindBidirectional(pair.value());
    HBox.setHgrow(value, Priority.ALWAYS);
    Button remove = new Button(null, Icons.of(Feather.X));
    remove.setAccessibleText(Text.of("launch.remove"));
    remove.getStyleClass().addAll(Styles.FLAT, Styles.SMALL, Styles.BUTTON_ICON);
    remove.setOnAction(_ -> model.form().metadata().remove(pair));
    HBox line = new HBox(key, value, remove);
    line.getStyleClass().add("form-line");
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }
}
