package io.novadesk.view.connect;

import atlantafx.base.theme.Styles;
import io.novadesk.common.login.FormField;
import io.novadesk.i18n.Names;
import io.novadesk.i18n.Text;
import io.novadesk.profile.lint.Fault;
import io.novadesk.profile.lint.FieldFault;
import io.novadesk.view.connections.FaultRow;
import io.novadesk.view.parts.Keys;
import io.novadesk.view.parts.Look;
import io.novadesk.viewmodel.connect.CloudEntry;
import io.novadesk.viewmodel.connect.CloudEntry.Kind;
import io.novadesk.viewmodel.connect.ConnectViewModel;
import io.novadesk.viewmodel.connect.ConnectViewModel.Phase;
import io.novadesk.viewmodel.settings.Shortcut;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.collections.ObservableList;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The connect window's content: the clouds on the left; on the right what the chosen one needs, the
 * steps of connecting, and the buttons. Made for about 860 by 560 pixels.
 */
public final class ConnectView extends BorderPane {
  private static final KeyCombination SAVE = Keys.of(Shortcut.SAVE);
  private static final KeyCombination NEW = Keys.of(Shortcut.NEW);

  private final ConnectViewModel model;
  private final Wiring wiring = new Wiring();
  private final CloudsPane clouds;
  private final FormPane form;
  private final StepsPane steps;
  private final CertificatePane certificate;
  private final PlainPane plain;
  private final BrowserPane browser;
  private final MeetingPane meeting;
  private final VBox content = new VBox();
  private final ScrollPane scroll = new ScrollPane();
  private final Button connect = new Button(Text.of("connect.button.connect"));
  private final Button test = new Button(Text.of("connect.button.test"));
  private final Button cancel = new Button();

  /**
   * @param onClose what Cancel does when nothing is under way: closes the window
   */
  public ConnectView(ConnectViewModel model, Runnable onClose) {
    this.model = model;
    clouds = new CloudsPane(model);
    form = new FormPane(model);
    steps = new StepsPane(model.steps());
    certificate = new CertificatePane(model);
    plain = new PlainPane(model);
    browser = new BrowserPane(model.browser());
    meeting = new MeetingPane(model);
    setId("connect-view");
    getStyleClass().add("connect-view");
    Look.dress(this, "connect.css");
    setPrefSize(Look.px(860), Look.px(560));
    setLeft(clouds);
    setCenter(new VBox(header(), body(), stepsOfForm(), message(), buttons(onClose)));
    addEventHandler(KeyEvent.KEY_PRESSED, this::shortcut);
    wiring.on(model.form().wantedFocusProperty(), this::focus);
    wiring.on(model.busyProperty(), this::moveFocus);
    wiring.on(model.clouds().loadedProperty(), this::refocus);
    model.reopen();
  }

  private void shortcut(KeyEvent event) {
    if (SAVE.match(event)) {
      model.choice().save();
      event.consume();
    } else if (NEW.match(event)) {
      model.choice().startNew();
      event.consume();
    }
  }

  /** Puts the focus where a person goes on: the first field to fill in, or Connect. */
  @Override
  public void requestFocus() {
    // What scrolls is in the window only once it is styled: before, nothing in it takes the focus.
    applyCss();
    FormField missing = model.choice().firstMissing();
    if (model.busyProperty().get()) {
      cancel.requestFocus();
    } else if (missing == null) {
      connect.requestFocus();
    } else {
      form.focus(missing);
    }
  }

  /** The list has come: another field than before may be the first to fill in. */
  private void refocus(boolean loaded) {
    boolean nobodyHasIt = getScene() != null && getScene().getFocusOwner() == null;
    if (loaded && (isFocusWithin() || nobodyHasIt)) {
      requestFocus();
    }
  }

  private void focus(@Nullable FormField field) {
    if (field != null) {
      applyCss();
      form.focus(field);
      reveal(field);
    }
  }

  /** A field that cannot be typed in loses the focus: Cancel is what is left, and back again. */
  private void moveFocus(boolean busy) {
    if (busy) {
      cancel.requestFocus();
    } else if (cancel.isFocused()) {
      connect.requestFocus();
    }
  }

  private void reveal(FormField field) {
    Node row = form.place(field);
    if (row == null) {
      return;
    }
    applyCss();
    layout();
    Bounds bounds = content.sceneToLocal(row.localToScene(row.getBoundsInLocal()));
    double seen = scroll.getViewportBounds().getHeight();
    double hidden = content.getHeight() - seen;
    double top = scroll.getVvalue() * hidden;
    if (hidden > 0 && (bounds.getMinY() < top || bounds.getMaxY() > top + seen)) {
      double wanted = bounds.getMinY() < top ? bounds.getMinY() : bounds.getMaxY() + 8 - seen;
      scroll.setVvalue(Math.clamp(wanted / hidden, 0, 1));
    }
  }

