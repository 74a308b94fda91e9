package io.novadesk.cloud.command;

import io.novadesk.api.ApiException;
import io.novadesk.api.ApiException.Category;
import io.novadesk.api.Secret;
import io.novadesk.api.compute.Accepted;
import io.novadesk.api.compute.InstanceAction;
import io.novadesk.api.compute.Server;
import io.novadesk.api.http.ExchangeLog;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.OperationState.Cancelled;
import io.novadesk.cloud.command.OperationState.Done;
import io.novadesk.cloud.command.OperationState.Failed;
import io.novadesk.cloud.command.OperationState.Sent;
import io.novadesk.cloud.command.OperationState.Waiting;
import io.novadesk.cloud.command.OperationState.Working;
import io.novadesk.cloud.live.Region;
import io.novadesk.i18n.Text;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A command on one server, sent once and followed to its true outcome. {@link #run} blocks;
 * interrupting its thread stops it (and only tells what the cloud may still be doing, when the
 * command had been sent).
 */
public final class Operation {
  private static final AtomicLong NUMBERS = new AtomicLong();
  private static final Duration FIRST_LOOK = Duration.ofMillis(400);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);

  private final long number = NUMBERS.incrementAndGet();
  private final Command command;
  private final Region region;
  private final Server before;
  private final Consumer<OperationState> listener;
  private final OperationLog log;
  private final Patience patience;
  private final AtomicReference<@Nullable Secret> newPassword = new AtomicReference<>();
  private volatile OperationState state = new Waiting();
  private volatile boolean neverArrived;

  /**
   * @param before the server as it was known when the command was given
   * @param listener hears of every state, on the thread of {@link #run}
   */
  public Operation(
      Command command, Region region, Server before, Consumer<OperationState> listener) {
    this(command, region, before, OperationLog.NONE, Patience.STANDARD, listener);
  }

  /**
   * @param log hears of the command before it is sent
   * @param patience how long it may stand still
   */
  public Operation(
      Command command,
      Region region,
      Server before,
      OperationLog log,
      Patience patience,
      Consumer<OperationState> listener) {
    this.command = command;
    this.region = region;
    this.before = before;
    this.log = log;
    this.patience = patience;
    this.listener = listener;
  }

  public long number() {
    return number;
  }

  public Command command() {
    return command;
  }

  public Region region() {
    return region;
  }

  public Server server() {
    return before;
  }

  public OperationState state() {
    return state;
  }

  /** The label under which its exchanges stand in the log. */
  public String label() {
    return label(number, command.action(), before.displayName());
  }

  static String label(long number, ServerAction action, String name) {
    return "#" + number + " " + Text.of("action." + action) + " " + name;
  }

  /** Sends and follows. Blocking; never throws. */
  public void run() {
    labelled(this::sendAndFollow);
  }

  /**
   * Looks up what became of the command, which an earlier run of the program had sent or was about
   * to send, and follows it; sends nothing. Blocking; never throws.
   */
  public void lookUp(OperationLog.Earlier earlier) {
    labelled(() -> findAndFollow(earlier));
  }

  /** After {@link #lookUp}: whether it is certain that the cloud never got the command. */
  public boolean neverArrived() {
    return neverArrived;
  }

  private void labelled(Runnable work) {
    try {
      ExchangeLog.during(
          label(),
          () -> {
            work.run();
            return true;
          });
    } catch (Exception e) {
      become(new Failed(e.getMessage() == null ? e.toString() : e.getMessage(), null));
    }
  }

  private void findAndFollow(OperationLog.Earlier earlier) {
    become(new Working(null, Text.of("operation.step.lookingUp")));
    while (true) {
      try {
        Accepted answer = earlier.answer();
        Traces.Trace trace =
            answer == null
                ? Traces.find(region, command, before, earlier)
                : new Traces.Trace.Arrived(answer);
        switch (trace) {
          case Traces.Trace.Arrived(Accepted accepted) -> followToTheEnd(accepted, earlier.at());
          case Traces.Trace.NeverArrived _ -> toldByState(true);
          case Traces.Trace.NoRecord _ -> toldByState(false);
        }
        return;
      } catch (ApiException e) {
        if (e.category() == Category.CANCELLED) {
          stoppedFollowing();
          return;
        }
        if (e.category() == Category.NOT_FOUND) {
          region.inventory().gone(before.id());
          become(new Outcome(command, before, earlier.at()).serverGone());
          return;
        }
        // Not knowing is no outcome: it is asked until the cloud tells.
        become(new Working(null, Text.of("operation.step.lookingUpAgain", e.getMessage())));
      }
      try {
        TimeUnit.MILLISECONDS.sleep(LONGEST_PAUSE.toMillis());
      } catch (InterruptedException _) {
        stoppedFollowing();
        return;
      }
    }
  }

  /**
   * What the server's state alone tells of a command that the cloud's record does not hold.
   *
   * @param recorded whether the cloud keeps a record
   */
  private void toldByState(boolean recorded) {
    Server now = region.servers().get(before.id());
    region.inventory().observed(now);
    OperationState told = new Outcome(command, before, Instant.now()).byStateAlone(now, recorded);
    neverArrived = told instanceof Cancelled;
    become(told);
  }

  private void sendAndFollow() {
    try {
      if (!log.sending(before)) {
        become(new Cancelled(Text.of("operation.cancelled.unsent")));
        return;
      }
    } catch (IOException e) {
      become(new Failed(Text.of("operation.failed.notKept", String.valueOf(e.getMessage())), null));
      return;
    }
    become(new Sent());
    Instant sentAt = Instant.now();
    Accepted accepted;
    try {
      accepted = send();
    } catch (ApiException e) {
      if (e.category() == Category.CANCELLED) {
        become(
            new Cancelled(
                Text.of(
                    e.facts().outcomeUnknown()
                        ? "operation.cancelled.sending"
                        : "operation.cancelled.unsent")));
        return;
      }
      if (!e.facts().outcomeUnknown()) {
        refused(e);
        return;
      }
      Accepted found = lookForAction(sentAt);
      if (found == null) {
        become(new Failed(Text.of("operation.failed.unknown", e.getMessage()), e.requestId()));
        return;
      }
      accepted = found;
    }
    followToTheEnd(accepted, sentAt);
  }

  private void followToTheEnd(Accepted accepted, Instant sentAt) {
    try {
      log.answered(accepted);
    } catch (IOException _) {
      // The intent is kept: without the answer the next start has to look it up by other means.
    }
    become(new OperationState.Accepted(accepted.requestId()));
    region.inventory().refresh(false);
    try {
      follow(accepted, sentAt);
    } catch (InterruptedException _) {
      stoppedFollowing();
    } catch (ApiException e) {
      if (e.category() == Category.CANCELLED) {
        stoppedFollowing();
      } else {
        become(
            new Failed(
                Text.of("operation.failed.lostSight", e.getMessage()), accepted.requestId()));
      }
    }
    region.inventory().refresh(false);
  }

  private void refused(ApiException e) {
    if (outcomeIsGone() && e.category() == Category.NOT_FOUND) {
      region.inventory().gone(before.id());
      become(new Done(Text.of("operation.done.alreadyGone")));
    } else {
      region.refusals().note(before, command.action(), e);
      become(new Failed(e.getMessage(), e.requestId()));
    }
    region.inventory().refresh(false);
  }

  private boolean outcomeIsGone() {
    return command.action() == ServerAction.DELETE || command.action() == ServerAction.FORCE_DELETE;
  }

  private void stoppedFollowing() {
    become(new Cancelled(Text.of("operation.cancelled.following")));
  }

  private Accepted send() {
    if (command instanceof Command.Attachment attachment) {
      return Attaching.send(attachment, region.servers(), before.id());
    }
    Accepted accepted = region.servers().send(CommandRequest.of(command, region, before.id()));
    newPassword.set(isOwnPassword() ? null : accepted.adminPass());
    return accepted;
  }

  /** Clouds repeat the password that they were given: that one is no news. */
  private boolean isOwnPassword() {
    return switch (command) {
      case Command.Rebuild rebuild -> rebuild.settings().adminPass() != null;
      case Command.Rescue rescue -> rescue.password() != null;
      default -> false;
    };
  }

  /** The password that the cloud chose for the server; given once, then forgotten. */
  public @Nullable Secret takePassword() {
    return newPassword.getAndSet(null);
  }

  /** After a lost answer: did the command arrive? Only the cloud's own record can tell. */
  private @Nullable Accepted lookForAction(Instant sentAt) {
    try {
      OperationLog.Earlier earlier = new OperationLog.Earlier(sentAt, log.newestBefore(), null);
      return Traces.find(region, command, before, earlier)
              instanceof Traces.Trace.Arrived(Accepted accepted)
          ? accepted
          : null;
    } catch (ApiException _) {
      return null;
    }
  }

  private void follow(Accepted accepted, Instant sentAt) throws InterruptedException {
    Outcome outcome = new Outcome(command, before, sentAt);
    Duration pause = FIRST_LOOK;
    int unanswered = 0;
    Duration limit = patience.of(command.action());
    Instant moved = Instant.now();
    while (true) {
      TimeUnit.MILLISECONDS.sleep(pause.toMillis());
      pause = pause.multipliedBy(3).dividedBy(2);
      if (pause.compareTo(LONGEST_PAUSE) > 0) {
        pause = LONGEST_PAUSE;
      }
      OperationState next;
      try {
        next = look(outcome, accepted);
        unanswered = 0;
      } catch (ApiException e) {
        // A cloud that is briefly away has not failed the operation.
        if (e.category() == Category.CANCELLED || ++unanswered > 20) {
          throw e;
        }
        continue;
      }
      if (!next.equals(state)) {
        moved = Instant.now();
        become(next);
      }
      if (next.isEnd()) {
        return;
      }
      Duration stood = Duration.between(moved, Instant.now());
      if (stood.compareTo(limit) > 0) {
        become(outcome.hung(next, stood, accepted.requestId()));
        return;
      }
    }
  }

  private OperationState look(Outcome outcome, Accepted accepted) {
    // Read before the server: one that was read earlier could still show what the record has ended.
    InstanceAction action = record(accepted);
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
    boolean makesImage = command instanceof Command.Snapshot || command instanceof Command.Backup;
    if (makesImage && accepted.subjectId() != null) {
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
        command instanceof Command.Attachment attachment
            ? new Attaching(attachment, region, accepted.subjectId()).look(now, action)
            : outcome.of(now, action);
    return next instanceof Failed failed && failed.requestId() == null
        ? new Failed(failed.sentence(), accepted.requestId())
        : next;
  }

  private @Nullable InstanceAction record(Accepted accepted) {
    return accepted.requestId() == null
        ? null
        : region.servers().action(before.id(), accepted.requestId());
  }

  private void become(OperationState next) {
    state = next;
    if (next.isEnd()) {
      try {
        log.ended(next);
      } catch (IOException _) {
        // The next start looks it up once more; nothing is sent for that.
      }
    }
    listener.accept(next);
  }

  /** The share done that a state tells; null where it cannot be told. */
  public static @Nullable Double progressOf(OperationState state) {
    return switch (state) {
      case Working working -> working.progress();
      case Done _ -> 1.0;
      default -> null;
    };
  }
}
