package io.novadesk.cloud.command;

import io.novadesk.api.ApiException;
import io.novadesk.api.ApiException.Category;
import io.novadesk.api.Secret;
import io.novadesk.api.compute.Accepted;
import io.novadesk.api.compute.InstanceAction;
import io.novadesk.api.compute.Server;
import io.novadesk.api.http.ExchangeLog;
import io.novadesk.cloud.action.ActionFacts.Trait;
import io.novadesk.cloud.action.End;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.OperationState.Cancelled;
import io.novadesk.cloud.command.OperationState.Done;
import io.novadesk.cloud.command.OperationState.Failed;
import io.novadesk.cloud.command.OperationState.Sent;
import io.novadesk.cloud.command.OperationState.Unknown;
import io.novadesk.cloud.command.OperationState.Waiting;
import io.novadesk.cloud.command.OperationState.Working;
import io.novadesk.cloud.live.Region;
import io.novadesk.cloud.live.Renewal;
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
  private volatile OperationLog.@Nullable Earlier sent;

  /** Whatever stood in it, such as a password, nobody has. */
  private boolean answerLost;

  /** Its entry in the cloud's record, where the answer did not name it. */
  private @Nullable String traced;

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
    return Text.of("operation.label", String.valueOf(number), Text.of("action." + action), name);
  }

  /**
   * Makes sure that the same command is not given to the same server while this one is on its way;
   * {@link #run} does it itself where nobody did before.
   *
   * @return false when such a command is on its way: this one must not be sent
   */
  public boolean claim() {
    return region.underWay().begin(this, before.id(), command.wish());
  }

  /** Gives that up, of an operation that nobody watches any more. */
  public void release() {
    region.underWay().end(this);
  }

  /** What a later look needs to know; null while nothing was sent. */
  public OperationLog.@Nullable Earlier sent() {
    return sent;
  }

  /** Sends and follows. Blocking; never throws. */
  public void run() {
    labelled(
        () -> {
          if (claim()) {
            sendAndFollow();
          } else {
            become(new Cancelled(Text.of("operation.refused.twice")));
          }
        });
  }

  /**
   * Looks up what became of the command, which an earlier run of the program had sent or was about
   * to send, and follows it; sends nothing. Blocking; never throws.
   */
  public void lookUp(OperationLog.Earlier earlier) {
    claim();
    labelled(() -> findAndFollow(earlier));
  }

  /** Whether it is certain that the cloud never got the command, or got it without a login. */
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
      become(
          sent == null
              ? new Failed(words(e), null)
              : new Unknown(Text.of("operation.failed.lostSight", words(e)), null));
    } finally {
      release();
    }
  }

  private static String words(Exception e) {
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }

  private void findAndFollow(OperationLog.Earlier earlier) {
    become(new Working(null, Text.of("operation.step.lookingUp")));
    sent = earlier;
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
        TimeUnit.MILLISECONDS.sleep(Patience.LONGEST_PAUSE.toMillis());
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
    OperationLog.Earlier earlier = new OperationLog.Earlier(sentAt, log.newestBefore(), null);
    sent = earlier;
    Accepted accepted;
    try {
      accepted = send();
      if (isUnsigned(accepted)) {
        throw unsigned();
      }
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
      neverArrived = Renewal.isLoginNeeded(e);
      Accepted found = e.isOutcomeUnknown() ? inquire(e, earlier) : refused(e, earlier);
      if (found == null) {
        region.inventory().refresh(false);
        return;
      }
      accepted = found;
    }
    followToTheEnd(accepted, sentAt);
  }

  /**
   * Whether an answer may be anybody's: every cloud of today names its requests, and something that
   * stands before it answers without a name for what the cloud never got.
   */
  private boolean isUnsigned(Accepted accepted) {
    End end = command.action().facts().end();
    boolean looksForItself =
        end == End.Own.WRITTEN || end == End.Own.STATE || end == End.Own.ATTACHMENT;
    return accepted.requestId() == null
        && accepted.subjectId() == null
        && accepted.adminPass() == null
        && !looksForItself
        && region.microversion() != null;
  }

  private static ApiException unsigned() {
    return new ApiException(
        Text.of("operation.unsigned"),
        new ApiException.Facts(
            Category.BAD_ANSWER, "POST", null, 0, null, null, null, null, null, true),
        null);
  }

  /**
   * After an answer that does not tell.
   *
   * @return what is to be followed; null when the end is told
   */
  private @Nullable Accepted inquire(ApiException problem, OperationLog.Earlier earlier) {
    become(new Working(null, Text.of("operation.step.lookingUp")));
    answerLost = true;
    return switch (new Inquiry(command, region, before, earlier, problem).await(patience)) {
      case Inquiry.Finding.Arrived(Accepted accepted) -> accepted;
      case Inquiry.Finding.Ended(OperationState end) -> {
        become(end);
        yield null;
      }
      case Inquiry.Finding.Nothing(OperationState conclusion) -> {
        become(conclusion);
        yield null;
      }
    };
  }

  private void followToTheEnd(Accepted accepted, Instant sentAt) {
    if (accepted.requestId() != null) {
      region.underWay().took(accepted.requestId());
    }
    sent = new OperationLog.Earlier(sentAt, log.newestBefore(), accepted);
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
            new Unknown(
                Text.of("operation.failed.lostSight", e.getMessage()), accepted.requestId()));
      }
    }
    region.inventory().refresh(false);
  }

  /**
   * @return what is to be followed all the same; null when the end is told
   */
  private @Nullable Accepted refused(ApiException e, OperationLog.Earlier earlier) {
    OperationState end = new Failed(e.getMessage(), e.requestId());
    try {
      if (takesAway()) {
        // What is gone cannot be taken away: an earlier attempt of this very request may have done
        // it, the answer to which was lost.
        switch (new Inquiry(command, region, before, earlier, e).look()) {
          case Inquiry.Finding.Arrived(Accepted accepted) -> {
            return accepted;
          }
          case Inquiry.Finding.Ended(Done done) ->
              end = isDelete() ? new Done(Text.of("operation.done.alreadyGone")) : done;
          case Inquiry.Finding.Ended _, Inquiry.Finding.Nothing _ -> {
            // It was refused, and the cloud's own words say why.
          }
        }
      }
      if (end instanceof Failed) {
        learn(e);
      }
    } catch (ApiException unread) {
      // What could not be asked is not learned either.
      if (takesAway() && e.category() == Category.NOT_FOUND) {
        end =
            new Unknown(
                Text.of("operation.unknown.unread", e.getMessage(), unread.getMessage()),
                e.requestId());
      }
    }
    become(end);
    return null;
  }

  /**
   * A refusal that another command of our own caused, or one that we had not seen, says nothing.
   */
  private void learn(ApiException e) {
    boolean conflict = e.category() == Category.CONFLICT;
    if (conflict && region.underWay().isAnotherThan(this, before.id())) {
      return;
    }
    Server now = conflict ? region.servers().get(before.id()) : before;
    if (conflict) {
      region.inventory().observed(now);
    }
    region.refusals().note(now, command.action(), e);
  }

  /** Whether asking twice for it gets another answer than asking once. */
  private boolean takesAway() {
    boolean wasThere =
        !(command instanceof ServerLabel.RemoveTag(String tag)) || before.tags().contains(tag);
    return command.action().is(Trait.TAKES_AWAY) && wasThere;
  }

  private boolean isDelete() {
    return command.action().is(Trait.DELETES);
  }

  private void stoppedFollowing() {
    become(new Cancelled(Text.of("operation.cancelled.following")));
  }

  private Accepted send() {
    if (command instanceof Attachment attachment) {
      return Attaching.send(attachment, region.servers(), before.id());
    }
    Accepted accepted =
        region.servers().send(command.request(region.servers().requests(), before.id()));
    newPassword.set(isOwnPassword() ? null : accepted.adminPass());
    return accepted;
  }

  /** Clouds repeat the password that they were given: that one is no news. */
  private boolean isOwnPassword() {
    return command.chosenPassword() != null;
  }

  private boolean choosesPassword() {
    return command.action().is(Trait.CHOOSES_PASSWORD) && !isOwnPassword();
  }

  /** The password that the cloud chose for the server; given once, then forgotten. */
  public @Nullable Secret takePassword() {
    return newPassword.getAndSet(null);
  }

  private void follow(Accepted accepted, Instant sentAt) throws InterruptedException {
    Outcome outcome = new Outcome(command, before, sentAt, patience.settling());
    Duration pause = patience.firstLook();
    int unanswered = 0;
    Duration limit = patience.of(command.action());
    Instant moved = Instant.now();
    while (true) {
      TimeUnit.MILLISECONDS.sleep(pause.toMillis());
      pause = Patience.longer(pause);
      OperationState next;
      try {
        next = look(outcome, accepted);
        unanswered = 0;
      } catch (ApiException e) {
        if (Renewal.isLoginNeeded(e)) {
          moved = Instant.now();
          OperationState waits = new Working(null, String.valueOf(e.getMessage()));
          if (!waits.equals(state)) {
            become(waits);
          }
          continue;
        }
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

  private @Nullable InstanceAction record(Accepted accepted) {
    String request = accepted.requestId() == null ? traced() : accepted.requestId();
    return request == null ? null : region.servers().action(before.id(), request);
  }

  /** Of an answer that came without the id of its request. */
  private @Nullable String traced() {
    OperationLog.Earlier earlier = sent;
    if (traced == null
        && earlier != null
        && Traces.find(
                region,
                command,
                before,
                new OperationLog.Earlier(earlier.at(), earlier.newestBefore(), null))
            instanceof Traces.Trace.Arrived(Accepted found)
        && found.requestId() != null) {
      traced = found.requestId();
      region.underWay().took(found.requestId());
    }
    return traced;
  }

  private void become(OperationState told) {
    OperationState next =
        told instanceof Done(String sentence) && answerLost && choosesPassword()
            ? new Done(Text.of("operation.passwordLost", sentence))
            : told;
    state = next;
    if (next.isEnd()) {
      release();
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
