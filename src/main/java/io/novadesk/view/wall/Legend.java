package io.novadesk.view.wall;

import io.novadesk.i18n.Names;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.Icons;
import io.novadesk.view.parts.Look;
import io.novadesk.viewmodel.wall.Tone;
import io.novadesk.viewmodel.wall.WallPage;
import io.novadesk.viewmodel.wall.WallPicture;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.Background;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/** What each colour means, and how many have it. The canvas takes the theme's colours from here. */
final class Legend extends FlowPane {
  /**
   * @param tones by tone, as ARGB
   * @param sign what is drawn on a cell, as ARGB
   */
  record Colours(
      Map<Tone, Integer> tones, int sign, Paint onCell, Paint text, Paint accent, String font) {}

  private static final double WIDEST = 260;

  private final Map<Tone, Region> swatches = new EnumMap<>(Tone.class);
  private final Map<Tone, Label> labels = new EnumMap<>(Tone.class);
  private final Label remark = new Label();
  private final Region accent = new Region();
  private final Label text = new Label();
  private final Region sign = new Region();
  private final ReadOnlyObjectWrapper<Colours> colours = new ReadOnlyObjectWrapper<>();
  private final Subscription subscriptions;

  Legend(WallPage model) {
    getStyleClass().add("wall-legend");
    setAlignment(Pos.CENTER_LEFT);
    for (Tone tone : Tone.values()) {
      Region swatch = new Region();
      swatch
          .getStyleClass()
          .addAll("wall-swatch", "wall-" + tone.name().toLowerCase(Locale.ROOT).replace('_', '-'));
      Label label = new Label("", swatch);
      // A value may be as long as it likes.
      label.setMaxWidth(Look.px(WIDEST));
      swatches.put(tone, swatch);
      labels.put(tone, label);
      getChildren().add(label);
      swatch.backgroundProperty().subscribe(this::take);
    }
    remark.setId("wall-remark");
    remark.setGraphic(Icons.of(Feather.INFO));
    remark.setWrapText(true);
    getChildren().add(remark);
    // They are never seen: they only know the theme's colours.
    accent.getStyleClass().add("wall-accent");
    sign.getStyleClass().add("wall-sign");
    for (Region hidden : new Region[] {accent, sign, text}) {
      hidden.setVisible(false);
      hidden.setManaged(false);
      getChildren().add(hidden);
    }
    accent.backgroundProperty().subscribe(this::take);
    sign.backgroundProperty().subscribe(this::take);
    text.textFillProperty().subscribe(this::take);
    text.fontProperty().subscribe(this::take);
    take();
    subscriptions = model.pictureProperty().subscribe(this::tell);
  }

  void dispose() {
    subscriptions.unsubscribe();
  }

  ReadOnlyObjectProperty<Colours> coloursProperty() {
    return colours.getReadOnlyProperty();
  }

  private void tell(WallPicture picture) {
    labels.forEach(
        (tone, label) -> {
          String meaning = picture.meaning(tone);
          int count = picture.count(tone);
          label.setText(Text.of("wall.legend", count, meaning));
          label.setVisible(count > 0 && !meaning.isEmpty());
          label.setManaged(label.isVisible());
        });
    remark.setText(Names.shown(picture.remark()));
    remark.setVisible(!picture.remark().isEmpty());
    remark.setManaged(remark.isVisible());
  }

  private void take() {
    Map<Tone, Integer> tones = new EnumMap<>(Tone.class);
    swatches.forEach((tone, swatch) -> tones.put(tone, argb(fill(swatch))));
    colours.set(
        new Colours(
            tones,
            argb(fill(sign)),
            fill(sign),
            text.getTextFill(),
            fill(accent),
            text.getFont().getFamily()));
  }

  private static Paint fill(Region region) {
    Background background = region.getBackground();
    return background == null || background.getFills().isEmpty()
        ? Color.GRAY
        : background.getFills().getFirst().getFill();
  }

  private static int argb(Paint paint) {
    Color colour = paint instanceof Color plain ? plain : Color.GRAY;
    return 0xFF << 24
        | (int) Math.round(colour.getRed() * 255) << 16
        | (int) Math.round(colour.getGreen() * 255) << 8
        | (int) Math.round(colour.getBlue() * 255);
  }
}
