package io.novadesk.view.groups;

import io.novadesk.i18n.Text;
import io.novadesk.view.parts.DeleteQuestion;
import io.novadesk.view.parts.Fields;
import io.novadesk.view.parts.FormDialog;
import io.novadesk.view.parts.Look;
import io.novadesk.view.parts.ModalHost;
import io.novadesk.view.parts.PageActions;
import io.novadesk.viewmodel.groups.ServerGroupsViewModel;
import io.novadesk.viewmodel.groups.ServerGroupsViewModel.Action;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Asks for what an action on server groups needs, and has it done. */
public final class ServerGroupDialogs implements PageActions<Action> {
  private final ServerGroupsViewModel model;
  private final ModalHost host;

  public ServerGroupDialogs(ServerGroupsViewModel model, ModalHost host) {
    this.model = model;
    this.host = host;
  }

  @Override
  public Feather icon(Action action) {
    return switch (action) {
      case CREATE -> Feather.PLUS;
      case DELETE -> Feather.TRASH_2;
    };
  }

  @Override
  public void perform(Action action) {
    switch (action) {
      case CREATE -> create();
      case DELETE -> DeleteQuestion.ask(model, host);
    }
  }

  private void create() {
    ServerGroupsViewModel.Form form = model.form();
    if (form == null) {
      return;
    }
    TextField name = Fields.text("group-new-name", form.nameProperty(), "");
    VBox content =
        new VBox(
            Fields.of(Text.of("field.name"), name),
            Fields.of(
                Text.of("column.group.POLICY"),
                Fields.choice(
                    "group-new-policy",
                    form.policyProperty(),
                    form.policies(),
                    word -> Text.of("group.policy." + word))));
    content.getStyleClass().add("form");
    content.setPrefWidth(Look.px(460));
    FormDialog dialog =
        new FormDialog(
                host,
                "group-new",
                Text.of("group.new.heading"),
                Text.of("group.new.text"),
                content,
                Text.of("group.new.verb"),
                false)
            .on(host.here());
    dialog.disableAcceptWhen(name.textProperty().isEmpty().or(form.sending().busyProperty()));
    dialog.showUntilDone(name, form.sending(), () -> form.send(dialog::close), () -> {});
  }
}
