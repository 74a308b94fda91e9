package io.novadesk.view.detail;

import atlantafx.base.theme.Styles;
import io.novadesk.i18n.Names;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.Icons;
import io.novadesk.view.parts.Links;
import io.novadesk.view.servers.StatusLook;
import io.novadesk.viewmodel.base.Link;
import io.novadesk.viewmodel.detail.HeadCard;
import io.novadesk.viewmodel.detail.ServerDetailViewModel.Tab;
import io.novadesk.viewmodel.servers.RegionModel;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What a person wants to know of a server first, over its tabs; as low as it can be. */
final class HeadPane extends VBox {
  private static final double BAR = 64;

  private static final double SHORTEST_BAR = 0;

  /** In the order in which they stand. */
  private enum Fact {
    FLAVOR,
    IMAGE,
    AGE,
    NETWORKS,
    VOLUMES
  }

  private final Links links;
  private final Consumer<Tab> open;
  private final Label name = new Label();
  private final FontIcon icon = Icons.of(Feather.CIRCLE, "status-icon");
  private final Label status = new Label();
  private final Label since = new Label();
  private final Tooltip sinceExact = new Tooltip();
  private final AddressLines addresses;
  private final GridPane sizes = new GridPane();
  private final FlowPane facts = new FlowPane();
  private final Map<Fact, Node> shownFacts = new EnumMap<>(Fact.class);
  private final InvalidationListener onNames = _ -> showAgain();
  private @Nullable RegionModel region;
  private @Nullable ServerRow shownRow;
  private @Nullable HeadCard shown;
  private @Nullable String tone;

  /**
   * @param open opens a tab
   */
  HeadPane(Links links, Consumer<Tab> open, Runnable reload) {
    this.links = links;
    this.open = open;
    getStyleClass().add("head-card");
    name.getStyleClass().add("detail-name");
    name.setId("detail-name");
    name.setMinWidth(0);
    status.setId("detail-status");
    status.getStyleClass().add("detail-status");
    status.setGraphic(icon);
    since.getStyleClass().add("muted");
    since.setMinWidth(0);
    since.setTooltip(sinceExact);
    Button again = new Button(null, Icons.of(Feather.REFRESH_CW));
    again.setId("detail-reload");
    again.setAccessibleText(Text.of("detail.reload"));
    again.setTooltip(new Tooltip(Text.of("detail.reload")));
    again.getStyleClass().addAll(Styles.FLAT, Styles.BUTTON_ICON, Styles.SMALL);
    again.setOnAction(_ -> reload.run());
    HBox title = new HBox(name, gap(), again);
    title.setAlignment(Pos.CENTER_LEFT);
    HBox state = new HBox(status, since);
    state.getStyleClass().add("head-state");
    state.setAlignment(Pos.BASELINE_LEFT);
    addresses = new AddressLines(links, widthProperty(), () -> open.accept(Tab.NETWORK));
    sizes.getStyleClass().add("head-sizes");
    HBox.setHgrow(addresses, Priority.ALWAYS);
    HBox middle = new HBox(addresses, sizes);
    middle.getStyleClass().add("head-middle");
    facts.getStyleClass().add("head-facts");
    facts.setId("head-facts");
    getChildren().addAll(title, state, middle, facts);
  }

  private static Region gap() {
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    return gap;
  }

