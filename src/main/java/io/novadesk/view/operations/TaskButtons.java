package io.novadesk.view.operations;

import atlantafx.base.theme.Styles;
import io.novadesk.cloud.command.OperationState;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.Icons;
import io.novadesk.viewmodel.operations.CommandRow;
import io.novadesk.viewmodel.operations.JobRow;
import io.novadesk.viewmodel.operations.OperationRow;
import io.novadesk.viewmodel.operations.OperationsViewModel;
import io.novadesk.viewmodel.operations.TaskRow;
import io.novadesk.viewmodel.plans.PlanViewModel;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** What can be done about a task, in its last column. */
final class TaskButtons extends TaskCell {
  private final OperationsViewModel model;
  private final TasksView.Ways ways;
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

  TaskButtons(List<Runnable> painters, OperationsViewModel model, TasksView.Ways ways) {
    super(painters);
    this.model = model;
    this.ways = ways;
    line.setAlignment(Pos.CENTER_RIGHT);
    line.getStyleClass().add("cell-buttons");
    confirm.getStyleClass().add(Styles.ACCENT);
    confirm.setOnAction(_ -> confirm());
    revert.setOnAction(_ -> revert());
    cancel.setOnAction(_ -> act(model::cancel, PlanViewModel::cancel));
    now.setOnAction(_ -> act(TaskButtons::now, _ -> {}));
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
