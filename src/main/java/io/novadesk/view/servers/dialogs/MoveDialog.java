package io.novadesk.view.servers.dialogs;

import io.novadesk.api.compute.Operations.ComputeService;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.i18n.Text;
import io.novadesk.view.servers.dialogs.CommandDialog.Danger;
import io.novadesk.view.servers.dialogs.CommandDialog.Question;
import io.novadesk.viewmodel.base.Loaded;
import io.novadesk.viewmodel.commands.MoveForm;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** To which host: for a cold or live migration and an evacuation. */
final class MoveDialog {
  private MoveDialog() {}

  static void ask(CommandDialog dialogs, ServerAction action, ServerRow row) {
    MoveForm form = dialogs.forms().move(action, row);
    String id = action.name().toLowerCase(Locale.ROOT).replace('_', '-');
    ComboBox<@Nullable ComputeService> host = new ComboBox<>();
    host.setId(id + "-host");
    host.setMaxWidth(Double.MAX_VALUE);
    host.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable ComputeService service) {
            return service == null ? Text.of("move.any") : describe(service);
          }

          @Override
          public @Nullable ComputeService fromString(String text) {
            return null;
          }
        });
    host.setPromptText(Text.of("move.any"));
    host.setDisable(!form.takesHost());
    host.valueProperty().bindBidirectional(form.hostProperty());
    form.services().stateProperty().subscribe(() -> fill(host, form));
    VBox content = Fields.form();
    String from = row.server().host();
    if (from != null) {
      content.getChildren().add(Fields.field(Text.of("move.from"), new Label(from)));
    }
    content.getChildren().add(Fields.field(Text.of("move.to"), host));
    if (!form.takesHost()) {
      content.getChildren().add(Fields.remark(Text.of("move.noChoice")));
    }
    content
        .getChildren()
        .addAll(
            Fields.warning(form.remark()),
            Fields.remark(
                Bindings.createStringBinding(
                    () -> broken(form.services().stateProperty().get()),
                    form.services().stateProperty())));
    dialogs.ask(
        new Question(
            id,
            Text.of("move.title." + action, row.name()),
            Text.of("move.text." + action),
            Text.of("action." + action),
            action == ServerAction.EVACUATE ? Danger.LOSS : Danger.NONE),
        form,
        content,
        form.takesHost() ? host : null);
  }

  private static void fill(ComboBox<@Nullable ComputeService> host, MoveForm form) {
    host.getItems().clear();
    host.getItems().add(null);
    host.getItems().addAll(form.hosts());
  }

  private static String describe(ComputeService service) {
    return Text.of(
        "move.host",
        service.host(),
        service.zone() == null ? "" : service.zone(),
        service.state(),
        service.status());
  }

  private static String broken(Loaded<List<ComputeService>> state) {
    return state instanceof Loaded.Broken<List<ComputeService>> broken
        ? Text.of("move.hostsUnknown", broken.sentence())
        : "";
  }
}
