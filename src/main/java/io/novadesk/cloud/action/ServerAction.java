package io.novadesk.cloud.action;

import static io.novadesk.api.compute.ServerStatus.ACTIVE;
import static io.novadesk.api.compute.ServerStatus.ERROR;
import static io.novadesk.api.compute.ServerStatus.HARD_REBOOT;
import static io.novadesk.api.compute.ServerStatus.MIGRATING;
import static io.novadesk.api.compute.ServerStatus.PAUSED;
import static io.novadesk.api.compute.ServerStatus.REBOOT;
import static io.novadesk.api.compute.ServerStatus.SHELVED;
import static io.novadesk.api.compute.ServerStatus.SHELVED_OFFLOADED;
import static io.novadesk.api.compute.ServerStatus.SHUTOFF;
import static io.novadesk.api.compute.ServerStatus.SOFT_DELETED;
import static io.novadesk.api.compute.ServerStatus.SUSPENDED;
import static io.novadesk.api.compute.ServerStatus.VERIFY_RESIZE;
import static io.novadesk.cloud.action.ActionFacts.legal;
import static io.novadesk.cloud.action.End.atRest;
import static io.novadesk.cloud.action.End.in;

import io.novadesk.api.compute.ServerStatus;
import io.novadesk.cloud.action.ActionFacts.Trait;
import io.novadesk.cloud.action.Asker.Role;
import io.novadesk.cloud.action.End.Own;
import java.time.Duration;

/**
 * What a person can do to a server, in the order in which lists of actions show them: the one table
 * of all that is known of an action whatever it is asked of. When it is legal follows nova's
 * check_instance_state and check_instance_lock (nova/compute/api.py) and its default policies, in
 * the words of the API.
 */
