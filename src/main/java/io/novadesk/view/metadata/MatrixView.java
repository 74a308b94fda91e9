package io.novadesk.view.metadata;

import atlantafx.base.theme.Styles;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.Icons;
import io.novadesk.view.parts.LeaveQuestion;
import io.novadesk.view.parts.Look;
import io.novadesk.view.parts.ModalHost;
import io.novadesk.view.parts.Tables;
import io.novadesk.viewmodel.metadata.MatrixRow;
import io.novadesk.viewmodel.metadata.MatrixViewModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableStringValue;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TablePosition;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The metadata of many servers: a row for each server, a column for each key. */
public final class MatrixView extends VBox implements ModalHost.Guarded {
  private static final double KEY_WIDTH = 150;

  private final MatrixViewModel model;
  private final ModalHost host;
  private final TableView<MatrixRow> table = Tables.dense("matrix-table", Text.of("matrix.name"));
  private final MatrixTools tools;
  private final MatrixDifferences differences;
  private final TableColumn<MatrixRow, MatrixRow> name = new TableColumn<>();
  private final TableColumn<MatrixRow, MatrixRow> state = new TableColumn<>();
  private final Button close = new Button(Text.of("close"));
  private final LeaveQuestion leaving;
  private final InvalidationListener onRevision = _ -> refresh();
  private final ListChangeListener<String> onKeys = _ -> showKeys();

  public MatrixView(MatrixViewModel model, ModalHost host) {
    this.model = model;
    this.host = host;
    setId("matrix");
    getStyleClass().addAll("form-dialog", "matrix");
    Look.dress(this, "metadata.css");
    setPrefSize(Look.px(1180), Look.px(680));
    setMaxSize(Look.px(1180), Look.px(680));
    differences = new MatrixDifferences(model);
    leaving =
        new LeaveQuestion(
            "matrix",
            Text.of("matrix.leave"),
            () -> model.changesProperty().get() > 0,
            host::close);
    buildTable();
    tools = new MatrixTools(model, table, this::markedRows);
    Label title = new Label(Text.of("matrix.title", model.rows().size()));
    title.getStyleClass().add("dialog-title");
    StackPane middle = new StackPane(table, differences);
    VBox.setVgrow(middle, Priority.ALWAYS);
    getChildren()
        .addAll(
            title,
            tools,
            note("matrix-note", Feather.INFO, model.noteProperty()),
            note("matrix-alike", Feather.ALERT_TRIANGLE, model.alikeProperty()),
            middle,
            leaving,
            bottom());
    model.revisionProperty().addListener(onRevision);
    model.keys().addListener(onKeys);
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
  }

  public void show() {
    showKeys();
    host.show(this, tools.firstField(), this::dispose);
  }

  private void dispose() {
    model.revisionProperty().removeListener(onRevision);
    model.dispose();
  }

  private void buildTable() {
    table.setItems(FXCollections.observableArrayList(model.rows()));
    table.setEditable(true);
    table.getSelectionModel().setCellSelectionEnabled(true);
    table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    table.setColumnResizePolicy(TableView.UNCONSTRAINED_RESIZE_POLICY);
    column(name, Text.of("column.server.NAME"), 170);
    name.setCellFactory(_ -> new MatrixNameCell());
    column(state, Text.of("metadata.status"), 240);
    state.setCellFactory(_ -> new MatrixStateCell(model));
  }

  private static void column(TableColumn<MatrixRow, MatrixRow> column, String title, double width) {
    column.setText(title);
    column.setPrefWidth(width);
    column.setMinWidth(Look.px(80));
    column.setSortable(false);
    column.setReorderable(false);
    column.setEditable(false);
    column.setCellValueFactory(data -> new ReadOnlyObjectWrapper<>(data.getValue()));
  }

  private void showKeys() {
    List<TableColumn<MatrixRow, ?>> next = new ArrayList<>();
    next.add(name);
    next.add(state);
    for (String key : model.keys()) {
      next.add(
          table.getColumns().stream()
              .filter(c -> key.equals(c.getUserData()))
              .findFirst()
              .orElseGet(() -> keyColumn(key)));
    }
    table.getColumns().setAll(next);
  }

