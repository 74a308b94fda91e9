package io.novadesk.cloud.command;

import io.novadesk.api.compute.InstanceAction;
import io.novadesk.api.compute.Server;
import io.novadesk.api.compute.Server.FlavorOfServer;
import io.novadesk.api.compute.ServerStatus;
import io.novadesk.api.image.Image;
import io.novadesk.cloud.action.ActionFacts.Trait;
import io.novadesk.cloud.action.End;
import io.novadesk.cloud.action.End.Own;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.OperationState.Cancelled;
import io.novadesk.cloud.command.OperationState.Done;
import io.novadesk.cloud.command.OperationState.Failed;
import io.novadesk.cloud.command.OperationState.Unknown;
import io.novadesk.cloud.command.OperationState.Working;
import io.novadesk.i18n.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides from what a cloud shows whether a command took effect. The server's state alone cannot
 * tell a reboot that has not begun from one that has ended, nor a resize that silently fell back
 * from one that was never asked: where the cloud keeps a record of the action that has the word,
 * elsewhere a change that was seen.
 */
final class Outcome {
  private final Command command;
  private final Server before;
  private final Instant sentAt;
  private final Duration settling;
  private boolean sawMovement;

  Outcome(Command command, Server before, Instant sentAt) {
    this(command, before, sentAt, Patience.STANDARD.settling());
  }

  /**
   * @param settling without any record, a server at rest in the wanted state is taken for done only
   *     after this long
   */
  Outcome(Command command, Server before, Instant sentAt, Duration settling) {
    this.command = command;
    this.before = before;
    this.sentAt = sentAt;
    this.settling = settling;
  }

  OperationState serverGone() {
    return isDelete()
        ? new Done(Text.of("operation.done.deleted"))
        : new Failed(Text.of("operation.failed.serverGone"), null);
  }

  /**
   * Of a command that may not have arrived, on a server of which the cloud's record does not name
   * it. Cancelled: it certainly did not.
   *
   * @param recorded whether the cloud keeps a record at all
   */
  OperationState byStateAlone(Server now, boolean recorded) {
    ServerAction action = command.action();
    boolean text = action.facts().end() == Own.WRITTEN;
    boolean shows = text || action.facts().end() == Own.STATE;
    if (shows && of(now, null) instanceof Done done) {
      return done;
    }
    boolean lock = Written.isLock(action);
    if (lock && now.locked() != null && now.locked() == (action == ServerAction.LOCK)) {
      return Objects.requireNonNull(Written.shownBy(command, now));
    }
    // A dump leaves no mark on the server.
    boolean untouched =
        action != ServerAction.CRASH_DUMP && !now.isInTransition() && !hasChanged(now);
    if (recorded || untouched || lock || text) {
      return new Cancelled(Text.of("operation.cancelled.neverArrived"));
    }
    Unknown unknown = new Unknown(Text.of("operation.unknown.earlier", now.status()), null);
    if (shows) {
      return unknown;
    }
    sawMovement = true;
    OperationState told = now.isInTransition() ? working(now) : atRest(now, null);
    return told instanceof Done ? told : unknown;
  }

  /** It has stood still for longer than anybody would wait. */
  OperationState hung(OperationState last, Duration stood, @Nullable String requestId) {
    String step = last instanceof Working working ? working.step() : Text.of("task.accepted");
    long minutes = Math.max(1, stood.toMinutes());
    String key =
        command.action() == ServerAction.REBOOT_SOFT
            ? "operation.failed.hungSoft"
            : "operation.failed.hung";
    return new Failed(Text.of(key, step, minutes), requestId);
  }

  private boolean isDelete() {
    return command.action().is(Trait.DELETES);
  }

  OperationState of(Server now, @Nullable InstanceAction action) {
    OperationState written = Written.shownBy(command, now);
    if (written != null) {
      return written;
    }
    boolean moving = now.isInTransition();
    sawMovement |= moving || hasChanged(now);
    String failedEvent = Records.failedEvent(action);
    if (failedEvent != null && !moving) {
      return new Failed(failedEvent, Records.requestOf(action));
    }
    if (now.state() == ServerStatus.ERROR && before.state() != ServerStatus.ERROR && !moving) {
      return new Failed(
          now.fault() == null
              ? Text.of("operation.failed.error")
              : Text.of("operation.failed.fault", now.fault().message()),
          Records.requestOf(action));
    }
    if (isDelete()) {
      if (now.state() == ServerStatus.DELETED) {
        return new Done(Text.of("operation.done.deleted"));
      }
      if (now.state() == ServerStatus.SOFT_DELETED
          && command.action() == ServerAction.DELETE
          && before.state() != ServerStatus.SOFT_DELETED) {
        return new Done(Text.of("operation.done.softDeleted"));
      }
    }
    if (moving) {
      return working(now);
    }
    return atRest(now, action);
  }

  private OperationState atRest(Server now, @Nullable InstanceAction action) {
    boolean finished = Records.isFinished(action);
    boolean settled = finished || (Records.isSilent(action) && sawMovement && !stillUnmoved(now));
    boolean waitedLong = Duration.between(sentAt, Instant.now()).compareTo(settling) > 0;
    if (!settled && !(waitedLong && !Records.hasOpenEvents(action))) {
      return new Working(null, Text.of("operation.step.waiting"));
    }
    OperationState end = atEnd(now);
    return end == null
        ? waitedLong && finished
            ? new Failed(Text.of("operation.failed.notDeleted", now.status()), null)
            : new Working(null, Text.of("operation.step.waiting"))
        : end;
  }

