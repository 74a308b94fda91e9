package io.novadesk.view.operations;

import atlantafx.base.theme.Styles;
import io.novadesk.cloud.command.OperationState;
import io.novadesk.cloud.copy.Copied;
import io.novadesk.i18n.Names;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.CopyAs;
import io.novadesk.view.parts.Icons;
import io.novadesk.view.parts.Look;
import io.novadesk.view.parts.PlaceTag;
import io.novadesk.view.parts.Placeholder;
import io.novadesk.view.parts.Tables;
import io.novadesk.viewmodel.base.Ages;
import io.novadesk.viewmodel.operations.CommandRow;
import io.novadesk.viewmodel.operations.JobRow;
import io.novadesk.viewmodel.operations.OperationRow;
import io.novadesk.viewmodel.operations.OperationsViewModel;
import io.novadesk.viewmodel.operations.TaskRow;
import io.novadesk.viewmodel.plans.PlanViewModel;
import io.novadesk.viewmodel.servers.CloudPlace;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Hyperlink;
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
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

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
    column.setCellFactory(_ -> new StateCell());
    return column;
  }

  private TableColumn<TaskRow, OperationState> buttons() {
    TableColumn<TaskRow, OperationState> column = new TableColumn<>();
    column.setPrefWidth(Look.px(BUTTONS));
    column.setMinWidth(Look.px(BUTTONS));
    column.setMaxWidth(Look.px(BUTTONS));
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

  /** A cell of a task that is painted anew each time something moves. */
  private abstract class TaskCell extends TableCell<TaskRow, OperationState> {
    TaskCell() {
      painters.add(this::paint);
    }

    @Override
    protected final void updateItem(@Nullable OperationState state, boolean empty) {
      super.updateItem(state, empty);
      paint();
    }

    private void paint() {
      TaskRow row = isEmpty() || getTableRow() == null ? null : getTableRow().getItem();
      show(row);
    }

    abstract void show(@Nullable TaskRow row);

    final @Nullable TaskRow row() {
      return getTableRow() == null ? null : getTableRow().getItem();
    }
  }

  /** Exchanges what is shown only where it is something else: a press may be under way on it. */
  private static void become(HBox line, List<Node> wanted) {
    if (!line.getChildren().equals(wanted)) {
      line.getChildren().setAll(wanted);
    }
  }

  /** A name that leads to what it names. */
  private final class SubjectCell extends TaskCell {
    private final Hyperlink link = new Hyperlink();
    private final Tooltip where = new Tooltip();

    SubjectCell() {
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

  private final class StateCell extends TaskCell {
    private final FontIcon icon = Icons.of(Feather.CIRCLE, "status-icon");
    private final ProgressBar bar = new ProgressBar();
    private final Label headline = new Label();
    private final Label detail = new Label();
    private final HBox line = new HBox();
    private final Tooltip whole = new Tooltip();

    StateCell() {
      bar.setPrefWidth(72);
      bar.setMinWidth(Region.USE_PREF_SIZE);
      line.setAlignment(Pos.CENTER_LEFT);
      line.getStyleClass().add("form-line");
      headline.setMinWidth(0);
      headline.getStyleClass().add("task-headline");
      detail.setMinWidth(0);
      detail.getStyleClass().add("muted");
      whole.setWrapText(true);
      whole.setMaxWidth(480);
      // The cell's own width bounds the line, so that a long sentence ends in an ellipsis and not
      // beyond the column.
      line.maxWidthProperty().bind(widthProperty().subtract(16));
    }

    @Override
    void show(@Nullable TaskRow row) {
      if (row == null) {
        setGraphic(null);
        setTooltip(null);
        return;
      }
      headline.setText(Names.shown(row.headline()));
      detail.setText(Names.shown(row.aside()));
      whole.setText(
          row.requestId() == null
              ? Names.lines(row.sentence())
              : Text.of("tasks.withRequest", row.sentence(), row.requestId()));
      setTooltip(whole);
      TaskLook look = TaskLook.of(row);
      look.mark(icon);
      List<Node> parts = new ArrayList<>(List.of(icon));
      if (row.state() instanceof OperationState.Working(Double progress, String _)
          && progress != null) {
        bar.setProgress(progress);
        parts.add(bar);
      }
      parts.add(headline);
      if (!detail.getText().isEmpty()) {
        parts.add(detail);
      }
      // Where there is no room for both, the longer one gives way.
      boolean headlineIsLonger = headline.getText().length() > detail.getText().length();
      headline.setMinWidth(headlineIsLonger ? 0 : USE_PREF_SIZE);
      detail.setMinWidth(headlineIsLonger ? USE_PREF_SIZE : 0);
      become(line, parts);
      setGraphic(line);
    }
  }

  private final class ButtonsCell extends TaskCell {
    private final Button confirm = small("task-confirm", "tasks.confirm");
    private final Button revert = small("task-revert", "tasks.revert");
    private final Button cancel = small("task-cancel", "tasks.cancel");
    private final Button now = small("task-now", "tasks.retry");
    private final Button retry = small("task-retry", "tasks.retry");
    private final Button open = small("task-open", "tasks.openPlan");
    private final Button withOtherLogin = small("task-other-login", "otherLogin.short");
    private final Button exchanges = icon("task-exchanges", Feather.REPEAT);
    private final Button password = icon("task-password", Feather.KEY);
    private final HBox line = new HBox();

    ButtonsCell() {
      line.setAlignment(Pos.CENTER_RIGHT);
      line.getStyleClass().add("cell-buttons");
      confirm.getStyleClass().add(Styles.ACCENT);
      confirm.setOnAction(_ -> confirm());
      revert.setOnAction(_ -> revert());
      cancel.setOnAction(_ -> act(model::cancel, PlanViewModel::cancel));
      now.setOnAction(_ -> act(ButtonsCell::now, _ -> {}));
      retry.setOnAction(_ -> act(model::retry, PlanViewModel::retryFailed));
      withOtherLogin.setOnAction(_ -> withOtherLogin());
      withOtherLogin.setTooltip(new Tooltip(Text.of("otherLogin.offer")));
      exchanges.setOnAction(_ -> act(ways::toExchanges, _ -> {}));
      exchanges.setTooltip(new Tooltip(Text.of("tasks.exchanges")));
      exchanges.setAccessibleText(Text.of("tasks.exchanges"));
      open.setOnAction(_ -> act(_ -> {}, ways::toPlan));
      password.setOnAction(_ -> ways.toPasswords());
      password.setTooltip(new Tooltip());
    }

    @Override
    void show(@Nullable TaskRow row) {
      if (row == null) {
        setGraphic(null);
        return;
      }
      List<Node> parts = new ArrayList<>();
      int unread = model.passwords().unread(row);
      if (unread > 0) {
        String told = Text.of("tasks.password", unread);
        password.getTooltip().setText(told);
        password.setAccessibleText(told);
        parts.add(password);
      }
      if (row instanceof CommandRow command && command.isForOtherLogin()) {
        parts.add(withOtherLogin);
      }
      if (row.asks()) {
        parts.addAll(List.of(confirm, revert));
      } else if (!row.state().isEnd()) {
        if (row instanceof JobRow job && !job.nowTitle().isEmpty()) {
          now.setText(job.nowTitle());
          parts.add(now);
        }
        cancel.setText(stopping(row));
        parts.add(cancel);
      } else if (row instanceof OperationRow operation && operation.isRepeatable()) {
        retry.setText(operation.again());
        parts.add(retry);
      } else if (row instanceof PlanViewModel && row.state() instanceof OperationState.Failed) {
        retry.setText(Text.of("tasks.retry"));
        parts.add(retry);
      }
      parts.add(row instanceof PlanViewModel ? open : exchanges);
      become(line, parts);
      setGraphic(line);
    }

    private static String stopping(TaskRow row) {
      String own = row instanceof JobRow job ? job.stopTitle() : "";
      return own.isEmpty()
          ? Text.of(row.isOnlyWatched() ? "tasks.stopWatching" : "tasks.cancel")
          : own;
    }

    private static void now(OperationRow row) {
      if (row instanceof JobRow job) {
        job.now();
      }
    }

    private void withOtherLogin() {
      if (row() instanceof CommandRow command) {
        ways.withOtherLogin(command);
      }
    }

    private void confirm() {
      if (row() instanceof CommandRow command) {
        model.confirm(command);
      }
    }

    /** It loses what the server did since: so it asks here as it does everywhere. */
    private void revert() {
      ServerRow server = row() instanceof CommandRow command ? command.server() : null;
      if (server != null) {
        ways.toRevert(server);
      }
    }

    private void act(Consumer<OperationRow> onCommand, Consumer<PlanViewModel> onPlan) {
      switch (row()) {
        case OperationRow command -> onCommand.accept(command);
        case PlanViewModel plan -> onPlan.accept(plan);
        case null, default -> {
          // Nothing there.
        }
      }
    }

    private static Button small(String style, String key) {
      Button button = new Button(Text.of(key));
      button.getStyleClass().addAll(Styles.SMALL, Styles.FLAT, style);
      button.setMinWidth(USE_PREF_SIZE);
      return button;
    }

    private static Button icon(String style, Feather icon) {
      Button button = new Button(null, Icons.of(icon));
      button.getStyleClass().addAll(Styles.SMALL, Styles.FLAT, Styles.BUTTON_ICON, style);
      return button;
    }
  }
}
