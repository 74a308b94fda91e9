package io.novadesk.view.servers;

import io.novadesk.i18n.Text;
import io.novadesk.view.parts.Icons;
import io.novadesk.viewmodel.servers.Column;
import io.novadesk.viewmodel.servers.FilterTerm;
import io.novadesk.viewmodel.servers.ServerColumn;
import io.novadesk.viewmodel.servers.ServerRow;
import io.novadesk.viewmodel.servers.ServerTableViewModel;
import io.novadesk.viewmodel.servers.TableLine;
import javafx.scene.Node;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableView;
import javafx.scene.input.ContextMenuEvent;
import org.kordamp.ikonli.feather.Feather;

/**
 * Filters the table by what stands in the cell that its menu was opened on; opened by key, by the
 * status of the server.
 */
final class FilterByItem extends MenuItem {
  private final ServerTableViewModel model;
  private String term = "";

  FilterByItem(TableView<TableLine> table, ServerTableViewModel model) {
    super("", Icons.of(Feather.FILTER));
    this.model = model;
    setId("context-filter-by");
    setMnemonicParsing(false);
    setVisible(false);
    setOnAction(
        _ ->
            model
                .filterTextProperty()
                .set(FilterTerm.into(model.filterTextProperty().get(), term)));
    table.addEventFilter(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::take);
  }

  private void take(ContextMenuEvent event) {
    Node at = event.getTarget() instanceof Node node ? node : null;
    while (at != null && !(at instanceof TableCell<?, ?>)) {
      at = at.getParent();
    }
    if (at instanceof TableCell<?, ?> cell
        && cell.getItem() instanceof ServerRow row
        && cell.getTableColumn().getUserData() instanceof Column column) {
      show(column, row);
    } else if (event.isKeyboardTrigger() && model.selected().size() == 1) {
      show(ServerColumn.STATUS, model.selected().getFirst());
    } else {
      setVisible(false);
    }
  }

  private void show(Column column, ServerRow row) {
    term = FilterTerm.of(column, row);
    setVisible(!term.isEmpty());
    String value = column.text(row);
    setText(
        value.isEmpty()
            ? Text.of("servers.filterByNone", column.title())
            : Text.of("servers.filterBy", column.title(), value));
  }
}
