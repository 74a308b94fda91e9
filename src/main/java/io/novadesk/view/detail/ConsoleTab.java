package io.novadesk.view.detail;

import io.novadesk.common.console.ConsoleLine;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.Clip;
import io.novadesk.view.parts.Icons;
import io.novadesk.view.parts.Keys;
import io.novadesk.view.parts.LoadedPane;
import io.novadesk.view.parts.Look;
import io.novadesk.view.parts.ModalHost;
import io.novadesk.view.parts.Placeholder;
import io.novadesk.viewmodel.detail.ConsoleLogViewModel;
import io.novadesk.viewmodel.detail.ScreenViewModel;
import io.novadesk.viewmodel.detail.ServerRules;
import io.novadesk.viewmodel.settings.Shortcut;
import java.io.File;
import java.util.List;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.util.StringConverter;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** What a server writes on its console, and the way to its screen. */
public final class ConsoleTab extends BorderPane {
  private static final double LINE_HEIGHT = 18;
  private static final KeyCombination FIND = Keys.of(Shortcut.FIND);
  private static final KeyCombination COPY = Keys.of(Shortcut.COPY);

  private final ConsoleLogViewModel model;
  private final ListView<ConsoleLine> list = new ListView<>();
  private final LoadedPane<List<ConsoleLine>> loaded;
  private final ConsoleFind find;
  private final ListChangeListener<ConsoleLine> onLines = _ -> stick();
  private final Subscription subscriptions;
  private Subscription room = Subscription.EMPTY;
  private @Nullable Runnable afterLayout;
  private boolean atEnd = true;
  private boolean owesEnd;

  public ConsoleTab(
      ConsoleLogViewModel model,
      ScreenViewModel screen,
      ServerRules rules,
      ModalHost host,
      Outside outside) {
    this.model = model;
    setId("server-console");
    getStyleClass().add("console-log");
    find = new ConsoleFind(model, list::requestFocus);
    buildList();
    loaded = new LoadedPane<>(model.fetch(), list, _ -> {});
    Explained open = screenButton(screen, host, outside);
    Label saved = new Label();
    saved.setId("console-saved");
    saved.getStyleClass().addAll("console-saved", "muted");
    saved.setWrapText(true);
    saved.textProperty().bind(model.savedProperty());
    saved.visibleProperty().bind(model.savedProperty().isNotEmpty());
    saved.managedProperty().bind(saved.visibleProperty());
    setTop(new VBox(bar(open), find, new ChangeNotice("console-problem", model.saving()), saved));
    setCenter(loaded);
    addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    subscriptions =
        Subscription.combine(
            rules.revisionProperty().subscribe(_ -> open.why(rules.whyUnasked())),
            model.matchProperty().subscribe(at -> show(at.intValue())),
            model
                .followingProperty()
                .subscribe(
                    following -> {
                      if (following) {
                        atEnd = true;
                        stick();
                      }
                    }));
    model.lines().addListener(onLines);
  }

  private HBox bar(Explained open) {
    ToggleButton follow =
        new ToggleButton(Text.of("console.follow"), Icons.of(Feather.CHEVRONS_DOWN));
    follow.setId("console-follow");
    follow.getStyleClass().addAll("flat", "small");
    follow.setMinWidth(USE_PREF_SIZE);
    follow.setTooltip(new Tooltip(Text.of("console.follow.help")));
    follow.selectedProperty().bindBidirectional(model.followingProperty());
    ComboBox<Integer> length = new ComboBox<>();
    length.setId("console-length");
    length.getStyleClass().add("small");
    length.setAccessibleText(Text.of("console.length"));
    length.setMinWidth(Region.USE_PREF_SIZE);
    length.getItems().setAll(ConsoleLogViewModel.LENGTHS);
    length.setConverter(new Lengths());
    length.setValue(model.lengthProperty().get());
    length.setOnAction(_ -> model.lengthProperty().set(length.getValue()));
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Button search = icon("console-find-open", Feather.SEARCH, "console.find", find::open);
    Button copy = icon("console-copy", Feather.COPY, "console.copy", () -> Clip.copy(model.text()));
    Button save = icon("console-save", Feather.DOWNLOAD, "console.save", this::askSave);
    HBox bar = new HBox(follow, length, gap, search, copy, save, open);
    bar.getStyleClass().add("part-bar");
    bar.setAlignment(Pos.CENTER_LEFT);
    return bar;
  }

  private static Explained screenButton(ScreenViewModel screen, ModalHost host, Outside outside) {
    Button open = Explained.button("console-screen", Feather.MONITOR, Text.of("screen.open"));
    open.setOnAction(_ -> new ScreenDialog(screen, host, outside).show());
    return new Explained(open, Text.of("screen.open.help"));
  }

