package io.novadesk.view.shell;

import io.novadesk.i18n.Text;
import io.novadesk.view.palette.MenuCommands;
import io.novadesk.view.parts.Icons;
import io.novadesk.view.parts.ModalHost;
import io.novadesk.view.servers.dialogs.GuestPasswordDialog;
import io.novadesk.viewmodel.shell.ConsoleViewModel;
import javafx.beans.binding.Bindings;
import javafx.scene.control.MenuItem;
import org.kordamp.ikonli.feather.Feather;

/** Entries about one server that are no action on it. */
final class ServerMenuItems {
  private ServerMenuItems() {}

  static MenuItem launchLike(ConsoleViewModel model, Runnable launchLike) {
    MenuItem item = new MenuItem(Text.of("menu.launchLike"), Icons.of(Feather.COPY));
    item.setOnAction(_ -> launchLike.run());
    needsOne(item, model);
    return item;
  }

  static MenuItem guestPassword(ConsoleViewModel model, ModalHost modal) {
    MenuItem item = new MenuItem(Text.of("menu.guestPassword"), Icons.of(Feather.KEY));
    item.setOnAction(
        _ ->
            GuestPasswordDialog.ask(
                modal,
                model
                    .commands()
                    .forms()
                    .guestPassword(
                        model.servers().selected().getFirst(), model.operations().passwords())));
    needsOne(item, model);
    return item;
  }

  private static void needsOne(MenuItem item, ConsoleViewModel model) {
    item.disableProperty().bind(Bindings.size(model.servers().selected()).isNotEqualTo(1));
    MenuCommands.explain(
        item, Bindings.when(item.disableProperty()).then(Text.of("detail.needsOne")).otherwise(""));
  }
}
