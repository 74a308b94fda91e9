package io.novadesk.view.servers;

import io.novadesk.api.compute.Server;
import io.novadesk.cloud.copy.CopyForm;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.Clip;
import io.novadesk.view.parts.CopyAs;
import io.novadesk.view.parts.Icons;
import io.novadesk.viewmodel.servers.ServerRow;
import io.novadesk.viewmodel.servers.ServerTableViewModel;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import org.kordamp.ikonli.feather.Feather;

/** Copies what the selected servers are called, how they are reached, or what describes them. */
public final class CopyMenu extends Menu {
  private final ServerTableViewModel model;

  public CopyMenu(ServerTableViewModel model) {
    super(Text.of("servers.copy"), Icons.of(Feather.COPY));
    this.model = model;
    setId("context-copy");
    // With nothing to copy it would only empty the clipboard.
    disableProperty().bind(Bindings.isEmpty(model.selected()));
    getItems()
        .addAll(
            item("name", ServerRow::name),
            item("id", row -> row.server().id()),
            item("address", ServerRow::address),
            item("addresses", CopyMenu::addresses),
            CopyAs.menu(
                "context-copy-as", List.of(CopyForm.TERRAFORM, CopyForm.HEAT), model::copied));
  }

  private static String addresses(ServerRow row) {
    return row.server().addresses() == null
        ? ""
        : row.server().addresses().stream()
            .map(Server.Address::addr)
            .collect(Collectors.joining(" "));
  }

  private MenuItem item(String key, Function<ServerRow, String> text) {
    MenuItem item = new MenuItem(Text.of("servers.copy." + key));
    item.setId("context-copy-" + key);
    item.setOnAction(
        _ -> Clip.copy(model.selected().stream().map(text).collect(Collectors.joining("\n"))));
    return item;
  }
}
