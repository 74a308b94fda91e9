package io.novadesk.view.exchanges;

import atlantafx.base.theme.Styles;
import io.novadesk.i18n.Text;
import io.novadesk.view.json.JsonView;
import io.novadesk.view.parts.CopyAs;
import io.novadesk.viewmodel.exchanges.ExchangeRow;
import io.novadesk.viewmodel.exchanges.ExchangesViewModel;
import java.util.List;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TabPane.TabClosingPolicy;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The exchange that a person looks at: what was sent, what came back, copies of both. */
final class ExchangeDetail extends BorderPane {
  private static final int MOST_HEADER_LINES = 8;

  private static final PseudoClass BESIDE = PseudoClass.getPseudoClass("beside");
  private static final double NARROWEST = 340;

  private final ExchangesViewModel model;
  private final Label copied = new Label();
  private final Side request;
  private final Side answer;
  private final HBox buttons = new HBox();
  private final MenuButton copyAs;
  private final StackPane both = new StackPane();
  private final TabPane tabs;
  private final Label nothing = new Label(Text.of("exchanges.nothingSelected"));
  private final Subscription selection;
  private boolean narrow;

  ExchangeDetail(ExchangesViewModel model) {
    this.model = model;
    getStyleClass().add("exchange-detail");
    setMinWidth(NARROWEST);
    request =
        new Side(
            "exchange-request",
            new JsonView(model.request(), "exchanges.noRequestBody"),
            ExchangeRow::requestLine,
            ExchangeRow::requestHeaders);
    answer =
        new Side(
            "exchange-answer",
            new JsonView(model.answer(), "exchanges.noAnswerBody"),
            ExchangeRow::answerLine,
            ExchangeRow::answerHeaders);
    tabs = new TabPane(tab("exchanges.request", request), tab("exchanges.answer", answer));
    tabs.setId("exchange-tabs");
    tabs.setTabClosingPolicy(TabClosingPolicy.UNAVAILABLE);
    tabs.getSelectionModel().select(1);
    copyAs = CopyAs.button("exchange-copy-as", CopyAs.FORMS_OF_EXCHANGES, model::copied);
    copied.getStyleClass().addAll(Styles.TEXT_MUTED, "exchange-copied");
    buttons
        .getChildren()
        .addAll(
            copyAs,
            button("exchange-copy-url", Feather.LINK, "exchanges.copyUrl", ExchangeRow::url),
            button("exchange-copy-answer", Feather.COPY, "exchanges.copyAnswer", model::answerOf),
            copied);
    buttons.getStyleClass().add("exchange-buttons");
    buttons.setAlignment(Pos.CENTER_LEFT);
    StackPane.setAlignment(buttons, Pos.TOP_RIGHT);
    both.getChildren().add(tabs);
    nothing.getStyleClass().add(Styles.TEXT_MUTED);
    nothing.setWrapText(true);
    selection = model.selectedProperty().subscribe(this::show);
  }

  private static Tab tab(String key, Side side) {
    return new Tab(Text.of(key), side);
  }

  private Button button(String id, Feather icon, String key, Function<ExchangeRow, String> text) {
    Button button = new Button(Text.of(key), new FontIcon(icon));
    button.setId(id);
    button.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
    button.setTooltip(new Tooltip(Text.of(key)));
    button.setOnAction(_ -> copy(text));
    return button;
  }

  /**
   * Where there is little room the buttons stand beside the tabs without their words: a line of
   * their own would cost lines of the answer.
   */
  void setNarrow(boolean now) {
    narrow = now;
    buttons.pseudoClassStateChanged(BESIDE, narrow);
    for (Node child : buttons.getChildren()) {
      if (child instanceof ButtonBase button) {
        button.setContentDisplay(narrow ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT);
      }
    }
    double most = narrow ? USE_PREF_SIZE : USE_COMPUTED_SIZE;
    buttons.setMaxSize(most, most);
    setTop(null);
    both.getChildren().setAll(narrow ? List.of(tabs, buttons) : List.of(tabs));
    show(model.selectedProperty().get());
  }

  /** Copies something of the exchange looked at, and says so. */
  void copy(Function<ExchangeRow, String> text) {
    ExchangeRow row = model.selectedProperty().get();
    if (row != null) {
      ClipboardContent content = new ClipboardContent();
      content.putString(text.apply(row));
      Clipboard.getSystemClipboard().setContent(content);
      copied.setText(Text.of("exchanges.copied"));
    }
  }

  private void show(@Nullable ExchangeRow row) {
    copied.setText("");
    setTop(row == null || narrow ? null : buttons);
    setCenter(row == null ? nothing : both);
    if (row != null) {
      request.show(row, null);
      answer.show(row, row.exchange().failure());
    }
  }

  void dispose() {
    selection.unsubscribe();
    request.body.dispose();
    answer.body.dispose();
  }

  /** One half of the exchange: a line, headers that open, the body. */
  private static final class Side extends VBox {
    private final TextField line = new TextField();
    private final Label failure = new Label();
    private final TextArea headers = new TextArea();
    private final TitledPane headersPane = new TitledPane("", headers);
    private final JsonView body;
    private final Function<ExchangeRow, String> lineOf;
    private final Function<ExchangeRow, String> headersOf;

    Side(
        String id,
        JsonView body,
        Function<ExchangeRow, String> lineOf,
        Function<ExchangeRow, String> headersOf) {
      this.body = body;
      this.lineOf = lineOf;
      this.headersOf = headersOf;
      getStyleClass().add("exchange-side");
      line.setId(id + "-line");
      line.setEditable(false);
      line.getStyleClass().add("exchange-line");
      failure.setId(id + "-failure");
      failure.getStyleClass().add("exchange-failure");
      failure.setGraphic(new FontIcon(Feather.SLASH));
      failure.setWrapText(true);
      failure.setMinHeight(USE_PREF_SIZE);
      failure.setMaxWidth(Double.MAX_VALUE);
      failure.managedProperty().bind(failure.visibleProperty());
      headers.setId(id + "-headers");
      headers.setEditable(false);
      headers.getStyleClass().add("exchange-headers");
      headersPane.setExpanded(false);
      headersPane.setAnimated(false);
      headersPane.setMinHeight(USE_PREF_SIZE);
      headersPane.getStyleClass().addAll(Styles.DENSE, "exchange-headers-pane");
      VBox.setVgrow(body, Priority.ALWAYS);
      getChildren().addAll(line, failure, headersPane, body);
    }

    void show(ExchangeRow row, @Nullable String why) {
      line.setText(lineOf.apply(row));
      failure.setText(why == null ? "" : why);
      failure.setVisible(why != null);
      String text = headersOf.apply(row);
      int count = (int) text.lines().count();
      headers.setText(text);
      headers.setPrefRowCount(Math.clamp(count, 1, MOST_HEADER_LINES));
      headersPane.setText(Text.of("exchanges.headers", count));
      headersPane.setDisable(count == 0);
    }
  }
}
