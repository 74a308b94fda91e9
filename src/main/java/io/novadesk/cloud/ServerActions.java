package io.novadesk.cloud;

import io.novadesk.api.compute.Server;
import io.novadesk.api.compute.ServerStatus;
import io.novadesk.i18n.Text;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The one table of what is legal when: nova's check_instance_state (nova/compute/api.py) in the
 * words of the API. The cloud has the last word; this only spares people refusals that can be
 * foreseen.
 */
public final class ServerActions {
  private static final Set<ServerStatus> ANY = EnumSet.allOf(ServerStatus.class);
  private static final Set<ServerStatus> SAVEABLE =
      EnumSet.of(
          ServerStatus.ACTIVE, ServerStatus.SHUTOFF, ServerStatus.PAUSED, ServerStatus.SUSPENDED);

  private static final Rule VOLUMES =
      Rule.in(
          ServerStatus.ACTIVE,
          ServerStatus.PAUSED,
          ServerStatus.SHUTOFF,
          ServerStatus.VERIFY_RESIZE,
          ServerStatus.SHELVED,
          ServerStatus.SHELVED_OFFLOADED,
          ServerStatus.SOFT_DELETED);
  private static final Rule INTERFACES =
      Rule.in(ServerStatus.ACTIVE, ServerStatus.PAUSED, ServerStatus.SHUTOFF);

  private static final Map<ServerAction, Rule> RULES =
      Map.ofEntries(
          Map.entry(ServerAction.START, Rule.in(ServerStatus.SHUTOFF)),
          Map.entry(ServerAction.STOP, Rule.in(ServerStatus.ACTIVE, ServerStatus.ERROR)),
          Map.entry(ServerAction.REBOOT_SOFT, Rule.in(ServerStatus.ACTIVE)),
          Map.entry(
              ServerAction.REBOOT_HARD,
              new Rule(
                  EnumSet.of(
                      ServerStatus.ACTIVE,
                      ServerStatus.SHUTOFF,
                      ServerStatus.PAUSED,
                      ServerStatus.SUSPENDED,
                      ServerStatus.ERROR,
                      ServerStatus.REBOOT,
                      ServerStatus.HARD_REBOOT),
                  Set.of(
                      "rebooting",
                      "reboot_pending",
                      "reboot_started",
                      "rebooting_hard",
                      "resuming",
                      "pausing",
                      "unpausing",
                      "suspending"),
                  true)),
          Map.entry(ServerAction.PAUSE, Rule.in(ServerStatus.ACTIVE)),
          Map.entry(ServerAction.UNPAUSE, Rule.in(ServerStatus.PAUSED)),
          Map.entry(ServerAction.SUSPEND, Rule.in(ServerStatus.ACTIVE)),
          Map.entry(ServerAction.RESUME, Rule.in(ServerStatus.SUSPENDED)),
          Map.entry(ServerAction.SHELVE, new Rule(SAVEABLE, Set.of(), true)),
          Map.entry(
              ServerAction.UNSHELVE, Rule.in(ServerStatus.SHELVED, ServerStatus.SHELVED_OFFLOADED)),
          Map.entry(ServerAction.UNRESCUE, Rule.in(ServerStatus.RESCUE)),
          Map.entry(ServerAction.LOCK, Rule.ALWAYS),
          Map.entry(ServerAction.UNLOCK, Rule.ALWAYS),
          Map.entry(ServerAction.RESIZE, Rule.in(ServerStatus.ACTIVE, ServerStatus.SHUTOFF)),
          Map.entry(ServerAction.CONFIRM_RESIZE, Rule.in(ServerStatus.VERIFY_RESIZE)),
          Map.entry(ServerAction.REVERT_RESIZE, Rule.in(ServerStatus.VERIFY_RESIZE)),
          Map.entry(ServerAction.SNAPSHOT, new Rule(SAVEABLE, Set.of(), false)),
          Map.entry(ServerAction.RENAME, Rule.ALWAYS),
          Map.entry(ServerAction.CHANGE_PASSWORD, Rule.in(ServerStatus.ACTIVE)),
          Map.entry(ServerAction.EDIT_METADATA, new Rule(SAVEABLE, Set.of(Rule.ANY_TASK), true)),
          Map.entry(ServerAction.ATTACH_VOLUME, VOLUMES),
          Map.entry(ServerAction.DETACH_VOLUME, VOLUMES),
          Map.entry(ServerAction.ATTACH_INTERFACE, INTERFACES),
          Map.entry(ServerAction.DETACH_INTERFACE, INTERFACES),
          Map.entry(ServerAction.DELETE, new Rule(ANY, Set.of(Rule.ANY_TASK), true)));

