package io.novadesk.cloud.action;

import static io.novadesk.api.compute.ServerStatus.ACTIVE;
import static io.novadesk.api.compute.ServerStatus.ERROR;
import static io.novadesk.api.compute.ServerStatus.HARD_REBOOT;
import static io.novadesk.api.compute.ServerStatus.MIGRATING;
import static io.novadesk.api.compute.ServerStatus.PAUSED;
import static io.novadesk.api.compute.ServerStatus.REBOOT;
import static io.novadesk.api.compute.ServerStatus.RESCUE;
import static io.novadesk.api.compute.ServerStatus.SHELVED;
import static io.novadesk.api.compute.ServerStatus.SHELVED_OFFLOADED;
import static io.novadesk.api.compute.ServerStatus.SHUTOFF;
import static io.novadesk.api.compute.ServerStatus.SOFT_DELETED;
import static io.novadesk.api.compute.ServerStatus.SUSPENDED;
import static io.novadesk.api.compute.ServerStatus.VERIFY_RESIZE;

import io.novadesk.cloud.action.Asker.Role;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an action whatever it is asked of: the one table. When it is legal follows
 * nova's check_instance_state and check_instance_lock (nova/compute/api.py) and its default
 * policies, in the words of the API.
 *
 * @param rule when it is legal
 * @param record the name under which os-instance-actions records it
 * @param patience how long it may show no movement before it is told as hung
 * @param late how long after an answer that does not tell it may still reach the cloud
 * @param doing a part of the status or task that a server shows while it is at it; empty: any may
 *     be its; null: none is
 * @param traits what else is true of it
 */
