package io.novadesk.viewmodel.plans;

import io.novadesk.cloud.action.ServerAction;
import io.novadesk.i18n.Text;

/** An action that needs nothing more. */
public final class PlainPlanForm extends PlanForm {
  PlainPlanForm(ServerAction action) {
    super(action);
  }

  @Override
  String about() {
    return switch (action()) {
      case STOP,
          REBOOT_SOFT,
          REBOOT_HARD,
          PAUSE,
          SUSPEND,
          SHELVE,
          SHELVE_OFFLOAD,
          CRASH_DUMP,
          CONFIRM_RESIZE,
          REVERT_RESIZE ->
          Text.of("dialog.confirm.text." + action());
      case RESCUE -> Text.of("plan.about.rescue");
      default -> "";
    };
  }
}
