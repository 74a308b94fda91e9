package io.novadesk.view.servers;

import io.novadesk.api.compute.InstanceAction;
import io.novadesk.i18n.Text;
import io.novadesk.view.LoadedPane;
import io.novadesk.view.Placeholder;
import io.novadesk.view.Tables;
import io.novadesk.viewmodel.Ages;
import io.novadesk.viewmodel.Fetch;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/** What was done to one server, by whom, when: the cloud's own record. */
final class EventsView extends StackPane {
  private final LoadedPane<List<InstanceAction>> loaded;

  EventsView(Fetch<List<InstanceAction>> events) {
    TableView<InstanceAction> table = Tables.dense("event-table");
    table.getColumns().add(column("ACTION", 100, InstanceAction::action));
    table.getColumns().add(column("STARTED", 140, action -> Ages.exact(action.started())));
    table
        .getColumns()
        .add(column("RESULT", 80, action -> action.message() == null ? "" : action.message()));
    table.getColumns().add(column("REQUEST", 280, InstanceAction::requestId));
    table.setPlaceholder(
        Placeholder.empty(Feather.CLOCK, Text.of("events.none"), Text.of("events.none.text")));
    loaded = new LoadedPane<>(events, table, actions -> table.getItems().setAll(actions));
    getChildren().add(loaded);
  }

  void dispose() {
    loaded.dispose();
  }

  private static TableColumn<InstanceAction, InstanceAction> column(
      String key, double width, Function<InstanceAction, String> text) {
    return Tables.column(Text.of("column.event." + key), width, text, Comparator.comparing(text));
  }
}
