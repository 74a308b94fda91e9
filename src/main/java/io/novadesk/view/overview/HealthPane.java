package io.novadesk.view.overview;

import atlantafx.base.theme.Styles;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.Icons;
import io.novadesk.viewmodel.overview.Bar;
import io.novadesk.viewmodel.overview.Health;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import org.kordamp.ikonli.feather.Feather;

/** What needs a person, before all else; each leads to its servers. */
final class HealthPane extends FlowPane {
  private final ObservableList<Health> health;
  private final Consumer<Bar> show;
  private final ListChangeListener<Health> onHealth = _ -> fill();

  HealthPane(ObservableList<Health> health, Consumer<Bar> show) {
    this.health = health;
    this.show = show;
    setId("overview-health");
    getStyleClass().add("health");
    health.addListener(onHealth);
    fill();
  }

  void dispose() {
    health.removeListener(onHealth);
  }

  private void fill() {
    getChildren().clear();
    if (health.isEmpty()) {
      getChildren()
          .add(
              new Label(
                  Text.of("overview.health.none"), Icons.of(Feather.CHECK_CIRCLE, "tone-good")));
    }
    for (Health each : health) {
      Button button = new Button(each.servers().label(), Icons.of(icon(each), tone(each)));
      button.setId("health-" + each.kind());
      button.getStyleClass().addAll(Styles.SMALL, "health-sign");
      button.setOnAction(_ -> show.accept(each.servers()));
      getChildren().add(button);
    }
  }

  private static Feather icon(Health health) {
    return switch (health.kind()) {
      case ERROR -> Feather.ALERT_OCTAGON;
      case STUCK -> Feather.CLOCK;
      case VERIFY_RESIZE -> Feather.HELP_CIRCLE;
    };
  }

  private static String tone(Health health) {
    return health.kind() == Health.Kind.ERROR ? "tone-bad" : "tone-asks";
  }
}
