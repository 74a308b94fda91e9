package io.novadesk.cloud.command;

import io.novadesk.api.ApiException;
import io.novadesk.api.ApiException.Category;
import io.novadesk.api.compute.Accepted;
import io.novadesk.api.compute.InstanceAction;
import io.novadesk.api.compute.Server;
import io.novadesk.cloud.action.ActionFacts.Trait;
import io.novadesk.cloud.command.OperationState.Failed;
import io.novadesk.cloud.command.OperationState.Working;
import io.novadesk.cloud.live.Inventory;
import io.novadesk.cloud.live.Region;
import io.novadesk.cloud.live.Renewal;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Watches what the cloud makes of a command that it took, until its true outcome is known. */
final class Following {
  /** Of so many looks one reads the server, whatever is known of it. */
  private static final int READ_EVERY = 4;

  private final Command command;
  private final Region region;
  private final Server before;
  private final Patience patience;
  private final OperationLog.Earlier sent;
  private final Consumer<OperationState> listener;
  private @Nullable OperationState last;
  private int looks;

  /** Its entry in the cloud's record, where the answer did not name it. */
  private @Nullable String traced;

  /**
   * @param before the server when the command was given
   * @param sent when it was, and what then was the newest entry of the server's record
   * @param listener hears of each state that is another one than before
   */
  Following(
      Command command,
      Region region,
      Server before,
      Patience patience,
      OperationLog.Earlier sent,
      Consumer<OperationState> listener) {
    this.command = command;
    this.region = region;
    this.before = before;
    this.patience = patience;
    this.sent = sent;
    this.listener = listener;
  }

  private void tell(OperationState next) {
    last = next;
    listener.accept(next);
  }

  /** To the end, which is told; blocks. */
  void follow(Accepted accepted) throws InterruptedException {
    Outcome outcome = new Outcome(command, before, sent.at(), patience.settling());
    Duration pause = patience.firstLook();
    int unanswered = 0;
    Duration limit = patience.of(command.action());
    Instant moved = Instant.now();
    while (true) {
      TimeUnit.MILLISECONDS.sleep(pause.toMillis());
      Instant asked = Instant.now();
      OperationState next;
      try {
        next = look(outcome, accepted);
        unanswered = 0;
        // A cloud that answers slowly is asked less: many that watch would slow it further.
        pause = Patience.longer(pause, Duration.between(asked, Instant.now()));
      } catch (ApiException e) {
        pause = Patience.longer(pause, Duration.ZERO);
        if (Renewal.isLoginNeeded(e)) {
          moved = Instant.now();
          OperationState waits = new Working(null, String.valueOf(e.getMessage()));
          if (!waits.equals(last)) {
            tell(waits);
          }
          continue;
        }
        // A cloud that is briefly away has not failed the operation.
        if (e.category() == Category.CANCELLED || ++unanswered > 20) {
          throw e;
        }
        continue;
      }
      if (!next.equals(last)) {
        moved = Instant.now();
        tell(next);
      }
      if (next.isEnd()) {
        return;
      }
      Duration stood = Duration.between(moved, Instant.now());
      if (stood.compareTo(limit) > 0) {
        tell(outcome.hung(next, stood, accepted.requestId()));
        return;
      }
    }
  }

  private OperationState look(Outcome outcome, Accepted accepted) {
    // Read before the server: one that was read earlier could still show what the record has ended.
    InstanceAction action = record(accepted);
    Server seen = seenAtWork(action);
    if (seen != null) {
      return outcome.of(seen, action);
    }
    Server now;
    try {
      now = region.servers().get(before.id());
      region.inventory().observed(now);
    } catch (ApiException e) {
      if (e.category() != Category.NOT_FOUND) {
        throw e;
      }
      region.inventory().gone(before.id());
      return outcome.serverGone();
    }
    if (command.action().is(Trait.MAKES_IMAGE) && accepted.subjectId() != null) {
      try {
        return outcome.ofSnapshot(region.images().get(accepted.subjectId()), action);
      } catch (ApiException e) {
        if (e.category() != Category.NOT_FOUND) {
          throw e;
        }
        return outcome.snapshotGone(action, now);
      }
    }
    OperationState next =
        command instanceof Attachment attachment
            ? new Attaching(attachment, region, before, accepted.subjectId()).look(now, action)
            : outcome.of(now, action);
    return next instanceof Failed failed && failed.requestId() == null
        ? new Failed(failed.sentence(), accepted.requestId())
        : next;
  }

  /**
   * The server as the live list has it, while that and the record both say that the cloud works on
   * it: what many commands read of their servers would slow the cloud. Now and then it is read all
   * the same, for neither the list nor the record need ever say that it came to rest.
   *
   * @return null: the server has to be read
   */
  private @Nullable Server seenAtWork(@Nullable InstanceAction action) {
    boolean anotherEnd = command.action().is(Trait.MAKES_IMAGE) || command instanceof Attachment;
    Inventory list = region.inventory();
    if (anotherEnd
        || ++looks % READ_EVERY == 0
        || !Records.isOpen(action)
        || list.state().phase() != Inventory.Phase.LIVE) {
      return null;
    }
    Server seen = list.get(before.id());
    return seen != null && seen.isInTransition() ? seen : null;
  }

  private @Nullable InstanceAction record(Accepted accepted) {
    String request = accepted.requestId() == null ? traced() : accepted.requestId();
    return request == null ? null : region.servers().action(before.id(), request);
  }

  /** Of an answer that came without the id of its request. */
  private @Nullable String traced() {
    if (traced == null
        && Traces.find(
                region,
                command,
                before,
                new OperationLog.Earlier(sent.at(), sent.newestBefore(), null))
            instanceof Traces.Trace.Arrived(Accepted found)
        && found.requestId() != null) {
      traced = found.requestId();
      region.underWay().took(found.requestId());
    }
    return traced;
  }
}