  private TableColumn<MatrixRow, ?> keyColumn(String key) {
    TableColumn<MatrixRow, MatrixRow> column = new TableColumn<>();
    column(column, key, KEY_WIDTH);
    column.setId("matrix-key-" + key);
    column.setUserData(key);
    column.setEditable(true);
    column.setCellFactory(_ -> new MatrixCell(model, key));
    return column;
  }

  /** The rows of the marked cells. */
  private Collection<MatrixRow> markedRows() {
    Set<MatrixRow> marked = new LinkedHashSet<>();
    for (TablePosition<?, ?> cell : table.getSelectionModel().getSelectedCells()) {
      if (cell.getRow() >= 0 && cell.getRow() < model.rows().size()) {
        marked.add(model.rows().get(cell.getRow()));
      }
    }
    return marked;
  }

  private Node bottom() {
    Label summary = new Label();
    summary.setId("matrix-summary");
    summary.getStyleClass().add("muted");
    summary.textProperty().bind(model.summaryProperty());
    ToggleButton difference =
        new ToggleButton(Text.of("matrix.difference"), Icons.of(Feather.LIST));
    difference.setId("matrix-difference");
    difference
        .disableProperty()
        .bind(model.changesProperty().isEqualTo(0).and(difference.selectedProperty().not()));
    differences.visibleProperty().bind(difference.selectedProperty());
    table.visibleProperty().bind(difference.selectedProperty().not());
    Button undo = new Button(Text.of("metadata.revert"), Icons.of(Feather.ROTATE_CCW));
    undo.setId("matrix-revert");
    undo.disableProperty().bind(model.changesProperty().isEqualTo(0).or(model.savingProperty()));
    undo.setOnAction(_ -> model.undoAll());
    Button stop = new Button(Text.of("matrix.stop"));
    stop.setId("matrix-stop");
    stop.visibleProperty().bind(model.savingProperty());
    stop.managedProperty().bind(stop.visibleProperty());
    stop.setOnAction(_ -> model.stop());
    close.setId("matrix-close");
    close.setOnAction(_ -> leaving.leave());
    Button save = new Button(Text.of("metadata.save"));
    save.setId("matrix-save");
    save.getStyleClass().add(Styles.ACCENT);
    save.setTooltip(new Tooltip(Text.of("metadata.save.tip")));
    save.disableProperty().bind(model.canSaveProperty().not());
    save.setOnAction(_ -> save());
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox bottom = new HBox(summary, gap, difference, undo, stop, close, save);
    bottom.getStyleClass().add("dialog-buttons");
    bottom.setAlignment(Pos.CENTER_LEFT);
    return bottom;
  }

  private void save() {
    table.edit(-1, null);
    model.save();
  }

  @Override
  public boolean mayGo() {
    return leaving.mayGo();
  }

  private void key(KeyEvent event) {
    switch (event.getCode()) {
      case ESCAPE -> leaving.escape();
      case S -> {
        if (!event.isShortcutDown()) {
          return;
        }
        save();
      }
      case DELETE -> {
        if (!table.isFocused()) {
          return;
        }
        forMarkedCells(model::delete);
      }
      case Z -> {
        if (!event.isShortcutDown() || !table.isFocused()) {
          return;
        }
        forMarkedCells(model::undo);
      }
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void forMarkedCells(BiConsumer<Collection<MatrixRow>, String> action) {
    for (TablePosition<?, ?> cell : List.copyOf(table.getSelectionModel().getSelectedCells())) {
      if (cell.getTableColumn() != null
          && cell.getTableColumn().getUserData() instanceof String key) {
        action.accept(List.of(model.rows().get(cell.getRow())), key);
      }
    }
  }

  private void refresh() {
    table.refresh();
  }

  private static Node note(String id, Feather icon, ObservableStringValue text) {
    Label note = new Label(null, Icons.of(icon));
    note.setId(id);
    note.getStyleClass().add("filter-note");
    note.setWrapText(true);
    note.setMinHeight(USE_PREF_SIZE);
    note.setMaxWidth(Double.MAX_VALUE);
    note.textProperty().bind(text);
    note.visibleProperty().bind(note.textProperty().isNotEmpty());
    note.managedProperty().bind(note.visibleProperty());
    return note;
  }
}
