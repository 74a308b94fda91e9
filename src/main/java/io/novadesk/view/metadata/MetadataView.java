package io.novadesk.view.metadata;

import atlantafx.base.theme.Styles;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.Keys;
import io.novadesk.view.parts.Look;
import io.novadesk.view.parts.ReasonTip;
import io.novadesk.viewmodel.metadata.MetadataRow;
import io.novadesk.viewmodel.metadata.MetadataViewModel;
import io.novadesk.viewmodel.settings.Shortcut;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.StringProperty;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TablePosition;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The editor of one object's key-value pairs: a table changed in place, and what it comes to. */
public final class MetadataView extends BorderPane {
  private static final PseudoClass OVER = PseudoClass.getPseudoClass("over");
  private static final KeyCombination NEW = Keys.of(Shortcut.NEW);
  private static final KeyCombination SAVE = Keys.of(Shortcut.SAVE);

  private final MetadataViewModel model;
  private final TableView<MetadataRow> table = new TableView<>();
  private final Label trouble = new Label();
  private final Label whyNot = new Label();
  private final Label count = new Label();
  private final Button add = button("metadata-add", Feather.PLUS, "metadata.add");
  private final Button delete = button("metadata-delete", Feather.TRASH_2, "metadata.delete");
  private final Button revert = button("metadata-revert", Feather.ROTATE_CCW, "metadata.revert");
  private final Button save = button("metadata-save", Feather.CHECK, "metadata.save");
  private final ReasonTip deleteTip = new ReasonTip(delete, Text.of("metadata.delete.tip"));
  private final ReasonTip revertTip = new ReasonTip(revert, Text.of("metadata.revert.tip"));
  private final ReasonTip saveTip = new ReasonTip(save, Text.of("metadata.save.tip"));
  private Subscription subscriptions = Subscription.EMPTY;

  public MetadataView(MetadataViewModel model) {
    this.model = model;
    getStyleClass().add("metadata-view");
    Look.dress(this, "metadata.css");
    buildTable();
    setTop(
        new VBox(
            banner(whyNot, Feather.LOCK, false), banner(trouble, Feather.ALERT_OCTAGON, true)));
    setCenter(table);
    setBottom(bar());
    addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    bind();
  }

  private static Button button(String id, Feather icon, String key) {
    Button button = new Button(Text.of(key), new FontIcon(icon));
    button.setId(id);
    button.getStyleClass().add(Styles.SMALL);
    button.setMinWidth(Region.USE_PREF_SIZE);
    return button;
  }

  private static Label banner(Label label, Feather icon, boolean danger) {
    label.setGraphic(new FontIcon(icon));
    label.getStyleClass().addAll("metadata-banner", danger ? "metadata-danger" : "metadata-locked");
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.setMaxWidth(Double.MAX_VALUE);
    label.managedProperty().bind(label.visibleProperty());
    return label;
  }

  private void buildTable() {
    table.setId("metadata-table");
    table.setAccessibleText(Text.of("detail.tab.METADATA"));
    table.getStyleClass().add("dense-table");
    table.setEditable(true);
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
    table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    table
        .getColumns()
        .add(editColumn("metadata.key", 200, MetadataRow::keyProperty, "metadata.keyPrompt"));
    table
        .getColumns()
        .add(editColumn("metadata.value", 280, MetadataRow::valueProperty, "metadata.valuePrompt"));
    TableColumn<MetadataRow, MetadataRow> status = column("metadata.status", 280);
    status.setMinWidth(Look.px(130));
    status.setEditable(false);
    status.setSortable(false);
    status.setCellFactory(_ -> new StatusCell(model));
    table.getColumns().add(status);
    Label none = new Label(Text.of("metadata.none"));
    Label hint = new Label(Text.of("metadata.none.hint"));
    hint.getStyleClass().add(Styles.TEXT_MUTED);
    hint.setWrapText(true);
    VBox placeholder = new VBox(none, hint);
    placeholder.setAlignment(Pos.CENTER);
    placeholder.getStyleClass().add("metadata-none");
    table.setPlaceholder(placeholder);
    table.setItems(model.rows());
  }

  private TableColumn<MetadataRow, MetadataRow> editColumn(
      String key, double width, Function<MetadataRow, StringProperty> property, String prompt) {
    TableColumn<MetadataRow, MetadataRow> column = column(key, width);
    column.setMinWidth(Look.px(100));
    column.setSortable(false);
    column.setCellFactory(_ -> new EditCell(model, property, Text.of(prompt)));
    return column;
  }

  private static TableColumn<MetadataRow, MetadataRow> column(String key, double width) {
    TableColumn<MetadataRow, MetadataRow> column = new TableColumn<>(Text.of(key));
    column.setPrefWidth(width);
    column.setReorderable(false);
    column.setCellValueFactory(f -> new ReadOnlyObjectWrapper<>(f.getValue()));
    return column;
  }

