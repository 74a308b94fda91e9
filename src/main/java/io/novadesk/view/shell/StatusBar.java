package io.novadesk.view.shell;

import atlantafx.base.theme.Styles;
import io.novadesk.api.compute.ServerStatus;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.Icons;
import io.novadesk.view.parts.Keys;
import io.novadesk.view.servers.StatusLook;
import io.novadesk.viewmodel.settings.Shortcut;
import io.novadesk.viewmodel.shell.Need;
import io.novadesk.viewmodel.shell.StatusViewModel;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The line at the window's foot. */
public final class StatusBar extends HBox {
  private final StatusViewModel model;
  private final Label freshness;
  private final HBox needs = new HBox();
  private final Region gap = new Region();
  private final ListChangeListener<Need> onNeeds = _ -> showNeeds();
  private final ChangeListener<Boolean> onStale = (_, _, stale) -> tone(stale);

  /**
   * @param switchProject offers the other projects of the cloud that is shown
   * @param recording whether what is done is noted
   * @param stop ends that
   */
  public StatusBar(
      StatusViewModel model,
      Runnable switchProject,
      ReadOnlyBooleanProperty recording,
      Runnable stop) {
    this.model = model;
    getStyleClass().add("status-bar");
    setAlignment(Pos.CENTER_LEFT);
    // However much there is to say, it makes no window wider than it is.
    setMinWidth(0);
    freshness = item("status-freshness", Feather.ACTIVITY, model.freshnessProperty());
    HBox.setHgrow(gap, Priority.SOMETIMES);
    Label token = item("status-token", Feather.KEY, model.tokenProperty());
    getChildren()
        .addAll(
            where(switchProject),
            before(token),
            token,
            needs,
            gap,
            recording(recording, stop),
            item("status-in-flight", Feather.SEND, model.inFlightProperty()),
            before(freshness),
            freshness);
    // What needs a person and how old all is stay whole; who one is stands in the title too.
    needs.setMinWidth(USE_PREF_SIZE);
    freshness.setMinWidth(USE_PREF_SIZE);
    Tooltip cost = new Tooltip();
    cost.textProperty().bind(model.costProperty());
    freshness.setTooltip(cost);
    model.staleProperty().addListener(onStale);
    tone(model.staleProperty().get());
    needs.setId("status-needs");
    needs.setAlignment(Pos.CENTER_LEFT);
    model.needs().addListener(onNeeds);
    showNeeds();
  }

  /** Puts something into the room that is left. */
  void put(Node node) {
    getChildren().add(getChildren().indexOf(gap), node);
  }

  public void dispose() {
    model.needs().removeListener(onNeeds);
    model.staleProperty().removeListener(onStale);
  }

  /**
   * Each leads to the servers that it is about. A button stays while its count changes, so that a
   * click under way is not lost.
   */
  private void showNeeds() {
    Map<ServerStatus, Node> shown = new EnumMap<>(ServerStatus.class);
    needs.getChildren().forEach(node -> shown.put((ServerStatus) node.getUserData(), node));
    List<Node> wanted = new ArrayList<>();
    for (Need need : model.needs()) {
      Button button = shown.get(need.status()) instanceof Button known ? known : button(need);
      button.setText(need.text());
      button.setOnAction(_ -> model.show(need));
      wanted.add(button);
    }
    if (!needs.getChildren().equals(wanted)) {
      needs.getChildren().setAll(wanted);
    }
  }

  private static Button button(Need need) {
    Button button = new Button("", look(need));
    button.setUserData(need.status());
    button.setId("status-need-" + need.status().name().toLowerCase(Locale.ROOT));
    button.getStyleClass().addAll(Styles.FLAT, Styles.SMALL, "status-need");
    button.setMinWidth(USE_PREF_SIZE);
    return button;
  }

  /** Nobody forgets that it goes on. */
  private static Button recording(ReadOnlyBooleanProperty recording, Runnable stop) {
    Button button = new Button(Text.of("script.recording"), Icons.of(Feather.DISC));
    button.setId("status-recording");
    button.getStyleClass().addAll(Styles.FLAT, Styles.SMALL, Styles.DANGER, "status-need");
    button.setMinWidth(USE_PREF_SIZE);
    button.visibleProperty().bind(recording);
    button.managedProperty().bind(recording);
    button.setOnAction(_ -> stop.run());
    return button;
  }

  private static FontIcon look(Need need) {
    StatusLook look = StatusLook.of(need.status());
    return Icons.of(look.icon(), look.styleClass());
  }

  /** Where we are; leads to the other projects. */
  private Button where(Runnable switchProject) {
    Button button = new Button("", Icons.of(Feather.CLOUD));
    button.setId("status-where");
    button.getStyleClass().addAll(Styles.FLAT, Styles.SMALL, "status-where");
    button.textProperty().bind(model.whereProperty());
    button.visibleProperty().bind(button.textProperty().isNotEmpty());
    Tooltip tip = new Tooltip();
    tip.textProperty().bind(Keys.sentence("switch.tip", Shortcut.PROJECT));
    button.setTooltip(tip);
    button.setOnAction(_ -> switchProject.run());
    return button;
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
    separator.managedProperty().bind(item.visibleProperty());
    return separator;
  }

  private static Label item(String id, Feather icon, ObservableValue<String> text) {
    Label label = new Label();
    label.setId(id);
    label.textProperty().bind(text);
    label.setGraphic(Icons.of(icon));
    label.visibleProperty().bind(label.textProperty().isNotEmpty());
    label.managedProperty().bind(label.visibleProperty());
    Tooltip whole = new Tooltip();
    whole.textProperty().bind(text);
    label.setTooltip(whole);
    return label;
  }
}
