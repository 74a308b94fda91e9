package io.novadesk.view.record;

import atlantafx.base.theme.Styles;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.Icons;
import io.novadesk.viewmodel.base.Ages;
import io.novadesk.viewmodel.record.TimeMachine;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/** Over whatever is shown as it was: says so, says of which moment, and has another chosen. */
public final class PastBand extends VBox {
  private final TimeMachine model;
  private final PastSlider slider;
  private final Label heading = new Label();
  private final Subscription subscription;

  public PastBand(TimeMachine model) {
    this.model = model;
    slider = new PastSlider(model);
    getChildren().addAll(band(), slider);
    subscription = model.momentProperty().subscribe(_ -> head());
  }

  /** Gives the keyboard to the slider. */
  public void focus() {
    slider.focus();
  }

  /** Escape anywhere within leads back to now, while the past is shown. */
  public void leaveByEscapeIn(Node view) {
    view.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE && model.onProperty().get()) {
            model.leave();
            event.consume();
          }
        });
  }

  public void dispose() {
    subscription.unsubscribe();
    slider.dispose();
  }

  private HBox band() {
    heading.setId("past-heading");
    heading.getStyleClass().add("past-heading");
    heading.setWrapText(true);
    Label remark = new Label();
    remark.setId("past-remark");
    remark.setWrapText(true);
    remark.setMinHeight(Region.USE_PREF_SIZE);
    remark.textProperty().bind(model.remarkProperty());
    VBox words = new VBox(heading, remark);
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    Button back = new Button(Text.of("past.back"), Icons.of(Feather.CORNER_UP_LEFT));
    back.setId("past-leave");
    back.getStyleClass().addAll(Styles.SMALL, Styles.ACCENT);
    back.setMinWidth(Region.USE_PREF_SIZE);
    back.setTooltip(new Tooltip(Text.of("past.back.tip")));
    back.setOnAction(_ -> model.leave());
    HBox band = new HBox(Icons.of(Feather.CLOCK), words, back);
    band.setId("past-band");
    band.getStyleClass().addAll("banner", "banner-past");
    band.setAlignment(Pos.CENTER_LEFT);
    return band;
  }

  private void head() {
    ZonedDateTime moment = model.shownMoment();
    heading.setText(
        Text.of(
            "past.heading",
            moment.getDayOfWeek().getDisplayName(TextStyle.FULL, Text.language().locale()),
            Ages.exact(moment.toInstant())));
  }
}
