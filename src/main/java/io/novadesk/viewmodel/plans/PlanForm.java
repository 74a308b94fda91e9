package io.novadesk.viewmodel.plans;

import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Command;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.List;
import javafx.beans.Observable;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** What one action needs before many servers undergo it, and what it then is for each of them. */
public abstract sealed class PlanForm
    permits PlainPlanForm,
        ResizePlanForm,
        RebuildPlanForm,
        SnapshotForm,
        BackupForm,
        RenameForm,
        EditPlanForm,
        PasswordForm,
        LockForm,
        ResetStateForm,
        MovePlanForm,
        MigrationForm,
        AttachVolumePlanForm,
        DetachVolumePlanForm,
        AttachInterfacePlanForm,
        DetachInterfacePlanForm,
        LabelPlanForm,
        DeletePlanForm {
  private final ServerAction action;
  private final StringProperty typedCount = new SimpleStringProperty("");

  PlanForm(ServerAction action) {
    this.action = action;
  }

  public final ServerAction action() {
    return action;
  }

  /** What the plan is called while so many servers take part. */
  public final String title(int takers) {
    String key =
        switch (action) {
          // Their names have an object already, which the servers have.
          case UNRESCUE,
              CONFIRM_RESIZE,
              REVERT_RESIZE,
              EDIT,
              CHANGE_PASSWORD,
              CRASH_DUMP,
              ABORT_MIGRATION,
              FINISH_MIGRATION,
              RESET_STATE ->
              "plan.titleOf";
          case DETACH_VOLUME, DETACH_INTERFACE, REMOVE_SECURITY_GROUP, REMOVE_TAG ->
              "plan.titleFrom";
          case ATTACH_VOLUME, ATTACH_INTERFACE, ADD_SECURITY_GROUP, ADD_TAG -> "plan.titleTo";
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
              LOCK,
              UNLOCK,
              RESIZE,
              SNAPSHOT,
              BACKUP,
              REBUILD,
              RENAME,
              EDIT_METADATA,
              RESCUE,
              RESTORE,
              MIGRATE,
              LIVE_MIGRATE,
              EVACUATE,
              DELETE,
              FORCE_DELETE ->
              "plan.title";
        };
    return Text.of(key, Text.of("action." + action), takers);
  }

  /** Whether it destroys: then the number of servers has to be typed. */
  public boolean isDangerous() {
    return false;
  }

  /** What destroys wants its number typed. */
  public final StringProperty typedCountProperty() {
    return typedCount;
  }

  /** What it reads: the plan is made anew when one of these changes. */
  List<Observable> inputs() {
    return List.of();
  }

  /** What the action means for a server, as a sentence; empty where its name says it all. */
  String about() {
    return "";
  }

  /** Why a server that takes the action is left out all the same; empty when it takes part. */
  String whyNot(ServerRow server) {
    return "";
  }

  /**
   * What a server that takes part will undergo.
   *
   * @param place among those that take part, from 1
   */
  String what(ServerRow server, int place) {
    return Text.of("action." + action);
  }

  /** What is missing or wrong, as a sentence; empty when nothing is. */
  String problem(List<ServerRow> takers) {
    return "";
  }

  /**
   * The commands for a server that takes part; to be asked for when there is no problem.
   *
   * @param place among those that take part, from 1
   */
  List<Command> steps(ServerRow server, int place) {
    return List.of(new Command.Plain(action));
  }

  /** The page has gone. */
  void dispose() {
    // Most ask the cloud nothing.
  }
}
