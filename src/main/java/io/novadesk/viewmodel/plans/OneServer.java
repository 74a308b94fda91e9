package io.novadesk.viewmodel.plans;

import io.novadesk.cloud.command.Command;
import io.novadesk.viewmodel.commands.CommandForm;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.List;
import javafx.beans.Observable;
import org.jspecify.annotations.Nullable;

/** The form of an action as a dialog for one server asks it. */
public final class OneServer extends CommandForm {
  private final PlanForm form;

  public OneServer(PlanForm form, ServerRow row) {
    super(form.action(), row);
    this.form = form;
    readFrom(form.inputs().toArray(Observable[]::new));
  }

  @Override
  protected @Nullable Command read() {
    boolean stands = form.whyNot(row()).isEmpty() && form.problem(List.of(row())).isEmpty();
    return stands ? form.steps(row(), 1).getFirst() : null;
  }
}
