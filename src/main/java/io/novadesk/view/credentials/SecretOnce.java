package io.novadesk.view.credentials;

import atlantafx.base.theme.Styles;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.Clip;
import io.novadesk.view.parts.Fields;
import io.novadesk.view.parts.Icons;
import io.novadesk.view.parts.Look;
import io.novadesk.view.parts.ModalHost;
import io.novadesk.view.parts.SecretClip;
import io.novadesk.viewmodel.base.Ages;
import io.novadesk.viewmodel.credentials.SecretOfCredential;
import java.time.Duration;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/**
 * Shows the secret of a new application credential, which is gone when it closes. It closes only by
 * its button: Escape could lose what nobody has seen.
 */
final class SecretOnce extends VBox implements ModalHost.Guarded {
  private static final String MASK = "••••••••••••••••••••••••";
  private static final double WIDTH = 560;

  private final SecretOfCredential made;
  private final ModalHost host;
  private final SecretClip clip;
  private final Label said = new Label();
  private final Button copy = new Button(Text.of("credentials.copySecret"), Icons.of(Feather.COPY));
  private boolean seen;

  SecretOnce(SecretOfCredential made, ModalHost host, SecretClip clip) {
    this.made = made;
    this.host = host;
    this.clip = clip;
    setId("credential-made");
    getStyleClass().add("form-dialog");
    setPrefWidth(Look.px(WIDTH));
    Label title = new Label(Text.of("credentials.made", made.name()));
    title.getStyleClass().add("dialog-title");
    title.setWrapText(true);
    Label text = new Label(Text.of("password.text"));
    text.getStyleClass().add("dialog-text");
    text.setWrapText(true);
    text.setMinHeight(USE_PREF_SIZE);
    getChildren().addAll(title, text);
    if (!made.whyNotKept().isEmpty()) {
      Label problem = new Label(Text.of("credentials.notKept", made.whyNotKept()));
      problem.setId("credential-not-kept");
      problem.getStyleClass().add("field-error");
      problem.setWrapText(true);
      problem.setMinHeight(USE_PREF_SIZE);
      getChildren().add(problem);
    }
    getChildren().addAll(id(), secret(), buttons());
    addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            mayGo();
            event.consume();
          }
        });
  }

  void show() {
    host.show(this, copy, made::forget);
  }

  @Override
  public boolean mayGo() {
    if (!seen) {
      said.setText(Text.of("password.notByEscape"));
    }
    return seen;
  }

  private Node id() {
    Label id = new Label(made.id());
    id.setId("credential-id");
    id.getStyleClass().add("exact");
    HBox.setHgrow(id, Priority.ALWAYS);
    id.setMaxWidth(Double.MAX_VALUE);
    Button one = icon("credential-copy-id", Feather.COPY, "credentials.copyId");
    one.setOnAction(
        _ -> {
          Clip.copy(made.id());
          said.setText(Text.of("password.copied"));
        });
    return Fields.of(Text.of("credentials.field.id"), line(id, one));
  }

  private Node secret() {
    Label secret = new Label(MASK);
    secret.setId("credential-secret");
    secret.getStyleClass().addAll("exact", "password-text");
    secret.setWrapText(true);
    secret.setMinHeight(USE_PREF_SIZE);
    HBox.setHgrow(secret, Priority.ALWAYS);
    secret.setMaxWidth(Double.MAX_VALUE);
    ToggleButton reveal = new ToggleButton(null, Icons.of(Feather.EYE));
    reveal.setId("credential-reveal");
    reveal.getStyleClass().addAll(Styles.FLAT, Styles.BUTTON_ICON, Styles.SMALL);
    reveal.setTooltip(new Tooltip(Text.of("credentials.reveal")));
    reveal.setAccessibleText(Text.of("credentials.reveal"));
    reveal
        .selectedProperty()
        .subscribe(
            open -> {
              seen |= open;
              secret.setText(open ? made.reveal() : MASK);
            });
    return Fields.of(Text.of("credentials.field.secret"), line(secret, reveal));
  }

  private static HBox line(Node text, Node button) {
    HBox line = new HBox(8, text, button);
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  private static Button icon(String id, Feather icon, String key) {
    Button button = new Button(null, Icons.of(icon));
    button.setId(id);
    button.getStyleClass().addAll(Styles.FLAT, Styles.BUTTON_ICON, Styles.SMALL);
    button.setTooltip(new Tooltip(Text.of(key)));
    button.setAccessibleText(Text.of(key));
    return button;
  }

  private HBox buttons() {
    said.setId("credential-said");
    said.getStyleClass().add("muted");
    said.setMinWidth(0);
    copy.setId("credential-copy");
    copy.getStyleClass().add(Styles.ACCENT);
    copy.setDefaultButton(true);
    copy.setOnAction(
        _ -> {
          seen = true;
          Duration stays = clip.copy(made.reveal());
          said.setText(
              stays.isZero()
                  ? Text.of("password.copied")
                  : Text.of("password.copied.leaves", Ages.span(stays)));
        });
    Button close = new Button(Text.of("password.close"));
    close.setId("credential-close");
    close.setOnAction(_ -> host.close());
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox buttons = new HBox(said, gap, close, copy);
    buttons.getStyleClass().add("dialog-buttons");
    buttons.setAlignment(Pos.CENTER_LEFT);
    return buttons;
  }
}
