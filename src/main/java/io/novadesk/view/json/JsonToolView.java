package io.novadesk.view.json;

import atlantafx.base.theme.Styles;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.Fields;
import io.novadesk.view.parts.Icons;
import io.novadesk.view.parts.Look;
import io.novadesk.view.parts.ReasonTip;
import io.novadesk.viewmodel.json.JsonToolViewModel;
import io.novadesk.viewmodel.json.JsonViewModel.State;
import java.io.File;
import java.util.List;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.feather.Feather;

/** A text field for JSON and, beside it, the viewer of what is in it. Files may be dropped. */
public final class JsonToolView extends BorderPane {
  private final JsonToolViewModel model;
  private final TextArea input = new TextArea();
  private final JsonView viewer;
  private final ChangeListener<String> onText = (_, _, text) -> show(text);

  public JsonToolView(JsonToolViewModel model) {
    this.model = model;
    setId("json-tool");
    getStyleClass().add("json-tool");
    viewer = new JsonView(model.json(), "json.tool.empty");
    input.setId("json-tool-input");
    input.getStyleClass().addAll("exact", "json-input");
    input.setPromptText(Text.of("json.tool.prompt"));
    input.setAccessibleText(Text.of("json.tool.prompt"));
    input.textProperty().addListener((_, _, typed) -> model.textProperty().set(typed));
    model.textProperty().addListener(onText);
    show(model.textProperty().get());
    HBox bar = bar();
    VBox left =
        new VBox(
            bar,
            Fields.sentence(model.opening().problemProperty(), "json-problem"),
            Fields.sentence(model.noteProperty(), "json-problem"));
    BorderPane edited = new BorderPane();
    edited.setTop(left);
    edited.setCenter(input);
    edited.getStyleClass().add("json-view");
    Look.dress(edited, "json.css");
    SplitPane split = new SplitPane(edited, viewer);
    split.setDividerPositions(0.42);
    setCenter(split);
    addEventFilter(DragEvent.DRAG_OVER, this::accept);
    addEventFilter(DragEvent.DRAG_DROPPED, this::dropped);
  }

  public void focusInput() {
    input.requestFocus();
  }

  private HBox bar() {
    Button pretty =
        button("json-tool-pretty", Feather.ALIGN_LEFT, "json.tool.pretty", model::layOut);
    Button minify = button("json-tool-minify", Feather.MINUS, "json.tool.minify", model::minify);
    ObservableValue<String> notJson =
        model
            .json()
            .stateProperty()
            .map(state -> state == State.JSON ? "" : Text.of("json.tool.notJson"));
    HBox bar =
        new HBox(
            button("json-tool-paste", Feather.CLIPBOARD, "json.tool.paste", this::paste),
            button("json-tool-open", Feather.FOLDER, "json.tool.open", this::open),
            new ReasonTip(pretty, Text.of("json.tool.pretty.help")).following(notJson),
            new ReasonTip(minify, Text.of("json.tool.minify.help")).following(notJson),
            button("json-tool-clear", Feather.X, "json.tool.clear", () -> model.take("")));
    bar.getStyleClass().add("json-bar");
    bar.setAlignment(Pos.CENTER_LEFT);
    return bar;
  }

  private static Button button(String id, Feather icon, String key, Runnable action) {
    Button button = new Button(Text.of(key), Icons.of(icon));
    button.setId(id);
    button.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
    button.setOnAction(_ -> action.run());
    return button;
  }

  /** Replaced as if it were typed, so that Ctrl+Z brings back what was there. */
  private void show(String text) {
    if (!text.equals(input.getText())) {
      input.replaceText(0, input.getLength(), text);
    }
  }

  private void paste() {
    String text = Clipboard.getSystemClipboard().getString();
    if (text != null) {
      model.take(text);
    }
  }

  private void open() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(Text.of("json.tool.open"));
    File chosen = chooser.showOpenDialog(getScene().getWindow());
    if (chosen != null) {
      model.open(chosen.toPath());
    }
  }

  private void accept(DragEvent drag) {
    if (drag.getDragboard().hasFiles() || drag.getDragboard().hasString()) {
      drag.acceptTransferModes(TransferMode.COPY);
      drag.consume();
    }
  }

  private void dropped(DragEvent drag) {
    Dragboard board = drag.getDragboard();
    List<File> files = board.getFiles();
    if (!files.isEmpty()) {
      model.open(files.getFirst().toPath());
    } else if (board.getString() != null) {
      model.take(board.getString());
    }
    drag.setDropCompleted(true);
    drag.consume();
  }

  public void dispose() {
    model.textProperty().removeListener(onText);
    viewer.dispose();
  }
}
