package io.novadesk.view.parts;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What a list shows in place of rows: loading, empty, broken. */
public final class Placeholder extends VBox {
  private final FlowPane buttons = row();

  private Placeholder(Node mark, String title, String sentence) {
    getStyleClass().add("empty-state");
    setAlignment(Pos.CENTER);
    Label heading = new Label(title);
    heading.getStyleClass().add("empty-title");
    Label text = new Label(sentence);
    text.getStyleClass().add("empty-text");
    text.setWrapText(true);
    text.setMaxWidth(Look.px(480));
    text.setMinHeight(USE_PREF_SIZE);
    text.setVisible(!sentence.isEmpty());
    text.managedProperty().bind(text.visibleProperty());
    getChildren().addAll(mark, heading, text);
  }

  /** With a way out beneath the sentence. */
  public Placeholder withButton(String id, String text, Runnable action) {
    Button button = new Button(text);
    button.setId(id);
    button.setOnAction(_ -> action.run());
    if (buttons.getChildren().isEmpty()) {
      getChildren().add(buttons);
    }
    buttons.getChildren().add(button);
    return this;
  }

  /** With a sentence beneath its buttons that leads on: a name for each place. */
  public Placeholder withWays(String sentence, List<? extends Node> ways) {
    Label text = new Label(sentence);
    text.getStyleClass().add("empty-text");
    FlowPane line = row(text);
    line.getChildren().addAll(ways);
    getChildren().add(line);
    return this;
  }

  private static FlowPane row(Node... nodes) {
    FlowPane row = new FlowPane(nodes);
    row.getStyleClass().add("empty-ways");
    row.setAlignment(Pos.CENTER);
    return row;
  }

  public static Placeholder loading(String title, String sentence) {
    ProgressIndicator spinner = new ProgressIndicator();
    spinner.setMaxSize(Look.px(28), Look.px(28));
    return new Placeholder(spinner, title, sentence);
  }

  public static Placeholder empty(Feather icon, String title, String sentence) {
    return new Placeholder(Icons.of(icon, "empty-icon"), title, sentence);
  }

  public static Placeholder broken(String title, String sentence) {
    return new Placeholder(Icons.of(Feather.CLOUD_OFF, "empty-icon", "danger"), title, sentence);
  }
}
