package io.novadesk.viewmodel.plans;

import io.novadesk.cloud.action.ActionFacts.Trait;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.action.ServerActions;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.forms.ActionForm;
import io.novadesk.viewmodel.forms.ActionForms;
import io.novadesk.viewmodel.forms.EditForm;
import io.novadesk.viewmodel.forms.Takers;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The forms of one draft, each made when its action is first chosen and kept from then on. */
final class PlanForms {
  private final Takers takers;
  private final Runnable onInput;
  private final Runnable onCount;
  private final Map<ServerAction, ActionForm> forms = new EnumMap<>(ServerAction.class);

  /**
   * @param servers not empty
   * @param onInput runs when something was filled in, or has come from the cloud
   * @param onCount runs when a number was typed to confirm
   */
  PlanForms(List<ServerRow> servers, TaskRunner tasks, Runnable onInput, Runnable onCount) {
    this.takers = Takers.many(servers, tasks);
    this.onInput = onInput;
    this.onCount = onCount;
  }

  /** What may be planned by the one who is logged in. */
  List<ServerAction> offered() {
    return Arrays.stream(ServerAction.values())
        .filter(a -> !a.is(Trait.HAS_NO_PLAN))
        .filter(a -> ServerActions.isOffered(a, takers.servers().getFirst().region().asker()))
        .filter(a -> a != ServerAction.EDIT || EditForm.isForSome(takers.servers()))
        .toList();
  }

  ActionForm of(ServerAction action) {
    ActionForm form = forms.get(action);
    if (form == null) {
      form = ActionForms.of(action, takers);
      forms.put(action, form);
      form.inputs().forEach(input -> input.subscribe(onInput));
      form.typedCountProperty().subscribe(onCount);
    }
    return form;
  }

  /** Asks the cloud nothing more: the page has gone. */
  void dispose() {
    forms.values().forEach(ActionForm::dispose);
  }
}
