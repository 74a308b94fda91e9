package io.novadesk.view.shell;

import atlantafx.base.theme.Styles;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.Icons;
import io.novadesk.view.parts.Look;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/** In place of servers while no cloud is open: what Novadesk needs, and the ways to give it. */
final class WelcomePane extends ScrollPane {
  private static final double CARD = 212;
  private static final double GAP = 12;
  private static final double ROOM_OF_ICON = 430;
  private static final double TEXT = 560;

  private final Entrances ways;
  private final Label title = new Label();
  private final Label text = new Label();
  private final HBox cards = new HBox();
  private final Subscription shown;

  WelcomePane(Entrances ways) {
    this.ways = ways;
    setId("welcome");
    getStyleClass().addAll("edge-to-edge", "welcome-scroll");
    setFitToWidth(true);
    setFitToHeight(true);
    setFocusTraversable(false);
    title.getStyleClass().add("welcome-title");
    text.getStyleClass().add("welcome-text");
    text.setWrapText(true);
    text.setMinHeight(Region.USE_PREF_SIZE);
    text.setMaxWidth(Look.px(TEXT));
    cards.setSpacing(Look.px(GAP));
    cards.setMaxWidth(Region.USE_PREF_SIZE);
    Node icon = Icons.of(Feather.CLOUD, "welcome-icon");
    icon.visibleProperty().bind(heightProperty().greaterThan(Look.px(ROOM_OF_ICON)));
    icon.managedProperty().bind(icon.visibleProperty());
    VBox content = new VBox(icon, title, text, cards);
    content.getStyleClass().add("welcome");
    content.setAlignment(Pos.CENTER);
    setContent(content);
    ObservableValue<Integer> known = ways.known();
    shown = known.subscribe(this::show);
  }

  private void show(int known) {
    title.setText(Text.of(known > 0 ? "servers.noCloud" : "welcome.title"));
    text.setText(known > 0 ? Text.of("welcome.known.text", known) : Text.of("welcome.text"));
    Region file = card("file", Feather.FILE_TEXT, ways::fromFile, false);
    Region type = card("type", Feather.EDIT_3, ways::type, false);
    cards
        .getChildren()
        .setAll(
            known > 0
                ? List.of(card("connect", Feather.LOG_IN, ways::connect, true), file, type)
                : List.of(card("demo", Feather.PLAY_CIRCLE, ways::demo, true), file, type));
  }

  private static VBox card(String way, Feather icon, Runnable go, boolean first) {
    Label name = new Label(Text.of("welcome." + way), Icons.of(icon));
    name.getStyleClass().add("welcome-way");
    name.setWrapText(true);
    Label what = new Label(Text.of("welcome." + way + ".text"));
    what.getStyleClass().add("muted");
    what.setWrapText(true);
    what.setMinHeight(Region.USE_PREF_SIZE);
    Region gap = new Region();
    VBox.setVgrow(gap, Priority.ALWAYS);
    Button button = new Button(Text.of("welcome." + way + ".go"));
    button.setId("welcome-" + way);
    button.setMaxWidth(Double.MAX_VALUE);
    button.setOnAction(_ -> go.run());
    if (first) {
      button.getStyleClass().add(Styles.ACCENT);
    }
    VBox card = new VBox(name, what, gap, button);
    card.getStyleClass().add("welcome-card");
    card.setPrefWidth(Look.px(CARD));
    card.setMinWidth(0);
    HBox.setHgrow(card, Priority.ALWAYS);
    return card;
  }

  void dispose() {
    shown.unsubscribe();
  }
}
