package io.novadesk.view.servers.dialogs;

import io.novadesk.cloud.action.ServerAction;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.FormDialog;
import io.novadesk.view.parts.Icons;
import io.novadesk.view.parts.ModalHost;
import io.novadesk.viewmodel.servers.ActionsViewModel;
import io.novadesk.viewmodel.servers.ActionsViewModel.Explanation;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** Says why an action cannot be asked for, and offers what would make it possible. */
final class ExplainDialog {
  private ExplainDialog() {}

  /**
   * @param perform carries out the remedy
   * @param withOtherLogin carries out the action with another login
   */
  static void show(
      ModalHost host,
      ActionsViewModel actions,
      ServerAction action,
      Explanation why,
      Consumer<ServerAction> perform,
      Consumer<ServerAction> withOtherLogin) {
    ServerAction remedy = why.remedy();
    String verb =
        why.readOnly()
            ? Text.of("production.unlock")
            : remedy == null ? Text.of("close") : Text.of("action." + remedy);
    FormDialog dialog =
        new FormDialog(
                host,
                "explain",
                Text.of("explain.title", Text.of("action." + action)),
                why.serverName().isEmpty()
                    ? why.reason()
                    : Text.of("explain.text", why.serverName(), why.reason()),
                new Region(),
                verb,
                false)
            .on(host.here());
    if (why.forOtherLogin()) {
      Button other = new Button(Text.of("otherLogin.offer"), Icons.of(Feather.USER_PLUS));
      other.setId("explain-other-login");
      other.setOnAction(
          _ -> {
            host.close();
            withOtherLogin.accept(action);
          });
      dialog.addFirst(other);
    }
    dialog.show(
        dialog.acceptButton(),
        () -> {
          if (why.readOnly()) {
            actions.unlockCloud();
            perform.accept(action);
          } else if (remedy != null) {
            perform.accept(remedy);
          }
        });
  }
}
