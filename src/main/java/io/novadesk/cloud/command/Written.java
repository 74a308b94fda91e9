package io.novadesk.cloud.command;

import io.novadesk.api.compute.Server;
import io.novadesk.api.compute.ServerRequests;
import io.novadesk.api.compute.ServerStatus;
import io.novadesk.cloud.action.End;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.OperationState.Done;
import io.novadesk.cloud.command.OperationState.Failed;
import io.novadesk.i18n.Text;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Commands that the cloud only writes down: they hold at once, whatever else it is doing with the
 * server, and differ only when someone else wrote after.
 */
final class Written {
  private Written() {}

  /** What the server shows of it; null of a command that is more than that. */
  static @Nullable OperationState shownBy(Command command, Server now) {
    return switch (command.action().facts().end()) {
      case End.Own.WRITTEN -> written(command, now);
      case End.Own.STATE -> ofState(command, now);
      case End.Own.LOCK -> ofLock(command.action() == ServerAction.LOCK, now);
      case End.In _, End.AtRest _, End.Own _ -> null;
    };
  }

  private static OperationState written(Command command, Server now) {
    return switch (command) {
      case Command.Rename rename ->
          rename.name().equals(now.name())
              ? new Done(Text.of("operation.done.renamed", rename.name()))
              : new Failed(Text.of("operation.failed.nameUnchanged", now.displayName()), null);
      case Command.Edit edit -> ofEdit(edit.change(), now);
      case ServerLabel label ->
          holds(label, now)
              ? labelled(label)
              : new Failed(Text.of("operation.failed.notEdited"), null);
      default -> throw new IllegalArgumentException(command.action() + " writes nothing down");
    };
  }

  private static OperationState ofState(Command command, Server now) {
    return command instanceof Command.ResetState(boolean active)
        ? Outcome.reached(now, active ? ServerStatus.ACTIVE : ServerStatus.ERROR)
        : new Done(Text.of("operation.done.reached", now.status()));
  }

  static boolean isLock(ServerAction action) {
    return action == ServerAction.LOCK || action == ServerAction.UNLOCK;
  }

  /** What is done where its label stands, or no more. */
  static Done labelled(ServerLabel label) {
    return new Done(Text.of("operation.done." + label.action(), label.label()));
  }

  private static boolean holds(ServerLabel label, Server now) {
    return switch (label) {
      case ServerLabel.AddTag(String tag) -> now.tags().contains(tag);
      case ServerLabel.RemoveTag(String tag) -> !now.tags().contains(tag);
      case ServerLabel.AddSecurityGroup(String group) -> now.securityGroups().contains(group);
      case ServerLabel.RemoveSecurityGroup(String group) -> !now.securityGroups().contains(group);
    };
  }

  private static OperationState ofEdit(ServerRequests.Change change, Server now) {
    boolean kept =
        holds(change.name(), now.name())
            && holds(change.description(), now.description())
            && holds(change.accessIPv4(), now.accessIPv4())
            && holds(change.hostname(), now.hostname())
            && holdsAddress(change.accessIPv6(), now.accessIPv6());
    return kept
        ? new Done(Text.of("operation.done.edited"))
        : new Failed(Text.of("operation.failed.notEdited"), null);
  }

  private static boolean holds(@Nullable String wanted, @Nullable String found) {
    return wanted == null || wanted.equals(Objects.requireNonNullElse(found, ""));
  }

  /** The cloud writes the same IPv6 address in its own way. */
  private static boolean holdsAddress(@Nullable String wanted, @Nullable String found) {
    return wanted == null || (wanted.isEmpty() == (found == null || found.isEmpty()));
  }

  private static OperationState ofLock(boolean wanted, Server now) {
    Boolean locked = now.locked();
    if (locked == null) {
      return new Done(Text.of("operation.done.lockUnseen"));
    }
    return locked == wanted
        ? new Done(Text.of(wanted ? "operation.done.locked" : "operation.done.unlocked"))
        : new Failed(Text.of("operation.failed.lockUnchanged"), null);
  }
}