public enum ServerAction {
  START(legal(Rule.in(SHUTOFF).onHost(), "start", in(ACTIVE)).with(Trait.NEEDS_NO_PLAN)),
  STOP(legal(Rule.in(ACTIVE, ERROR).onHost(), "stop", in(SHUTOFF)).with(Trait.EXPLAINED)),
  REBOOT_SOFT(
      legal(Rule.in(ACTIVE), "reboot", in(ACTIVE))
          .doing("reboot")
          .with(Trait.EXPLAINED, Trait.KEEPS_STATUS)),
  REBOOT_HARD(
      legal(
              Rule.in(ACTIVE, SHUTOFF, PAUSED, SUSPENDED, ERROR, REBOOT, HARD_REBOOT)
                  .during(
                      "rebooting",
                      "reboot_pending",
                      "reboot_started",
                      "rebooting_hard",
                      "resuming",
                      "pausing",
                      "unpausing",
                      "suspending"),
              "reboot",
              in(ACTIVE))
          .doing("reboot")
          .with(Trait.EXPLAINED, Trait.KEEPS_STATUS)),
  PAUSE(legal(Rule.in(ACTIVE), "pause", in(PAUSED)).with(Trait.EXPLAINED)),
  UNPAUSE(legal(Rule.in(PAUSED), "unpause", in(ACTIVE)).with(Trait.NEEDS_NO_PLAN)),
  SUSPEND(legal(Rule.in(ACTIVE), "suspend", in(SUSPENDED)).with(Trait.EXPLAINED)),
  RESUME(legal(Rule.in(SUSPENDED), "resume", in(ACTIVE)).with(Trait.NEEDS_NO_PLAN)),
  SHELVE(
      legal(saveable(), "shelve", in(SHELVED, SHELVED_OFFLOADED))
          .patient(ActionFacts.COPYING)
          .with(Trait.EXPLAINED)),
  UNSHELVE(
      legal(Rule.in(SHELVED, SHELVED_OFFLOADED), "unshelve", in(ACTIVE))
          .patient(ActionFacts.COPYING)
          .with(Trait.NEEDS_NO_PLAN)),
  LOCK(legal(Rule.always().evenLocked(), "lock", Own.LOCK).with(Trait.NEEDS_NO_PLAN)),
  UNLOCK(legal(Rule.always().evenLocked(), "unlock", Own.LOCK).with(Trait.NEEDS_NO_PLAN)),
  RESIZE(
      legal(Rule.in(ACTIVE, SHUTOFF), "resize", Own.RESIZED)
          .patient(ActionFacts.COPYING)
          .with(Trait.TAKES_WISHES)),
  CONFIRM_RESIZE(
      legal(Rule.in(VERIFY_RESIZE), "confirmResize", Own.RESIZE_CONFIRMED).with(Trait.EXPLAINED)),
  REVERT_RESIZE(
      legal(Rule.in(VERIFY_RESIZE), "revertResize", Own.RESIZE_REVERTED)
          .patient(ActionFacts.COPYING)
          .with(Trait.EXPLAINED)),
  SNAPSHOT(
      legal(saveable().evenLocked(), "createImage", atRest("operation.done.snapshotTaken"))
          .patient(ActionFacts.COPYING)
          .doing("image_")
          .with(Trait.TAKES_WISHES, Trait.MAKES_IMAGE, Trait.KEEPS_STATUS)),
  BACKUP(
      legal(saveable().evenLocked(), "createBackup", atRest("operation.done.backupTaken"))
          .doing("image_")
          .with(Trait.TAKES_WISHES, Trait.MAKES_IMAGE, Trait.KEEPS_STATUS)),
  REBUILD(
      legal(Rule.in(ACTIVE, SHUTOFF, ERROR), "rebuild", Own.AS_FOUND)
          .doing("rebuild")
          .with(Trait.COUNTED, Trait.TAKES_WISHES, Trait.CHOOSES_PASSWORD, Trait.KEEPS_STATUS)),
  RENAME(legal(Rule.always().evenLocked(), "update", Own.WRITTEN).with(Trait.TAKES_WISHES)),
  EDIT(legal(Rule.always().evenLocked(), "update", Own.WRITTEN).with(Trait.TAKES_WISHES)),
  EDIT_METADATA(legal(saveable().duringAnyTask(), "update", Own.WRITTEN).with(Trait.HAS_NO_PLAN)),
  CHANGE_PASSWORD(
      legal(Rule.in(ACTIVE), "changePassword", atRest("operation.done.password"))
          .doing("password")
          .with(Trait.KEEPS_STATUS)),
  ATTACH_VOLUME(
      legal(volumes(), "attach_volume", Own.ATTACHMENT).late(ActionFacts.AFTER_A_HYPERVISOR)),
  DETACH_VOLUME(
      legal(volumes(), "detach_volume", Own.ATTACHMENT)
          .late(ActionFacts.AFTER_A_HYPERVISOR)
          .with(Trait.COUNTED, Trait.TAKES_AWAY)),
  ATTACH_INTERFACE(
      legal(interfaces(), "attach_interface", Own.ATTACHMENT).late(ActionFacts.AFTER_A_HYPERVISOR)),
  DETACH_INTERFACE(
      legal(interfaces(), "detach_interface", Own.ATTACHMENT)
          .late(ActionFacts.AFTER_A_HYPERVISOR)
          .with(Trait.COUNTED, Trait.TAKES_AWAY)),
  ADD_SECURITY_GROUP(legal(Rule.always().evenLocked(), "addSecurityGroup", Own.WRITTEN)),
  REMOVE_SECURITY_GROUP(legal(Rule.always().evenLocked(), "removeSecurityGroup", Own.WRITTEN)),
  ADD_TAG(legal(tags(), "update", Own.WRITTEN)),
  REMOVE_TAG(legal(tags(), "update", Own.WRITTEN).with(Trait.TAKES_AWAY)),
  RESCUE(
      legal(Rule.in(ACTIVE, SHUTOFF, ERROR), "rescue", in(ServerStatus.RESCUE))
          .with(Trait.TAKES_WISHES, Trait.CHOOSES_PASSWORD)),
  UNRESCUE(legal(Rule.in(ServerStatus.RESCUE), "unrescue", in(ACTIVE)).with(Trait.NEEDS_NO_PLAN)),
  CRASH_DUMP(
      legal(
              Rule.in(ACTIVE, PAUSED, ServerStatus.RESCUE, VERIFY_RESIZE, ERROR).onHost().from(17),
              "trigger_crash_dump",
              atRest("operation.done.crashDump"))
          .doing(null)
          .with(Trait.EXPLAINED, Trait.KEEPS_STATUS)),
  RESTORE(legal(Rule.in(SOFT_DELETED), "restore", in(ACTIVE)).with(Trait.NEEDS_NO_PLAN)),
  FORCE_DELETE(
      legal(Rule.always(), "delete", Own.GONE)
          .doing("delet")
          .with(Trait.COUNTED, Trait.DELETES, Trait.TAKES_AWAY, Trait.KEEPS_STATUS)),
  MIGRATE(
      legal(Rule.in(ACTIVE, SHUTOFF).asking(Role.MANAGER), "migrate", Own.MIGRATED)
          .with(Trait.TAKES_WISHES)),
  LIVE_MIGRATE(
      legal(Rule.in(ACTIVE, PAUSED).asking(Role.MANAGER), "live-migration", Own.MOVED)
          .doing("migrat")
          .with(Trait.TAKES_WISHES, Trait.KEEPS_STATUS)),
  // The status is what clouds tell to those from whom they keep vm_state.
  FINISH_MIGRATION(
      legal(
              Rule.in(ACTIVE, MIGRATING).during("migrating").asking(Role.MANAGER).from(23),
              "live_migration_force_complete",
              Own.MIGRATION_FINISHED)
          .doing("migrat")
          .with(Trait.KEEPS_STATUS)),
  ABORT_MIGRATION(
      legal(
              Rule.always().onceLaunched().asking(Role.MANAGER).from(24),
              "live_migration_cancel",
              Own.MIGRATION_ABORTED)
          .doing(null)
          .with(Trait.KEEPS_STATUS)),
  EVACUATE(
      legal(
              Rule.in(ACTIVE, SHUTOFF, ERROR)
                  .duringAnyTask()
                  .evenLocked()
                  .asking(Role.ADMINISTRATOR),
              "evacuate",
              Own.MOVED)
          .doing("migrat")
          .with(Trait.COUNTED, Trait.TAKES_WISHES, Trait.CHOOSES_PASSWORD)),
  SHELVE_OFFLOAD(
      legal(Rule.in(SHELVED).asking(Role.ADMINISTRATOR), "shelveOffload", in(SHELVED_OFFLOADED))
          .with(Trait.EXPLAINED)),
  RESET_STATE(
      legal(Rule.always().evenLocked().asking(Role.ADMINISTRATOR), "resetState", Own.STATE)),
  DELETE(
      legal(Rule.always(), "delete", Own.GONE)
          .patient(Duration.ofMinutes(15))
          .doing("delet")
          .with(Trait.COUNTED, Trait.DELETES, Trait.TAKES_AWAY, Trait.KEEPS_STATUS));

  // A record of records and of sets that nobody changes.
  @SuppressWarnings("ImmutableEnumChecker")
  private final ActionFacts facts;

  ServerAction(ActionFacts facts) {
    this.facts = facts;
  }

  public ActionFacts facts() {
    return facts;
  }

  public boolean is(Trait trait) {
    return facts.traits().contains(trait);
  }

  private static Rule saveable() {
    return Rule.in(ACTIVE, SHUTOFF, PAUSED, SUSPENDED);
  }

  private static Rule tags() {
    return saveable().duringAnyTask().evenLocked().evenUnlaunched().from(26);
  }

  private static Rule volumes() {
    return Rule.in(
        ACTIVE, PAUSED, SHUTOFF, VERIFY_RESIZE, SHELVED, SHELVED_OFFLOADED, SOFT_DELETED);
  }

  private static Rule interfaces() {
    return Rule.in(ACTIVE, PAUSED, SHUTOFF);
  }
}
