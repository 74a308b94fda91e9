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
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The forms of one draft, each made when its action is first chosen and kept from then on. */
final class PlanForms {
  /** What they need, a volume or a host, is something else in each cloud, under whatever name. */
  private static final Set<ServerAction> OF_ONE_CLOUD =
      EnumSet.of(
          ServerAction.ATTACH_VOLUME,
          ServerAction.ATTACH_INTERFACE,
          ServerAction.REBUILD,
          ServerAction.RESCUE,
          ServerAction.UNSHELVE,
          ServerAction.MIGRATE,
          ServerAction.LIVE_MIGRATE,
          ServerAction.EVACUATE);

  private final Takers takers;
  private final int clouds;
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
    this.clouds =
        (int) servers.stream().map(server -> server.region().session()).distinct().count();
    this.onInput = onInput;
    this.onCount = onCount;
  }

  /** What may be planned by the one who is logged in. */
  List<ServerAction> offered() {
    return Arrays.stream(ServerAction.values())
        .filter(a -> !a.is(Trait.HAS_NO_PLAN))
        .filter(this::isOffered)
        .filter(a -> !isOfOneCloudOnly(a))
        .filter(a -> a != ServerAction.EDIT || EditForm.isForSome(takers.servers()))
        .toList();
  }

  private boolean isOffered(ServerAction action) {
    return takers.servers().stream()
        .map(server -> server.region().asker())
        .distinct()
        .anyMatch(asker -> ServerActions.isOffered(action, asker));
  }

  /** Of how many clouds the servers are. */
  int clouds() {
    return clouds;
  }

  /** Whether it cannot be planned for these, which are of several clouds. */
  boolean isOfOneCloudOnly(ServerAction action) {
    return clouds > 1 && OF_ONE_CLOUD.contains(action);
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