  private void explain() {
    deleteTip.show(whyNoDelete());
    revertTip.show(whyNoRevert());
    saveTip.show(whyNoSave());
  }

  private String whyNoDelete() {
    String locked = model.whyNotProperty().get();
    return !model.editableProperty().get()
        ? locked.isEmpty() ? Text.of("metadata.saving") : locked
        : table.getSelectionModel().getSelectedItems().isEmpty()
            ? Text.of("metadata.delete.none")
            : "";
  }

  private String whyNoRevert() {
    return model.savingProperty().get()
        ? Text.of("metadata.saving")
        : model.dirtyProperty().get() ? "" : Text.of("metadata.unchanged");
  }

  private String whyNoSave() {
    String why = whyNoRevert();
    return model.canSaveProperty().get()
        ? ""
        : why.isEmpty() ? Text.of("metadata.save.wrong") : why;
  }

  private Node bar() {
    add.setTooltip(new Tooltip(Text.of("metadata.add.tip")));
    add.setOnAction(_ -> addRow());
    delete.setOnAction(_ -> deleteSelected());
    revert.setOnAction(_ -> model.revert());
    save.getStyleClass().add(Styles.ACCENT);
    save.setOnAction(_ -> model.save());
    count.setId("metadata-count");
    count.getStyleClass().add("metadata-count");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox bar = new HBox(add, deleteTip, count, gap, revertTip, saveTip);
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().add("metadata-bar");
    return bar;
  }

  private void bind() {
    whyNot.setId("metadata-why-not");
    whyNot.textProperty().bind(model.whyNotProperty());
    whyNot
        .visibleProperty()
        .bind(model.editableProperty().not().and(model.whyNotProperty().isNotEmpty()));
    trouble.setId("metadata-trouble");
    trouble.textProperty().bind(model.troubleProperty());
    trouble.visibleProperty().bind(model.troubleProperty().isNotEmpty());
    count.textProperty().bind(model.countTextProperty());
    add.disableProperty().bind(model.editableProperty().not());
    table.editableProperty().bind(model.editableProperty());
    save.textProperty()
        .bind(
            model
                .savingProperty()
                .map(saving -> Text.of(saving ? "metadata.saving" : "metadata.save")));
    table
        .getSelectionModel()
        .getSelectedItems()
        .addListener((ListChangeListener<MetadataRow>) _ -> explain());
    subscriptions =
        Subscription.combine(
            model.overLimitProperty().subscribe(over -> count.pseudoClassStateChanged(OVER, over)),
            model.editableProperty().subscribe(_ -> explain()),
            model.whyNotProperty().subscribe(_ -> explain()),
            model.dirtyProperty().subscribe(_ -> explain()),
            model.savingProperty().subscribe(_ -> explain()),
            model.canSaveProperty().subscribe(_ -> explain()));
  }

  private void key(KeyEvent key) {
    boolean typing = key.getTarget() instanceof TextInputControl;
    if (SAVE.match(key)) {
      table.edit(-1, null);
      model.save();
    } else if ((key.getCode() == KeyCode.INSERT && !key.isShiftDown()) || NEW.match(key)) {
      addRow();
    } else if (!typing && key.getCode() == KeyCode.DELETE) {
      deleteSelected();
    } else if (!typing && isTableKey(key)) {
      editFocused(key.isShiftDown());
    } else {
      return;
    }
    key.consume();
  }

  private boolean isTableKey(KeyEvent key) {
    return table.isFocused() && (key.getCode() == KeyCode.F2 || key.getCode() == KeyCode.ENTER);
  }

  private void addRow() {
    if (model.editableProperty().get()) {
      edit(model.rows().indexOf(model.add()), 0);
    }
  }

  private void deleteSelected() {
    if (model.editableProperty().get()) {
      List.copyOf(table.getSelectionModel().getSelectedItems()).forEach(model::delete);
    }
  }

  /** The value, or with Shift and where the key was clicked the key. */
  private void editFocused(boolean wantsKey) {
    TablePosition<?, ?> focused = table.getFocusModel().getFocusedCell();
    if (focused.getRow() >= 0) {
      boolean onKey = focused.getTableColumn() != null && focused.getColumn() == 0;
      edit(focused.getRow(), wantsKey || onKey ? 0 : 1);
    }
  }

  private void edit(int row, int column) {
    table.getSelectionModel().clearAndSelect(row);
    table.scrollTo(row);
    table.layout();
    table.edit(row, table.getColumns().get(column));
  }

  /** Lets go of the view model. */
  public void dispose() {
    subscriptions.unsubscribe();
    table.edit(-1, null);
    table.setItems(null);
    for (Label label : List.of(whyNot, trouble, count)) {
      label.textProperty().unbind();
    }
    whyNot.visibleProperty().unbind();
    trouble.visibleProperty().unbind();
    table.editableProperty().unbind();
    save.textProperty().unbind();
    add.disableProperty().unbind();
  }
}
