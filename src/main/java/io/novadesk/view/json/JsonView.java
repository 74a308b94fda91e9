package io.novadesk.view.json;

import atlantafx.base.theme.Styles;
import io.novadesk.api.JsonText.Line;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.Clip;
import io.novadesk.view.parts.Keys;
import io.novadesk.view.parts.Look;
import io.novadesk.viewmodel.json.JsonViewModel;
import io.novadesk.viewmodel.json.JsonViewModel.Match;
import io.novadesk.viewmodel.json.JsonViewModel.State;
import io.novadesk.viewmodel.settings.Shortcut;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.collections.ObservableList;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.MultipleSelectionModel;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Shows what a {@link JsonViewModel} holds: lines that fold by click, Left and Right, a search
 * behind Ctrl+F, copies behind Ctrl+C and the context menu.
 */
public final class JsonView extends BorderPane {
  private static final double LINE_HEIGHT = 20;
  private static final KeyCombination FIND = Keys.of(Shortcut.FIND);
  private static final KeyCombination COPY = Keys.of(Shortcut.COPY);
  private static final KeyCombination COPY_VALUE =
      new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);

  private final JsonViewModel model;
  private final ListView<Line> list = new ListView<>();
  private final FindBar findBar;
  private final JsonBar bar;
  private final Label problem = new Label();
  private final Label placeholder = new Label();
  private Subscription subscriptions = Subscription.EMPTY;

  public JsonView(JsonViewModel model) {
    this(model, "json.empty");
  }

  /**
   * @param model what it shows
   * @param emptyKey of the sentence that stands in place of no text
   */
  public JsonView(JsonViewModel model, String emptyKey) {
    this.model = model;
    getStyleClass().add("json-view");
    Look.dress(this, "json.css");
    findBar = new FindBar(model, this::closeFind);
    findBar.setVisible(false);
    findBar.managedProperty().bind(findBar.visibleProperty());
    bar = new JsonBar(model, this::openFind, this::copyAll);
    buildProblem();
    buildList(emptyKey);
    setTop(new VBox(bar, findBar, problem));
    setCenter(list);
    addEventFilter(KeyEvent.KEY_PRESSED, this::viewKey);
    subscriptions =
        Subscription.combine(
            model.revisionProperty().subscribe(_ -> list.refresh()),
            model.matchProperty().subscribe(this::showMatch));
  }

  private void buildProblem() {
    problem.setId("json-problem");
    problem.getStyleClass().add("json-problem");
    problem.setGraphic(new FontIcon(Feather.ALERT_TRIANGLE));
    problem.setWrapText(true);
    problem.setMinHeight(Region.USE_PREF_SIZE);
    problem.setMaxWidth(Double.MAX_VALUE);
    problem.textProperty().bind(model.problemProperty());
    problem.visibleProperty().bind(model.problemProperty().isNotEmpty());
    problem.managedProperty().bind(problem.visibleProperty());
  }

  private void buildList(String emptyKey) {
    list.setId("json-lines");
    list.setAccessibleText(Text.of("json.lines"));
    list.getStyleClass().addAll(Styles.DENSE, "json-lines");
    Look.keep(list.fixedCellSizeProperty(), LINE_HEIGHT);
    list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    list.setCellFactory(_ -> new JsonCell(model));
    list.setItems(model.lines());
    list.addEventFilter(KeyEvent.KEY_PRESSED, this::listKey);
    // Not as the list's own menu: the keys of that would be keys of the whole window, wherever the
    // keyboard is.
    ContextMenu menu = contextMenu();
    list.setOnContextMenuRequested(
        event -> menu.show(list, event.getScreenX(), event.getScreenY()));
    placeholder.getStyleClass().add(Styles.TEXT_MUTED);
    placeholder
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () ->
                    model.stateProperty().get() == State.READING
                        ? Text.of("json.reading")
                        : Text.of(emptyKey),
                model.stateProperty()));
    list.setPlaceholder(placeholder);
  }

  private ContextMenu contextMenu() {
    MenuItem copy = item("json.copy", COPY, this::copySelection);
    MenuItem value = item("json.copyValue", COPY_VALUE, this::copyValue);
    ContextMenu menu =
        new ContextMenu(
            copy,
            value,
            item("json.copyAll", null, this::copyAll),
            new SeparatorMenuItem(),
            item("json.foldAll", null, model::foldAll),
            item("json.unfoldAll", null, model::unfoldAll),
            new SeparatorMenuItem(),
            item("json.find", FIND, this::openFind));
    menu.setOnShowing(
        _ -> {
          boolean none = list.getSelectionModel().isEmpty();
          copy.setDisable(none);
          value.setDisable(none);
        });
    return menu;
  }

  private static MenuItem item(String key, @Nullable KeyCombination keys, Runnable action) {
    MenuItem item = new MenuItem(Text.of(key));
    item.setAccelerator(keys);
    item.setOnAction(_ -> action.run());
    return item;
  }

  private void viewKey(KeyEvent key) {
    if (FIND.match(key)) {
      openFind();
      key.consume();
    } else if (key.getCode() == KeyCode.F3) {
      if (key.isShiftDown()) {
        model.previousMatch();
      } else {
        model.nextMatch();
      }
      key.consume();
    }
  }

  private void listKey(KeyEvent key) {
    Line line = list.getFocusModel().getFocusedItem();
    if (COPY.match(key)) {
      copySelection();
    } else if (COPY_VALUE.match(key)) {
      copyValue();
    } else if (key.getCode() == KeyCode.ESCAPE && findBar.isVisible()) {
      closeFind();
    } else if (key.getCode() == KeyCode.LEFT && line != null && !key.isShortcutDown()) {
      foldOrLeave(line);
    } else if (key.getCode() == KeyCode.RIGHT && line != null && !key.isShortcutDown()) {
      model.unfold(line);
    } else {
      return;
    }
    key.consume();
  }

  /** As in a tree: Left folds what is open, else goes to what is around it. */
  private void foldOrLeave(Line line) {
    if (model.canFold(line) && !model.isFolded(line)) {
      model.fold(line);
      return;
    }
    Line parent = model.parentOf(line);
    if (parent != null) {
      int at = model.placeOf(parent);
      list.getSelectionModel().clearAndSelect(at);
      reveal(at);
    }
  }

  /** Opens the search line and puts the focus into it. */
  public void openFind() {
    findBar.setVisible(true);
    findBar.open();
  }

  private void closeFind() {
    findBar.setVisible(false);
    model.queryProperty().set("");
    list.requestFocus();
  }

  private void showMatch(@Nullable Match match) {
    if (match == null) {
      return;
    }
    int at = model.placeOf(match.line());
    if (at >= 0) {
      list.getSelectionModel().clearAndSelect(at);
      reveal(at);
    }
  }

  /** Scrolls only when the line cannot be seen. */
  private void reveal(int at) {
    if (!isInSight(at)) {
      list.scrollTo(Math.max(0, at - 3));
    }
  }

  private boolean isInSight(int at) {
    return list.lookupAll(".json-cell").stream()
        .filter(JsonCell.class::isInstance)
        .map(JsonCell.class::cast)
        .anyMatch(
            c ->
                c.getIndex() == at
                    && c.isVisible()
                    && list.getLayoutBounds()
                        .contains(list.sceneToLocal(c.localToScene(c.getLayoutBounds()))));
  }

  private void copySelection() {
    ObservableList<Line> selected = list.getSelectionModel().getSelectedItems();
    if (!selected.isEmpty()) {
      Clip.copy(model.copyOf(List.copyOf(selected)));
    }
  }

  private void copyValue() {
    MultipleSelectionModel<Line> selection = list.getSelectionModel();
    if (!selection.isEmpty()) {
      Clip.copy(model.valueOf(selection.getSelectedItem()));
    }
  }

  private void copyAll() {
    Clip.copy(model.pretty());
  }

  /** Lets go of the view model. */
  public void dispose() {
    subscriptions.unsubscribe();
    findBar.dispose();
    bar.dispose();
    list.setItems(null);
    problem.textProperty().unbind();
    problem.visibleProperty().unbind();
    placeholder.textProperty().unbind();
  }
}
