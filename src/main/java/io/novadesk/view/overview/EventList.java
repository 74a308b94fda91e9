package io.novadesk.view.overview;

import io.novadesk.cloud.overview.Event;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.LoadedPane;
import io.novadesk.view.parts.Look;
import io.novadesk.view.parts.Tables;
import io.novadesk.viewmodel.base.Ages;
import io.novadesk.viewmodel.overview.RegionOverview;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;

/** What was done to servers last; Enter or a double click leads to the server. */
final class EventList extends StackPane {
  private final LoadedPane<List<Event>> loaded;

  EventList(RegionOverview model, Consumer<String> showServer) {
    TableView<Event> table = Tables.dense("overview-events", Text.of("overview.events"));
    table
        .getColumns()
        .add(column("AGE", 60, e -> Ages.since(e.action().started(), model.region().now())));
    table.getColumns().add(column("SERVER", 130, Event::serverName));
    table.getColumns().add(column("ACTION", 120, e -> e.action().action()));
    table
        .getColumns()
        .add(column("RESULT", 150, e -> Objects.requireNonNullElse(e.action().message(), "")));
    Label none = new Label(Text.of("overview.events.none"));
    none.getStyleClass().add("muted");
    table.setPlaceholder(none);
    table.prefHeightProperty().bind(Look.rowHeight().multiply(7));
    table.minHeightProperty().bind(table.prefHeightProperty());
    Runnable open =
        () -> {
          Event event = table.getSelectionModel().getSelectedItem();
          if (event != null) {
            showServer.accept(event.serverId());
          }
        };
    table.setOnMouseClicked(
        click -> {
          if (click.getClickCount() == 2) {
            open.run();
          }
        });
    table.setOnKeyPressed(
        key -> {
          if (key.getCode() == KeyCode.ENTER) {
            open.run();
          }
        });
    loaded = new LoadedPane<>(model.events(), table, events -> table.getItems().setAll(events));
    getChildren().add(loaded);
  }

  private static TableColumn<Event, Event> column(
      String key, double width, Function<Event, String> text) {
    TableColumn<Event, Event> column =
        Tables.column(Text.of("overview.event." + key), width, text, Comparator.comparing(text));
    column.setSortable(false);
    return column;
  }

  void dispose() {
    loaded.dispose();
  }
}
