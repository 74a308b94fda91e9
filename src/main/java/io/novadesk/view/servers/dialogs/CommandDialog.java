package io.novadesk.view.servers.dialogs;

import io.novadesk.view.parts.FormDialog;
import io.novadesk.view.parts.Icons;
import io.novadesk.view.parts.ModalHost;
import io.novadesk.view.parts.TypedText;
import io.novadesk.viewmodel.commands.CommandForm;
import io.novadesk.viewmodel.commands.CommandForms;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/**
 * What all dialogs for one server have in common: the question, what the cloud said to it last
 * time, the request itself, and the name to type where production is at stake.
 */
final class CommandDialog {
  /** How much is lost when it was not meant. */
  enum Danger {
    NONE,
    /** Asks for the server's name on production clouds. */
    LOSS
  }

  private final ModalHost host;
  private final CommandForms forms;

  CommandDialog(ModalHost host, CommandForms forms) {
    this.host = host;
    this.forms = forms;
  }

  CommandForms forms() {
    return forms;
  }

  /** A question about one server. */
  record Question(String id, String title, String sentence, String verb, Danger danger) {}

  /**
   * @param focus what gets the keyboard first; null: the button that accepts, or the way out where
   *     there is danger
   */
  void ask(Question question, CommandForm form, Node content, @Nullable Node focus) {
    boolean loss = question.danger() == Danger.LOSS;
    VBox body = Fields.form(content);
    String before = form.lastRefusal();
    if (!before.isEmpty()) {
      body.getChildren().addFirst(refusal(before));
    }
    BooleanExpression stopped = form.incomplete();
    TextField typed = null;
    if (loss && form.isProduction()) {
      typed = new TextField();
      typed.setId(question.id() + "-name");
      TypedText.isPassing(typed);
      body.getChildren().add(Fields.field(form.namePrompt(), typed));
      StringProperty name = typed.textProperty();
      BooleanBinding otherName =
          Bindings.createBooleanBinding(() -> !form.isNamedBy(name.get()), name);
      stopped = form.incomplete().or(otherName);
    }
    body.getChildren().add(new RequestDisclosure(form.previewProperty()));
    FormDialog dialog =
        new FormDialog(
                host,
                question.id(),
                question.title(),
                question.sentence(),
                body,
                question.verb(),
                loss)
            .on(form.place());
    dialog.disableAcceptWhen(stopped);
    Node wayOut = dialog.lookup("#" + question.id() + "-cancel");
    Node first = loss ? (typed == null ? wayOut : typed) : dialog.acceptButton();
    dialog.showUntilAllowed(focus == null ? first : focus, form::whyNot, () -> forms.give(form));
  }

  private static Node refusal(String sentence) {
    Label text = new Label(sentence);
    text.setId("form-refusal");
    text.setWrapText(true);
    text.setMinHeight(Region.USE_PREF_SIZE);
    HBox box = new HBox(Icons.of(Feather.ALERT_TRIANGLE), text);
    box.getStyleClass().addAll("banner", "banner-warning", "form-notice");
    return box;
  }
}
