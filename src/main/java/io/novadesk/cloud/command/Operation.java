package io.novadesk.cloud.command;

import io.novadesk.api.ApiException;
import io.novadesk.api.ApiException.Category;
import io.novadesk.api.Secret;
import io.novadesk.api.compute.Accepted;
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
  private volatile boolean forbidden;
  private volatile OperationLog.@Nullable Earlier sent;

  /** Whatever stood in it, such as a password, nobody has. */
  private boolean answerLost;

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

  /** Whether the cloud refused it because of who asked. */
  public boolean isForbidden() {
    return forbidden;
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
      forbidden = e.category() == Category.FORBIDDEN;
      Accepted found =
          e.isOutcomeUnknown()
              ? inquire(e, earlier)
              : toFollow(new Rejection(this).meaning(e, earlier));
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
    return toFollow(new Inquiry(command, region, before, earlier, problem).await(patience));
  }

  private @Nullable Accepted toFollow(Inquiry.Finding finding) {
    return switch (finding) {
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
    OperationLog.Earlier now = new OperationLog.Earlier(sentAt, log.newestBefore(), accepted);
    sent = now;
    try {
      log.answered(accepted);
    } catch (IOException _) {
      // The intent is kept: without the answer the next start has to look it up by other means.
    }
    become(new OperationState.Accepted(accepted.requestId()));
    region.inventory().refresh(false);
    try {
      new Following(command, region, before, patience, now, this::become).follow(accepted);
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
}
