package io.novadesk.view.record;

import atlantafx.base.theme.Styles;
import io.novadesk.i18n.Text;
import io.novadesk.record.Gap;
import io.novadesk.view.parts.Icons;
import io.novadesk.view.parts.Look;
import io.novadesk.viewmodel.base.Ages;
import io.novadesk.viewmodel.record.Since;
import io.novadesk.viewmodel.record.TimeMachine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/** Chooses a moment of the past, and shows on its line when nobody watched. */
final class PastSlider extends HBox {
  private static final double MINUTE = 60;
  private static final double HOUR = 3_600;

  /** Half of the slider's knob: so far its line is inset. */
  private static final double INSET = 8;

  private final TimeMachine model;
  private final Slider slider = new Slider();
  private final GapLine gaps = new GapLine();
  private final TextField typed = new TextField();
  private final Label first = muted("past-first");
  private final InvalidationListener onGaps = _ -> gaps.requestLayout();
  private final Subscription subscriptions;
  private boolean following;

  PastSlider(TimeMachine model) {
    this.model = model;
    setId("past-slider-bar");
    getStyleClass().add("past-slider");
    setAlignment(Pos.CENTER_LEFT);
    slider.setId("past-slider");
    slider.setAccessibleText(Text.of("past.slider"));
    slider.setBlockIncrement(MINUTE);
    slider.setMajorTickUnit(HOUR);
    slider.valueProperty().subscribe((_, value) -> moved(value.doubleValue()));
    Label last = muted("past-last");
    last.setText(Text.of("past.now"));
    HBox ends = new HBox(first, spacer(), last);
    ends.setPadding(new Insets(0, INSET, 0, INSET));
    VBox line = new VBox(slider, gaps, ends);
    line.setMinWidth(Look.px(140));
    HBox.setHgrow(line, Priority.ALWAYS);
    typed.setId("past-moment");
    typed.setPromptText(Text.of("since.moment.prompt"));
    typed.setAccessibleText(Text.of("past.moment"));
    typed.setTooltip(new Tooltip(Text.of("past.moment.tip")));
    Look.keep(typed.prefWidthProperty(), 156);
    typed.setMinWidth(Region.USE_PREF_SIZE);
    typed.setOnAction(_ -> take());
    getChildren()
        .addAll(
            since(),
            step("past-back", Feather.SKIP_BACK, "past.stepBack", model::stepBack),
            line,
            step("past-on", Feather.SKIP_FORWARD, "past.stepOn", model::stepOn),
            typed);
    model.gaps().addListener(onGaps);
    subscriptions =
        Subscription.combine(
            model.fromProperty().subscribe(this::follow),
            model.untilProperty().subscribe(this::follow),
            model.momentProperty().subscribe(this::follow));
    follow();
  }

  void dispose() {
    subscriptions.unsubscribe();
    model.gaps().removeListener(onGaps);
  }

  void focus() {
    slider.requestFocus();
  }

  private Node since() {
    SinceBox since =
        new SinceBox(
            "past-since",
            Arrays.stream(Since.values()).filter(each -> each != Since.MOMENT).toList(),
            model.sinceProperty());
    since.choice().setAccessibleText(Text.of("past.reach"));
    since.choice().setTooltip(new Tooltip(Text.of("past.reach")));
    return since;
  }

  private static Node step(String id, Feather icon, String key, Runnable action) {
    Button button = new Button(null, Icons.of(icon));
    button.setId(id);
    button.getStyleClass().addAll(Styles.FLAT, Styles.SMALL, Styles.BUTTON_ICON);
    button.setAccessibleText(Text.of(key));
    button.setTooltip(new Tooltip(Text.of(key)));
    button.setOnAction(_ -> action.run());
    return button;
  }

  private static Label muted(String id) {
    Label label = new Label();
    label.setId(id);
    label.getStyleClass().addAll("muted", "past-end");
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }

  private static Region spacer() {
    Region spacer = new Region();
    HBox.setHgrow(spacer, Priority.ALWAYS);
    return spacer;
  }

  private void take() {
    if (model.goTo(typed.getText())) {
      typed.setText(model.typed());
    } else {
      typed.selectAll();
    }
  }

  private void moved(double seconds) {
    if (!following) {
      model.goTo(model.fromProperty().get().plusSeconds(Math.round(seconds)));
    }
  }

  private void follow() {
    following = true;
    Instant from = model.fromProperty().get();
    slider.setMax(Math.max(1, seconds(from, model.untilProperty().get())));
    slider.setValue(seconds(from, model.momentProperty().get()));
    following = false;
    first.setText(Ages.exact(from));
    if (!typed.isFocused()) {
      typed.setText(model.typed());
    }
    gaps.requestLayout();
  }

  private static double seconds(Instant from, Instant until) {
    return Duration.between(from, until).toMillis() / 1_000.0;
  }

  /** A mark for each time in which nobody watched. */
  private final class GapLine extends Pane {
    GapLine() {
      setId("past-gaps");
      getStyleClass().add("past-gaps");
      setMinHeight(USE_PREF_SIZE);
    }

    @Override
    protected void layoutChildren() {
      double width = Math.max(0, getWidth() - 2 * INSET);
      Instant from = model.fromProperty().get();
      double all = seconds(from, model.untilProperty().get());
      List<Node> marks = new ArrayList<>();
      for (Gap gap : all <= 0 ? List.<Gap>of() : model.gaps()) {
        double begin = Math.clamp(seconds(from, gap.from()) / all, 0, 1);
        double end = Math.clamp(seconds(from, gap.until()) / all, 0, 1);
        if (end > begin) {
          Region mark = new Region();
          mark.getStyleClass().add("past-gap");
          mark.setManaged(false);
          Tooltip.install(
              mark,
              new Tooltip(Text.of("past.gap", Ages.exact(gap.from()), Ages.exact(gap.until()))));
          mark.resizeRelocate(
              INSET + begin * width, 0, Math.max(2, (end - begin) * width), getHeight());
          marks.add(mark);
        }
      }
      getChildren().setAll(marks);
    }
  }
}