public record ActionFacts(
    Rule rule,
    String record,
    Duration patience,
    Duration late,
    @Nullable String doing,
    Set<Trait> traits) {
  /** What is true of some actions. */
  public enum Trait {
    /** Another wish may be granted where one was not: what was typed matters. */
    TAKES_WISHES,
    /** Undoes or revives: given to many servers without a plan to look at first. */
    NEEDS_NO_PLAN,
    /** A server that still has the status it had before may have undergone it. */
    KEEPS_STATUS,
    /** Its name does not say all that it does to a server: a sentence does. */
    EXPLAINED,
    /** Has an editor of its own in place of a plan. */
    HAS_NO_PLAN,
    /** An image comes of it. */
    MAKES_IMAGE,
    /** The server is gone at its end. */
    DELETES,
    /** The cloud may choose a password for it and tells it once. */
    CHOOSES_PASSWORD
  }

  /**
   * Nova itself turns a soft reboot into a hard one after 2 minutes and cuts the power of a guest
   * that does not shut down after one.
   */
  private static final Duration USUAL = Duration.ofMinutes(6);

  /** What copies disks may stand still for long. */
  private static final Duration COPYING = Duration.ofHours(2);

  private static final Duration SOON = Duration.ofSeconds(30);

  /** Before it records an attachment the cloud asks a hypervisor, for as long as a minute. */
  private static final Duration AFTER_A_HYPERVISOR = Duration.ofSeconds(90);

  private static final Map<ServerAction, ActionFacts> TABLE = new EnumMap<>(ServerAction.class);

  static {
    for (ServerAction action : ServerAction.values()) {
      TABLE.put(action, look(action));
    }
  }

  /** What is known of this action. */
  public static ActionFacts of(ServerAction action) {
    ActionFacts facts = TABLE.get(action);
    if (facts == null) {
      throw new IllegalArgumentException(action.name());
    }
    return facts;
  }

  public boolean is(Trait trait) {
    return traits.contains(trait);
  }

  private static ActionFacts look(ServerAction action) {
    return switch (action) {
      case START -> facts(Rule.in(SHUTOFF).onHost(), "start").with(Trait.NEEDS_NO_PLAN);
      case STOP -> facts(Rule.in(ACTIVE, ERROR).onHost(), "stop").with(Trait.EXPLAINED);
      case REBOOT_SOFT ->
          facts(Rule.in(ACTIVE), "reboot")
              .doing("reboot")
              .with(Trait.EXPLAINED, Trait.KEEPS_STATUS);
      case REBOOT_HARD ->
          facts(
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
                  "reboot")
              .doing("reboot")
              .with(Trait.EXPLAINED, Trait.KEEPS_STATUS);
      case PAUSE -> facts(Rule.in(ACTIVE), "pause").with(Trait.EXPLAINED);
      case UNPAUSE -> facts(Rule.in(PAUSED), "unpause").with(Trait.NEEDS_NO_PLAN);
      case SUSPEND -> facts(Rule.in(ACTIVE), "suspend").with(Trait.EXPLAINED);
      case RESUME -> facts(Rule.in(SUSPENDED), "resume").with(Trait.NEEDS_NO_PLAN);
      case SHELVE -> facts(saveable(), "shelve").patient(COPYING).with(Trait.EXPLAINED);
      case UNSHELVE ->
          facts(Rule.in(SHELVED, SHELVED_OFFLOADED), "unshelve")
              .patient(COPYING)
              .with(Trait.NEEDS_NO_PLAN);
      case SHELVE_OFFLOAD ->
          facts(Rule.in(SHELVED).asking(Role.ADMINISTRATOR), "shelveOffload").with(Trait.EXPLAINED);
      case LOCK -> facts(Rule.always().evenLocked(), "lock").with(Trait.NEEDS_NO_PLAN);
      case UNLOCK -> facts(Rule.always().evenLocked(), "unlock").with(Trait.NEEDS_NO_PLAN);
      case RESIZE ->
          facts(Rule.in(ACTIVE, SHUTOFF), "resize").patient(COPYING).with(Trait.TAKES_WISHES);
      case CONFIRM_RESIZE -> facts(Rule.in(VERIFY_RESIZE), "confirmResize").with(Trait.EXPLAINED);
      case REVERT_RESIZE ->
          facts(Rule.in(VERIFY_RESIZE), "revertResize").patient(COPYING).with(Trait.EXPLAINED);
      case SNAPSHOT ->
          facts(saveable().evenLocked(), "createImage")
              .patient(COPYING)
              .doing("image_")
              .with(Trait.TAKES_WISHES, Trait.MAKES_IMAGE, Trait.KEEPS_STATUS);
      case BACKUP ->
          facts(saveable().evenLocked(), "createBackup")
              .doing("image_")
              .with(Trait.TAKES_WISHES, Trait.MAKES_IMAGE, Trait.KEEPS_STATUS);
      case REBUILD ->
          facts(Rule.in(ACTIVE, SHUTOFF, ERROR), "rebuild")
              .doing("rebuild")
              .with(Trait.TAKES_WISHES, Trait.CHOOSES_PASSWORD, Trait.KEEPS_STATUS);
      case RENAME, EDIT -> facts(Rule.always().evenLocked(), "update").with(Trait.TAKES_WISHES);
      case EDIT_METADATA -> facts(saveable().duringAnyTask(), "update").with(Trait.HAS_NO_PLAN);
      case CHANGE_PASSWORD ->
          facts(Rule.in(ACTIVE), "changePassword").doing("password").with(Trait.KEEPS_STATUS);
      case ATTACH_VOLUME -> facts(volumes(), "attach_volume").late(AFTER_A_HYPERVISOR);
      case DETACH_VOLUME -> facts(volumes(), "detach_volume").late(AFTER_A_HYPERVISOR);
      case ATTACH_INTERFACE -> facts(interfaces(), "attach_interface").late(AFTER_A_HYPERVISOR);
      case DETACH_INTERFACE -> facts(interfaces(), "detach_interface").late(AFTER_A_HYPERVISOR);
      case ADD_SECURITY_GROUP -> facts(Rule.always().evenLocked(), "addSecurityGroup");
      case REMOVE_SECURITY_GROUP -> facts(Rule.always().evenLocked(), "removeSecurityGroup");
      case ADD_TAG, REMOVE_TAG ->
          facts(saveable().duringAnyTask().evenLocked().evenUnlaunched().from(26), "update");
      case RESCUE ->
          facts(Rule.in(ACTIVE, SHUTOFF, ERROR), "rescue")
              .with(Trait.TAKES_WISHES, Trait.CHOOSES_PASSWORD);
      case UNRESCUE -> facts(Rule.in(RESCUE), "unrescue").with(Trait.NEEDS_NO_PLAN);
      case CRASH_DUMP ->
          facts(
                  Rule.in(ACTIVE, PAUSED, RESCUE, VERIFY_RESIZE, ERROR).onHost().from(17),
                  "trigger_crash_dump")
              .doing(null)
              .with(Trait.EXPLAINED, Trait.KEEPS_STATUS);
      case RESTORE -> facts(Rule.in(SOFT_DELETED), "restore").with(Trait.NEEDS_NO_PLAN);
      case MIGRATE ->
          facts(Rule.in(ACTIVE, SHUTOFF).asking(Role.MANAGER), "migrate").with(Trait.TAKES_WISHES);
      case LIVE_MIGRATE ->
          facts(Rule.in(ACTIVE, PAUSED).asking(Role.MANAGER), "live-migration")
              .doing("migrat")
              .with(Trait.TAKES_WISHES, Trait.KEEPS_STATUS);
      // The status is what clouds tell to those from whom they keep vm_state.
      case FINISH_MIGRATION ->
          facts(
                  Rule.in(ACTIVE, MIGRATING).during("migrating").asking(Role.MANAGER).from(23),
                  "live_migration_force_complete")
              .doing("migrat")
              .with(Trait.KEEPS_STATUS);
      case ABORT_MIGRATION ->
          facts(Rule.always().onceLaunched().asking(Role.MANAGER).from(24), "live_migration_cancel")
              .doing(null)
              .with(Trait.KEEPS_STATUS);
      case EVACUATE ->
          facts(
                  Rule.in(ACTIVE, SHUTOFF, ERROR)
                      .duringAnyTask()
                      .evenLocked()
                      .asking(Role.ADMINISTRATOR),
                  "evacuate")
              .doing("migrat")
              .with(Trait.TAKES_WISHES, Trait.CHOOSES_PASSWORD);
      case RESET_STATE ->
          facts(Rule.always().evenLocked().asking(Role.ADMINISTRATOR), "resetState");
      case FORCE_DELETE ->
          facts(Rule.always(), "delete").doing("delet").with(Trait.DELETES, Trait.KEEPS_STATUS);
      case DELETE ->
          facts(Rule.always(), "delete")
              .patient(Duration.ofMinutes(15))
              .doing("delet")
              .with(Trait.DELETES, Trait.KEEPS_STATUS);
    };
  }

  private static Rule saveable() {
    return Rule.in(ACTIVE, SHUTOFF, PAUSED, SUSPENDED);
  }

  private static Rule volumes() {
    return Rule.in(
        ACTIVE, PAUSED, SHUTOFF, VERIFY_RESIZE, SHELVED, SHELVED_OFFLOADED, SOFT_DELETED);
  }

  private static Rule interfaces() {
    return Rule.in(ACTIVE, PAUSED, SHUTOFF);
  }

  private static ActionFacts facts(Rule rule, String record) {
    return new ActionFacts(rule, record, USUAL, SOON, "", Set.of());
  }

  private ActionFacts patient(Duration longer) {
    return new ActionFacts(rule, record, longer, late, doing, traits);
  }

  private ActionFacts late(Duration longer) {
    return new ActionFacts(rule, record, patience, longer, doing, traits);
  }

  private ActionFacts doing(@Nullable String shown) {
    return new ActionFacts(rule, record, patience, late, shown, traits);
  }

  private ActionFacts with(Trait... all) {
    return new ActionFacts(rule, record, patience, late, doing, Set.of(all));
  }
}
