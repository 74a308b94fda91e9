package io.novadesk.view.servers.dialogs;

import io.novadesk.i18n.Text;
import io.novadesk.view.servers.dialogs.CommandDialog.Danger;
import io.novadesk.view.servers.dialogs.CommandDialog.Question;
import io.novadesk.viewmodel.plans.BackupForm;
import io.novadesk.viewmodel.plans.OneServer;
import io.novadesk.viewmodel.servers.ServerRow;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;

/** An image that takes its turn among others of its kind. */
final class BackupDialog {
  private static final int MOST_KEPT = 999;

  private BackupDialog() {}

  static void ask(CommandDialog dialogs, ServerRow row) {
    BackupForm form = new BackupForm(row);
    TextField name = Fields.text("backup-name", form.nameProperty());
    ComboBox<String> type = new ComboBox<>();
    type.setId("backup-type");
    type.setEditable(true);
    type.getItems().setAll(BackupForm.TYPES);
    type.getEditor().textProperty().bindBidirectional(form.typeProperty());
    type.setMaxWidth(Double.MAX_VALUE);
    Spinner<Integer> rotation = new Spinner<>(1, MOST_KEPT, form.keptProperty().get());
    rotation.setId("backup-rotation");
    rotation.setEditable(true);
    rotation.setMaxWidth(Double.MAX_VALUE);
    rotation.getEditor().textProperty().subscribe(text -> form.keptProperty().set(number(text)));
    name.selectAll();
    dialogs.ask(
        new Question(
            "backup",
            Text.of("dialog.backup.title", row.name()),
            Text.of("dialog.backup.text"),
            Text.of("action.BACKUP"),
            Danger.NONE),
        new OneServer(form, row),
        Fields.form(
            Fields.field(Text.of("field.name"), name, form.nameProblem()),
            Fields.pair(
                Fields.field(Text.of("dialog.backup.type"), type),
                Fields.field(Text.of("dialog.backup.rotation"), rotation)),
            Fields.remark(form.consequence(row))),
        name);
  }

  /** 0, which the form does not take, for what is no number. */
  private static int number(String text) {
    return text.matches("\\d{1,3}") ? Integer.parseInt(text) : 0;
  }
}