  private HBox header() {
    Label title = new Label();
    title.setId("connect-title");
    title.getStyleClass().add(Styles.TITLE_4);
    Label origin = new Label();
    origin.setId("connect-origin");
    origin.setWrapText(true);
    origin.setMinHeight(USE_PREF_SIZE);
    origin.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
    VBox remarks = new VBox(4);
    VBox texts = new VBox(4, title, origin, remarks);
    HBox.setHgrow(texts, Priority.ALWAYS);
    Button save = new Button(Text.of("connect.button.save"), new FontIcon(Feather.SAVE));
    save.setId("connect-save");
    save.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
    save.setMinWidth(USE_PREF_SIZE);
    save.setOnAction(_ -> model.choice().save());
    // It keeps its place: what stands beneath would move while a person types.
    wiring.on(model.choice().unsavedProperty(), save::setVisible);
    wiring.on(
        model.choice().selectedProperty(),
        entry -> {
          title.setText(entry == null ? Text.of("connect.new") : Names.shown(entry.shownName()));
          origin.setText(origin(entry));
        });
    ObservableList<String> told = model.form().remarks();
    wiring.on(
        told, () -> remarks.getChildren().setAll(told.stream().map(ConnectView::remark).toList()));
    HBox header = new HBox(12, texts, save);
    header.getStyleClass().add("connect-header");
    return header;
  }

  /** What is wrong with the chosen entry, above what it says. */
  private VBox faults() {
    VBox rows = new VBox(6);
    rows.setId("connect-faults");
    rows.getStyleClass().add("connect-faults");
    Runnable show =
        () -> {
          CloudEntry entry = model.choice().selectedProperty().get();
          List<Fault> found =
              entry == null || !entry.isOfFile() ? List.of() : model.faults().of(entry.name());
          List<FieldFault> saved = model.savedFaults().all();
          rows.getChildren()
              .setAll(
                  Stream.concat(
                          found.stream()
                              .map(fault -> new FaultRow(fault, false, model.faults()::mend)),
                          saved.stream()
                              .map(fault -> new FaultRow(fault, model.savedFaults()::mend)))
                      .toList());
          Wiring.show(rows, !rows.getChildren().isEmpty());
        };
    wiring.on(model.faults().all(), show);
    wiring.on(model.savedFaults().all(), show);
    wiring.on(model.choice().selectedProperty(), _ -> show.run());
    return rows;
  }

  private static String origin(@Nullable CloudEntry entry) {
    if (entry == null) {
      return Text.of("connect.origin.new");
    }
    return Text.of("connect.origin." + entry.kind(), entry.file());
  }

  private static Label remark(String text) {
    Label label = new Label(text, new FontIcon(Feather.ALERT_TRIANGLE));
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    label.getStyleClass().addAll(Styles.TEXT_SMALL, "connect-warning");
    return label;
  }

  private boolean isAsking() {
    return model.help().certificateProperty().get() != null
        || model.help().plainProperty().get() != null
        || !model.help().meetings().isEmpty()
        || BrowserPane.isWanted(model.browser());
  }

  /** The steps make room while something is in question: they would only say it once more. */
  private VBox stepsOfForm() {
    VBox box = new VBox(steps);
    Runnable show = () -> Wiring.show(box, !isAsking());
    onQuestion(show);
    return box;
  }

  private StackPane body() {
    content.getChildren().addAll(faults(), form);
    scroll.setContent(content);
    scroll.setFitToWidth(true);
    scroll.setFocusTraversable(false);
    scroll.getStyleClass().add("connect-scroll");
    VBox demo = demo();
    wiring.on(
        model.choice().selectedProperty(),
        entry -> {
          boolean isDemo = entry != null && entry.kind() == Kind.DEMO;
          Wiring.show(demo, isDemo);
          Wiring.show(scroll, !isDemo);
          scroll.setVvalue(0);
        });
    onQuestion(() -> content.setVisible(!isAsking()));
    StackPane body = new StackPane(scroll, demo, certificate, plain, browser, meeting);
    body.setMinHeight(Look.px(120));
    VBox.setVgrow(body, Priority.ALWAYS);
    return body;
  }

  /** Runs now and whenever something is asked in place of the form, or no longer. */
  private void onQuestion(Runnable action) {
    wiring.on(model.help().certificateProperty(), _ -> action.run());
    wiring.on(model.help().plainProperty(), _ -> action.run());
    wiring.on(model.help().meetings(), action);
    wiring.on(model.browser().pageProperty(), _ -> action.run());
    wiring.on(model.browser().visitorProperty(), _ -> action.run());
  }

