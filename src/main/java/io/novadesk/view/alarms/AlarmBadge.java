package io.novadesk.view.alarms;

import atlantafx.base.theme.Styles;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.Icons;
import io.novadesk.viewmodel.alarms.Alarms;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;

/** How many alarms nobody has acknowledged, in the window's last line. */
public final class AlarmBadge extends Button {
  /**
   * @param show leads to them
   */
  public AlarmBadge(Alarms alarms, Runnable show) {
    super("", Icons.of(Feather.BELL, "tone-bad"));
    setId("status-alarms");
    getStyleClass().addAll(Styles.FLAT, Styles.SMALL, "status-need");
    setMinWidth(USE_PREF_SIZE);
    // Bound by weak listeners: the alarms outlive what counts them.
    textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> Text.of("alarm.badge", alarms.openProperty().get()), alarms.openProperty()));
    visibleProperty().bind(alarms.openProperty().greaterThan(0));
    managedProperty().bind(visibleProperty());
    setTooltip(new Tooltip(Text.of("alarm.badge.tip")));
    setOnAction(_ -> show.run());
  }
}
