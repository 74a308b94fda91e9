package io.novadesk.view.servers;

import atlantafx.base.theme.Styles;
import io.novadesk.i18n.Names;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.FilterField;
import io.novadesk.view.parts.FormDialog;
import io.novadesk.view.parts.Icons;
import io.novadesk.view.parts.Look;
import io.novadesk.view.parts.ModalHost;
import io.novadesk.viewmodel.servers.ColumnChooser;
import io.novadesk.viewmodel.servers.ColumnChooser.Choice;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Asks which columns the server table shall show, in which order, sorted how. */
final class ColumnDialog {
  private final ColumnChooser model;
  private final ListView<Choice> list = new ListView<>();
  private @Nullable Choice dragged;

  ColumnDialog(ColumnChooser model) {
    this.model = model;
  }

  void show(ModalHost host, Runnable accept) {
    FilterField search = new FilterField("columns-search", Text.of("columns.search"), "");
    search.textProperty().bindBidirectional(model.searchProperty());
    search.onDown(
        () -> {
          list.requestFocus();
          list.getSelectionModel().selectFirst();
        });
    list.setId("columns-list");
    list.getStyleClass().add("column-list");
    list.setAccessibleText(Text.of("columns.title"));
    list.fixedCellSizeProperty().bind(Look.rowHeight());
    list.setPrefSize(Look.px(440), 13 * Look.rowHeight().get());
    list.setItems(model.found());
    list.setCellFactory(_ -> new ChoiceCell());
    list.setOnKeyPressed(this::key);
    list.setPlaceholder(new Label(Text.of("columns.noneFound")));
    // A search may take the selected one away.
    search.textProperty().addListener((_, _, _) -> list.getSelectionModel().selectFirst());
    list.getSelectionModel().selectFirst();
    Label hint = new Label(Text.of("columns.hint"));
    hint.getStyleClass().add("muted");
    hint.setWrapText(true);
    hint.setMinHeight(Region.USE_PREF_SIZE);
    HBox beside = new HBox(list, buttons());
    beside.getStyleClass().add("form-line");
    HBox.setHgrow(list, Priority.ALWAYS);
    VBox content = new VBox(search, beside, hint);
    content.getStyleClass().add("form");
    content.setPrefWidth(Look.px(580));
    FormDialog dialog =
        new FormDialog(
            host, "columns", Text.of("columns.title"), "", content, Text.of("columns.verb"), false);
    dialog.disableAcceptWhen(model.emptyProperty());
    dialog.show(search, accept);
  }

  private VBox buttons() {
    Button up = button("columns-up", Feather.ARROW_UP, "columns.up", c -> move(c, false));
    Button down = button("columns-down", Feather.ARROW_DOWN, "columns.down", c -> move(c, true));
    Button sort = button("columns-sort", Feather.BAR_CHART, "columns.sort", c -> model.sortNext(c));
    Button reset = button("columns-reset", Feather.ROTATE_CCW, "columns.reset", _ -> {});
    reset.setOnAction(_ -> model.reset());
    reset.disableProperty().unbind();
    VBox buttons = new VBox(up, down, sort, reset);
    buttons.getStyleClass().add("column-buttons");
    return buttons;
  }

  private Button button(String id, Feather icon, String key, Consumer<Choice> action) {
    Button button = new Button(Text.of(key), Icons.of(icon));
    button.setId(id);
    button.getStyleClass().add(Styles.SMALL);
    button.setMaxWidth(Double.MAX_VALUE);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setAlignment(Pos.CENTER_LEFT);
    button.disableProperty().bind(list.getSelectionModel().selectedItemProperty().isNull());
    button.setOnAction(_ -> withSelected(action));
    return button;
  }

  private void key(KeyEvent event) {
    switch (event.getCode()) {
      case SPACE -> withSelected(c -> c.shownProperty().set(!c.shownProperty().get()));
      case S -> withSelected(model::sortNext);
      case UP, DOWN -> {
        if (!event.isAltDown()) {
          return;
        }
        withSelected(c -> move(c, event.getCode() == KeyCode.DOWN));
      }
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void withSelected(Consumer<Choice> action) {
    Choice choice = list.getSelectionModel().getSelectedItem();
    if (choice != null) {
      action.accept(choice);
    }
  }

  private void move(Choice choice, boolean down) {
    model.move(choice, down);
    list.getSelectionModel().select(choice);
    list.scrollTo(Math.max(0, list.getSelectionModel().getSelectedIndex() - 6));
  }

  private final class ChoiceCell extends ListCell<Choice> {
    private final CheckBox shown = new CheckBox();
    private final Label kind = new Label(Text.of("columns.metadata"));
    private final Label sort = new Label();
    private final HBox line;
    private @Nullable BooleanProperty bound;

    ChoiceCell() {
      Region gap = new Region();
      HBox.setHgrow(gap, Priority.ALWAYS);
      kind.getStyleClass().add("muted");
      sort.getStyleClass().add("sort-number");
      Label grip = new Label(null, Icons.of(Feather.MENU, "grip"));
      Tooltip.install(grip, new Tooltip(Text.of("columns.drag")));
      line = new HBox(shown, kind, gap, sort, grip);
      line.getStyleClass().add("form-line");
      line.setAlignment(Pos.CENTER_LEFT);
      shown.setFocusTraversable(false);
      shown.setMnemonicParsing(false);
      setOnDragDetected(
          event -> {
            if (getItem() != null) {
              dragged = getItem();
              ClipboardContent content = new ClipboardContent();
              content.putString(getItem().title());
              startDragAndDrop(TransferMode.MOVE).setContent(content);
              event.consume();
            }
          });
      setOnDragOver(
          event -> {
            if (dragged != null && getItem() != null) {
              event.acceptTransferModes(TransferMode.MOVE);
              event.consume();
            }
          });
      setOnDragDropped(
          event -> {
            if (dragged != null && getItem() != null) {
              model.moveTo(dragged, getItem());
              list.getSelectionModel().select(dragged);
              event.setDropCompleted(true);
            }
            dragged = null;
            event.consume();
          });
    }

    @Override
    protected void updateItem(@Nullable Choice choice, boolean empty) {
      super.updateItem(choice, empty);
      if (bound != null) {
        shown.selectedProperty().unbindBidirectional(bound);
        bound = null;
      }
      sort.textProperty().unbind();
      if (empty || choice == null) {
        setGraphic(null);
        return;
      }
      bound = choice.shownProperty();
      shown.selectedProperty().bindBidirectional(bound);
      shown.setText(Names.shown(choice.title()));
      kind.setVisible(choice.isMetadata());
      sort.textProperty().bind(choice.sortTextProperty());
      setGraphic(line);
    }
  }
}