  void show(ServerRow row) {
    shownRow = row;
    if (region != row.region()) {
      leave();
      region = row.region();
      region.flavors().addListener(onNames);
      region.images().addListener(onNames);
      region.stateProperty().addListener(onNames);
    }
    name.setText(Names.shown(row.name()));
    StatusLook look =
        row.server().taskState() == null ? StatusLook.of(row.server().state()) : StatusLook.BUSY;
    String wanted = row.region().isStale() ? StatusLook.OFF.styleClass() : look.styleClass();
    if (!wanted.equals(tone)) {
      status.getStyleClass().remove(tone);
      icon.getStyleClass().remove(tone);
      tone = wanted;
      status.getStyleClass().add(tone);
      icon.getStyleClass().add(tone);
    }
    icon.setIconCode(look.icon());
    HeadCard card = HeadCard.of(row);
    if (card.equals(shown)) {
      return;
    }
    HeadCard was = shown;
    shown = card;
    status.setText(card.status());
    since.setText(card.since());
    sinceExact.setText(card.sinceExact());
    if (isNew(HeadCard::addresses, was, card)) {
      addresses.show(card.addresses());
    }
    if (isNew(HeadCard::sizes, was, card)) {
      showSizes(card.sizes());
    }
    if (isNew(HeadCard::flavor, was, card)) {
      fact(Fact.FLAVOR, named(card.flavor(), "head-flavor", Feather.SLIDERS));
    }
    if (isNew(HeadCard::image, was, card)) {
      fact(Fact.IMAGE, named(card.image(), "head-image", Feather.DISC));
    }
    if (isNew(HeadCard::age, was, card) || isNew(HeadCard::ageExact, was, card)) {
      fact(Fact.AGE, fact(Feather.CLOCK, card.age(), card.ageExact()));
    }
    if (isNew(HeadCard::networks, was, card)) {
      String words = Text.of("head.networks", card.networks());
      fact(Fact.NETWORKS, opens(Feather.SHARE_2, "head-networks", words, Tab.NETWORK));
    }
    if (isNew(HeadCard::volumes, was, card)) {
      String words = Text.of("head.volumes", card.volumes());
      fact(Fact.VOLUMES, opens(Feather.HARD_DRIVE, "head-volumes", words, Tab.STORAGE));
    }
  }

  /** What has not changed stays as it is: a link made anew would lose the click under way. */
  private static boolean isNew(Function<HeadCard, ?> part, @Nullable HeadCard was, HeadCard now) {
    return was == null || !part.apply(now).equals(part.apply(was));
  }

  private void fact(Fact which, Node node) {
    Node before = shownFacts.put(which, node);
    if (before == null) {
      facts.getChildren().add(node);
    } else {
      facts.getChildren().set(facts.getChildren().indexOf(before), node);
    }
  }

  private void showSizes(List<HeadCard.Size> all) {
    sizes.getChildren().clear();
    for (HeadCard.Size size : all) {
      sizes.addRow(sizes.getRowCount(), bar(size));
    }
  }

  /** Flavors and images may be known later than the server. */
  private void showAgain() {
    if (shownRow != null) {
      show(shownRow);
    }
  }

  /** Listens to no region any more. */
  void leave() {
    if (region != null) {
      region.flavors().removeListener(onNames);
      region.images().removeListener(onNames);
      region.stateProperty().removeListener(onNames);
      region = null;
    }
  }

  /** Name, bar and value: words of any length stand whole, and the bars below one another. */
  private static Node[] bar(HeadCard.Size size) {
    Label name = new Label(size.name());
    name.getStyleClass().addAll("muted", "head-size-name");
    name.setMinWidth(USE_PREF_SIZE);
    ProgressBar bar = new ProgressBar(size.share());
    bar.getStyleClass().addAll("head-bar", Styles.SMALL);
    bar.setPrefWidth(BAR);
    bar.setMinWidth(SHORTEST_BAR);
    bar.setAccessibleText(size.help());
    Label value = new Label(size.value());
    value.setMinWidth(USE_PREF_SIZE);
    value.getStyleClass().add("head-size-value");
    Node[] parts = {name, bar, value};
    for (Node part : parts) {
      Tooltip.install(part, new Tooltip(size.help()));
    }
    return parts;
  }

  private Node named(HeadCard.Named thing, String id, Feather kind) {
    Link link = thing.link();
    if (link == null) {
      return fact(kind, Names.shown(thing.name()), "");
    }
    Labeled name = links.name(thing.name(), link);
    name.setId(id);
    name.getStyleClass().add("head-link");
    name.setGraphic(Icons.of(kind));
    return name;
  }

  private Node opens(Feather kind, String id, String words, Tab tab) {
    Hyperlink link = link(id, words);
    link.setGraphic(Icons.of(kind));
    link.setOnAction(_ -> open.accept(tab));
    return link;
  }

  static Hyperlink link(String id, String words) {
    Hyperlink link = new Hyperlink(words);
    link.setId(id);
    link.getStyleClass().add("head-link");
    return link;
  }

  private static Label fact(Feather kind, String words, String exact) {
    Label fact = new Label(words, Icons.of(kind));
    fact.getStyleClass().add("head-fact");
    if (!exact.isEmpty()) {
      fact.setTooltip(new Tooltip(exact));
    }
    return fact;
  }
}
