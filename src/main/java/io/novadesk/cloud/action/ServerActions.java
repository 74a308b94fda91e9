package io.novadesk.cloud.action;

import static io.novadesk.api.compute.ServerStatus.ACTIVE;
import static io.novadesk.api.compute.ServerStatus.ERROR;
import static io.novadesk.api.compute.ServerStatus.PAUSED;
import static io.novadesk.api.compute.ServerStatus.RESCUE;
import static io.novadesk.api.compute.ServerStatus.SHELVED;
import static io.novadesk.api.compute.ServerStatus.SHELVED_OFFLOADED;
import static io.novadesk.api.compute.ServerStatus.SHUTOFF;
import static io.novadesk.api.compute.ServerStatus.SOFT_DELETED;
import static io.novadesk.api.compute.ServerStatus.SUSPENDED;
import static io.novadesk.api.compute.ServerStatus.VERIFY_RESIZE;

import io.novadesk.api.compute.Server;
import io.novadesk.api.compute.ServerStatus;
import io.novadesk.cloud.action.Asker.Role;
import io.novadesk.i18n.Text;
import org.jspecify.annotations.Nullable;

/**
 * Whether an action may be asked of a server now, by the rules of {@link ActionFacts}. The cloud
 * has the last word; this only spares people refusals that can be foreseen.
 */
public final class ServerActions {
  private ServerActions() {}

  private static Rule rule(ServerAction action) {
    return action.facts().rule();
  }

  /** Whether it asks for no more than an ordinary member of the project. */
  public static boolean isForEverybody(ServerAction action) {
    return rule(action).role() == Role.MEMBER;
  }

  /** Whether the asker's role lets them ask for this at all, of whichever server. */
  public static boolean isOffered(ServerAction action, Asker asker) {
    return isForEverybody(action) || asker.has(rule(action).role());
  }

  public static Legality check(ServerAction action, Server server, Asker asker) {
    Rule rule = rule(action);
    String reason = whyNotThem(rule, asker);
    if (reason == null) {
      reason = whyNotLocked(action, rule, server, asker);
    }
    if (reason == null) {
      reason = whyNotNow(action, rule, server, asker);
    }
    if (reason == null) {
      reason = whyNotThis(action, rule, server, asker);
    }
    return reason == null ? new Legality.Allowed() : new Legality.Refused(reason);
  }

  private static @Nullable String whyNotThem(Rule rule, Asker asker) {
    if (!asker.has(rule.role())) {
      return Text.of("action.refused.role." + rule.role());
    }
    if (rule.since() > 1 && !asker.speaks(rule.since())) {
      return asker.maximum() == null
          ? Text.of("action.refused.noMicroversions", rule.since())
          : Text.of("action.refused.microversion", rule.since(), asker.maximum());
    }
    return null;
  }

  private static @Nullable String whyNotLocked(
      ServerAction action, Rule rule, Server server, Asker asker) {
    boolean locked = Boolean.TRUE.equals(server.locked());
    if (action == ServerAction.LOCK && locked) {
      return Text.of("action.refused.alreadyLocked");
    }
    if (action == ServerAction.UNLOCK && Boolean.FALSE.equals(server.locked())) {
      return Text.of("action.refused.notLocked");
    }
    if (locked && rule.heedsLock() && !asker.administrator()) {
      return server.lockedReason() == null
          ? Text.of("action.refused.locked")
          : Text.of("action.refused.lockedBecause", server.lockedReason());
    }
    return null;
  }

