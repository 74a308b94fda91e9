package io.novadesk.view.compare;

import atlantafx.base.theme.Styles;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.Links;
import io.novadesk.view.parts.ReasonTip;
import io.novadesk.viewmodel.compare.CompareViewModel;
import io.novadesk.viewmodel.compare.CompareViewModel.Possible;
import io.novadesk.viewmodel.compare.MetadataForMany;
import io.novadesk.viewmodel.compare.Several;
import io.novadesk.viewmodel.compare.SideBySide;
import io.novadesk.viewmodel.compare.Totals;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** Several selected servers: how they differ or what they come to, and metadata for all. */
public final class ComparePane extends BorderPane {
  private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");

  private final CompareViewModel model;
  private final Label title = new Label();
  private final ScrollPane scroll = new ScrollPane();
  private final SideBySidePane sideBySide;
  private final TotalsPane totals = new TotalsPane();
  private final ListChangeListener<Possible> onPossible = _ -> showPossible();
  private final TextField pair = new TextField();
  private final Label note = new Label();
  private Subscription subscriptions = Subscription.EMPTY;

  public ComparePane(CompareViewModel model, Links links) {
    this.model = model;
    sideBySide = new SideBySidePane(links);
    setId("compare");
    getStyleClass().add("compare");
    title.setId("compare-title");
    title.getStyleClass().add("detail-name");
    VBox head = new VBox(title, metadata(model.metadata()), note);
    head.getStyleClass().add("compare-head");
    setTop(head);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().addAll("field-list", "edge-to-edge");
    setCenter(scroll);
    model.possible().addListener(onPossible);
    subscriptions =
        Subscription.combine(
            subscriptions,
            model.shownProperty().subscribe(this::show),
            model
                .metadata()
                .badProperty()
                .subscribe(bad -> note.pseudoClassStateChanged(BAD, bad)));
  }

  public void dispose() {
    subscriptions.unsubscribe();
    model.possible().removeListener(onPossible);
    pair.textProperty().unbindBidirectional(model.metadata().textProperty());
    note.textProperty().unbind();
  }

  private Node metadata(MetadataForMany metadata) {
    pair.setId("compare-pair");
    pair.setPromptText(Text.of("compare.set.prompt"));
    pair.setAccessibleText(Text.of("compare.set.accessible"));
    pair.textProperty().bindBidirectional(metadata.textProperty());
    pair.disableProperty().bind(metadata.savingProperty());
    pair.setOnAction(_ -> metadata.send());
    HBox.setHgrow(pair, Priority.ALWAYS);
    Button send = new Button();
    send.setId("compare-set");
    send.getStyleClass().add(Styles.SMALL);
    send.setMinWidth(Region.USE_PREF_SIZE);
    send.textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> {
                  Several shown = model.shownProperty().get();
                  return Text.of("compare.set", shown == null ? 0 : shown.servers());
                },
                model.shownProperty()));
    ReasonTip whole = new ReasonTip(send, Text.of("compare.set.help"));
    whole.setMinWidth(Region.USE_PREF_SIZE);
    subscriptions = metadata.whyNotProperty().subscribe(whole::show);
    send.setOnAction(_ -> metadata.send());
    note.setId("compare-note");
    note.getStyleClass().add("compare-note");
    note.setWrapText(true);
    note.textProperty().bind(metadata.noteProperty());
    HBox line = new HBox(pair, whole);
    line.getStyleClass().add("compare-set");
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  private void show(@Nullable Several several) {
    if (several == null) {
      return;
    }
    title.setText(Text.of("detail.many", several.servers()));
    switch (several) {
      case SideBySide few -> {
        sideBySide.show(few);
        put(sideBySide);
      }
      case Totals many -> {
        totals.show(many);
        put(totals);
      }
    }
  }

  private void put(Node content) {
    if (scroll.getContent() != content) {
      scroll.setContent(content);
    }
  }

  private void showPossible() {
    totals.show(model.possible());
  }
}
