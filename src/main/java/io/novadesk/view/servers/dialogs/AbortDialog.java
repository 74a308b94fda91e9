package io.novadesk.view.servers.dialogs;

import io.novadesk.i18n.Text;
import io.novadesk.view.servers.dialogs.CommandDialog.Danger;
import io.novadesk.view.servers.dialogs.CommandDialog.Question;
import io.novadesk.viewmodel.commands.AbortForm;
import io.novadesk.viewmodel.servers.ServerRow;

/** Which live migration is to be stopped. */
final class AbortDialog {
  private AbortDialog() {}

  static void ask(CommandDialog dialogs, ServerRow row) {
    AbortForm form = dialogs.forms().abort(row);
    dialogs.ask(
        new Question(
            "abort",
            Text.of("dialog.abort.title", row.name()),
            Text.of("dialog.abort.text"),
            Text.of("dialog.abort.verb"),
            Danger.NONE),
        form,
        Fields.remark(form.text()),
        null);
  }
}
