package io.novadesk.view.credentials;

import atlantafx.base.theme.Styles;
import io.novadesk.api.identity.ApplicationCredential;
import io.novadesk.i18n.Names;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.Icons;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** An application credential in a list: what it is good for, and how to be rid of it. */
final class CredentialRow extends HBox {
  private final ApplicationCredential credential;
  private final boolean own;
  private final Consumer<ApplicationCredential> delete;
  private final Button bin = new Button(null, Icons.of(Feather.TRASH_2));

  /**
   * @param own whether this very login is made with it
   */
  CredentialRow(
      ApplicationCredential credential, boolean own, Consumer<ApplicationCredential> delete) {
    super(8);
    this.credential = credential;
    this.own = own;
    this.delete = delete;
    getStyleClass().add("credential-row");
    setAlignment(Pos.CENTER_LEFT);
    bin.getStyleClass().addAll(Styles.FLAT, Styles.BUTTON_ICON, Styles.SMALL, "credential-delete");
    bin.setTooltip(new Tooltip(Text.of("credentials.delete", credential.name())));
    bin.setAccessibleText(Text.of("credentials.delete", credential.name()));
    bin.setOnAction(_ -> ask());
    tell();
  }

  private void tell() {
    Label name = new Label(Names.shown(credential.name()));
    Label about = new Label(String.join(Text.of("credentials.and"), about()));
    about.getStyleClass().addAll("muted", Styles.TEXT_SMALL);
    about.setWrapText(true);
    VBox both = new VBox(name, about);
    HBox.setHgrow(both, Priority.ALWAYS);
    getChildren().setAll(both, bin);
  }

  private List<String> about() {
    List<String> parts = new ArrayList<>();
    if (own) {
      parts.add(Text.of("credentials.own"));
    }
    Instant expires = credential.expires();
    parts.add(
        expires == null
            ? Text.of("credentials.never")
            : Text.of(
                expires.isBefore(Instant.now()) ? "credentials.over" : "credentials.until",
                expires.atZone(ZoneId.systemDefault())));
    if (!credential.roles().isEmpty()) {
      parts.add(String.join(", ", credential.roles()));
    }
    if (credential.unrestricted()) {
      parts.add(Text.of("credentials.unrestricted.short"));
    }
    if (!credential.rules().isEmpty()) {
      parts.add(Text.of("credentials.rules", credential.allowed()));
    }
    return parts;
  }

  private void ask() {
    Label question =
        new Label(
            Text.of(
                own ? "credentials.delete.own" : "credentials.delete.question", credential.name()));
    question.setWrapText(true);
    question.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(question, Priority.ALWAYS);
    Button keep = new Button(Text.of("credentials.keep"));
    keep.getStyleClass().add(Styles.SMALL);
    keep.setMinWidth(USE_PREF_SIZE);
    keep.setOnAction(
        _ -> {
          tell();
          bin.requestFocus();
        });
    Button yes = new Button(Text.of("credentials.delete.verb"));
    yes.getStyleClass().addAll(Styles.SMALL, Styles.DANGER, "credential-delete-yes");
    yes.setMinWidth(USE_PREF_SIZE);
    yes.setOnAction(_ -> delete.accept(credential));
    getChildren().setAll(question, keep, yes);
    keep.requestFocus();
  }
}
