package io.novadesk.view.detail;

import atlantafx.base.theme.Styles;
import io.novadesk.i18n.Names;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.Clip;
import io.novadesk.view.parts.FieldLines;
import io.novadesk.view.parts.Icons;
import io.novadesk.view.parts.Late;
import io.novadesk.view.parts.Links;
import io.novadesk.view.parts.Look;
import io.novadesk.viewmodel.base.Link;
import io.novadesk.viewmodel.detail.LinkCard;
import javafx.animation.PauseTransition;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;

/**
 * A small card that tells of what a link names: it comes when the mouse rests on one, or at once
 * when a link without a page is clicked. Escape closes it.
 */
public final class LinkCards implements Links {
  private static final Duration SOON = Duration.millis(450);
  private static final Duration GRACE = Duration.millis(400);
  private static final double WIDTH = 320;

  private final Outside outside;
  private final Late<Popup> popup = new Late<>(this::popup);
  private final VBox card = new VBox();
  private final PauseTransition coming = new PauseTransition(SOON);
  private final PauseTransition going = new PauseTransition(GRACE);

  public LinkCards(Outside outside) {
    this.outside = outside;
    card.setId("link-card");
    card.getStyleClass().addAll("detail", "link-card");
    Look.dress(card, "detail.css");
    card.setMinWidth(WIDTH);
    going.setOnFinished(_ -> popup.ifMade(Popup::hide));
    card.setOnMouseEntered(_ -> going.stop());
    card.setOnMouseMoved(_ -> going.stop());
    card.setOnMouseExited(_ -> away());
  }

  private Popup popup() {
    Popup made = new Popup();
    made.getContent().add(card);
    made.setAutoHide(true);
    // It may have come without being asked for: a click beside it means what is clicked.
    made.setConsumeAutoHidingEvents(false);
    // Escape means the card alone, which the popup's own way to hide would no longer heed.
    made.setHideOnEscape(false);
    made.getScene()
        .addEventHandler(
            KeyEvent.KEY_PRESSED,
            key -> {
              if (key.getCode() == KeyCode.ESCAPE) {
                made.hide();
                key.consume();
              }
            });
    return made;
  }

  @Override
  public void follow(Node at, Link link) {
    LinkCard told = outside.card(link);
    if (told != null && told.leads()) {
      close();
      outside.follow(link);
    } else {
      tell(at, link);
    }
  }

  @Override
  public void tell(Node at, Link link) {
    coming.stop();
    going.stop();
    show(at, link, true);
  }

  @Override
  public void near(Node at, Link link) {
    going.stop();
    coming.setOnFinished(_ -> show(at, link, false));
    coming.playFromStart();
  }

  @Override
  public void away() {
    coming.stop();
    going.playFromStart();
  }

  /** Takes it away, as when what it hangs on goes. */
  public void close() {
    coming.stop();
    going.stop();
    popup.ifMade(Popup::hide);
  }

  private void show(Node at, Link link, boolean focus) {
    LinkCard told = outside.card(link);
    Bounds place = at.getScene() == null ? null : at.localToScreen(at.getBoundsInLocal());
    if (told == null || place == null) {
      return;
    }
    popup.ifMade(Popup::hide);
    Button first = fill(told);
    popup.get().show(at, place.getMinX(), place.getMaxY());
    if (focus) {
      first.requestFocus();
    }
  }

  /** Gives the button that gets the keyboard first. */
  private Button fill(LinkCard told) {
    Label kind = new Label(told.kind());
    kind.getStyleClass().add("muted");
    Label name = new Label(Names.shown(told.name()));
    name.getStyleClass().add("link-card-name");
    name.setWrapText(true);
    FieldLines facts = new FieldLines(true, Links.NONE);
    facts.setFocusTraversable(false);
    facts.show(told.facts());
    Button copy =
        button(
            "link-copy",
            Feather.COPY,
            Text.of(told.copied().equals(told.name()) ? "copy" : "link.copyId"),
            () -> Clip.copy(told.copied()));
    HBox buttons = new HBox(copy);
    buttons.getStyleClass().add("link-card-buttons");
    buttons.setAlignment(Pos.CENTER_LEFT);
    if (!told.filter().isEmpty()) {
      buttons
          .getChildren()
          .add(
              button(
                  "link-servers",
                  Feather.FILTER,
                  Text.of("link.servers"),
                  () -> outside.serversWith(told)));
    }
    if (told.leads()) {
      buttons
          .getChildren()
          .addFirst(
              button(
                  "link-go",
                  Feather.ARROW_RIGHT,
                  Text.of("link.go"),
                  () -> outside.follow(told.link())));
    }
    card.getChildren().setAll(kind, name, facts, buttons);
    return (Button) buttons.getChildren().getFirst();
  }

  private Button button(String id, Feather icon, String words, Runnable action) {
    Button button = new Button(words, Icons.of(icon));
    button.setId(id);
    button.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(
        _ -> {
          close();
          action.run();
        });
    return button;
  }
}
