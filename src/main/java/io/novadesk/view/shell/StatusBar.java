package io.novadesk.view.shell;

import io.novadesk.view.parts.Icons;
import io.novadesk.viewmodel.shell.StatusViewModel;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** The line at the window's foot. */
public final class StatusBar extends HBox {
  private final StatusViewModel model;
  private final Label freshness;
  private final ChangeListener<Boolean> onStale = (_, _, stale) -> tone(stale);

  public StatusBar(StatusViewModel model) {
    this.model = model;
    getStyleClass().add("status-bar");
    setAlignment(Pos.CENTER_LEFT);
    freshness = item("status-freshness", Feather.ACTIVITY, model.freshnessProperty());
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Label token = item("status-token", Feather.KEY, model.tokenProperty());
    getChildren()
        .addAll(
            item("status-where", Feather.CLOUD, model.whereProperty()),
            before(token),
            token,
            gap,
            item("status-in-flight", Feather.SEND, model.inFlightProperty()),
            before(freshness),
            freshness);
    model.staleProperty().addListener(onStale);
    tone(model.staleProperty().get());
  }

  public void dispose() {
    model.staleProperty().removeListener(onStale);
  }

  private void tone(boolean stale) {
    freshness.getStyleClass().remove("tone-bad");
    if (stale) {
      freshness.getStyleClass().add("tone-bad");
    }
  }

  /** A line that parts an item from the one before it, while the item says something. */
  private static Separator before(Label item) {
    Separator separator = new Separator(Orientation.VERTICAL);
    separator.visibleProperty().bind(item.visibleProperty());
    return separator;
  }

  private static Label item(String id, Feather icon, ObservableValue<String> text) {
    Label label = new Label();
    label.setId(id);
    label.textProperty().bind(text);
    label.setGraphic(Icons.of(icon));
    label.visibleProperty().bind(label.textProperty().isNotEmpty());
    return label;
  }
}
