package io.novadesk.view.connect;

import atlantafx.base.theme.Styles;
import io.novadesk.i18n.Names;
import io.novadesk.i18n.Text;
import io.novadesk.profile.Connection.Colour;
import io.novadesk.viewmodel.connect.CloudEntry;
import io.novadesk.viewmodel.connect.CloudEntry.Kind;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A cloud in the list: colour, name, host, where it comes from. */
final class CloudCell extends ListCell<CloudEntry> {
  private final Region dot = new Region();
  private final Label name = new Label();
  private final Label host = new Label();
  private final Label badge = new Label();
  private final Label production = new Label(Text.of("connect.badge.production"));
  private final HBox row;

  CloudCell() {
    dot.getStyleClass().add("connect-dot");
    host.getStyleClass().addAll(Styles.TEXT_SMALL, "connect-host");
    badge.getStyleClass().add("connect-badge");
    production.getStyleClass().addAll("connect-badge", "connect-badge-production");
    badge.setMinWidth(USE_PREF_SIZE);
    production.setMinWidth(USE_PREF_SIZE);
    VBox texts = new VBox(name, host);
    texts.setMinWidth(0);
    texts.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(texts, Priority.ALWAYS);
    row = new HBox(8, dot, texts, production, badge);
    row.setAlignment(Pos.CENTER_LEFT);
    // Cells would otherwise grow with the longest name and bring a scroll bar along.
    setPrefWidth(0);
    getStyleClass().add("connect-cloud");
  }

  @Override
  protected void updateItem(CloudEntry entry, boolean empty) {
    super.updateItem(entry, empty);
    if (empty || entry == null) {
      setGraphic(null);
      return;
    }
    paint(dot, entry.connection().marking().colour());
    name.setText(Names.shown(entry.name()));
    host.setText(entry.kind() == Kind.DEMO ? Text.of("connect.demo.host") : entry.host());
    badge.setText(Text.of("connect.badge." + entry.kind()));
    Wiring.show(badge, entry.kind() != Kind.SAVED);
    Wiring.show(production, entry.connection().marking().production());
    setGraphic(row);
  }

  /** Gives a dot the colour by which a person knows a cloud. */
  static void paint(Region dot, Colour colour) {
    dot.getStyleClass().removeIf(c -> c.startsWith("connect-dot-"));
    dot.getStyleClass().add("connect-dot-" + colour.name().toLowerCase(Locale.ROOT));
  }
}
