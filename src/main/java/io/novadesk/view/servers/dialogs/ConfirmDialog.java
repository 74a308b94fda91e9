package io.novadesk.view.servers.dialogs;

import io.novadesk.cloud.action.ServerAction;
import io.novadesk.i18n.Text;
import io.novadesk.view.servers.dialogs.CommandDialog.Danger;
import io.novadesk.view.servers.dialogs.CommandDialog.Question;
import io.novadesk.viewmodel.commands.PlainForm;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.List;

/** A yes or a no. */
final class ConfirmDialog {
  private ConfirmDialog() {}

  static void ask(CommandDialog dialogs, ServerAction action, ServerRow row, Danger danger) {
    dialogs.ask(
        new Question(
            "confirm",
            Text.of("dialog.confirm.one", Text.of("action." + action), row.name()),
            Text.of("dialog.confirm.text." + action),
            Text.of("action." + action),
            danger),
        new PlainForm(action, row),
        Fields.names(List.of(row)),
        null);
  }
}
