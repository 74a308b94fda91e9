package io.novadesk.view.servers.dialogs;

import io.novadesk.i18n.Text;
import io.novadesk.view.forms.FormFields;
import io.novadesk.view.parts.Fields;
import io.novadesk.view.parts.FormDialog;
import io.novadesk.view.parts.Icons;
import io.novadesk.view.parts.ModalHost;
import io.novadesk.view.parts.TypedText;
import io.novadesk.viewmodel.forms.ActionForm;
import io.novadesk.viewmodel.forms.CommandForm;
import io.novadesk.viewmodel.forms.CommandForms;
import io.novadesk.viewmodel.operations.GivenCommand;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/**
 * Asks for what a command on one server needs: its fields, what the cloud said to it last time, the
 * request itself, and the name to type where production is at stake.
 */
final class CommandDialog {
  private final ModalHost host;
  private final CommandForms forms;

  CommandDialog(ModalHost host, CommandForms forms) {
    this.host = host;
    this.forms = forms;
  }

  /**
   * @param destroys whether what the server loses by it is gone
   */
  void ask(CommandForm command, boolean destroys) {
    ask(command, destroys, false, command.verb(), () -> forms.give(command));
  }

  /**
   * The same for a command that another login shall give.
   *
   * @param withOtherLogin asks for that login
   */
  void ask(CommandForm command, boolean destroys, Consumer<GivenCommand> withOtherLogin) {
    ask(
        command,
        destroys,
        true,
        Text.of("otherLogin.continue"),
        () -> {
          GivenCommand now = command.given();
          if (now != null) {
            withOtherLogin.accept(now);
          }
        });
  }

  private void ask(
      CommandForm command, boolean destroys, boolean otherLogin, String verb, Runnable give) {
    ActionForm form = command.form();
    FormFields fields = FormFields.stacked(form.id(), form.fields());
    VBox body = new VBox();
    body.getStyleClass().add("form");
    String before = command.lastRefusal();
    if (!before.isEmpty()) {
      body.getChildren()
          .add(notice("form-refusal", before, Feather.ALERT_TRIANGLE, "banner-warning"));
    }
    String waits = command.waitsAs(otherLogin);
    if (!waits.isEmpty()) {
      body.getChildren().add(notice("form-waits", waits, Feather.CLOCK, "banner-info"));
    }
    body.getChildren().addAll(fields.nodes());
    BooleanExpression stopped = command.incomplete();
    TextField typed = null;
    if (destroys && command.isProduction()) {
      typed = Fields.text(form.id() + "-name", new SimpleStringProperty(""), "");
      TypedText.isPassing(typed);
      body.getChildren().add(Fields.of(command.namePrompt(), typed));
      StringProperty name = typed.textProperty();
      BooleanBinding otherName =
          Bindings.createBooleanBinding(() -> !command.isNamedBy(name.get()), name);
      stopped = command.incomplete().or(otherName);
    }
    body.getChildren().add(new RequestDisclosure(command.previewsProperty(), command::copied));
    FormDialog dialog =
        new FormDialog(host, form.id(), form.title(), form.about(), body, verb, destroys)
            .on(command.place());
    dialog.disableAcceptWhen(stopped);
    dialog.showUntilAllowed(focus(fields.first(), typed, dialog, destroys), command::whyNot, give);
  }

  /** What is to be filled in, else the button that accepts; the way out where it destroys. */
  private static Node focus(
      @Nullable Node field, @Nullable Node name, FormDialog dialog, boolean destroys) {
    if (field instanceof TextField text) {
      text.selectAll();
    }
    // A tick is an option: where something is destroyed it is not what is asked for first.
    if (field != null && !(destroys && field instanceof CheckBox)) {
      return field;
    }
    return name != null ? name : destroys ? dialog.cancelButton() : dialog.acceptButton();
  }

  private static Node notice(String id, String sentence, Feather icon, String tone) {
    Label text = new Label(sentence);
    text.setId(id);
    text.setWrapText(true);
    text.setMinHeight(Region.USE_PREF_SIZE);
    HBox box = new HBox(Icons.of(icon), text);
    box.getStyleClass().addAll("banner", tone, "form-notice");
    return box;
  }
}
