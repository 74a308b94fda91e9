package io.novadesk.view.servers;

import io.novadesk.api.compute.Server.Address;
import io.novadesk.i18n.Text;
import io.novadesk.view.Placeholder;
import io.novadesk.view.Tables;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.value.ChangeListener;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The addresses of one server, by network. */
final class AddressesView extends StackPane {
  private final ReadOnlyObjectProperty<@Nullable ServerRow> row;
  private final TableView<Address> table = Tables.dense("address-table");
  private final ChangeListener<@Nullable ServerRow> onRow = (_, _, now) -> show(now);

  AddressesView(ReadOnlyObjectProperty<@Nullable ServerRow> row) {
    this.row = row;
    table.getColumns().add(column("NETWORK", 90, false, Address::network));
    table.getColumns().add(column("ADDRESS", 130, true, Address::addr));
    table.getColumns().add(column("FAMILY", 56, false, a -> "IPv" + a.version()));
    table.getColumns().add(column("TYPE", 64, false, a -> a.type() == null ? "" : a.type()));
    table.getColumns().add(column("MAC", 130, true, a -> a.mac() == null ? "" : a.mac()));
    table.setPlaceholder(
        Placeholder.empty(
            Feather.GLOBE, Text.of("addresses.none"), Text.of("addresses.none.text")));
    MenuItem copy = new MenuItem(Text.of("copy"));
    copy.setAccelerator(KeyCombination.valueOf("Shortcut+C"));
    copy.setOnAction(_ -> copySelected());
    table.setContextMenu(new ContextMenu(copy));
    getChildren().add(table);
    row.addListener(onRow);
    show(row.get());
  }

  void dispose() {
    row.removeListener(onRow);
  }

  private static TableColumn<Address, Address> column(
      String key, double width, boolean exact, Function<Address, String> text) {
    TableColumn<Address, Address> column =
        Tables.column(Text.of("column.address." + key), width, text, Comparator.comparing(text));
    return exact ? Tables.exact(column) : column;
  }

  private void show(@Nullable ServerRow now) {
    List<Address> addresses = now == null ? null : now.server().addresses();
    List<Address> next = addresses == null ? List.of() : addresses;
    if (!table.getItems().equals(next)) {
      table.getItems().setAll(next);
    }
  }

  private void copySelected() {
    Address address = table.getSelectionModel().getSelectedItem();
    if (address != null) {
      ClipboardContent content = new ClipboardContent();
      content.putString(address.addr());
      Clipboard.getSystemClipboard().setContent(content);
    }
  }
}
