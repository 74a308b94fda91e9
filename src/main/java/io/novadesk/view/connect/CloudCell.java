package io.novadesk.view.connect;

import atlantafx.base.theme.Styles;
import io.novadesk.i18n.Names;
import io.novadesk.i18n.Text;
import io.novadesk.profile.Connection.Colour;
import io.novadesk.view.parts.Icons;
import io.novadesk.viewmodel.connect.CloudEntry;
import io.novadesk.viewmodel.connect.CloudEntry.Kind;
import java.util.Locale;
import java.util.function.Predicate;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** A cloud in the list: its colour, or that it is open; name, who goes where, its source. */
final class CloudCell extends ListCell<CloudEntry> {
  /** Under the name of its folder. */
  private static final PseudoClass HEADED = PseudoClass.getPseudoClass("headed");

  private final Region dot = new Region();
  private final Label name = new Label();
  private final Label about = new Label();
  private final Label open = new Label("", Icons.of(Feather.CHECK_CIRCLE));
  private final Predicate<CloudEntry> isOpen;
  private final Label badge = new Label();
  private final Label production = new Label(Text.of("connect.badge.production"));
  private final Label heading = new Label("", Icons.of(Feather.FOLDER));
  private final VBox whole;

  /**
   * @param isOpen whether the window is connected to it
   */
  CloudCell(Predicate<CloudEntry> isOpen) {
    this.isOpen = isOpen;
    open.getStyleClass().add("connect-open");
    open.setTooltip(new Tooltip(Text.of("connect.open")));
    open.setAccessibleText(Text.of("connect.open"));
    dot.getStyleClass().add("connect-dot");
    about.getStyleClass().addAll(Styles.TEXT_SMALL, "connect-host");
    badge.getStyleClass().add("connect-badge");
    production.getStyleClass().addAll("connect-badge", "connect-badge-production");
    badge.setMinWidth(USE_PREF_SIZE);
    production.setMinWidth(USE_PREF_SIZE);
    VBox texts = new VBox(name, about);
    texts.setMinWidth(0);
    texts.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(texts, Priority.ALWAYS);
    // One in the place of the other, so that all names begin at one line.
    StackPane gutter = new StackPane(dot, open);
    gutter.getStyleClass().add("connect-gutter");
    heading.getStyleClass().addAll(Styles.TEXT_SMALL, "connect-folder");
    HBox row = new HBox(8, gutter, texts, production, badge);
    row.setAlignment(Pos.CENTER_LEFT);
    VBox.setVgrow(row, Priority.ALWAYS);
    whole = new VBox(heading, row);
    // Cells would otherwise grow with the longest name and bring a scroll bar along.
    setPrefWidth(0);
    getStyleClass().add("connect-cloud");
  }

  @Override
  protected void updateItem(CloudEntry entry, boolean empty) {
    super.updateItem(entry, empty);
    if (empty || entry == null) {
      pseudoClassStateChanged(HEADED, false);
      setGraphic(null);
      return;
    }
    paint(dot, entry.connection().marking().colour());
    dot.setVisible(!isOpen.test(entry));
    open.setVisible(isOpen.test(entry));
    name.setText(Names.shown(entry.shownName()));
    about.setText(
        entry.kind() == Kind.DEMO
            ? Text.of("connect.demo.host")
            : Names.shown(String.join(" · ", entry.about())));
    badge.setText(Text.of("connect.badge." + entry.kind()));
    Wiring.show(badge, entry.kind() != Kind.SAVED);
    Wiring.show(production, entry.connection().marking().production());
    heading.setText(Names.shown(entry.folder()));
    boolean headed = isFirstOfFolder(entry);
    Wiring.show(heading, headed);
    pseudoClassStateChanged(HEADED, headed);
    setGraphic(whole);
  }

  private boolean isFirstOfFolder(CloudEntry entry) {
    int before = getIndex() - 1;
    return !entry.folder().isEmpty()
        && (before < 0 || !getListView().getItems().get(before).folder().equals(entry.folder()));
  }

  /** Gives a dot the colour by which a person knows a cloud. */
  static void paint(Region dot, Colour colour) {
    dot.getStyleClass().removeIf(c -> c.startsWith("connect-dot-"));
    dot.getStyleClass().add("connect-dot-" + colour.name().toLowerCase(Locale.ROOT));
  }
}
