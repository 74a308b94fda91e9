package io.novadesk.view.overview;

import atlantafx.base.theme.Styles;
import io.novadesk.i18n.Names;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.Look;
import io.novadesk.viewmodel.overview.Bar;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Lying bars with their names and counts; each leads to what it counts. */
final class BarChart extends VBox {
  private static final double NAME = 148;

  private final String id;
  private final ObservableList<Bar> bars;
  private final Function<Bar, String> colour;
  private final Consumer<Bar> show;
  private final ListChangeListener<Bar> onBars = _ -> fill();

  /**
   * @param id of the buttons, followed by their number
   * @param colour the style class of a bar; empty: as all
   */
  BarChart(String id, ObservableList<Bar> bars, Function<Bar, String> colour, Consumer<Bar> show) {
    this.id = id;
    this.bars = bars;
    this.colour = colour;
    this.show = show;
    getStyleClass().add("bar-chart");
    bars.addListener(onBars);
    fill();
  }

  void dispose() {
    bars.removeListener(onBars);
  }

  private void fill() {
    getChildren().clear();
    for (int i = 0; i < bars.size(); i++) {
      getChildren().add(row(bars.get(i), id + "-" + i));
    }
    if (bars.isEmpty()) {
      Label none = new Label(Text.of("servers.none"));
      none.getStyleClass().add("muted");
      getChildren().add(none);
    }
  }

  private Node row(Bar bar, String buttonId) {
    Label name = new Label(Names.shown(bar.label()));
    Look.keep(name.minWidthProperty(), NAME);
    Look.keep(name.prefWidthProperty(), NAME);
    Look.keep(name.maxWidthProperty(), NAME);
    Region fill = new Region();
    fill.getStyleClass().add("bar-fill");
    String own = colour.apply(bar);
    if (!own.isEmpty()) {
      fill.getStyleClass().add(own);
    }
    StackPane track = new StackPane(fill);
    track.setAlignment(Pos.CENTER_LEFT);
    track.setMinWidth(0);
    HBox.setHgrow(track, Priority.ALWAYS);
    fill.maxWidthProperty().bind(track.widthProperty().multiply(bar.share()));
    Label count = new Label(String.valueOf(bar.count()));
    count.getStyleClass().add("bar-count");
    count.setMinWidth(Region.USE_PREF_SIZE);
    HBox line = new HBox(name, track, count);
    line.getStyleClass().add("bar-line");
    line.setAlignment(Pos.CENTER_LEFT);
    boolean leads = !bar.filter().isEmpty();
    Button button = new Button(null, line);
    button.setId(buttonId);
    button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    button.getStyleClass().addAll(Styles.FLAT, "bar-button");
    button.setMaxWidth(Double.MAX_VALUE);
    line.prefWidthProperty().bind(button.widthProperty().subtract(12));
    button.setAccessibleText(Text.of("overview.bar", bar.label(), bar.count()));
    button.setOnAction(_ -> show.accept(bar));
    button.setMouseTransparent(!leads);
    button.setFocusTraversable(leads);
    return button;
  }
}
