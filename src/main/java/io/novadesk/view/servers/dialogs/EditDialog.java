package io.novadesk.view.servers.dialogs;

import io.novadesk.i18n.Text;
import io.novadesk.view.servers.dialogs.CommandDialog.Danger;
import io.novadesk.view.servers.dialogs.CommandDialog.Question;
import io.novadesk.viewmodel.commands.EditForm;
import io.novadesk.viewmodel.commands.EditForm.Field;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.Locale;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** What is written down about a server. */
final class EditDialog {
  private EditDialog() {}

  static void ask(CommandDialog dialogs, ServerRow row) {
    EditForm form = new EditForm(row);
    TextField name = text(form, Field.NAME);
    VBox fields = Fields.form(field(form, Field.NAME, name));
    if (form.takes(Field.DESCRIPTION)) {
      fields.getChildren().add(field(form, Field.DESCRIPTION));
    }
    if (form.takes(Field.HOSTNAME)) {
      fields.getChildren().add(field(form, Field.HOSTNAME));
    }
    fields
        .getChildren()
        .addAll(
            Fields.pair(field(form, Field.ACCESS_IPV4), field(form, Field.ACCESS_IPV6)),
            Fields.remark(Text.of("dialog.edit.access")));
    name.selectAll();
    dialogs.ask(
        new Question(
            "edit",
            Text.of("dialog.edit.title", row.name()),
            "",
            Text.of("dialog.edit.verb"),
            Danger.NONE),
        form,
        fields,
        name);
  }

  private static TextField text(EditForm form, Field field) {
    return Fields.text(
        "edit-" + field.name().toLowerCase(Locale.ROOT).replace('_', '-'), form.text(field));
  }

  private static VBox field(EditForm form, Field field) {
    return field(form, field, text(form, field));
  }

  private static VBox field(EditForm form, Field field, TextField text) {
    return Fields.field(Text.of("dialog.edit." + field), text, form.problem(field));
  }
}
