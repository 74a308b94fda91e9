package io.novadesk.view.wall;

import io.novadesk.i18n.Text;
import io.novadesk.view.parts.Icons;
import io.novadesk.viewmodel.wall.WallHealth;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What needs a person, in words, the worst first; each leads to just these servers. */
final class HealthList extends VBox {
  private final ObservableList<WallHealth> health;
  private final Consumer<WallHealth> show;
  private final ListChangeListener<WallHealth> onHealth = _ -> fill();

  HealthList(ObservableList<WallHealth> health, Consumer<WallHealth> show) {
    this.health = health;
    this.show = show;
    setId("wall-health");
    getStyleClass().add("wall-health");
    health.addListener(onHealth);
    fill();
  }

  void dispose() {
    health.removeListener(onHealth);
  }

  private void fill() {
    getChildren().clear();
    if (health.isEmpty()) {
      Label well =
          new Label(Text.of("overview.health.none"), Icons.of(Feather.CHECK_CIRCLE, "tone-good"));
      well.setWrapText(true);
      getChildren().add(well);
    }
    for (WallHealth each : health) {
      Button button = new Button(each.text(), Icons.of(icon(each), tone(each)));
      button.setId("wall-health-" + each.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
      button.getStyleClass().addAll("flat", "wall-health-entry");
      button.setWrapText(true);
      button.setMaxWidth(Double.MAX_VALUE);
      button.setOnAction(_ -> show.accept(each));
      getChildren().add(button);
    }
  }

  private static Feather icon(WallHealth health) {
    return switch (health.kind()) {
      case AWAY -> Feather.CLOUD_OFF;
      case ERROR -> Feather.ALERT_OCTAGON;
      case STUCK -> Feather.CLOCK;
      case LIMIT -> Feather.BAR_CHART_2;
      case VERIFY_RESIZE -> Feather.HELP_CIRCLE;
    };
  }

  private static String tone(WallHealth health) {
    return switch (health.kind()) {
      case AWAY, ERROR -> "tone-bad";
      case STUCK, LIMIT, VERIFY_RESIZE -> "tone-asks";
    };
  }
}
