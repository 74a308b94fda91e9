package io.novadesk.view.connect;

import atlantafx.base.theme.Styles;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.connect.CertificateQuestion;
import io.novadesk.viewmodel.connect.ConnectViewModel;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Asks whether a certificate that nobody vouches for is to be trusted, in place of the form. */
final class CertificatePane extends VBox {
  private final Wiring wiring = new Wiring();
  private final VBox account = new VBox(8);
  private final ScrollPane scroll = new ScrollPane(account);
  private final Button leave = new Button(Text.of("connect.certificate.leave"));

  CertificatePane(ConnectViewModel model) {
    setId("connect-certificate");
    getStyleClass().add("connect-certificate");
    account.getStyleClass().add("connect-certificate-account");
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("connect-scroll");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    Button trust =
        new Button(Text.of("connect.certificate.trust"), new FontIcon(Feather.ALERT_TRIANGLE));
    trust.setId("connect-trust");
    trust.getStyleClass().addAll(Styles.BUTTON_OUTLINED, Styles.DANGER);
    trust.setOnAction(_ -> model.answers().trustCertificate());
    leave.setId("connect-distrust");
    leave.setOnAction(_ -> model.cancel());
    HBox buttons = new HBox(8, trust, leave);
    buttons.getStyleClass().add("connect-certificate-buttons");
    getChildren().addAll(scroll, buttons);
    wiring.on(model.help().certificateProperty(), this::show);
  }

  private void show(@Nullable CertificateQuestion question) {
    Wiring.show(this, question != null);
    account.getChildren().clear();
    if (question == null) {
      return;
    }
    Label title = sentence(question.title());
    title.setId("connect-certificate-title");
    title.setGraphic(new FontIcon(question.changed() ? Feather.ALERT_OCTAGON : Feather.SHIELD));
    title.getStyleClass().addAll(Styles.TEXT_BOLD, "connect-certificate-title");
    account.getChildren().add(title);
    List<Label> sentences = question.sentences().stream().map(CertificatePane::sentence).toList();
    if (question.changed()) {
      sentences.getFirst().getStyleClass().add("connect-certificate-changed");
    }
    account.getChildren().addAll(sentences);
    for (CertificateQuestion.Link link : question.links()) {
      GridPane grid = grid(link);
      if (link == question.links().getFirst()) {
        addRow(grid, "former", question.former());
      }
      account.getChildren().add(grid);
    }
    scroll.setVvalue(0);
    // Enter must not trust: the way back is what has the focus.
    leave.requestFocus();
  }

  private static Label sentence(String text) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    return label;
  }

  private static GridPane grid(CertificateQuestion.Link link) {
    GridPane grid = new GridPane(12, 2);
    grid.getStyleClass().add("connect-certificate-link");
    if (!link.title().isEmpty()) {
      Label title = new Label(link.title());
      title.getStyleClass().add(Styles.TEXT_BOLD);
      if (link.blamed()) {
        title.setGraphic(new FontIcon(Feather.ALERT_CIRCLE));
      }
      grid.add(title, 0, 0, 2, 1);
    }
    addRow(grid, "subject", link.subject());
    addRow(grid, "hosts", link.hosts());
    addRow(grid, "issuer", link.issuer());
    addRow(grid, "dates", link.valid());
    addRow(grid, "fingerprint", link.fingerprint());
    return grid;
  }

  private static void addRow(GridPane grid, String name, String value) {
    if (value.isEmpty()) {
      return;
    }
    Label label = new Label(Text.of("connect.certificate." + name));
    label.setMinWidth(Region.USE_PREF_SIZE);
    label.getStyleClass().add(Styles.TEXT_MUTED);
    boolean exact = name.equals("fingerprint") || name.equals("former");
    Region shown = exact ? fingerprint(value) : sentence(value);
    GridPane.setValignment(label, VPos.TOP);
    GridPane.setHgrow(shown, Priority.ALWAYS);
    grid.addRow(grid.getRowCount(), label, shown);
  }

  /** To be marked and copied into a message to the cloud's administrator. */
  private static TextArea fingerprint(String value) {
    TextArea text = new TextArea(value);
    text.setEditable(false);
    text.setFocusTraversable(false);
    text.setPrefRowCount(2);
    text.setAccessibleText(Text.of("connect.certificate.fingerprint"));
    text.getStyleClass().addAll("exact", "connect-fingerprint");
    return text;
  }

  void dispose() {
    wiring.dispose();
  }
}
