package io.novadesk.view.servers.dialogs;

import io.novadesk.i18n.Text;
import io.novadesk.view.servers.dialogs.CommandDialog.Danger;
import io.novadesk.view.servers.dialogs.CommandDialog.Question;
import io.novadesk.viewmodel.plans.LockForm;
import io.novadesk.viewmodel.plans.OneServer;
import io.novadesk.viewmodel.servers.ServerRow;
import javafx.scene.control.TextField;

/** A lock and its reason. */
final class LockDialog {
  private LockDialog() {}

  static void ask(CommandDialog dialogs, ServerRow row) {
    LockForm form = new LockForm();
    boolean takes = LockForm.takesReason(row);
    TextField reason = Fields.text("lock-reason", form.reasonProperty());
    reason.setPromptText(Text.of(takes ? "dialog.lock.prompt" : "dialog.lock.noReason"));
    reason.setDisable(!takes);
    dialogs.ask(
        new Question(
            "lock",
            Text.of("dialog.lock.title", row.name()),
            Text.of("dialog.lock.text"),
            Text.of("action.LOCK"),
            Danger.NONE),
        new OneServer(form, row),
        Fields.field(Text.of("dialog.lock.reason"), reason),
        takes ? reason : null);
  }
}
