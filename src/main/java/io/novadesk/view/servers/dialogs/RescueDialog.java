package io.novadesk.view.servers.dialogs;

import io.novadesk.api.image.Image;
import io.novadesk.i18n.Names;
import io.novadesk.i18n.Text;
import io.novadesk.view.servers.dialogs.CommandDialog.Danger;
import io.novadesk.view.servers.dialogs.CommandDialog.Question;
import io.novadesk.viewmodel.commands.RescueForm;
import io.novadesk.viewmodel.servers.ServerRow;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** From which image to start it, and with which password. */
final class RescueDialog {
  private RescueDialog() {}

  static void ask(CommandDialog dialogs, ServerRow row) {
    RescueForm form = new RescueForm(row);
    ComboBox<@Nullable Image> image = new ComboBox<>();
    image.setId("rescue-image");
    image.setMaxWidth(Double.MAX_VALUE);
    image.getItems().add(null);
    image.getItems().addAll(form.images());
    image.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable Image chosen) {
            return chosen == null ? Text.of("dialog.rescue.usual") : Names.shown(chosen.name());
          }

          @Override
          public @Nullable Image fromString(String text) {
            return null;
          }
        });
    image.valueProperty().bindBidirectional(form.imageProperty());
    image.setPromptText(Text.of("dialog.rescue.usual"));
    dialogs.ask(
        new Question(
            "rescue",
            Text.of("dialog.rescue.title", row.name()),
            Text.of("dialog.rescue.text"),
            Text.of("action.RESCUE"),
            Danger.NONE),
        form,
        Fields.form(
            Fields.field(Text.of("dialog.rescue.image"), image),
            Fields.field(
                Text.of("dialog.rescue.password"),
                Fields.password(
                    "rescue-password", form.passwordProperty(), Text.of("form.cloudsPassword")))),
        image);
  }
}
