package io.novadesk.view.servers.dialogs;

import io.novadesk.i18n.Text;
import io.novadesk.view.servers.dialogs.CommandDialog.Danger;
import io.novadesk.view.servers.dialogs.CommandDialog.Question;
import io.novadesk.viewmodel.plans.OneServer;
import io.novadesk.viewmodel.plans.PasswordForm;
import io.novadesk.viewmodel.servers.ServerRow;
import javafx.scene.control.PasswordField;

/** Another password inside the guest. */
final class PasswordDialog {
  private PasswordDialog() {}

  static void ask(CommandDialog dialogs, ServerRow row) {
    PasswordForm form = new PasswordForm();
    PasswordField password = Fields.password("password-new", form.passwordProperty(), "");
    PasswordField again = Fields.password("password-again", form.againProperty(), "");
    dialogs.ask(
        new Question(
            "password",
            Text.of("dialog.password.title", row.name()),
            Text.of("dialog.password.text"),
            Text.of("action.CHANGE_PASSWORD"),
            Danger.NONE),
        new OneServer(form, row),
        Fields.form(
            Fields.field(Text.of("dialog.password.new"), password),
            Fields.field(Text.of("dialog.password.again"), again)),
        password);
  }
}
