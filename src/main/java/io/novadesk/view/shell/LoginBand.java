package io.novadesk.view.shell;

import atlantafx.base.theme.Styles;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.Fields;
import io.novadesk.view.parts.ForgetfulPasswordField;
import io.novadesk.view.parts.Icons;
import io.novadesk.viewmodel.shell.LoginAgainViewModel;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/** A band over the lists that asks for the login again when a cloud no longer takes the login. */
final class LoginBand extends HBox {
  LoginBand(LoginAgainViewModel model) {
    super(8);
    setId("login-band");
    getStyleClass().add("login-band");
    setAlignment(Pos.CENTER_LEFT);
    Label text = new Label();
    text.setId("login-text");
    text.textProperty().bind(model.textProperty());
    text.setWrapText(true);
    text.setMinHeight(USE_PREF_SIZE);
    text.visibleProperty().bind(model.problemProperty().isEmpty());
    Label problem = Fields.remark("field-error");
    problem.setId("login-problem");
    problem.textProperty().bind(model.problemProperty());
    // One in the place of the other, so that the field stays where the person types.
    StackPane sentence = new StackPane(text, problem);
    sentence.setAlignment(Pos.CENTER_LEFT);
    sentence.setMinWidth(0);
    HBox.setHgrow(sentence, Priority.ALWAYS);
    PasswordField secret = new ForgetfulPasswordField();
    secret.setId("login-secret");
    secret.setMinWidth(USE_PREF_SIZE);
    secret.promptTextProperty().bind(model.secretNameProperty());
    secret.textProperty().bindBidirectional(model.secretProperty());
    secret.visibleProperty().bind(model.secretWantedProperty());
    secret.managedProperty().bind(secret.visibleProperty());
    secret.disableProperty().bind(model.busyProperty().and(model.waitingProperty().not()));
    secret.setOnAction(_ -> model.logIn());
    TextField passcode = new TextField();
    passcode.setId("login-passcode");
    passcode.setPromptText(Text.of("login.passcode"));
    passcode.setPrefColumnCount(8);
    passcode.setMinWidth(USE_PREF_SIZE);
    passcode.textProperty().bindBidirectional(model.passcodeProperty());
    passcode.visibleProperty().bind(model.passcodeWantedProperty());
    passcode.managedProperty().bind(passcode.visibleProperty());
    passcode.disableProperty().bind(model.busyProperty());
    passcode.setOnAction(_ -> model.logIn());
    Button button = new Button();
    button.textProperty().bind(model.verbProperty());
    button.setId("login-button");
    button.getStyleClass().addAll(Styles.SMALL, Styles.ACCENT);
    button.setMinWidth(USE_PREF_SIZE);
    button.disableProperty().bind(Bindings.not(model.readyProperty()));
    button.setOnAction(_ -> model.logIn());
    Button stop = new Button(Text.of("login.stop"));
    stop.setId("login-stop");
    stop.getStyleClass().add(Styles.SMALL);
    stop.setMinWidth(USE_PREF_SIZE);
    stop.visibleProperty().bind(model.waitingProperty());
    stop.managedProperty().bind(stop.visibleProperty());
    stop.setOnAction(_ -> model.stop());
    getChildren().addAll(Icons.of(Feather.KEY), sentence, secret, passcode, button, stop);
    visibleProperty().bind(model.textProperty().isNotEmpty());
    managedProperty().bind(visibleProperty());
  }
}
