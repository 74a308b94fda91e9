package io.novadesk.view.servers.dialogs;

import io.novadesk.i18n.Text;
import io.novadesk.view.servers.dialogs.CommandDialog.Danger;
import io.novadesk.view.servers.dialogs.CommandDialog.Question;
import io.novadesk.viewmodel.plans.OneServer;
import io.novadesk.viewmodel.plans.RenameForm;
import io.novadesk.viewmodel.servers.ServerRow;
import javafx.scene.control.TextField;

/** Another name. */
final class RenameDialog {
  private RenameDialog() {}

  static void ask(CommandDialog dialogs, ServerRow row) {
    RenameForm form = new RenameForm(row);
    TextField name = Fields.text("rename-name", form.nameProperty());
    name.selectAll();
    dialogs.ask(
        new Question(
            "rename",
            Text.of("dialog.rename.title", row.name()),
            "",
            Text.of("action.RENAME"),
            Danger.NONE),
        new OneServer(form, row),
        Fields.field(Text.of("field.name"), name, form.nameProblem()),
        name);
  }
}
