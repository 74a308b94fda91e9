package io.novadesk.view.operations;

import io.novadesk.cloud.command.OperationState;
import io.novadesk.cloud.copy.Copied;
import io.novadesk.i18n.Names;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.CopyAs;
import io.novadesk.view.parts.Look;
import io.novadesk.view.parts.PlaceTag;
import io.novadesk.view.parts.Placeholder;
import io.novadesk.view.parts.Tables;
import io.novadesk.viewmodel.base.Ages;
import io.novadesk.viewmodel.operations.CommandRow;
import io.novadesk.viewmodel.operations.OperationRow;
import io.novadesk.viewmodel.operations.OperationsViewModel;
import io.novadesk.viewmodel.operations.TaskRow;
import io.novadesk.viewmodel.plans.PlanViewModel;
import io.novadesk.viewmodel.servers.CloudPlace;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Every command and plan given: how far it is, how it ended, and what can be done about it. */
public final class TasksView extends BorderPane {
  /** Room for the longest answer in every language, so that nothing moves when it is asked. */
  private static final double BUTTONS = 236;

  private final OperationsViewModel model;
  private final Ways ways;
  private final TableView<TaskRow> table;

  /** Paint their cells anew where time alone changed what they tell. */
  private final List<Runnable> painters = new ArrayList<>();

  private final Subscription beat;

  /** What the rows lead to. */
  public interface Ways {
    /** Goes to a server of the list. */
    void toServer(ServerRow server);

    /** Asks whether what a command made of a server is to be undone. */
    void toRevert(ServerRow server);

    /** Asks for another login, and gives the command with it. */
    void withOtherLogin(CommandRow row);

    /** Opens the page of a plan. */
    void toPlan(PlanViewModel plan);

    /** Shows what went over the wire for a command. */
    void toExchanges(OperationRow row);

    /** Shows the passwords that nobody has seen. */
    void toPasswords();
  }

  public TasksView(OperationsViewModel model, Ways ways) {
    this.model = model;
    this.ways = ways;
    table = Tables.dense("task-table", Text.of("drawer.tasks"));
    table.setItems(model.entries());
    table.getColumns().add(text("ACTION", 150, TaskRow::title));
    table.getColumns().add(subject());
    table.getColumns().add(place());
    TableColumn<TaskRow, OperationState> state = state();
    table.getColumns().add(state);
    TableColumn<TaskRow, String> started = text("STARTED", 84, row -> Ages.clock(row.started()));
    started.setMinWidth(80);
    started.setMaxWidth(96);
    table.getColumns().add(started);
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
    table.setContextMenu(
        new ContextMenu(
            CopyAs.menu(
                "task-copy-as",
                CopyAs.FORMS_OF_REQUESTS,
                form -> {
                  TaskRow row = table.getSelectionModel().getSelectedItem();
                  return row == null
                      ? new Copied.Not(Text.of("copyAs.not.nothing"))
                      : row.copied(form);
                })));
    setCenter(table);
    beat = model.beatProperty().subscribe(() -> List.copyOf(painters).forEach(Runnable::run));
  }

  /** Selects one, and brings it into sight. */
  public void select(TaskRow row) {
    table.getSelectionModel().clearSelection();
    table.getSelectionModel().select(row);
    table.scrollTo(row);
  }

  public void dispose() {
    beat.unsubscribe();
  }

  private void open(@Nullable TaskRow row) {
    ServerRow server = row == null ? null : row.server();
    if (row instanceof PlanViewModel plan) {
      ways.toPlan(plan);
    } else if (server != null) {
      ways.toServer(server);
    }
  }

  private TableColumn<TaskRow, OperationState> subject() {
    TableColumn<TaskRow, OperationState> column = new TableColumn<>(Text.of("column.task.SERVER"));
    column.setPrefWidth(150);
    column.setMinWidth(66);
    column.setMaxWidth(300);
    column.setSortable(false);
    column.setCellValueFactory(data -> data.getValue().stateProperty());
    column.setCellFactory(_ -> new SubjectCell());
    return column;
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

  private TableColumn<TaskRow, OperationState> state() {
    TableColumn<TaskRow, OperationState> column = new TableColumn<>(Text.of("column.task.STATE"));
    column.setPrefWidth(520);
    // In a narrow window all else gives way to what became of it.
    column.setMinWidth(200);
    column.setSortable(false);
    column.setCellValueFactory(data -> data.getValue().stateProperty());
    column.setCellFactory(_ -> new TaskStateCell(painters));
    return column;
  }

  private TableColumn<TaskRow, OperationState> buttons() {
    TableColumn<TaskRow, OperationState> column = new TableColumn<>();
    column.setPrefWidth(Look.px(BUTTONS));
    column.setMinWidth(Look.px(BUTTONS));
    column.setMaxWidth(Look.px(BUTTONS));
    column.setSortable(false);
    column.setCellValueFactory(data -> data.getValue().stateProperty());
    column.setCellFactory(_ -> new TaskButtons(painters, model, ways));
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

  /** A name that leads to what it names. */
  private final class SubjectCell extends TaskCell {
    private final Hyperlink link = new Hyperlink();
    private final Tooltip where = new Tooltip();

    SubjectCell() {
      super(painters);
      link.getStyleClass().add("task-link");
      link.setFocusTraversable(false);
      link.maxWidthProperty().bind(widthProperty().subtract(12));
      link.setOnAction(
          _ -> {
            link.setVisited(false);
            open(row());
          });
    }

    @Override
    void show(@Nullable TaskRow row) {
      if (row == null) {
        setText(null);
        setGraphic(null);
        return;
      }
      String name = Names.shown(row.subject());
      boolean leads = row instanceof PlanViewModel || row.server() != null;
      link.setText(name);
      where.setText(leads ? Text.of("tasks.toServer", row.subject()) : row.subject());
      link.setTooltip(where);
      setText(leads ? null : name);
      setGraphic(leads ? link : null);
    }
  }
}
