package io.novadesk.view.wall;

import atlantafx.base.theme.Styles;
import io.novadesk.i18n.Names;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.Icons;
import io.novadesk.view.parts.Look;
import io.novadesk.view.parts.PageView;
import io.novadesk.view.parts.ReasonTip;
import io.novadesk.view.record.PastBand;
import io.novadesk.viewmodel.servers.Column;
import io.novadesk.viewmodel.servers.ServerRow;
import io.novadesk.viewmodel.wall.WallColour;
import io.novadesk.viewmodel.wall.WallHealth;
import io.novadesk.viewmodel.wall.WallPage;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import javafx.util.StringConverter;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/** Every server of one or many clouds at a glance, and health beside it. */
public final class WallView extends BorderPane implements PageView {
  /** Where a person goes from here. */
  public interface Ways {
    void servers(List<ServerRow> chosen);

    void health(WallHealth health);

    /** Shows the wall as it was, or as it is again. */
    void past();
  }

  private static final double AROUND = 12;
  private static final double TITLE = 18;

  private final WallPage model;
  private final Legend legend;
  private final WallCanvas canvas;
  private final HealthList health;
  private final TrendList trends;
  private final PastBand past;
  private final Subscription turning;

  public WallView(WallPage model, Ways ways) {
    this.model = model;
    legend = new Legend(model);
    canvas = new WallCanvas(model, legend, Look.px(TITLE), ways::servers);
    health = new HealthList(model.health(), ways::health);
    trends = new TrendList(model, false);
    setId("wall");
    getStyleClass().add("wall");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    ComboBox<Column> by =
        choice("wall-by", model.byProperty(), column -> Names.shown(column.title()));
    by.getItems().setAll(model.groupings());
    by.setOnShowing(_ -> refill(by, model.byProperty().get(), model.groupings()));
    ComboBox<WallColour> colour =
        choice("wall-colour", model.colourProperty(), each -> Names.shown(each.title()));
    colour.getItems().setAll(model.colours());
    colour.setOnShowing(_ -> refill(colour, model.colourProperty().get(), model.colours()));
    HBox bar =
        new HBox(
            label("wall.by", by),
            by,
            label("wall.colour", colour),
            colour,
            gap,
            button("wall-past", "past.open", Feather.CLOCK, ways::past),
            button("wall-out", "wall.zoomOut", Feather.ZOOM_OUT, () -> canvas.zoom(false)),
            button("wall-in", "wall.zoomIn", Feather.ZOOM_IN, () -> canvas.zoom(true)),
            button("wall-fit", "wall.fit", Feather.MINIMIZE, canvas::fit),
            board());
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().add("wall-bar");
    ScrollPane words = new ScrollPane(new VBox(health, trends));
    words.setFitToWidth(true);
    words.getStyleClass().addAll("edge-to-edge", "wall-words");
    past = new PastBand(model.past());
    past.leaveByEscapeIn(this);
    past.managedProperty().bind(past.visibleProperty());
    setTop(new VBox(past, bar));
    setCenter(canvas);
    BorderPane.setMargin(canvas, new Insets(Look.px(AROUND)));
    setRight(words);
    setBottom(legend);
    turning = model.past().onProperty().subscribe(this::turn);
  }

  /** The keyboard was in what comes or goes with the past. */
  private void turn(boolean then) {
    past.setVisible(then);
    if (then) {
      past.focus();
    } else {
      canvas.requestFocus();
    }
  }

  private static <T> void refill(ComboBox<T> choice, T now, List<T> all) {
    choice.getItems().setAll(all);
    choice.setValue(now);
  }

  private static Label label(String key, Node of) {
    Label label = new Label(Text.of(key));
    label.setLabelFor(of);
    label.getStyleClass().add("muted");
    label.setMinWidth(USE_PREF_SIZE);
    return label;
  }

  private static <T> ComboBox<T> choice(
      String id, ObjectProperty<T> value, Function<T, String> title) {
    ComboBox<T> choice = new ComboBox<>();
    choice.setId(id);
    choice.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(T each) {
            return each == null ? "" : title.apply(each);
          }

          @Override
          public T fromString(String text) {
            return value.get();
          }
        });
    choice.setValue(value.get());
    Consumer<T> take =
        chosen -> {
          if (chosen != null) {
            value.set(chosen);
          }
        };
    choice.valueProperty().subscribe(take);
    return choice;
  }

  private static Button button(String id, String key, Feather icon, Runnable act) {
    Button button = new Button(null, Icons.of(icon));
    button.setId(id);
    button.getStyleClass().addAll(Styles.FLAT, Styles.SMALL, Styles.BUTTON_ICON);
    button.setTooltip(new Tooltip(Text.of(key)));
    button.setAccessibleText(Text.of(key));
    button.setOnAction(_ -> act.run());
    return button;
  }

  private Node board() {
    Button button = new Button(Text.of("wall.board"), Icons.of(Feather.MONITOR));
    button.setId("wall-board");
    button.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
    button.setMinWidth(USE_PREF_SIZE);
    button.setOnAction(
        _ -> {
          Window over = getScene().getWindow();
          new Wallboard(model, over.getHeight()).show(over);
        });
    return new ReasonTip(button, Text.of("wall.board.tip")).following(model.past().whyNot());
  }

  @Override
  public Node node() {
    return this;
  }

  @Override
  public void focusFilter() {
    canvas.requestFocus();
  }

  @Override
  public void dispose() {
    turning.unsubscribe();
    past.managedProperty().unbind();
    past.dispose();
    canvas.dispose();
    legend.dispose();
    health.dispose();
    trends.dispose();
  }
}
