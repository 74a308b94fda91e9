package io.novadesk.cloud.command;

import io.novadesk.api.compute.Server;
import io.novadesk.api.compute.ServerStatus;
import io.novadesk.cloud.action.ActionFacts.Trait;
import io.novadesk.cloud.action.End;
import io.novadesk.cloud.action.End.Own;
import io.novadesk.cloud.command.OperationState.Done;
import io.novadesk.cloud.command.OperationState.Failed;
import io.novadesk.i18n.Text;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a server itself proves of a command that no record names. */
final class Proof {
  private final Command command;
  private final Server before;
  private final Outcome outcome;

  /**
   * @param before the server when the command was given
   * @param outcome judges what has come to rest
   */
  Proof(Command command, Server before, Outcome outcome) {
    this.command = command;
    this.before = before;
    this.outcome = outcome;
  }

  /**
   * Done where the server holds what was asked for, Failed where it plainly does not, Working while
   * it is at it; null where it can prove neither, as with a reboot.
   */
  @Nullable OperationState shownBy(Server now) {
    OperationState written = Written.shownBy(command, now);
    if (written != null) {
      return Written.isLock(command.action()) && now.locked() == null ? null : written;
    }
    if (now.isInTransition()) {
      return isAtIt(now) ? Outcome.working(now) : null;
    }
    return switch (command.action().facts().end()) {
      case End.In(Set<ServerStatus> statuses) -> reached(now, statuses);
      case Own.GONE ->
          outcome.of(now, null) instanceof Done done
              ? done
              : new Failed(Text.of("operation.failed.notDeleted", now.status()), null);
      case Own.RESIZED, Own.MIGRATED ->
          now.state() == ServerStatus.VERIFY_RESIZE
                  || Outcome.sameFlavor(now.flavor(), before.flavor())
              ? outcome.atEnd(now)
              : null;
      case Own.RESIZE_CONFIRMED, Own.RESIZE_REVERTED ->
          now.state() == ServerStatus.VERIFY_RESIZE ? outcome.atEnd(now) : null;
      case Own.MOVED -> before.hostId() == null ? null : outcome.atEnd(now);
      // They leave no mark, or one that others leave too.
      case End.AtRest _ -> null;
      case Own.AS_FOUND, Own.MIGRATION_FINISHED, Own.MIGRATION_ABORTED, Own.ATTACHMENT -> null;
      case Own.WRITTEN, Own.STATE, Own.LOCK ->
          throw new IllegalStateException("written down at once");
    };
  }

  /** A status proves it only where the server was in another one before. */
  private @Nullable OperationState reached(Server now, Set<ServerStatus> wanted) {
    boolean proves = !command.action().is(Trait.KEEPS_STATUS) && !wanted.contains(before.state());
    return proves ? Outcome.reached(now, wanted) : null;
  }

  /** Whether what moves is moved by this command and not by another one. */
  private boolean isAtIt(Server now) {
    String doing =
        (now.status() + " " + Objects.requireNonNullElse(now.taskState(), ""))
            .toLowerCase(Locale.ROOT);
    String shown = command.action().facts().doing();
    return shown != null && doing.contains(shown);
  }
}
