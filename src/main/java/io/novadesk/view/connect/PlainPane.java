package io.novadesk.view.connect;

import atlantafx.base.theme.Styles;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.connect.ConnectViewModel;
import io.novadesk.viewmodel.connect.PlainQuestion;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Asks whether a service without encryption may be used, in place of the form. */
final class PlainPane extends VBox {
  private final Wiring wiring = new Wiring();
  private final VBox account = new VBox(8);
  private final Button leave = new Button();

  PlainPane(ConnectViewModel model) {
    setId("connect-plain");
    getStyleClass().add("connect-certificate");
    account.getStyleClass().add("connect-certificate-account");
    Button use = new Button(Text.of("connect.plain.use"), new FontIcon(Feather.ALERT_TRIANGLE));
    use.setId("connect-plain-use");
    use.getStyleClass().addAll(Styles.BUTTON_OUTLINED, Styles.DANGER);
    use.setOnAction(_ -> model.answers().decidePlain(true));
    leave.setId("connect-plain-leave");
    leave.setOnAction(_ -> model.answers().decidePlain(false));
    HBox buttons = new HBox(8, use, leave);
    buttons.getStyleClass().add("connect-certificate-buttons");
    getChildren().addAll(account, buttons);
    wiring.on(model.help().plainProperty(), this::show);
  }

  private void show(@Nullable PlainQuestion question) {
    Wiring.show(this, question != null);
    account.getChildren().clear();
    if (question == null) {
      return;
    }
    Label title = sentence(question.title());
    title.setId("connect-plain-title");
    title.setGraphic(new FontIcon(Feather.UNLOCK));
    title.getStyleClass().addAll(Styles.TEXT_BOLD, "connect-certificate-title");
    account.getChildren().add(title);
    question.sentences().forEach(text -> account.getChildren().add(sentence(text)));
    leave.setText(question.leave());
    // Enter must not send anything in clear: the way without risk is what has the focus.
    leave.requestFocus();
  }

  private static Label sentence(String text) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    return label;
  }

  void dispose() {
    wiring.dispose();
  }
}
