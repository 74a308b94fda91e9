package io.novadesk.view.operations;

import atlantafx.base.theme.Styles;
import io.novadesk.cloud.command.OperationState;
import io.novadesk.i18n.Names;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.Icons;
import io.novadesk.view.parts.Look;
import io.novadesk.view.parts.PlaceTag;
import io.novadesk.view.parts.Placeholder;
import io.novadesk.view.parts.Tables;
import io.novadesk.viewmodel.base.Ages;
import io.novadesk.viewmodel.operations.OperationRow;
import io.novadesk.viewmodel.operations.OperationsViewModel;
import io.novadesk.viewmodel.operations.TaskRow;
import io.novadesk.viewmodel.plans.PlanViewModel;
import io.novadesk.viewmodel.servers.CloudPlace;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Every command and plan given: how far it is, how it ended, and what can be done about it. */
public final class TasksView extends BorderPane {
  private final OperationsViewModel model;
  private final Consumer<OperationRow> showExchanges;
  private final Consumer<PlanViewModel> openPlan;

  /**
   * @param showExchanges shows what went over the wire for a command
   * @param openPlan opens the page of a plan
   */
  public TasksView(
      OperationsViewModel model,
      Consumer<OperationRow> showExchanges,
      Consumer<PlanViewModel> openPlan) {
    this.model = model;
    this.showExchanges = showExchanges;
    this.openPlan = openPlan;
    TableView<TaskRow> table = Tables.dense("task-table", Text.of("drawer.tasks"));
    table.setItems(model.entries());
    table.getColumns().add(text("ACTION", 150, TaskRow::title));
    table.getColumns().add(text("SERVER", 150, TaskRow::subject));
    table.getColumns().add(place());
    TableColumn<TaskRow, OperationState> state = state();
    table.getColumns().add(state);
    table.getColumns().add(text("STARTED", 84, row -> Ages.clock(row.started())));
    table.getColumns().add(took());
    table.getColumns().add(buttons());
    table.setPlaceholder(
        Placeholder.empty(Feather.CHECK_SQUARE, Text.of("tasks.none"), Text.of("tasks.none.text")));
    table.setOnMouseClicked(
        event -> {
          if (event.getClickCount() == 2) {
            open(table.getSelectionModel().getSelectedItem());
          }
        });
    table.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ENTER) {
            open(table.getSelectionModel().getSelectedItem());
          }
        });
    setCenter(table);
  }

  private void open(@Nullable TaskRow row) {
    if (row instanceof PlanViewModel plan) {
      openPlan.accept(plan);
    }
  }

  private static TableColumn<TaskRow, String> text(
      String key, double width, Function<TaskRow, String> value) {
    TableColumn<TaskRow, String> column = new TableColumn<>(Text.of("column.task." + key));
    column.setPrefWidth(width);
    column.setMinWidth(Math.min(width, 66));
    column.setMaxWidth(width * 2);
    column.setSortable(false);
    column.setCellValueFactory(
        data -> new ReadOnlyObjectWrapper<>(Names.shown(value.apply(data.getValue()))));
    return column;
  }

  private static TableColumn<TaskRow, CloudPlace> place() {
    TableColumn<TaskRow, CloudPlace> column = new TableColumn<>(Text.of("column.task.PLACE"));
    column.setPrefWidth(Look.px(210));
    column.setMinWidth(60);
    column.setSortable(false);
    column.setCellValueFactory(data -> new ReadOnlyObjectWrapper<>(data.getValue().place()));
    column.setCellFactory(_ -> new PlaceCell());
    return column;
  }

  private static TableColumn<TaskRow, OperationState> state() {
    TableColumn<TaskRow, OperationState> column = new TableColumn<>(Text.of("column.task.STATE"));
    column.setPrefWidth(520);
    // In a narrow window all else gives way to what became of it.
    column.setMinWidth(200);
    column.setSortable(false);
    column.setCellValueFactory(data -> data.getValue().stateProperty());
    column.setCellFactory(_ -> new StateCell());
    return column;
  }

  private static TableColumn<TaskRow, OperationState> took() {
    TableColumn<TaskRow, OperationState> column = new TableColumn<>(Text.of("column.task.TOOK"));
    column.setPrefWidth(Look.px(80));
    column.setMinWidth(Look.px(50));
    column.setMaxWidth(96);
    column.setSortable(false);
    Tables.number(column);
    column.setCellValueFactory(data -> data.getValue().stateProperty());
    column.setCellFactory(
        _ ->
            new TableCell<>() {
              @Override
              protected void updateItem(@Nullable OperationState state, boolean empty) {
                super.updateItem(state, empty);
                TaskRow row = empty || getTableRow() == null ? null : getTableRow().getItem();
                Instant ended = row == null ? null : row.ended();
                setText(
                    row == null || ended == null
                        ? null
                        : Ages.took(Duration.between(row.started(), ended)));
              }
            });
    return column;
  }

  private TableColumn<TaskRow, OperationState> buttons() {
    TableColumn<TaskRow, OperationState> column = new TableColumn<>();
    column.setPrefWidth(Look.px(190));
    column.setMinWidth(Look.px(190));
    column.setMaxWidth(220);
    column.setSortable(false);
    column.setCellValueFactory(data -> data.getValue().stateProperty());
    column.setCellFactory(_ -> new ButtonsCell());
    return column;
  }

  private static final class PlaceCell extends TableCell<TaskRow, CloudPlace> {
    private final PlaceTag tag = PlaceTag.brief();
    private final Tooltip whole = new Tooltip();

    PlaceCell() {
      tag.maxWidthProperty().bind(widthProperty().subtract(16));
    }

    @Override
    protected void updateItem(@Nullable CloudPlace place, boolean empty) {
      super.updateItem(place, empty);
      tag.show(place);
      whole.setText(place == null ? "" : place.text());
      setTooltip(place == null ? null : whole);
      setGraphic(place == null ? null : tag);
    }
  }

  private static final class StateCell extends TableCell<TaskRow, OperationState> {
    private final ProgressBar bar = new ProgressBar();
    private final FontIcon icon = Icons.of(Feather.CIRCLE, "status-icon");
    private final Label sentence = new Label();
    private final HBox line = new HBox();
    private final Tooltip whole = new Tooltip();

    StateCell() {
      bar.setPrefWidth(72);
      bar.setMinWidth(Region.USE_PREF_SIZE);
      line.setAlignment(Pos.CENTER_LEFT);
      line.getStyleClass().add("form-line");
      sentence.setMinWidth(0);
      whole.setWrapText(true);
      whole.setMaxWidth(480);
      // The cell's own width bounds the line, so that a long sentence ends in an ellipsis and not
      // beyond the column.
      line.maxWidthProperty().bind(widthProperty().subtract(16));
    }

    @Override
    protected void updateItem(@Nullable OperationState state, boolean empty) {
      super.updateItem(state, empty);
      TaskRow row = empty || getTableRow() == null ? null : getTableRow().getItem();
      if (state == null || row == null) {
        setGraphic(null);
        setTooltip(null);
        return;
      }
      sentence.setText(Names.shown(row.sentence()));
      whole.setText(
          row.requestId() == null
              ? Names.lines(row.sentence())
              : Text.of("tasks.withRequest", row.sentence(), row.requestId()));
      setTooltip(whole);
      icon.getStyleClass().removeAll("tone-good", "tone-bad", "tone-asks", "tone-off");
      switch (state) {
        case OperationState.Done _ -> mark(Feather.CHECK_CIRCLE, "tone-good");
        case OperationState.Failed _ -> mark(Feather.ALERT_OCTAGON, "tone-bad");
        case OperationState.Unknown _ -> mark(Feather.HELP_CIRCLE, "tone-asks");
        case OperationState.Cancelled _ -> mark(Feather.SLASH, "tone-off");
        case OperationState.Working working -> {
          Double progress = working.progress();
          bar.setProgress(progress == null ? ProgressBar.INDETERMINATE_PROGRESS : progress);
          line.getChildren().setAll(bar, sentence);
        }
        case OperationState.Waiting _, OperationState.Sent _, OperationState.Accepted _ -> {
          bar.setProgress(ProgressBar.INDETERMINATE_PROGRESS);
          line.getChildren().setAll(bar, sentence);
        }
      }
      setGraphic(line);
    }

    private void mark(Feather which, String tone) {
      icon.setIconCode(which);
      icon.getStyleClass().add(tone);
      line.getChildren().setAll(icon, sentence);
    }
  }

  private final class ButtonsCell extends TableCell<TaskRow, OperationState> {
    private final Button cancel = small("tasks.cancel");
    private final Button retry = small("tasks.retry");
    private final Button exchanges = small("tasks.exchanges");
    private final Button open = small("tasks.openPlan");
    private final HBox line = new HBox();

    ButtonsCell() {
      line.setAlignment(Pos.CENTER_RIGHT);
      line.getStyleClass().add("cell-buttons");
      cancel.setOnAction(_ -> act(model::cancel, PlanViewModel::cancel));
      retry.setOnAction(_ -> act(model::retry, PlanViewModel::retryFailed));
      exchanges.setOnAction(_ -> act(showExchanges, _ -> {}));
      open.setOnAction(_ -> act(_ -> {}, openPlan));
    }

    @Override
    protected void updateItem(@Nullable OperationState state, boolean empty) {
      super.updateItem(state, empty);
      TaskRow row = empty || getTableRow() == null ? null : getTableRow().getItem();
      if (state == null || row == null) {
        setGraphic(null);
        return;
      }
      line.getChildren().setAll(row instanceof PlanViewModel ? open : exchanges);
      if (!state.isEnd()) {
        line.getChildren().addFirst(cancel);
      } else if (row instanceof OperationRow operation && operation.isRepeatable()) {
        retry.setText(operation.again());
        line.getChildren().addFirst(retry);
      } else if (row instanceof PlanViewModel && state instanceof OperationState.Failed) {
        retry.setText(Text.of("tasks.retry"));
        line.getChildren().addFirst(retry);
      }
      setGraphic(line);
    }

    private void act(Consumer<OperationRow> onCommand, Consumer<PlanViewModel> onPlan) {
      TaskRow row = getTableRow().getItem();
      switch (row) {
        case OperationRow command -> onCommand.accept(command);
        case PlanViewModel plan -> onPlan.accept(plan);
        case null, default -> {
          // Nothing there.
        }
      }
    }

    private static Button small(String key) {
      Button button = new Button(Text.of(key));
      button.getStyleClass().addAll(Styles.SMALL, Styles.FLAT);
      return button;
    }
  }
}
