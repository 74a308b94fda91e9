package io.novadesk.view.connect;

import io.novadesk.i18n.Text;
import io.novadesk.view.parts.Fields;
import io.novadesk.view.parts.ForgetfulPasswordField;
import io.novadesk.view.parts.FormDialog;
import io.novadesk.view.parts.Look;
import io.novadesk.view.parts.ModalHost;
import io.novadesk.viewmodel.connect.OtherLogin;
import io.novadesk.viewmodel.connect.OtherLogin.Choice;
import io.novadesk.viewmodel.servers.CloudPlace;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.value.ObservableBooleanValue;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Asks with which other login of a cloud one deed is to be done. */
public final class OtherLoginDialog {
  private static final double WIDTH = 460;

  private final OtherLogin model;
  private final ModalHost host;

  public OtherLoginDialog(OtherLogin model, ModalHost host) {
    this.model = model;
    this.host = host;
  }

  /**
   * Shows it.
   *
   * @param deed what is to be done to what, in a few words
   */
  public void show(String deed, CloudPlace place) {
    ComboBox<Choice> choice = choice();
    TextField user = Fields.text("other-login-user", model.userProperty(), "");
    PasswordField secret = new ForgetfulPasswordField();
    secret.setId("other-login-secret");
    secret.textProperty().bindBidirectional(model.secretProperty());
    Label kept = Fields.sentence(model.secretKeptProperty(), "muted");
    kept.setId("other-login-kept");
    CheckBox keep = new CheckBox(Text.of("keychain.keep"));
    keep.setId("other-login-keep");
    keep.selectedProperty().bindBidirectional(model.keepProperty());
    BooleanBinding asked = model.secretKeptProperty().isEmpty().and(model.signOnProperty().not());
    BrowserPane browser = new BrowserPane(model.browser());
    Label signOn = new Label(Text.of("otherLogin.signOn"));
    signOn.setId("other-login-sign-on");
    signOn.setWrapText(true);
    signOn.setMinHeight(Region.USE_PREF_SIZE);
    signOn.getStyleClass().add("muted");
    BooleanExpression away = BooleanExpression.booleanExpression(browser.visibleProperty());
    VBox fields =
        new VBox(
            only(model.choices().size() > 1, Fields.of(Text.of("otherLogin.whose"), choice)),
            shownWhile(
                model.typedProperty(),
                Fields.sideBySide(
                    Fields.of(Text.of("otherLogin.user"), user),
                    Fields.of(
                        Text.of("otherLogin.domain"),
                        Fields.text(
                            "other-login-domain",
                            model.domainProperty(),
                            Text.of("otherLogin.domain.prompt"))))),
            shownWhile(
                model.typedProperty(),
                Fields.of(
                    Text.of("otherLogin.project"),
                    Fields.text("other-login-project", model.projectProperty(), ""))),
            shownWhile(asked, Fields.of(Text.of("otherLogin.secret"), secret)),
            shownWhile(
                model.codeWantedProperty(),
                Fields.of(
                    Text.of("login.passcode"),
                    Fields.text("other-login-code", model.codeProperty(), ""))),
            kept,
            shownWhile(asked, keep),
            shownWhile(model.signOnProperty().and(away.not()), signOn));
    fields.getStyleClass().add("form");
    shownWhile(away.not(), fields);
    VBox content = new VBox(fields, browser);
    Look.dress(content, "connect.css");
    content.setPrefWidth(Look.px(WIDTH));
    FormDialog dialog =
        new FormDialog(
                host,
                "other-login",
                Text.of("otherLogin.title", deed),
                Text.of("otherLogin.text"),
                content,
                Text.of("otherLogin.verb"),
                false)
            .on(place);
    dialog.disableAcceptWhen(model.incompleteProperty().or(model.sending().busyProperty()));
    // A field for the secret may go while the keychain answers.
    Node focus = model.typedProperty().get() ? user : choice;
    dialog.showUntilDone(
        focus,
        model.sending(),
        () -> model.logIn(dialog::close),
        () -> {
          browser.dispose();
          model.close();
        });
  }

  private ComboBox<Choice> choice() {
    ComboBox<Choice> box = new ComboBox<>(FXCollections.observableArrayList(model.choices()));
    box.setId("other-login-choice");
    box.setMaxWidth(Double.MAX_VALUE);
    box.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable Choice value) {
            return value == null ? "" : value.label();
          }

          @Override
          public Choice fromString(String text) {
            throw new UnsupportedOperationException();
          }
        });
    box.valueProperty().bindBidirectional(model.choiceProperty());
    return box;
  }

  private static Node only(boolean shown, Node node) {
    Wiring.show(node, shown);
    return node;
  }

  private static Node shownWhile(ObservableBooleanValue shown, Node node) {
    node.visibleProperty().bind(shown);
    node.managedProperty().bind(shown);
    return node;
  }
}
