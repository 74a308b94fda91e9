package io.novadesk.view.servers.dialogs;

import io.novadesk.cloud.action.ServerAction;
import io.novadesk.i18n.Names;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.Icons;
import io.novadesk.view.servers.dialogs.CommandDialog.Danger;
import io.novadesk.view.servers.dialogs.CommandDialog.Question;
import io.novadesk.viewmodel.commands.DeleteForm;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The end of servers, by name, with what ends with them. */
final class DeleteDialog {
  private DeleteDialog() {}

  /**
   * @param action DELETE or FORCE_DELETE
   */
  static void ask(CommandDialog dialogs, ServerAction action, ServerRow row) {
    DeleteForm form = dialogs.forms().delete(action, row);
    VBox consequences = new VBox();
    consequences.setId("delete-consequences");
    consequences.getStyleClass().add("consequences");
    consequences.managedProperty().bind(Bindings.isNotEmpty(consequences.getChildren()));
    form.consequences().addListener((ListChangeListener<String>) _ -> show(consequences, form));
    form.lookingProperty().subscribe(() -> show(consequences, form));
    dialogs.ask(
        new Question(
            action.name().toLowerCase(Locale.ROOT).replace('_', '-'),
            Text.of("dialog.title." + action, row.name()),
            Text.of("dialog.text." + action),
            Text.of("action." + action),
            Danger.LOSS),
        form,
        Fields.form(Fields.names(List.of(row)), consequences),
        null);
  }

  private static void show(VBox box, DeleteForm form) {
    box.getChildren().clear();
    for (String line : form.consequences()) {
      Label text = new Label(Names.shown(line), Icons.of(Feather.CHEVRON_RIGHT));
      text.setWrapText(true);
      text.setMinHeight(Region.USE_PREF_SIZE);
      box.getChildren().add(text);
    }
    if (form.lookingProperty().get()) {
      ProgressIndicator spinner = new ProgressIndicator();
      spinner.setMaxSize(14, 14);
      HBox line = new HBox(spinner, Fields.remark(Text.of("delete.looking")));
      line.getStyleClass().add("form-line");
      box.getChildren().add(line);
    }
  }
}
