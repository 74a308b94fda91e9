package io.novadesk.view.servers.dialogs;

import io.novadesk.i18n.Text;
import io.novadesk.view.servers.dialogs.CommandDialog.Danger;
import io.novadesk.view.servers.dialogs.CommandDialog.Question;
import io.novadesk.viewmodel.plans.OneServer;
import io.novadesk.viewmodel.plans.SnapshotForm;
import io.novadesk.viewmodel.servers.ServerRow;
import javafx.scene.control.TextField;

/** An image of the server as it is now. */
final class SnapshotDialog {
  private SnapshotDialog() {}

  static void ask(CommandDialog dialogs, ServerRow row) {
    SnapshotForm form = new SnapshotForm(row);
    TextField name = Fields.text("snapshot-name", form.nameProperty());
    name.selectAll();
    dialogs.ask(
        new Question(
            "snapshot",
            Text.of("dialog.snapshot.title", row.name()),
            Text.of("dialog.snapshot.text"),
            Text.of("action.SNAPSHOT"),
            Danger.NONE),
        new OneServer(form, row),
        Fields.form(
            Fields.field(Text.of("field.name"), name, form.nameProblem()),
            new KeyValueLines(
                "snapshot",
                form.metadata(),
                Text.of("dialog.snapshot.key"),
                Text.of("dialog.snapshot.value"),
                Text.of("dialog.snapshot.addMetadata"))),
        name);
  }
}