  /** What a server that has come to rest says; null of a delete, which ends otherwise. */
  @Nullable OperationState atEnd(Server now) {
    return switch (command.action().facts().end()) {
      case End.In(Set<ServerStatus> statuses) -> reached(now, statuses);
      case End.AtRest(String sentence) -> new Done(Text.of(sentence));
      // It ends as it was found, and out of an error.
      case Own.AS_FOUND ->
          reached(
              now,
              before.state() == ServerStatus.SHUTOFF ? ServerStatus.SHUTOFF : ServerStatus.ACTIVE);
      case Own.MIGRATED ->
          now.state() == ServerStatus.VERIFY_RESIZE
              ? new Done(Text.of("operation.done.migrated"))
              : new Failed(Text.of("operation.failed.notMoved", now.status()), null);
      case Own.MOVED -> moved(now);
      case Own.MIGRATION_FINISHED ->
          sameHost(now)
              ? new Failed(Text.of("operation.failed.notMoved", now.status()), null)
              : arrived(now);
      case Own.MIGRATION_ABORTED ->
          sameHost(now)
              ? new Done(Text.of("operation.done.migrationAborted"))
              : new Failed(Text.of("operation.failed.migrationOver"), null);
      case Own.RESIZED ->
          now.state() == ServerStatus.VERIFY_RESIZE && command instanceof Command.Resize resize
              ? new Done(Text.of("operation.done.verifyResize", resize.flavorName()))
              : new Failed(Text.of("operation.failed.resizeFellBack", now.status()), null);
      case Own.RESIZE_CONFIRMED -> resizeEnded(now, "operation.done.resizeConfirmed");
      case Own.RESIZE_REVERTED -> resizeEnded(now, "operation.done.resizeReverted");
      case Own.GONE -> null;
      case Own.WRITTEN, Own.STATE, Own.LOCK, Own.ATTACHMENT ->
          throw new IllegalStateException("decided above");
    };
  }

  /** Many clouds hide hosts from ordinary users, but tell a word for each. */
  private boolean sameHost(Server now) {
    if (before.host() != null && now.host() != null) {
      return before.host().equals(now.host());
    }
    return before.hostId() == null || before.hostId().equals(now.hostId());
  }

  private OperationState moved(Server now) {
    boolean atRest = command.action() == ServerAction.EVACUATE || now.state() == before.state();
    if (sameHost(now) || !atRest) {
      return new Failed(Text.of("operation.failed.notMoved", now.status()), null);
    }
    return arrived(now);
  }

  private static OperationState arrived(Server now) {
    return new Done(
        now.host() == null
            ? Text.of("operation.done.movedUnseen", now.status())
            : Text.of("operation.done.moved", now.host(), now.status()));
  }

  /** What the server itself proves of a command that no record names; null: nothing. */
  @Nullable OperationState shownBy(Server now) {
    return new Proof(command, before, this).shownBy(now);
  }

  private static OperationState resizeEnded(Server now, String done) {
    return now.state() == ServerStatus.VERIFY_RESIZE
        ? new Failed(Text.of("operation.failed.stillVerify"), null)
        : new Done(Text.of(done, now.status()));
  }

  static OperationState reached(Server now, ServerStatus wanted) {
    return reached(now, Set.of(wanted));
  }

  static OperationState reached(Server now, Set<ServerStatus> wanted) {
    return wanted.contains(now.state())
        ? new Done(Text.of("operation.done.reached", now.status()))
        : new Failed(Text.of("operation.failed.endedIn", now.status()), null);
  }

  OperationState ofSnapshot(Image image, @Nullable InstanceAction action) {
    return switch (image.status().toUpperCase(Locale.ROOT)) {
      case "ACTIVE" -> new Done(Text.of("operation.done.snapshot", image.name()));
      case "ERROR", "KILLED", "DELETED", "PENDING_DELETE" ->
          new Failed(
              Text.of("operation.failed.snapshot", image.status()), Records.requestOf(action));
      default -> {
        String failedEvent = Records.failedEvent(action);
        yield failedEvent != null
            ? new Failed(failedEvent, Records.requestOf(action))
            : new Working(
                image.progress() == null ? null : image.progress() / 100.0,
                Text.of("operation.step.image", image.status().toLowerCase(Locale.ROOT)));
      }
    };
  }

  /** A snapshot that failed is deleted by the cloud itself. */
  OperationState snapshotGone(@Nullable InstanceAction action, Server now) {
    String failedEvent = Records.failedEvent(action);
    if (failedEvent != null || !now.isInTransition()) {
      return new Failed(
          failedEvent == null ? Text.of("operation.failed.snapshotGone") : failedEvent,
          Records.requestOf(action));
    }
    return working(now);
  }

  static Working working(Server now) {
    String step = now.taskState() == null ? now.status().toLowerCase(Locale.ROOT) : now.taskState();
    Integer progress = now.progress();
    // Most drivers leave it at 0 until the end: a bar that stands still says less than none.
    return new Working(
        progress == null || progress == 0 || progress == 100 ? null : progress / 100.0, step);
  }

  private boolean hasChanged(Server now) {
    return now.state() != before.state()
        || (now.updated() != null && !now.updated().equals(before.updated()))
        || !sameFlavor(now.flavor(), before.flavor())
        || !sameHost(now);
  }

  /** The commands that change the status are not over while it is what it was. */
  private boolean stillUnmoved(Server now) {
    return !command.action().is(Trait.KEEPS_STATUS)
        && now.state() == before.state()
        && !hasChanged(now);
  }

  static boolean sameFlavor(@Nullable FlavorOfServer a, @Nullable FlavorOfServer b) {
    return a == null || b == null || a.equals(b);
  }
}
