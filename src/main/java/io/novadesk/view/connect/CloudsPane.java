package io.novadesk.view.connect;

import atlantafx.base.controls.CustomTextField;
import atlantafx.base.theme.Styles;
import io.novadesk.i18n.Text;
import io.novadesk.profile.lint.Fault;
import io.novadesk.view.connections.FaultRow;
import io.novadesk.viewmodel.connect.CloudEntry;
import io.novadesk.viewmodel.connect.CloudEntry.Kind;
import io.novadesk.viewmodel.connect.ConnectViewModel;
import java.io.File;
import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The clouds that are known, on the left of the connect window. */
final class CloudsPane extends VBox {
  /** With fewer, reading is quicker than typing. */
  private static final int SEARCH_FROM = 8;

  /** Enough for two sentences with a long path. */
  private static final int COMPLAINTS_HEIGHT = 96;

  private final ConnectViewModel model;
  private final Wiring wiring = new Wiring();
  private final ListView<CloudEntry> list = new ListView<>();
  private boolean showing;

  CloudsPane(ConnectViewModel model) {
    this.model = model;
    getStyleClass().add("connect-clouds");
    CustomTextField search = search();
    VBox.setVgrow(list, Priority.ALWAYS);
    getChildren().addAll(search, list(), complaints(), buttons());
    wiring.on(model.clouds().all(), () -> Wiring.show(search, size() >= SEARCH_FROM));
    wiring.on(model.busyProperty(), this::setDisable);
  }

  private int size() {
    return model.clouds().all().size();
  }

  private CustomTextField search() {
    CustomTextField search = new CustomTextField();
    search.setId("connect-search");
    search.setPromptText(Text.of("connect.search"));
    search.setAccessibleText(Text.of("connect.search"));
    search.setLeft(new FontIcon(Feather.SEARCH));
    search.setOnKeyPressed(
        e -> {
          if (e.getCode() == KeyCode.DOWN) {
            list.requestFocus();
            e.consume();
          } else if (e.getCode() == KeyCode.ESCAPE && !search.getText().isEmpty()) {
            search.clear();
            e.consume();
          }
        });
    wiring.both(search.textProperty(), model.clouds().filterProperty());
    VBox.setMargin(search, new Insets(0, 0, 8, 0));
    return search;
  }

  private ListView<CloudEntry> list() {
    list.setId("connect-clouds");
    list.setAccessibleText(Text.of("connect.clouds"));
    list.setCellFactory(_ -> new CloudCell(model::isOpen));
    list.getStyleClass().add(Styles.DENSE);
    wiring.on(model.clouds().shown(), this::showList);
    wiring.on(model.choice().selectedProperty(), _ -> showSelection());
    wiring.on(model.openClouds(), list::refresh);
    wiring.on(model.clouds().loadedProperty(), loaded -> list.setPlaceholder(placeholder(loaded)));
    list.getSelectionModel().selectedItemProperty().subscribe(this::chosen);
    list.setOnMouseClicked(
        e -> {
          boolean onCloud = !list.getSelectionModel().isEmpty();
          if (e.getButton() == MouseButton.PRIMARY && e.getClickCount() == 2 && onCloud) {
            model.connect();
          }
        });
    list.setOnKeyPressed(
        e -> {
          if (e.getCode() == KeyCode.ENTER) {
            model.connect();
            e.consume();
          } else if (e.getCode() == KeyCode.DELETE) {
            model.choice().delete();
            e.consume();
          }
        });
    return list;
  }

  private void showList() {
    showing = true;
    list.getItems().setAll(model.clouds().shown());
    showing = false;
    showSelection();
  }

  private void showSelection() {
    showing = true;
    CloudEntry selected = model.choice().selectedProperty().get();
    if (selected == null || !list.getItems().contains(selected)) {
      list.getSelectionModel().clearSelection();
      // What was found last stands where one looks first.
      list.scrollTo(0);
    } else {
      list.getSelectionModel().select(selected);
      list.scrollTo(selected);
    }
    showing = false;
  }

