package io.novadesk.cloud.command;

import io.novadesk.api.compute.Server;
import io.novadesk.api.compute.ServerStatus;
import io.novadesk.cloud.action.ActionFacts;
import io.novadesk.cloud.command.OperationState.Done;
import io.novadesk.cloud.command.OperationState.Failed;
import io.novadesk.i18n.Text;
import java.util.Locale;
import java.util.Objects;
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
    return switch (command.action()) {
      case START, UNPAUSE, RESUME, UNSHELVE, UNRESCUE, RESTORE -> reached(now, ServerStatus.ACTIVE);
      case STOP -> reached(now, ServerStatus.SHUTOFF);
      case PAUSE -> reached(now, ServerStatus.PAUSED);
      case SUSPEND -> reached(now, ServerStatus.SUSPENDED);
      case SHELVE_OFFLOAD -> reached(now, ServerStatus.SHELVED_OFFLOADED);
      case RESCUE -> reached(now, ServerStatus.RESCUE);
      case DELETE, FORCE_DELETE ->
          outcome.of(now, null) instanceof Done done
              ? done
              : new Failed(Text.of("operation.failed.notDeleted", now.status()), null);
      case SHELVE ->
          now.state() == ServerStatus.SHELVED_OFFLOADED
              ? Outcome.reached(now, ServerStatus.SHELVED_OFFLOADED)
              : Outcome.reached(now, ServerStatus.SHELVED);
      case RESIZE, MIGRATE ->
          now.state() == ServerStatus.VERIFY_RESIZE
                  || Outcome.sameFlavor(now.flavor(), before.flavor())
              ? outcome.atEnd(now)
              : null;
      case CONFIRM_RESIZE, REVERT_RESIZE ->
          now.state() == ServerStatus.VERIFY_RESIZE ? outcome.atEnd(now) : null;
      case LIVE_MIGRATE, EVACUATE -> before.hostId() == null ? null : outcome.atEnd(now);
      // They leave no mark, or one that others leave too.
      case REBOOT_SOFT,
          REBOOT_HARD,
          SNAPSHOT,
          BACKUP,
          REBUILD,
          CHANGE_PASSWORD,
          CRASH_DUMP,
          FINISH_MIGRATION,
          ABORT_MIGRATION,
          ATTACH_VOLUME,
          DETACH_VOLUME,
          ATTACH_INTERFACE,
          DETACH_INTERFACE ->
          null;
      case LOCK,
          UNLOCK,
          RENAME,
          EDIT,
          EDIT_METADATA,
          RESET_STATE,
          ADD_SECURITY_GROUP,
          REMOVE_SECURITY_GROUP,
          ADD_TAG,
          REMOVE_TAG ->
          throw new IllegalStateException("written down at once");
    };
  }

  /** A status proves it only where the server was in another one before. */
  private @Nullable OperationState reached(Server now, ServerStatus wanted) {
    return before.state() == wanted ? null : Outcome.reached(now, wanted);
  }

  /** Whether what moves is moved by this command and not by another one. */
  private boolean isAtIt(Server now) {
    String doing =
        (now.status() + " " + Objects.requireNonNullElse(now.taskState(), ""))
            .toLowerCase(Locale.ROOT);
    String shown = ActionFacts.of(command.action()).doing();
    return shown != null && doing.contains(shown);
  }
}
