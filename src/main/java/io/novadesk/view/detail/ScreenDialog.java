package io.novadesk.view.detail;

import io.novadesk.api.compute.RemoteConsole.Kind;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.Icons;
import io.novadesk.view.parts.Look;
import io.novadesk.view.parts.ModalHost;
import io.novadesk.view.parts.Placeholder;
import io.novadesk.viewmodel.detail.ScreenViewModel;
import io.novadesk.viewmodel.detail.ScreenViewModel.Link;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/** The link to a server's screen: asked for when this opens, forgotten when it closes. */
final class ScreenDialog extends VBox {
  private final ScreenViewModel model;
  private final ModalHost host;
  private final Outside outside;
  private final StackPane answer = new StackPane();
  private final Button open;
  private final Button copy;
  private final Button close = new Button(Text.of("close"));
  private Subscription subscriptions = Subscription.EMPTY;

  ScreenDialog(ScreenViewModel model, ModalHost host, Outside outside) {
    this.model = model;
    this.host = host;
    this.outside = outside;
    setId("screen-dialog");
    getStyleClass().add("form-dialog");
    Look.dress(this, "detail.css");
    setPrefWidth(Look.px(480));
    Label heading = new Label(Text.of("screen.title", model.serverName()));
    heading.getStyleClass().add("dialog-title");
    heading.setWrapText(true);
    answer.getStyleClass().add("screen-answer");
    answer.setMinHeight(Look.px(110));
    ComboBox<Optional<Kind>> kinds = new ComboBox<>();
    kinds.setId("screen-kind");
    kinds.getItems().add(Optional.empty());
    ScreenViewModel.KINDS.forEach(kind -> kinds.getItems().add(Optional.of(kind)));
    kinds.setConverter(new Kinds());
    kinds.setAccessibleText(Text.of("screen.kind"));
    kinds.setValue(Optional.empty());
    kinds.setOnAction(_ -> model.ask(kinds.getValue().orElse(null)));
    kinds.disableProperty().bind(model.asking().busyProperty());
    Label kindLabel = new Label(Text.of("screen.kind"));
    kindLabel.getStyleClass().add("muted");
    HBox kindLine = new HBox(kindLabel, kinds);
    kindLine.setAlignment(Pos.CENTER_LEFT);
    kindLine.getStyleClass().add("form-line");
    open = new Button(Text.of("screen.browse"), Icons.of(Feather.EXTERNAL_LINK));
    open.setId("screen-browse");
    open.getStyleClass().add("accent");
    open.setDefaultButton(true);
    open.setOnAction(_ -> use(true));
    copy = new Button(Text.of("screen.copy"), Icons.of(Feather.COPY));
    copy.setId("screen-copy");
    copy.setOnAction(_ -> use(false));
    close.setId("screen-close");
    close.setCancelButton(true);
    close.setOnAction(_ -> host.close());
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox buttons = new HBox(close, gap, copy, open);
    buttons.getStyleClass().add("dialog-buttons");
    buttons.setAlignment(Pos.CENTER_RIGHT);
    getChildren().addAll(heading, answer, kindLine, buttons);
    addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            host.close();
            event.consume();
          }
        });
  }

  void show() {
    subscriptions =
        Subscription.combine(
            model.linkProperty().subscribe(_ -> tell()),
            model.asking().problemProperty().subscribe(_ -> tell()),
            model.asking().busyProperty().subscribe(_ -> tell()));
    host.show(
        this,
        close,
        () -> {
          subscriptions.unsubscribe();
          model.forget();
        });
    model.ask(null);
  }

  private void tell() {
    Link link = model.linkProperty().get();
    String problem = model.asking().problemProperty().get();
    open.setDisable(link == null || !link.isPage());
    copy.setDisable(link == null);
    if (link != null) {
      answer.getChildren().setAll(ready(link));
    } else if (!problem.isEmpty()) {
      answer.getChildren().setAll(Placeholder.broken(Text.of("screen.none"), problem));
    } else {
      answer.getChildren().setAll(Placeholder.loading(Text.of("screen.asking"), ""));
    }
  }

  private static VBox ready(Link link) {
    Label what =
        new Label(
            Text.of("screen.ready", Text.of("screen.kind." + link.kind()), link.host()),
            Icons.of(Feather.MONITOR));
    what.setWrapText(true);
    what.getStyleClass().add("screen-what");
    Label secret = new Label(Text.of("screen.secret"), Icons.of(Feather.ALERT_TRIANGLE));
    secret.setWrapText(true);
    secret.setMinHeight(USE_PREF_SIZE);
    secret.getStyleClass().add("screen-secret");
    VBox box = new VBox(what, secret);
    if (!link.isPage()) {
      Label program = new Label(Text.of("screen.noPage"));
      program.setWrapText(true);
      program.getStyleClass().add("muted");
      box.getChildren().add(program);
    }
    box.getStyleClass().add("form");
    box.setAlignment(Pos.CENTER_LEFT);
    return box;
  }

  private void use(boolean browse) {
    Link link = model.linkProperty().get();
    if (link == null) {
      return;
    }
    String address = link.reveal();
    if (browse) {
      outside.browse(address);
    } else {
      outside.copySecret(address);
    }
    host.close();
  }

  private static final class Kinds extends StringConverter<Optional<Kind>> {
    @Override
    public String toString(Optional<Kind> kind) {
      return kind.map(k -> Text.of("screen.kind." + k)).orElseGet(() -> Text.of("screen.kind.any"));
    }

    @Override
    public Optional<Kind> fromString(String text) {
      throw new UnsupportedOperationException();
    }
  }
}