  private static Button icon(String id, Feather icon, String key, Runnable action) {
    Button button = Explained.icon(id, icon, Text.of(key));
    button.setTooltip(new Tooltip(Text.of(key)));
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(_ -> action.run());
    return button;
  }

  private void buildList() {
    list.setId("console-lines");
    list.setAccessibleText(Text.of("console.lines"));
    list.getStyleClass().addAll("dense", "console-lines");
    Look.keep(list.fixedCellSizeProperty(), LINE_HEIGHT);
    list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    list.setCellFactory(_ -> new ConsoleCell(model));
    list.setItems(model.lines());
    list.setPlaceholder(
        Placeholder.empty(
            Feather.TERMINAL, Text.of("console.empty"), Text.of("console.empty.text")));
    list.addEventFilter(KeyEvent.KEY_RELEASED, _ -> noteEnd());
    list.addEventFilter(MouseEvent.MOUSE_RELEASED, _ -> noteEnd());
    list.addEventFilter(ScrollEvent.ANY, _ -> noteEnd());
  }

  /** Whoever scrolled up stays there; whoever is at the end is kept at it. */
  private void noteEnd() {
    atEnd =
        bar(Orientation.VERTICAL)
            .map(bar -> !bar.isVisible() || bar.getValue() >= bar.getMax() - 0.001)
            .orElse(true);
  }

  private Optional<ScrollBar> bar(Orientation orientation) {
    return list.lookupAll(".scroll-bar").stream()
        .filter(ScrollBar.class::isInstance)
        .map(ScrollBar.class::cast)
        .filter(b -> b.getOrientation() == orientation)
        .findFirst();
  }

  private void stick() {
    if (atEnd && !model.lines().isEmpty() && model.matchProperty().get() < 0) {
      owesEnd = true;
      requestLayout();
    }
  }

  /** A list can be scrolled only once it stands in the window. */
  @Override
  protected void layoutChildren() {
    super.layoutChildren();
    if (owesEnd && list.getSkin() != null && list.getHeight() > 0) {
      owesEnd = false;
      list.scrollTo(model.lines().size() - 1);
      watchRoom();
    }
  }

  /**
   * A bar that comes with the first long line, or less height, takes room from what was scrolled to
   * before: the last line would lie under it.
   */
  private void watchRoom() {
    if (room == Subscription.EMPTY) {
      room = list.heightProperty().subscribe((_, _) -> stickAfterLayout());
      bar(Orientation.HORIZONTAL)
          .ifPresent(
              bar ->
                  room = room.and(bar.visibleProperty().subscribe((_, _) -> stickAfterLayout())));
    }
  }

  /** These things are heard of amid a layout, where none can be asked for. */
  private void stickAfterLayout() {
    Scene scene = getScene();
    if (scene == null || afterLayout != null) {
      return;
    }
    afterLayout =
        new Runnable() {
          @Override
          public void run() {
            scene.removePostLayoutPulseListener(this);
            afterLayout = null;
            stick();
          }
        };
    scene.addPostLayoutPulseListener(afterLayout);
  }

  private void show(int line) {
    list.refresh();
    if (line >= 0) {
      atEnd = false;
      list.getSelectionModel().clearAndSelect(line);
      list.scrollTo(Math.max(0, line - 4));
    }
  }

  private void key(KeyEvent event) {
    if (FIND.match(event)) {
      find.open();
    } else if (event.getCode() == KeyCode.F3) {
      if (event.isShiftDown()) {
        model.previousMatch();
      } else {
        model.nextMatch();
      }
    } else if (COPY.match(event) && list.isFocused()) {
      Clip.copy(
          ConsoleLogViewModel.textOf(List.copyOf(list.getSelectionModel().getSelectedItems())));
    } else {
      return;
    }
    event.consume();
  }

  private void askSave() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(Text.of("console.save"));
    chooser.setInitialFileName(model.fileName());
    File file = chooser.showSaveDialog(getScene().getWindow());
    if (file != null) {
      model.save(file.toPath());
    }
  }

  public void dispose() {
    model.lines().removeListener(onLines);
    subscriptions.unsubscribe();
    room.unsubscribe();
    find.dispose();
    loaded.dispose();
    list.setItems(null);
  }

  private static final class Lengths extends StringConverter<Integer> {
    @Override
    public String toString(Integer length) {
      return length == null || length == 0
          ? Text.of("console.allLines")
          : Text.of("console.lastLines", length);
    }

    @Override
    public Integer fromString(String text) {
      throw new UnsupportedOperationException();
    }
  }
}
