package io.novadesk.view.detail;

import io.novadesk.api.compute.InstanceAction;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.Links;
import io.novadesk.view.parts.LoadedPane;
import io.novadesk.view.parts.Placeholder;
import io.novadesk.viewmodel.base.Loaded;
import io.novadesk.viewmodel.detail.EventLine;
import io.novadesk.viewmodel.detail.EventRow;
import io.novadesk.viewmodel.detail.EventsViewModel;
import io.novadesk.viewmodel.record.ChangeRow;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/** What was done to one server, by whom, when, and what was seen to change of it. */
public final class EventsTab extends StackPane {
  /** So many are shown at first: who looks for older ones can ask for them. */
  private static final int AT_FIRST = 60;

  private final EventsViewModel model;
  private final Outside outside;
  private final Links links;
  private final VBox cards = new VBox();
  private final LoadedPane<List<InstanceAction>> loaded;
  private final ScrollPane scroll = new ScrollPane(cards);
  private final ListChangeListener<EventRow> onRows = _ -> show(AT_FIRST);
  private final ListChangeListener<ChangeRow> onSeen = _ -> show(AT_FIRST);
  private final Subscription state;

  public EventsTab(EventsViewModel model, Outside outside, Links links) {
    this.model = model;
    this.links = links;
    this.outside = outside;
    setId("server-events");
    cards.getStyleClass().add("events");
    scroll.setFitToWidth(true);
    scroll.getStyleClass().addAll("field-list", "edge-to-edge");
    loaded = new LoadedPane<>(model.actions(), scroll, _ -> {});
    getChildren().add(loaded);
    model.rows().addListener(onRows);
    model.seen().rows().addListener(onSeen);
    state = model.actions().stateProperty().subscribe(_ -> arrange());
    show(AT_FIRST);
  }

  /** What was seen is shown though the cloud does not answer. */
  private void arrange() {
    boolean alone =
        model.actions().stateProperty().get() instanceof Loaded.Broken<List<InstanceAction>>
            && !model.seen().rows().isEmpty();
    Node wanted = alone ? scroll : loaded;
    if (!getChildren().equals(List.of(wanted))) {
      getChildren().setAll(wanted);
    }
  }

  private void show(int most) {
    dropCards();
    arrange();
    List<EventLine> rows = EventLine.joined(model.rows(), model.seen().rows());
    if (rows.isEmpty()) {
      cards
          .getChildren()
          .setAll(
              Placeholder.empty(
                  Feather.CLOCK, Text.of("events.none"), Text.of("events.none.text")));
      return;
    }
    rows.stream().limit(most).forEach(row -> cards.getChildren().add(node(row)));
    if (rows.size() > most) {
      ToggleButton more = new ToggleButton(Text.of("events.more", rows.size() - most));
      more.setId("events-more");
      more.getStyleClass().addAll("flat", "small");
      more.setOnAction(_ -> show(rows.size()));
      cards.getChildren().add(more);
    }
  }

  private Node node(EventLine line) {
    return switch (line) {
      case EventLine.Action(EventRow row) -> new EventCard(row, outside::showExchanges, links);
      case EventLine.Seen(ChangeRow row) -> new SeenLine(row, outside::showThen);
    };
  }

  private void dropCards() {
    cards
        .getChildren()
        .forEach(
            node -> {
              if (node instanceof EventCard card) {
                card.dispose();
              }
            });
    cards.getChildren().clear();
  }

  public void dispose() {
    model.rows().removeListener(onRows);
    model.seen().rows().removeListener(onSeen);
    state.unsubscribe();
    dropCards();
    loaded.dispose();
  }
}
