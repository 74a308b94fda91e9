package io.novadesk.view.detail;

import io.novadesk.i18n.Text;
import io.novadesk.view.parts.Look;
import io.novadesk.view.parts.ModalHost;
import io.novadesk.viewmodel.detail.HistoryViewModel;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The history of a server that is in no list any more, by its id. */
public final class HistoryDialog extends VBox {
  private static final double WIDTH = 560;
  private static final double HEIGHT = 320;

  private final HistoryViewModel model;
  private final ModalHost host;
  private final Outside outside;
  private final TextField id = new TextField();
  private final StackPane answer = new StackPane();
  private final LinkCards links;
  private @Nullable EventsTab events;

  public HistoryDialog(HistoryViewModel model, ModalHost host, Outside outside) {
    this.model = model;
    this.host = host;
    this.outside = new OutsideOfDialog(outside, host::close);
    links = new LinkCards(this.outside);
    setId("history");
    getStyleClass().addAll("form-dialog", "detail");
    Look.dress(this, "detail.css");
    Label heading = new Label(Text.of("events.history.title"));
    heading.getStyleClass().add("dialog-title");
    Label text = new Label(Text.of("events.history.text"));
    text.getStyleClass().add("dialog-text");
    text.setWrapText(true);
    id.setId("history-id");
    id.setText(model.lastId());
    id.setPromptText(Text.of("events.history.id"));
    id.setAccessibleText(Text.of("events.history.id"));
    id.setOnAction(_ -> look());
    HBox.setHgrow(id, Priority.ALWAYS);
    Button show = new Button(Text.of("events.history.show"));
    show.setId("history-show");
    show.getStyleClass().add("accent");
    show.disableProperty().bind(id.textProperty().isEmpty());
    show.setOnAction(_ -> look());
    HBox line = new HBox(id, show);
    line.getStyleClass().add("form-line");
    answer.setPrefSize(Look.px(WIDTH), Look.px(HEIGHT));
    Button close = new Button(Text.of("close"));
    close.setId("history-close");
    close.setOnAction(_ -> host.close());
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox buttons = new HBox(gap, close);
    buttons.getStyleClass().add("dialog-buttons");
    buttons.setAlignment(Pos.CENTER_RIGHT);
    getChildren().addAll(heading, text, line, answer, buttons);
    addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            host.close();
            event.consume();
          }
        });
  }

  public void show() {
    id.selectAll();
    host.show(
        this,
        id,
        () -> {
          links.close();
          if (events != null) {
            events.dispose();
          }
          model.leave();
        });
  }

  private void look() {
    model.look(id.getText());
    if (events == null) {
      EventsTab shown = new EventsTab(model.events(), outside, links);
      events = shown;
      answer.getChildren().setAll(shown);
    }
  }
}
