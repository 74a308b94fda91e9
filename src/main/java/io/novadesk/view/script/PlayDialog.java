package io.novadesk.view.script;

import io.novadesk.i18n.Names;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.Fields;
import io.novadesk.view.parts.FormDialog;
import io.novadesk.view.parts.Icons;
import io.novadesk.view.parts.Look;
import io.novadesk.view.parts.ModalHost;
import io.novadesk.view.parts.TypedText;
import io.novadesk.viewmodel.script.PlayStep;
import io.novadesk.viewmodel.script.PlayViewModel;
import javafx.collections.ListChangeListener;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What a script would do, step by step, before anything of it is sent. */
final class PlayDialog {
  private static final double WIDTH = 760;
  private static final double HEIGHT = 380;

  private final PlayViewModel model;
  private final ModalHost modal;
  private final VBox steps = new VBox();
  private final VBox count = new VBox();

  PlayDialog(PlayViewModel model, ModalHost modal) {
    this.model = model;
    this.modal = modal;
  }

  /**
   * @param back runs when it is closed without playing
   */
  void show(Runnable back) {
    steps.getStyleClass().add("play-steps");
    ScrollPane rolled = new ScrollPane(steps);
    rolled.setId("play-steps");
    rolled.setFitToWidth(true);
    Look.keep(rolled.prefWidthProperty(), WIDTH);
    Look.keep(rolled.prefHeightProperty(), HEIGHT);
    VBox.setVgrow(rolled, Priority.ALWAYS);
    VBox content = new VBox();
    content.getStyleClass().add("form");
    Look.dress(content, "script.css");
    if (!model.variables().isEmpty()) {
      content.getChildren().add(variables());
    }
    Label problem = Fields.sentence(model.problemProperty(), "field-error");
    problem.setId("play-problem");
    content.getChildren().addAll(rolled, count, problem);
    model.steps().addListener((ListChangeListener<PlayStep>) _ -> fill());
    fill();

    FormDialog dialog =
        new FormDialog(
            modal,
            "play",
            model.name().isEmpty()
                ? Text.of("play.title")
                : Text.of("play.server", Text.of("play.title"), Names.shown(model.name())),
            Text.of("play.text"),
            content,
            Text.of("play.run"),
            false);
    Button again = new Button(Text.of("play.again"), Icons.of(Feather.REFRESH_CW));
    again.setId("play-again");
    again.setOnAction(_ -> model.refresh());
    dialog.addFirst(again);
    dialog.disableAcceptWhen(model.problemProperty().isNotEmpty());
    boolean[] played = {false};
    // The dialog closes before what is accepted is done.
    dialog.acceptButton().addEventFilter(ActionEvent.ACTION, _ -> played[0] = true);
    dialog.show(
        rolled,
        model::play,
        () -> {
          if (!played[0]) {
            back.run();
          }
        });
  }

  private Node variables() {
    FlowPane fields = new FlowPane(16, 8);
    model
        .variables()
        .forEach(
            (name, value) -> {
              TextField field = new TextField();
              field.setId("play-variable-" + name);
              field.textProperty().bindBidirectional(value);
              fields.getChildren().add(Fields.of(name, field));
            });
    return Fields.of(Text.of("play.variables"), fields);
  }

  private void fill() {
    steps.getChildren().clear();
    for (PlayStep step : model.steps()) {
      steps.getChildren().add(new PlayStepCard(steps.getChildren().size() + 1, step));
    }
    count.getChildren().clear();
    if (model.counted() > 0) {
      TextField typed = new TextField();
      typed.setId("play-count");
      TypedText.isPassing(typed);
      typed.textProperty().bindBidirectional(model.typedCountProperty());
      count.getChildren().add(Fields.of(Text.of("plan.count"), typed));
    }
    count.setVisible(model.counted() > 0);
    count.setManaged(count.isVisible());
  }
}
