package io.novadesk.demo.compute;

import io.novadesk.demo.http.Refusal;
import io.novadesk.demo.identity.Caller;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can be asked of a server, and when nova allows it (its {@code check_instance_state}). */
public enum Verb {
  REBOOT_SOFT("reboot", states(VmState.ACTIVE)),
  REBOOT_HARD(
      "reboot",
      states(VmState.ACTIVE, VmState.STOPPED, VmState.PAUSED, VmState.SUSPENDED, VmState.ERROR)),
  START("start", states(VmState.STOPPED)),
  STOP("stop", states(VmState.ACTIVE, VmState.ERROR)),
  PAUSE("pause", states(VmState.ACTIVE)),
  UNPAUSE("unpause", states(VmState.PAUSED)),
  SUSPEND("suspend", states(VmState.ACTIVE)),
  RESUME("resume", states(VmState.SUSPENDED)),
  RESIZE("resize", states(VmState.ACTIVE, VmState.STOPPED)),
  MIGRATE("migrate", states(VmState.ACTIVE, VmState.STOPPED)),
  CONFIRM_RESIZE("confirmResize", states(VmState.RESIZED)),
  REVERT_RESIZE("revertResize", states(VmState.RESIZED)),
  REBUILD("rebuild", states(VmState.ACTIVE, VmState.STOPPED, VmState.ERROR)),
  CREATE_IMAGE("createImage", quiet()),
  CREATE_BACKUP("createBackup", quiet()),
  CHANGE_PASSWORD("changePassword", states(VmState.ACTIVE)),
  RESCUE("rescue", states(VmState.ACTIVE, VmState.STOPPED, VmState.ERROR)),
  UNRESCUE("unrescue", states(VmState.RESCUED)),
  SHELVE("shelve", quiet()),
  SHELVE_OFFLOAD("shelveOffload", states(VmState.SHELVED)),
  UNSHELVE("unshelve", states(VmState.SHELVED, VmState.SHELVED_OFFLOADED)),
  RESTORE("restore", states(VmState.SOFT_DELETED)),
  DELETE("delete", null),
  FORCE_DELETE("forceDelete", null),
  LIVE_MIGRATE("os-migrateLive", states(VmState.ACTIVE, VmState.PAUSED)),
  ABORT_MIGRATION("live_migrate_abort", null),
  FINISH_MIGRATION("force_complete", states(VmState.ACTIVE)),
  EVACUATE("evacuate", states(VmState.ACTIVE, VmState.STOPPED, VmState.ERROR)),
  CRASH_DUMP(
      "trigger_crash_dump",
      states(VmState.ACTIVE, VmState.PAUSED, VmState.RESCUED, VmState.RESIZED, VmState.ERROR)),
  UPDATE_METADATA("update metadata", quiet()),
  DELETE_METADATA("delete metadata", quiet()),
  ATTACH_VOLUME("attach_volume", volumes()),
  DETACH_VOLUME("detach_volume", volumes()),
  ATTACH_INTERFACE("attach_interface", states(VmState.ACTIVE, VmState.PAUSED, VmState.STOPPED)),
  DETACH_INTERFACE("detach_interface", states(VmState.ACTIVE, VmState.PAUSED, VmState.STOPPED));

  private static final Set<TaskState> HARD_REBOOT_TASKS =
      EnumSet.of(
          TaskState.REBOOTING,
          TaskState.REBOOT_PENDING,
          TaskState.REBOOT_STARTED,
          TaskState.REBOOTING_HARD,
          TaskState.RESUMING,
          TaskState.PAUSING,
          TaskState.UNPAUSING,
          TaskState.SUSPENDING);

  private final String label;

  // Enum sets are what nova's tables are; nobody changes them after the class is loaded.
  @SuppressWarnings("ImmutableEnumChecker")
  private final @Nullable Set<VmState> states;

  Verb(String label, @Nullable Set<VmState> states) {
    this.label = label;
    this.states = states;
  }

  private static Set<VmState> states(VmState first, VmState... more) {
    return EnumSet.of(first, more);
  }

  private static Set<VmState> quiet() {
    return EnumSet.of(VmState.ACTIVE, VmState.STOPPED, VmState.PAUSED, VmState.SUSPENDED);
  }

  private static Set<VmState> volumes() {
    return EnumSet.of(
        VmState.ACTIVE,
        VmState.PAUSED,
        VmState.STOPPED,
        VmState.RESIZED,
        VmState.SOFT_DELETED,
        VmState.SHELVED,
        VmState.SHELVED_OFFLOADED);
  }

  /** The name that nova's refusals use. */
  public String label() {
    return label;
  }

  /** A lock does not keep anyone from these. */
  private boolean ignoresLock() {
    return this == CREATE_IMAGE || this == CREATE_BACKUP || this == EVACUATE;
  }

  /** Asked of the host itself: nova's {@code check_instance_host}. */
  private boolean needsHost() {
    return this == START || this == STOP || this == CRASH_DUMP;
  }

  private boolean isOfMigration() {
    return this == ABORT_MIGRATION || this == FINISH_MIGRATION;
  }

  private boolean anyTask() {
    return switch (this) {
      case DELETE, FORCE_DELETE, UPDATE_METADATA, DELETE_METADATA, EVACUATE -> true;
      default -> false;
    };
  }

  /**
   * Lets the caller do this to the server now.
   *
   * @throws Refusal 409 in nova's words when it is locked or in another state
   */
  void check(Server server, Caller caller) {
    if (server.locked && !ignoresLock() && !caller.isAdmin()) {
      throw Refusal.conflict("Instance " + server.id() + " is locked");
    }
    if (needsHost() && server.host == null) {
      throw Refusal.conflict("Instance " + server.id() + " is not ready");
    }
    if (states != null && !states.contains(server.vmState)) {
      throw refusal(server, "vm_state", server.vmState.wire());
    }
    TaskState task = server.taskState;
    if (isOfMigration() && task != TaskState.MIGRATING) {
      throw refusal(server, "task_state", task == null ? "None" : task.wire());
    }
    boolean busyButFine =
        anyTask()
            || isOfMigration()
            || (this == REBOOT_HARD && task != null && HARD_REBOOT_TASKS.contains(task));
    if (task != null && !busyButFine) {
      throw refusal(server, "task_state", task.wire());
    }
    boolean needsLaunch = this != DELETE && this != FORCE_DELETE;
    if (needsLaunch && server.launched == 0) {
      throw Refusal.conflict(
          "Instance " + server.id() + " is in an invalid state for '" + label + "'");
    }
  }

  private Refusal refusal(Server server, String kind, String state) {
    return Refusal.conflict(
        String.format(
            Locale.ROOT,
            "Cannot '%s' instance %s while it is in %s %s",
            label,
            server.id(),
            kind,
            state));
  }
}
