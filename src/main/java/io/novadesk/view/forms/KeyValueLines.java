package io.novadesk.view.forms;

import io.novadesk.i18n.Text;
import io.novadesk.view.parts.Icons;
import io.novadesk.viewmodel.forms.KeyValue;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Keys and values, a line each, with a button for one more. */
final class KeyValueLines extends VBox {
  private final ObservableList<KeyValue> lines;
  private final VBox list = new VBox();
  private final String keyPrompt;
  private final String valuePrompt;
  private final ListChangeListener<KeyValue> onLines = this::changed;

  /**
   * @param id of the button; lines are found by the style classes {@code id-key} and {@code
   *     id-value}
   */
  KeyValueLines(
      String id,
      ObservableList<KeyValue> lines,
      String keyPrompt,
      String valuePrompt,
      String addText) {
    this.lines = lines;
    this.keyPrompt = keyPrompt;
    this.valuePrompt = valuePrompt;
    setId(id + "-lines");
    getStyleClass().add("form");
    list.getStyleClass().add("form");
    Button add = new Button(addText, Icons.of(Feather.PLUS));
    add.setId(id + "-add");
    add.getStyleClass().addAll("flat", "small");
    add.setOnAction(
        _ -> {
          lines.add(new KeyValue("", ""));
          list.getChildren().getLast().lookup("." + id + "-key").requestFocus();
        });
    getChildren().addAll(list, add);
    lines.addListener(onLines);
    lines.forEach(line -> list.getChildren().add(line(id, line)));
  }

  private void changed(ListChangeListener.Change<? extends KeyValue> change) {
    while (change.next()) {
      if (change.wasRemoved()) {
        list.getChildren().remove(change.getFrom(), change.getFrom() + change.getRemovedSize());
      }
      if (change.wasAdded()) {
        String id = getId().substring(0, getId().length() - "-lines".length());
        for (int i = change.getFrom(); i < change.getTo(); i++) {
          list.getChildren().add(i, line(id, lines.get(i)));
        }
      }
    }
  }

  private Node line(String id, KeyValue item) {
    TextField key = new TextField();
    key.setPromptText(keyPrompt);
    key.getStyleClass().add(id + "-key");
    key.textProperty().bindBidirectional(item.keyProperty());
    TextField value = new TextField();
    value.setPromptText(valuePrompt);
    value.getStyleClass().add(id + "-value");
    value.textProperty().bindBidirectional(item.valueProperty());
    Button remove = new Button(null, Icons.of(Feather.X));
    remove.setAccessibleText(Text.of("dialog.snapshot.remove"));
    remove.getStyleClass().addAll("flat", "small", "button-icon");
    remove.setOnAction(_ -> lines.remove(item));
    HBox line = new HBox(key, value, remove);
    line.getStyleClass().add("form-line");
    line.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(value, Priority.ALWAYS);
    return line;
  }
}
