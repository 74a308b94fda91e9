package io.novadesk.view.servers.dialogs;

import io.novadesk.cloud.action.ServerAction;
import io.novadesk.i18n.Text;
import io.novadesk.view.servers.dialogs.CommandDialog.Danger;
import io.novadesk.view.servers.dialogs.CommandDialog.Question;
import io.novadesk.viewmodel.plans.MigrationForm;
import io.novadesk.viewmodel.plans.OneServer;
import io.novadesk.viewmodel.servers.ServerRow;

/** Which live migration is to be stopped, or to be over at once. */
final class MigrationDialog {
  private MigrationDialog() {}

  static void ask(CommandDialog dialogs, ServerAction action, ServerRow row) {
    MigrationForm form = new MigrationForm(action, row, dialogs.forms().tasks());
    String kind = action == ServerAction.ABORT_MIGRATION ? "abort" : "finish";
    dialogs.ask(
        new Question(
            kind,
            Text.of("dialog." + kind + ".title", row.name()),
            Text.of("dialog." + kind + ".text"),
            Text.of("dialog." + kind + ".verb"),
            Danger.NONE),
        new OneServer(form, row),
        Fields.remark(form.sentence(row)),
        null);
  }
}