  private void chosen(@Nullable CloudEntry entry) {
    if (!showing && entry != null) {
      model.choice().select(entry);
    }
  }

  private Label placeholder(boolean loaded) {
    boolean searched = loaded && size() > 0;
    Label label =
        new Label(
            Text.of(
                !loaded
                    ? "connect.clouds.loading"
                    : searched ? "connect.clouds.noneFound" : "connect.clouds.empty"));
    label.setWrapText(true);
    label.getStyleClass().addAll(Styles.TEXT_MUTED, "connect-placeholder");
    return label;
  }

  private VBox complaints() {
    VBox sentences = new VBox(8);
    ScrollPane scroll = new ScrollPane(sentences);
    scroll.setFitToWidth(true);
    scroll.setMinViewportHeight(COMPLAINTS_HEIGHT);
    scroll.setId("connect-complaints");
    scroll.getStyleClass().add("connect-complaints");
    ToggleButton toggle = new ToggleButton();
    toggle.setId("connect-complaints-toggle");
    toggle.getStyleClass().addAll(Styles.FLAT, Styles.SMALL, "connect-warning");
    toggle.setGraphic(new FontIcon(Feather.ALERT_TRIANGLE));
    toggle.setMaxWidth(Double.MAX_VALUE);
    toggle.selectedProperty().subscribe(open -> Wiring.show(scroll, open));
    VBox box = new VBox(4, scroll, toggle);
    Runnable show =
        () -> {
          List<Fault> faults =
              model
                  .faults()
                  .elsewhere(
                      model.clouds().all().stream()
                          .filter(CloudEntry::isOfFile)
                          .map(CloudEntry::name)
                          .toList());
          int count = model.clouds().complaints().size() + faults.size();
          toggle.setText(Text.of("connect.complaints", count));
          Wiring.show(box, count > 0);
          sentences
              .getChildren()
              .setAll(model.clouds().complaints().stream().map(CloudsPane::sentence).toList());
          faults.forEach(
              fault ->
                  sentences.getChildren().add(new FaultRow(fault, true, model.faults()::mend)));
        };
    wiring.on(model.clouds().complaints(), show);
    wiring.on(model.faults().all(), show);
    return box;
  }

  private static Label sentence(String text) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    label.getStyleClass().add(Styles.TEXT_SMALL);
    return label;
  }

  private VBox buttons() {
    Button add = button("new", Feather.PLUS, model.choice()::startNew);
    Button copy = button("duplicate", Feather.COPY, model.choice()::duplicate);
    Button delete = button("delete", Feather.TRASH_2, model.choice()::delete);
    wiring.on(
        model.choice().selectedProperty(),
        entry -> {
          copy.setDisable(entry == null || entry.kind() == Kind.DEMO);
          delete.setDisable(entry == null || !entry.editable());
        });
    HBox bar = new HBox(add, copy, delete);
    bar.getStyleClass().add("connect-list-buttons");
    return new VBox(bar, importButton());
  }

  private Button importButton() {
    Button open = new Button(Text.of("connect.button.import"), new FontIcon(Feather.FOLDER));
    open.setId("connect-import");
    open.setTooltip(new Tooltip(Text.of("connect.button.import.tip")));
    open.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
    open.setOnAction(
        _ -> {
          File file = new FileChooser().showOpenDialog(getScene().getWindow());
          if (file != null) {
            model.choice().importOpenRc(file.toPath());
          }
        });
    return open;
  }

  private static Button button(String name, Feather icon, Runnable action) {
    Button button = new Button(Text.of("connect.button." + name), new FontIcon(icon));
    button.setId("connect-" + name);
    button.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
    button.setTooltip(new Tooltip(Text.of("connect.button." + name + ".tip")));
    button.setOnAction(_ -> action.run());
    return button;
  }

  void dispose() {
    wiring.dispose();
  }
}
