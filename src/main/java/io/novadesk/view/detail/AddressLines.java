package io.novadesk.view.detail;

import io.novadesk.i18n.Text;
import io.novadesk.view.parts.Clip;
import io.novadesk.view.parts.Links;
import io.novadesk.view.parts.Look;
import io.novadesk.viewmodel.detail.HeadCard;
import java.util.List;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The addresses of a server, each a line. */
final class AddressLines extends VBox {
  /** More of them would take the room of the tabs. */
  private static final int MOST_ADDRESSES = 3;

  /** Of the whole head. */
  private static final double ROOMY = 340;

  /** In characters: as long as any of IPv4, and the usual short ones of IPv6. */
  private static final int LONG_ADDRESS = 22;

  private final Links links;
  private final ReadOnlyDoubleProperty room;
  private final Runnable openAll;

  /**
   * @param room the width of the head
   * @param openAll opens the tab that lists all of them
   */
  AddressLines(Links links, ReadOnlyDoubleProperty room, Runnable openAll) {
    this.links = links;
    this.room = room;
    this.openAll = openAll;
    getStyleClass().add("head-addresses");
  }

  void show(List<HeadCard.Reach> all) {
    int most = all.size() > MOST_ADDRESSES ? MOST_ADDRESSES - 1 : all.size();
    getChildren().setAll(all.stream().limit(most).map(this::address).toList());
    if (all.isEmpty()) {
      Label none = new Label(Text.of("head.noAddress"));
      none.getStyleClass().add("muted");
      getChildren().add(none);
    } else if (all.size() > most) {
      Hyperlink more = HeadPane.link("head-more", Text.of("head.more", all.size() - most));
      more.setOnAction(_ -> openAll.run());
      getChildren().add(more);
    }
  }

  private Node address(HeadCard.Reach reach) {
    Label address = new Label(reach.address());
    address.getStyleClass().add("exact");
    // What people come for is never cut, but for the longest of IPv6.
    address.setMinWidth(reach.address().length() > LONG_ADDRESS ? 0 : USE_PREF_SIZE);
    Label kind = new Label(reach.kind());
    kind.getStyleClass().add("muted");
    kind.setMinWidth(USE_PREF_SIZE);
    if (reach.isUsual()) {
      // Where there is no room for all words its network is the one that tells something.
      kind.visibleProperty().bind(room.greaterThanOrEqualTo(Look.px(ROOMY)));
      kind.managedProperty().bind(kind.visibleProperty());
    }
    Labeled network = links.name(reach.network().name(), reach.network());
    network.getStyleClass().add("head-link");
    HBox.setHgrow(address, Priority.SOMETIMES);
    Button copy = Explained.icon("", Feather.COPY, Text.of("copy.named", reach.address()));
    copy.getStyleClass().add("copy-button");
    copy.setTooltip(new Tooltip(Text.of("copy.named", reach.address())));
    copy.setMinWidth(USE_PREF_SIZE);
    copy.setOnAction(_ -> Clip.copy(reach.address()));
    HBox line = new HBox(address, copy, kind, network);
    line.getStyleClass().addAll("head-address", "field-line");
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }
}
