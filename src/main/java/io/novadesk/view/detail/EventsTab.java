package io.novadesk.view.detail;

import io.novadesk.api.compute.InstanceAction;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.LoadedPane;
import io.novadesk.view.parts.Placeholder;
import io.novadesk.viewmodel.detail.EventRow;
import io.novadesk.viewmodel.detail.EventsViewModel;
import java.util.List;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What was done to one server, by whom, when: the cloud's own record. */
public final class EventsTab extends StackPane {
  /** So many are shown at first: who looks for older ones can ask for them. */
  private static final int AT_FIRST = 60;

  private final EventsViewModel model;
  private final Consumer<String> showExchanges;
  private final VBox cards = new VBox();
  private final LoadedPane<List<InstanceAction>> loaded;
  private final ListChangeListener<EventRow> onRows = _ -> show(AT_FIRST);

  public EventsTab(EventsViewModel model, Consumer<String> showExchanges) {
    this.model = model;
    this.showExchanges = showExchanges;
    setId("server-events");
    cards.getStyleClass().add("events");
    ScrollPane scroll = new ScrollPane(cards);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().addAll("field-list", "edge-to-edge");
    loaded = new LoadedPane<>(model.actions(), scroll, _ -> {});
    getChildren().add(loaded);
    model.rows().addListener(onRows);
    show(AT_FIRST);
  }

  private void show(int most) {
    dropCards();
    List<EventRow> rows = model.rows();
    if (rows.isEmpty()) {
      cards
          .getChildren()
          .setAll(
              Placeholder.empty(
                  Feather.CLOCK, Text.of("events.none"), Text.of("events.none.text")));
      return;
    }
    rows.stream()
        .limit(most)
        .forEach(row -> cards.getChildren().add(new EventCard(row, showExchanges)));
    if (rows.size() > most) {
      ToggleButton more = new ToggleButton(Text.of("events.more", rows.size() - most));
      more.setId("events-more");
      more.getStyleClass().addAll("flat", "small");
      more.setOnAction(_ -> show(rows.size()));
      cards.getChildren().add(more);
    }
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
    dropCards();
    loaded.dispose();
  }
}
