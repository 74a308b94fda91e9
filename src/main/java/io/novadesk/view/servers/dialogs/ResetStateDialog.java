package io.novadesk.view.servers.dialogs;

import io.novadesk.i18n.Text;
import io.novadesk.view.servers.dialogs.CommandDialog.Danger;
import io.novadesk.view.servers.dialogs.CommandDialog.Question;
import io.novadesk.viewmodel.plans.OneServer;
import io.novadesk.viewmodel.plans.ResetStateForm;
import io.novadesk.viewmodel.servers.ServerRow;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;

/** What the cloud shall take the server for. */
final class ResetStateDialog {
  private ResetStateDialog() {}

  static void ask(CommandDialog dialogs, ServerRow row) {
    ResetStateForm form = new ResetStateForm();
    ToggleGroup group = new ToggleGroup();
    RadioButton active = choice("reset-active", "dialog.reset.active", group);
    RadioButton error = choice("reset-error", "dialog.reset.error", group);
    active.setSelected(true);
    active.selectedProperty().bindBidirectional(form.activeProperty());
    dialogs.ask(
        new Question(
            "reset",
            Text.of("dialog.reset.title", row.name()),
            Text.of("dialog.reset.text"),
            Text.of("action.RESET_STATE"),
            Danger.NONE),
        new OneServer(form, row),
        Fields.form(active, error),
        active);
  }

  private static RadioButton choice(String id, String key, ToggleGroup group) {
    RadioButton button = new RadioButton(Text.of(key));
    button.setId(id);
    button.setToggleGroup(group);
    return button;
  }
}
