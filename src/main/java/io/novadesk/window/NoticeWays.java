package io.novadesk.window;

import io.novadesk.common.watch.Alarm;
import io.novadesk.i18n.Text;
import io.novadesk.view.shell.ConsoleView;
import io.novadesk.viewmodel.alarms.Notices;
import io.novadesk.viewmodel.operations.TaskRow;
import io.novadesk.viewmodel.plans.PlanViewModel;
import io.novadesk.viewmodel.shell.ConsoleViewModel;
import java.util.List;
import javafx.stage.Stage;

/** A click on a notice brings the window to the front, and to what the notice told. */
final class NoticeWays implements Notices.Ways {
  private final Stage stage;
  private final ConsoleViewModel console;
  private final ConsoleView view;

  NoticeWays(Stage stage, ConsoleViewModel console, ConsoleView view) {
    this.stage = stage;
    this.console = console;
    this.view = view;
  }

  @Override
  public void toAlarms(List<Alarm> those) {
    comeForward();
    console.ways().toAlarms(those);
  }

  @Override
  public void toTask(TaskRow row) {
    comeForward();
    if (!console.operations().entries().contains(row)) {
      // Its cloud was left before it ended.
      view.showTasks();
      console.places().tellLeft(Text.of("notice.task", row.title(), row.subject()));
    } else if (row instanceof PlanViewModel plan) {
      console.plans().open(plan);
    } else {
      view.showTask(row);
    }
  }

  private void comeForward() {
    stage.setIconified(false);
    stage.toFront();
    stage.requestFocus();
  }
}
