package io.novadesk.view.connect;

import atlantafx.base.theme.Styles;
import io.novadesk.i18n.Names;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.Clip;
import io.novadesk.view.parts.Icons;
import io.novadesk.viewmodel.connect.BrowserStep;
import io.novadesk.viewmodel.connect.BrowserStep.CodeWanted;
import java.time.Instant;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Shows the code that a person types elsewhere, where, and how long there is time. */
final class DeviceCodePane extends VBox {
  private final Wiring wiring = new Wiring();
  private final BrowserStep step;
  private final Label code = new Label();
  private final Label where = sentence("device-where");
  private final Label left = sentence("device-left");
  private final Timeline clock =
      new Timeline(new KeyFrame(Duration.seconds(1), _ -> showTimeLeft()));

  DeviceCodePane(BrowserStep step) {
    super(12);
    this.step = step;
    setId("device");
    getStyleClass().add("connect-certificate-account");
    clock.setCycleCount(Animation.INDEFINITE);
    Label title = sentence("device-title");
    title.setText(Text.of("device.title"));
    title.setGraphic(Icons.of(Feather.SMARTPHONE));
    title.getStyleClass().add(Styles.TEXT_BOLD);
    code.setId("device-code");
    code.getStyleClass().add("device-code");
    Button copy = new Button(Text.of("device.copy"), Icons.of(Feather.COPY));
    copy.setId("device-copy");
    copy.setOnAction(_ -> Clip.copy(code.getText()));
    HBox line = new HBox(16, code, copy);
    line.setAlignment(Pos.CENTER_LEFT);
    Button open = new Button(Text.of("device.open"), Icons.of(Feather.EXTERNAL_LINK));
    open.setId("device-open");
    open.getStyleClass().add(Styles.ACCENT);
    open.setOnAction(_ -> step.openAgain());
    Label told = sentence("device-told");
    told.getStyleClass().add("connect-warning");
    told.setGraphic(Icons.of(Feather.ALERT_TRIANGLE));
    left.getStyleClass().add("muted");
    wiring.on(
        step.toldProperty(),
        text -> {
          told.setText(text);
          Wiring.show(told, !text.isEmpty());
        });
    wiring.on(step.typedAtProperty(), at -> where.setText(Text.of("device.where", at)));
    wiring.on(step.codeProperty(), this::show);
    HBox buttons = new HBox(12, open, left);
    buttons.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(title, where, line, buttons, told);
  }

  private void show(@Nullable CodeWanted wanted) {
    code.setText(wanted == null ? "" : Names.shown(wanted.code()));
    Wiring.show(this, wanted != null);
    if (wanted == null) {
      clock.stop();
    } else {
      showTimeLeft();
      clock.playFromStart();
    }
  }

  private void showTimeLeft() {
    CodeWanted wanted = step.codeProperty().get();
    left.setText(wanted == null ? "" : wanted.left(Instant.now()));
  }

  private static Label sentence(String id) {
    Label label = new Label();
    label.setId(id);
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    return label;
  }

  void dispose() {
    clock.stop();
    wiring.dispose();
  }
}