  private static VBox demo() {
    FontIcon icon = new FontIcon(Feather.CLOUD);
    icon.getStyleClass().add("connect-demo-icon");
    Label text = new Label(Text.of("connect.demo.text"));
    text.setWrapText(true);
    text.setMinHeight(USE_PREF_SIZE);
    text.getStyleClass().add("connect-demo-text");
    VBox box = new VBox(12, icon, text);
    box.setId("connect-demo");
    box.setAlignment(Pos.CENTER);
    return box;
  }

  private HBox message() {
    FontIcon icon = new FontIcon(Feather.INFO);
    Label sentence = new Label();
    sentence.setId("connect-message");
    sentence.setWrapText(true);
    sentence.setMinHeight(USE_PREF_SIZE);
    sentence.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(sentence, Priority.ALWAYS);
    Button useHost = new Button();
    useHost.setId("connect-use-host");
    useHost.setMinWidth(USE_PREF_SIZE);
    useHost.setOnAction(
        _ -> {
          if (model.help().proposedAddressProperty().get().isEmpty()) {
            model.answers().useProposedHost();
          } else {
            model.answers().useProposedAddress();
          }
        });
    Button undo = new Button(Text.of("connect.button.undo"), new FontIcon(Feather.ROTATE_CCW));
    undo.setId("connect-undo");
    undo.setMinWidth(USE_PREF_SIZE);
    undo.setOnAction(_ -> model.choice().undoDelete());
    HBox box = new HBox(8, icon, sentence, useHost, undo);
    box.getStyleClass().add("connect-message");
    Runnable refresh = () -> showMessage(box, icon, sentence, useHost, undo);
    wiring.on(model.help().messageProperty(), _ -> refresh.run());
    wiring.on(model.help().proposedHostProperty(), _ -> refresh.run());
    wiring.on(model.help().proposedAddressProperty(), _ -> refresh.run());
    wiring.on(model.choice().deletedProperty(), _ -> refresh.run());
    wiring.on(model.phaseProperty(), _ -> refresh.run());
    return box;
  }

  private void showMessage(HBox box, FontIcon icon, Label sentence, Button useHost, Button undo) {
    String told = model.help().messageProperty().get();
    String address = model.help().proposedAddressProperty().get();
    String host = address.isEmpty() ? model.help().proposedHostProperty().get() : address;
    CloudEntry deleted = told.isEmpty() ? model.choice().deletedProperty().get() : null;
    boolean good = model.phaseProperty().get() == Phase.TESTED;
    sentence.setText(deleted == null ? told : Text.of("connect.deleted", deleted.name()));
    useHost.setText(Text.of("connect.button.useHost", host));
    Wiring.show(useHost, !host.isEmpty());
    Wiring.show(undo, deleted != null);
    Wiring.show(box, !sentence.getText().isEmpty());
    icon.setIconCode(
        good ? Feather.CHECK_CIRCLE : deleted == null ? Feather.ALERT_CIRCLE : Feather.INFO);
    String mood = good ? "good" : deleted == null ? "bad" : "plain";
    box.getStyleClass().removeIf(c -> c.startsWith("connect-message-"));
    box.getStyleClass().add("connect-message-" + mood.toLowerCase(Locale.ROOT));
  }

  private HBox buttons(Runnable onClose) {
    CheckBox remember = new CheckBox(Text.of("connect.remember"));
    remember.setId("connect-remember");
    remember.setTooltip(new Tooltip(Text.of("connect.remember.tip")));
    remember.setMinWidth(USE_PREF_SIZE);
    wiring.both(remember.selectedProperty(), model.rememberProperty());
    wiring.on(
        model.choice().selectedProperty(),
        entry -> remember.setVisible(entry == null || entry.editable()));
    connect.setId("connect-connect");
    connect.setDefaultButton(true);
    connect.setOnAction(_ -> model.connect());
    test.setId("connect-test");
    test.setOnAction(_ -> model.test());
    cancel.setId("connect-cancel");
    cancel.setCancelButton(true);
    cancel.setOnAction(
        _ -> {
          if (!model.cancel()) {
            onClose.run();
          }
        });
    wiring.on(
        model.busyProperty(),
        busy -> {
          connect.setDisable(busy);
          test.setDisable(busy);
          remember.setDisable(busy);
          cancel.setText(Text.of(busy ? "connect.button.stop" : "connect.button.cancel"));
        });
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    // The words beside them may be longer than the place: these are never cut for it.
    Stream.of(test, cancel, connect).forEach(button -> button.setMinWidth(USE_PREF_SIZE));
    HBox bar = new HBox(8, remember, gap, test, cancel, connect);
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().add("connect-buttons");
    return bar;
  }

  /** Unties the window from its view model, which may live on. */
  public void dispose() {
    clouds.dispose();
    form.dispose();
    steps.dispose();
    certificate.dispose();
    plain.dispose();
    browser.dispose();
    meeting.dispose();
    wiring.dispose();
  }
}
