package io.novadesk.viewmodel.plans;

import io.novadesk.cloud.action.ActionFacts.Trait;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.i18n.Text;

/** An action that needs nothing more. */
public final class PlainPlanForm extends PlanForm {
  PlainPlanForm(ServerAction action) {
    super(action);
  }

  @Override
  String about() {
    if (action() == ServerAction.RESCUE) {
      return Text.of("plan.about.rescue");
    }
    return action().is(Trait.EXPLAINED) ? Text.of("dialog.confirm.text." + action()) : "";
  }
}
