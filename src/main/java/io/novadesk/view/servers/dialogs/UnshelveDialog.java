package io.novadesk.view.servers.dialogs;

import io.novadesk.i18n.Text;
import io.novadesk.view.servers.dialogs.CommandDialog.Danger;
import io.novadesk.view.servers.dialogs.CommandDialog.Question;
import io.novadesk.viewmodel.base.Loaded;
import io.novadesk.viewmodel.commands.UnshelveForm;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Where a shelved server is to run again. */
final class UnshelveDialog {
  private UnshelveDialog() {}

  static void ask(CommandDialog dialogs, ServerRow row) {
    UnshelveForm form = dialogs.forms().unshelve(row);
    ComboBox<@Nullable String> zone = choice("unshelve-zone", form.zoneProperty());
    form.zones().stateProperty().subscribe(() -> fill(zone, form.zoneNames()));
    VBox content =
        Fields.form(
            Fields.field(Text.of("unshelve.zone"), zone, unknown(form.zones().stateProperty())));
    if (form.takesHost()) {
      ComboBox<@Nullable String> host = choice("unshelve-host", form.hostProperty());
      form.services().stateProperty().subscribe(() -> fill(host, form.hostNames()));
      content
          .getChildren()
          .add(Fields.field(Text.of("move.to"), host, unknown(form.services().stateProperty())));
    }
    content.getChildren().add(Fields.warning(form.remark()));
    dialogs.ask(
        new Question(
            "unshelve",
            Text.of("unshelve.title", row.name()),
            Text.of("unshelve.text"),
            Text.of("action.UNSHELVE"),
            Danger.NONE),
        form,
        content,
        null);
  }

  private static ComboBox<@Nullable String> choice(
      String id, ObjectProperty<@Nullable String> value) {
    ComboBox<@Nullable String> box = new ComboBox<>();
    box.setId(id);
    box.setMaxWidth(Double.MAX_VALUE);
    box.setPromptText(Text.of("move.any"));
    box.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable String name) {
            return name == null ? Text.of("move.any") : name;
          }

          @Override
          public @Nullable String fromString(String text) {
            return null;
          }
        });
    box.valueProperty().bindBidirectional(value);
    return box;
  }

  private static void fill(ComboBox<@Nullable String> box, List<String> names) {
    box.getItems().clear();
    box.getItems().add(null);
    box.getItems().addAll(names);
  }

  private static <T> ObservableValue<String> unknown(ReadOnlyObjectProperty<Loaded<T>> state) {
    return Bindings.createStringBinding(
        () -> state.get() instanceof Loaded.Broken<T> broken ? broken.sentence() : "", state);
  }
}
