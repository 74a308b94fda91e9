package io.novadesk.view.operations;

import io.novadesk.cloud.command.OperationState;
import io.novadesk.i18n.Text;
import io.novadesk.view.parts.Clip;
import io.novadesk.view.parts.Icons;
import io.novadesk.viewmodel.operations.OperationRow;
import io.novadesk.viewmodel.operations.OperationsViewModel;
import io.novadesk.viewmodel.plans.PlanViewModel;
import io.novadesk.viewmodel.plans.PlansViewModel;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import org.controlsfx.control.NotificationPane;
import org.controlsfx.control.action.Action;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/**
 * Tells of a command that failed or a plan that halted, wherever the person looks now; it stays
 * until it is read.
 */
public final class FailureNotice extends NotificationPane {
  private final OperationsViewModel model;
  private final Consumer<OperationRow> showExchanges;
  private final PlansViewModel plans;
  private final Set<String> notes = new LinkedHashSet<>();
  private boolean showsNotes;
  private final ChangeListener<@Nullable OperationRow> onFailure = (_, _, row) -> tell(row);
  private final ChangeListener<@Nullable PlanViewModel> onHalt = (_, _, plan) -> tell(plan);

  /**
   * @param showExchanges shows what went over the wire for a command
   */
  public FailureNotice(
      Node content,
      OperationsViewModel model,
      PlansViewModel plans,
      Consumer<OperationRow> showExchanges) {
    super(content);
    this.model = model;
    this.plans = plans;
    this.showExchanges = showExchanges;
    setId("failure-notice");
    getStyleClass().add("failure-notice");
    setShowFromTop(false);
    setOnShown(_ -> drawAnew());
    setOnHidden(_ -> noted());
    model.lastFailureProperty().addListener(onFailure);
    plans.needsPersonProperty().addListener(onHalt);
  }

  public void dispose() {
    model.lastFailureProperty().removeListener(onFailure);
    plans.needsPersonProperty().removeListener(onHalt);
  }

  /** Tells what needs no answer, beside other such sentences that were not read yet. */
  public void tell(String sentence) {
    notes.add(sentence);
    if (!isShowing() || showsNotes) {
      showNotes();
    }
  }

  private void showNotes() {
    setGraphic(Icons.of(Feather.ALERT_TRIANGLE, "tone-asks"));
    setText(String.join("\n", notes));
    getActions().clear();
    showsNotes = true;
    show();
  }

  /** What is hidden was read; notes that something else came before have their turn then. */
  private void noted() {
    if (showsNotes) {
      showsNotes = false;
      notes.clear();
    } else if (!notes.isEmpty()) {
      showNotes();
    }
  }

  /** Tells of a mistake of the program itself. */
  public void tellSlip(String sentence, String report) {
    setGraphic(Icons.of(Feather.ALERT_OCTAGON, "tone-bad"));
    showsNotes = false;
    setText(sentence);
    getActions().setAll(new Action(Text.of("slip.copy"), _ -> Clip.copy(report)));
    show();
  }

  /**
   * ControlsFX slides in a picture of the bar and leaves it there, which would stay light when the
   * window turns dark.
   */
  private void drawAnew() {
    Node bar = lookup(".notification-bar");
    if (bar != null) {
      bar.setCache(false);
    }
  }

  private void tell(@Nullable PlanViewModel plan) {
    boolean shown =
        plan != null
            && plans.pageProperty().get() instanceof PlansViewModel.Page.Run(PlanViewModel open)
            && open.equals(plan);
    if (plan == null || shown) {
      return;
    }
    setGraphic(Icons.of(Feather.ALERT_OCTAGON, "tone-asks"));
    showsNotes = false;
    setText(Text.of("plan.notice", plan.title(), plan.subject(), plan.sentence()));
    getActions()
        .setAll(
            new Action(
                Text.of("tasks.openPlan"),
                _ -> {
                  hide();
                  plans.open(plan);
                }));
    show();
  }

  private void tell(@Nullable OperationRow row) {
    if (row == null) {
      return;
    }
    showsNotes = false;
    boolean known = row.state() instanceof OperationState.Failed;
    setGraphic(
        known
            ? Icons.of(Feather.ALERT_OCTAGON, "tone-bad")
            : Icons.of(Feather.HELP_CIRCLE, "tone-asks"));
    setText(
        Text.of(
            known ? "tasks.failed" : "tasks.unknown", row.title(), row.subject(), row.sentence()));
    getActions().setAll(new Action(Text.of("tasks.exchanges"), _ -> showExchanges.accept(row)));
    if (row.isRepeatable()) {
      getActions()
          .add(
              new Action(
                  row.again(),
                  _ -> {
                    hide();
                    model.retry(row);
                  }));
    }
    show();
  }
}