  private ServerActions() {}

  /**
   * @param statuses in which the action is legal
   * @param tasks under way that do not forbid it
   * @param heedsLock whether a locked server refuses it from ordinary users
   */
  private record Rule(Set<ServerStatus> statuses, Set<String> tasks, boolean heedsLock) {
    static final String ANY_TASK = "*";
    static final Rule ALWAYS = new Rule(ANY, Set.of(ANY_TASK), false);

    /** In these statuses, with nothing under way, unless it is locked. */
    static Rule in(ServerStatus... statuses) {
      return new Rule(EnumSet.copyOf(List.of(statuses)), Set.of(), true);
    }

    boolean allowsTask(String task) {
      return tasks.contains(ANY_TASK) || tasks.contains(task);
    }
  }

  /**
   * @param administrator locks do not bind administrators
   */
  public static Legality check(ServerAction action, Server server, boolean administrator) {
    Rule rule = RULES.get(action);
    if (rule == null) {
      throw new IllegalArgumentException("no rule for " + action);
    }
    if (rule.heedsLock() && Boolean.TRUE.equals(server.locked()) && !administrator) {
      return new Legality.Refused(Text.of("action.refused.locked"));
    }
    boolean locked = Boolean.TRUE.equals(server.locked());
    if (action == ServerAction.LOCK && locked) {
      return new Legality.Refused(Text.of("action.refused.alreadyLocked"));
    }
    if (action == ServerAction.UNLOCK && Boolean.FALSE.equals(server.locked())) {
      return new Legality.Refused(Text.of("action.refused.notLocked"));
    }
    ServerStatus status = server.state();
    // What a cloud invents beyond the known words is its own affair: it answers for itself.
    boolean foreign = status == ServerStatus.OTHER;
    String task = server.taskState();
    if (task != null && !rule.allowsTask(task)) {
      return new Legality.Refused(Text.of("action.refused.task", server.status(), task));
    }
    if (!foreign && !rule.statuses().contains(status)) {
      String hint = hint(action, status);
      String reason = Text.of("action.refused.status." + action, server.status());
      return new Legality.Refused(hint.isEmpty() ? reason : reason + " " + hint);
    }
    boolean neverLaunched = status == ServerStatus.ERROR && "building".equals(server.vmState());
    if (neverLaunched && action != ServerAction.DELETE && action != ServerAction.RENAME) {
      return new Legality.Refused(Text.of("action.refused.neverBuilt"));
    }
    return new Legality.Allowed();
  }

  /** What would make it possible. */
  private static String hint(ServerAction action, ServerStatus status) {
    // These undo one certain status: in any other there is nothing to undo.
    switch (action) {
      case CONFIRM_RESIZE, REVERT_RESIZE, UNPAUSE, RESUME, UNSHELVE, UNRESCUE -> {
        return "";
      }
      default -> {
        // What the status stands in the way of.
      }
    }
    return switch (status) {
      case SHUTOFF -> action == ServerAction.STOP ? "" : Text.of("action.hint.start");
      case PAUSED -> Text.of("action.hint.unpause");
      case SUSPENDED -> Text.of("action.hint.resume");
      case VERIFY_RESIZE -> Text.of("action.hint.confirm");
      case RESCUE -> Text.of("action.hint.unrescue");
      case SHELVED, SHELVED_OFFLOADED -> Text.of("action.hint.unshelve");
      case BUILD, REBOOT, HARD_REBOOT, PASSWORD, REBUILD, RESIZE, REVERT_RESIZE, MIGRATING ->
          Text.of("action.hint.wait");
      default -> "";
    };
  }
}
