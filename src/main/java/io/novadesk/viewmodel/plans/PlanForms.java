package io.novadesk.viewmodel.plans;

import io.novadesk.cloud.action.ActionFacts.Trait;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.action.ServerActions;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.servers.ServerRow;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The forms of one draft, each made when its action is first chosen and kept from then on. */
final class PlanForms {
  private final List<ServerRow> servers;
  private final TaskRunner tasks;
  private final Runnable onInput;
  private final Runnable onCount;
  private final Instant made = Instant.now();
  private final WhatGoesToo whatGoesToo;
  private final Map<ServerAction, PlanForm> forms = new EnumMap<>(ServerAction.class);

  /**
   * @param servers not empty
   * @param onInput runs when something was filled in, or has come from the cloud
   * @param onCount runs when a number was typed to confirm
   */
  PlanForms(List<ServerRow> servers, TaskRunner tasks, Runnable onInput, Runnable onCount) {
    this.servers = servers;
    this.tasks = tasks;
    this.onInput = onInput;
    this.onCount = onCount;
    this.whatGoesToo = new WhatGoesToo(tasks, onInput);
  }

  /** What may be planned by the one who is logged in. */
  List<ServerAction> offered() {
    return Arrays.stream(ServerAction.values())
        .filter(a -> !a.is(Trait.HAS_NO_PLAN))
        .filter(a -> ServerActions.isOffered(a, servers.getFirst().region().asker()))
        .filter(a -> a != ServerAction.EDIT || EditPlanForm.isForSome(servers))
        .toList();
  }

  PlanForm of(ServerAction action) {
    PlanForm form = forms.get(action);
    if (form == null) {
      form = make(action);
      forms.put(action, form);
      form.inputs().forEach(input -> input.subscribe(onInput));
      form.typedCountProperty().subscribe(onCount);
    }
    return form;
  }

  private PlanForm make(ServerAction action) {
    return switch (action) {
      case RESIZE -> new ResizePlanForm(servers);
      case REBUILD -> new RebuildPlanForm(servers);
      case SNAPSHOT -> new SnapshotForm(made);
      case BACKUP -> new BackupForm(made);
      case RENAME -> new RenameForm(made);
      case EDIT -> new EditPlanForm(made);
      case CHANGE_PASSWORD -> new PasswordForm();
      case LOCK -> new LockForm();
      case RESET_STATE -> new ResetStateForm();
      case MIGRATE, LIVE_MIGRATE, EVACUATE -> new MovePlanForm(action, servers, tasks);
      case ABORT_MIGRATION, FINISH_MIGRATION -> new MigrationForm(action, servers, tasks);
      case ATTACH_VOLUME -> new AttachVolumePlanForm(servers, tasks);
      case DETACH_VOLUME -> new DetachVolumePlanForm(servers, tasks);
      case ATTACH_INTERFACE -> new AttachInterfacePlanForm(servers, tasks);
      case DETACH_INTERFACE -> new DetachInterfacePlanForm(servers, tasks);
      case ADD_TAG, REMOVE_TAG, ADD_SECURITY_GROUP, REMOVE_SECURITY_GROUP ->
          new LabelPlanForm(action, servers, tasks);
      case DELETE, FORCE_DELETE -> new DeletePlanForm(action, servers, whatGoesToo);
      case START,
          STOP,
          REBOOT_SOFT,
          REBOOT_HARD,
          PAUSE,
          UNPAUSE,
          SUSPEND,
          RESUME,
          SHELVE,
          UNSHELVE,
          SHELVE_OFFLOAD,
          RESCUE,
          UNRESCUE,
          UNLOCK,
          CONFIRM_RESIZE,
          REVERT_RESIZE,
          CRASH_DUMP,
          RESTORE ->
          new PlainPlanForm(action);
      case EDIT_METADATA -> throw new IllegalArgumentException("metadata has an editor of its own");
    };
  }

  /** Asks the cloud nothing more: the page has gone. */
  void dispose() {
    forms.values().forEach(PlanForm::dispose);
  }
}
