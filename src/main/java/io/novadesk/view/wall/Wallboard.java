package io.novadesk.view.wall;

import io.novadesk.i18n.Names;
import io.novadesk.i18n.Text;
import io.novadesk.profile.SavedFilter;
import io.novadesk.view.parts.Look;
import io.novadesk.viewmodel.wall.Tone;
import io.novadesk.viewmodel.wall.WallPage;
import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.Subscription;

/** The wall over a whole screen, to be read from across the room. Escape leaves it. */
final class Wallboard {
  /** Read from four metres, a line is so large a part of the screen's height. */
  private static final double LINE = 26;

  private static final List<Tone> COUNTED =
      List.of(Tone.BAD, Tone.ASKS, Tone.BUSY, Tone.OFF, Tone.GOOD);

  private final WallPage model;
  private final Legend legend;
  private final WallCanvas canvas;
  private final HealthList health;
  private final TrendList trends;
  private final HBox numbers = new HBox();
  private final Stage stage = new Stage();

  /**
   * @param high how high the screen is
   */
  Wallboard(WallPage model, double high) {
    this.model = model;
    legend = new Legend(model);
    canvas = new WallCanvas(model, legend, high / LINE, _ -> {});
    health = new HealthList(model.health(), _ -> {});
    trends = new TrendList(model, true);
  }

  void show(Window over) {
    Label title = new Label();
    title
        .textProperty()
        .bind(
            Bindings.createStringBinding(this::title, model.placeProperty(), model.viewProperty()));
    title.getStyleClass().add("wallboard-title");
    numbers.getStyleClass().add("wallboard-numbers");
    VBox words = new VBox(health, trends);
    words.getStyleClass().add("wallboard-words");
    HBox.setHgrow(canvas, Priority.ALWAYS);
    BorderPane root = new BorderPane(canvas);
    root.setId("wallboard");
    root.getStyleClass().add("wallboard");
    root.setTop(new VBox(title, numbers));
    root.setRight(words);
    root.setBottom(legend);
    words.prefWidthProperty().bind(root.widthProperty().multiply(0.34));
    Scene scene = new Scene(root, over.getWidth(), over.getHeight());
    Look.dress(scene);
    root.styleProperty()
        .bind(
            scene
                .heightProperty()
                .map(
                    high ->
                        String.format(
                            Locale.ROOT, "-fx-font-size: %.0fpx;", high.doubleValue() / LINE)));
    Subscription counting = model.pictureProperty().subscribe(_ -> count());
    scene.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            event.consume();
            stage.close();
          } else if (event.getCode() == KeyCode.RIGHT) {
            event.consume();
            model.nextView();
          }
        });
    stage.initOwner(over);
    stage.setTitle(Text.of("wall.board"));
    stage.setX(over.getX());
    stage.setY(over.getY());
    stage.setScene(scene);
    stage.setFullScreenExitHint(Text.of("wall.board.leave"));
    stage.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH);
    stage.setOnHidden(
        _ -> {
          model.takeTurns(false);
          counting.unsubscribe();
          title.textProperty().unbind();
          words.prefWidthProperty().unbind();
          root.styleProperty().unbind();
          canvas.dispose();
          legend.dispose();
          health.dispose();
          trends.dispose();
        });
    model.takeTurns(true);
    stage.setFullScreen(true);
    stage.show();
    canvas.requestFocus();
  }

  private String title() {
    SavedFilter view = model.viewProperty().get();
    String place = model.placeProperty().get();
    return Names.shown(view == null ? place : Text.of("wall.view", place, view.name()));
  }

  private void count() {
    numbers.getChildren().clear();
    for (Tone tone : COUNTED) {
      int count = model.pictureProperty().get().count(tone);
      String meaning = model.pictureProperty().get().meaning(tone);
      if (!meaning.isEmpty() && (count > 0 || tone == Tone.BAD)) {
        Label number = new Label(Text.of("wall.number", count));
        number
            .getStyleClass()
            .addAll("wallboard-number", "wallboard-" + tone.name().toLowerCase(Locale.ROOT));
        Label what = new Label(meaning);
        VBox both = new VBox(number, what);
        both.setAlignment(Pos.CENTER_LEFT);
        numbers.getChildren().add(both);
      }
    }
  }
}