  private static @Nullable String whyNotNow(
      ServerAction action, Rule rule, Server server, Asker asker) {
    String task = server.taskState();
    if (action == ServerAction.ABORT_MIGRATION || action == ServerAction.FINISH_MIGRATION) {
      boolean migrating =
          task == null ? server.state() == ServerStatus.MIGRATING : task.equals("migrating");
      if (!migrating) {
        return Text.of("action.refused.noMigration");
      }
      if (action == ServerAction.ABORT_MIGRATION) {
        return null;
      }
    }
    if (task != null && !rule.allowsTask(task)) {
      return Text.of("action.refused.task", server.status(), task);
    }
    ServerStatus status = atRest(server);
    // What a cloud invents beyond the known words is its own affair: it answers for itself.
    if (status == ServerStatus.OTHER || rule.statuses().contains(status)) {
      return null;
    }
    String reason = Text.of("action.refused.status." + action, server.status());
    String hint = hint(action, server, asker);
    return hint.isEmpty() ? reason : Text.of("sentences", reason, hint);
  }

  private static @Nullable String whyNotThis(
      ServerAction action, Rule rule, Server server, Asker asker) {
    // Only clouds with microversions are sure to tell these.
    boolean tellsAll = asker.maximum() != null;
    if (rule.needsLaunch() && server.launchedAt() == null && tellsAll) {
      return Text.of("action.refused.neverBuilt");
    }
    if (rule.needsHost() && server.hostId() == null && tellsAll) {
      return Text.of("action.refused.noHost");
    }
    boolean fromVolume = server.imageId() == null && tellsAll;
    if (fromVolume && action == ServerAction.BACKUP) {
      return Text.of("action.refused.volumeBackup");
    }
    return fromVolume && action == ServerAction.RESCUE && !asker.speaks(87)
        ? Text.of("action.refused.volumeRescue")
        : null;
  }

  /** The status apart from what is being done to the server, which is the task's to tell. */
  private static ServerStatus atRest(Server server) {
    return switch (server.vmState()) {
      case "active" -> ACTIVE;
      case "stopped" -> SHUTOFF;
      case "paused" -> PAUSED;
      case "suspended" -> SUSPENDED;
      case "building" -> ServerStatus.BUILD;
      case "rescued" -> RESCUE;
      case "resized" -> VERIFY_RESIZE;
      case "error" -> ERROR;
      case "shelved" -> SHELVED;
      case "shelved_offloaded" -> SHELVED_OFFLOADED;
      case "soft-delete" -> SOFT_DELETED;
      case null, default -> server.state();
    };
  }

  private static String hint(ServerAction action, Server server, Asker asker) {
    if (server.state().isTransitional()) {
      return Text.of("action.hint.wait");
    }
    ServerAction remedy = remedy(action, server, asker);
    return remedy == null ? "" : Text.of("action.hint." + remedy);
  }

  /**
   * What would make the action possible, or is what was meant; null when nothing but patience or
   * nothing at all would. Whether the remedy itself is legal is another question.
   */
  public static @Nullable ServerAction remedy(ServerAction action, Server server, Asker asker) {
    if (server.taskState() != null) {
      return null;
    }
    Rule rule = rule(action);
    // A lock stops no administrator.
    boolean locked = Boolean.TRUE.equals(server.locked()) && !asker.administrator();
    if (locked && rule.heedsLock()) {
      return ServerAction.UNLOCK;
    }
    ServerStatus status = atRest(server);
    if (rule.statuses().contains(status)) {
      return null;
    }
    // Each of these leads to ACTIVE.
    boolean wouldHelp = rule.statuses().contains(ACTIVE) || action == ServerAction.START;
    return !wouldHelp ? null : waysToActive(status);
  }

  private static @Nullable ServerAction waysToActive(ServerStatus status) {
    return switch (status) {
      case SHUTOFF -> ServerAction.START;
      case PAUSED -> ServerAction.UNPAUSE;
      case SUSPENDED -> ServerAction.RESUME;
      case VERIFY_RESIZE -> ServerAction.CONFIRM_RESIZE;
      case RESCUE -> ServerAction.UNRESCUE;
      case SHELVED, SHELVED_OFFLOADED -> ServerAction.UNSHELVE;
      case SOFT_DELETED -> ServerAction.RESTORE;
      case ERROR -> ServerAction.REBOOT_HARD;
      default -> null;
    };
  }
}
