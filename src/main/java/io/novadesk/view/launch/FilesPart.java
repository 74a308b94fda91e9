package io.novadesk.view.launch;

import atlantafx.base.theme.Styles;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.Icons;
import io.novadesk.viewmodel.launch.InjectedFile;
import io.novadesk.viewmodel.launch.LaunchField;
import io.novadesk.viewmodel.launch.LaunchViewModel;
import java.io.File;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.feather.Feather;

/** Files to be written into a server: where they go, and what is in them. */
final class FilesPart extends VBox {
  private final LaunchViewModel model;
  private final VBox lines = new VBox();
  private final Map<InjectedFile, VBox> shown = new HashMap<>();

  FilesPart(LaunchViewModel model) {
    this.model = model;
    getStyleClass().add("form");
    lines.getStyleClass().add("launch-lines");
    Button typed = button("launch-file-typed", Feather.EDIT_3, "launch.files.typed");
    typed.setOnAction(_ -> model.addTypedFile());
    Button local = button("launch-file-local", Feather.FOLDER, "launch.files.local");
    local.setOnAction(
        _ -> {
          File file = new FileChooser().showOpenDialog(getScene().getWindow());
          if (file != null) {
            model.addFile(file.toPath());
          }
        });
    HBox buttons = new HBox(typed, local);
    buttons.getStyleClass().add("form-line");
    Labelled labelled = Labelled.of(model, LaunchField.FILES, new VBox(lines, buttons), typed);
    typed.setId("launch-file-typed");
    getChildren().add(labelled.bare());
    model.form().files().addListener((ListChangeListener<InjectedFile>) _ -> fill());
    fill();
  }

  private static Button button(String id, Feather icon, String key) {
    Button button = new Button(Text.of(key), Icons.of(icon));
    button.setId(id);
    button.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
    return button;
  }

  private void fill() {
    List<InjectedFile> files = model.form().files();
    shown.keySet().retainAll(files);
    for (int i = 0; i < files.size(); i++) {
      VBox box = shown.computeIfAbsent(files.get(i), this::box);
      ((HBox) box.getChildren().getFirst()).getChildren().getFirst().setId("launch-file-path-" + i);
      box.getChildren().getLast().setId("launch-file-text-" + i);
    }
    List<VBox> wanted = files.stream().map(shown::get).toList();
    if (!lines.getChildren().equals(wanted)) {
      lines.getChildren().setAll(wanted);
    }
  }

  private VBox box(InjectedFile file) {
    TextField path = new TextField();
    path.setPromptText(Text.of("launch.files.path"));
    path.setAccessibleText(Text.of("launch.files.path"));
    path.textProperty().bindBidirectional(file.path());
    HBox.setHgrow(path, Priority.ALWAYS);
    Button remove = new Button(null, Icons.of(Feather.X));
    remove.setAccessibleText(Text.of("launch.remove"));
    remove.getStyleClass().addAll(Styles.FLAT, Styles.SMALL, Styles.BUTTON_ICON);
    remove.setOnAction(_ -> model.form().files().remove(file));
    HBox line = new HBox(path, remove);
    line.getStyleClass().add("form-line");
    line.setAlignment(Pos.CENTER_LEFT);
    VBox box = new VBox(line, content(file));
    box.getStyleClass().add("field");
    return box;
  }

  private static Node content(InjectedFile file) {
    if (!file.local().get().isEmpty()) {
      Label from = new Label(Text.of("launch.files.from", file.local().get()));
      from.getStyleClass().add("muted");
      return from;
    }
    TextArea text = new TextArea();
    text.getStyleClass().add("exact");
    text.setPromptText(Text.of("launch.files.text"));
    text.setAccessibleText(Text.of("launch.files.text"));
    text.setPrefRowCount(3);
    text.textProperty().bindBidirectional(file.typed());
    return text;
  }
}
