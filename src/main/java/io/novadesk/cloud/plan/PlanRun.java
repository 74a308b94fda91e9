package io.novadesk.cloud.plan;

import io.novadesk.api.ApiException;
import io.novadesk.api.Secret;
import io.novadesk.cloud.command.OperationState;
import io.novadesk.cloud.command.OperationState.Cancelled;
import io.novadesk.cloud.command.Patience;
import io.novadesk.cloud.live.Session;
import io.novadesk.cloud.plan.PlanRecord.Progress;
import io.novadesk.cloud.plan.PlanStatus.Phase;
import io.novadesk.i18n.Text;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A plan under way: as many servers at once as it allows and never one more, batch after batch,
 * held when its health gate says so. A server keeps its place until its true outcome is known. Safe
 * to use from many threads; nothing here blocks its caller for long.
 */
public final class PlanRun implements AutoCloseable {
  /** How long after a cancel a request that is on its way may still be answered. */
  private static final Duration LAST_ANSWERS = Duration.ofMillis(700);

  /** Hears of what happens, in order, on threads of the plan. */
  public interface Listener {
    Listener NOBODY =
        new Listener() {
          @Override
          public void item(int index, ItemState state) {}

          @Override
          public void status(PlanStatus status) {}
        };

    void item(int index, ItemState state);

    void status(PlanStatus status);

    /** The cloud chose a password for this server, and tells it to nobody else. */
    default void password(int index, Secret password) {}
  }

  private final Plan plan;
  private final Session session;
  private final PlanRecord record;
  private final Patience patience;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("plan-", 0).factory());
  private final Map<Integer, Thread> workers = new HashMap<>();
  private final PlanBoard board;
  private final Places places;
  private final @Nullable AnswerTimes answers;
  private final AutoCloseable unlisten;
  private final AutoCloseable unwatch;
  private final AtomicBoolean heldForLogin = new AtomicBoolean();
  private int failures;

  /** A plan that was not begun. */
  public PlanRun(Plan plan, Session session, Ledger ledger, Patience patience) {
    this(
        plan,
        session,
        ledger,
        patience,
        plan.items().stream().<ItemState>map(_ -> new ItemState.Waiting()).toList(),
        plan.items().stream().map(_ -> Progress.NONE).toList(),
        PlanStatus.of(Phase.PAUSED));
  }

  PlanRun(
      Plan plan,
      Session session,
      Ledger ledger,
      Patience patience,
      List<ItemState> states,
      List<Progress> progress,
      PlanStatus status) {
    this.plan = plan;
    this.session = session;
    this.record = new PlanRecord(ledger, plan);
    this.patience = patience;
    this.places = Places.of(plan.options().atOnce());
    this.board = new PlanBoard(places, states, progress, status);
    this.answers =
        places instanceof Places.Learned(Pace pace)
            ? new AnswerTimes(pace, board::morePlaces)
            : null;
    this.unlisten = answers == null ? () -> {} : answers.listen(session);
    this.unwatch = session.onLogin(this::goOnAfterLogin);
  }

  /** To be called before anything begins; there is one listener. */
  public void listen(Listener only) {
    board.listen(only);
  }

  public Plan plan() {
    return plan;
  }

  public List<ItemState> states() {
    return board.states();
  }

  public PlanStatus status() {
    return board.status();
  }

  /** How many servers may be under way now. */
  int mostAtOnce() {
    return places.most();
  }

  /** The state of its servers, for who works on one of them. */
  PlanBoard board() {
    return board;
  }

  /** Keeps the plan, then runs it. Once. */
  public void start() {
    board.become(PlanStatus.of(Phase.RUNNING));
    threads.execute(() -> keepAndDispatch(waiting()));
  }

  /**
   * Looks up what an earlier run of the program left open; sends nothing. The plan then waits for
   * {@link #resume}.
   */
  public void lookUp() {
    threads.execute(
        () -> {
          for (int i : board.all(ItemState.Unknown.class)) {
            if (board.awaitPlace(false)) {
              submit(i, true);
            }
          }
          board.awaitNothingUnderWay();
          endIfNothingIsLeft();
        });
  }

  /** Sends nothing more until {@link #resume}; what is under way goes on. */
  public void pause() {
    board.become(Phase.RUNNING, PlanStatus.of(Phase.PAUSED));
  }

  /** Goes on after a pause, a hold or an earlier run of the program. */
  public void resume() {
    board.atOnce(
        () -> {
          Phase was = board.status().phase();
          boolean halted = was == Phase.PAUSED || was == Phase.HELD || was == Phase.INTERRUPTED;
          if (halted && !board.isClosed()) {
            failures = 0;
            board.become(PlanStatus.of(Phase.RUNNING));
            if (was == Phase.INTERRUPTED) {
              threads.execute(
                  () -> {
                    // What is still being looked up may turn out to be left to do.
                    board.awaitNoneUnknown();
                    dispatch(waiting());
                  });
            }
          }
        });
  }

  /**
   * Nothing more is sent from now on. What the cloud took is followed to its end; what was being
   * sent has a moment left for its answer.
   */
  public void cancel() {
    board.atOnce(
        () -> {
          Phase was = board.status().phase();
          if (board.isClosed() || was == Phase.CANCELLING || was == Phase.ENDED) {
            return;
          }
          board.become(PlanStatus.of(Phase.CANCELLING));
          Cancelled unsent = new Cancelled(Text.of("operation.cancelled.unsent"));
          waiting().forEach(i -> board.tell(i, ended(unsent, null)));
          threads.execute(this::cutOffWhatIsNotAnswered);
          if (was == Phase.INTERRUPTED) {
            threads.execute(
                () -> {
                  board.awaitNothingUnderWay();
                  endIfNothingIsLeft();
                });
          }
        });
  }

  /** Gives the command once more to every server where it failed; after the end only. */
  public void retryFailed() {
    board.atOnce(
        () -> {
          if (board.isClosed() || board.status().phase() != Phase.ENDED) {
            return;
          }
          failures = 0;
          List<ItemState> now = board.states();
          for (int i = 0; i < now.size(); i++) {
            if (now.get(i).isFailed()) {
              board.tell(i, new ItemState.Waiting());
            }
          }
          List<Integer> again = waiting();
          if (!again.isEmpty()) {
            board.become(PlanStatus.of(Phase.RUNNING));
            threads.execute(() -> keepAndDispatch(again));
          }
        });
  }

  /**
   * Stops everything here without a word to the cloud, and keeps what is open for the next start.
   */
  @Override
  public void close() {
    board.close();
    threads.shutdownNow();
    stopListening();
  }

  private void keepAndDispatch(List<Integer> round) {
    try {
      record.begin(plan, session, states(), board.progress());
    } catch (IOException e) {
      String sentence = Text.of("operation.failed.notKept", String.valueOf(e.getMessage()));
      round.forEach(i -> board.tell(i, ended(new OperationState.Failed(sentence, null), null)));
      endIfNothingIsLeft();
      return;
    }
    dispatch(round);
  }

  private void dispatch(List<Integer> round) {
    int size = plan.options().batch() == 0 ? Math.max(1, round.size()) : plan.options().batch();
    for (int from = 0; from < round.size(); from += size) {
      List<Integer> batch = round.subList(from, Math.min(round.size(), from + size));
      for (int i : batch) {
        if (!board.awaitPlace(true)) {
          break;
        }
        submit(i, false);
      }
      board.awaitNothingUnderWay();
      if (from + size < round.size() && plan.options().wellFirst()) {
        holdUnlessWell(batch);
      }
    }
    endIfNothingIsLeft();
  }

  private void holdUnlessWell(List<Integer> batch) {
    String ill = Health.ill(plan, batch, states());
    if (!ill.isEmpty()) {
      hold(ill);
    }
  }

  /**
   * Sends nothing more until the person lets it go on.
   *
   * @param reason as a sentence
   */
  void hold(String reason) {
    board.become(Phase.RUNNING, new PlanStatus(Phase.HELD, reason));
  }

  /**
   * Holds while a person has to log in again, which all places may be waiting for, and goes on by
   * itself when that is done.
   */
  void holdForLogin() {
    ApiException needed = session.loginNeeded();
    if (needed != null) {
      heldForLogin.set(true);
      hold(String.valueOf(needed.getMessage()));
      // The login may have been made in between.
      goOnAfterLogin();
    }
  }

  private void goOnAfterLogin() {
    if (session.loginNeeded() == null
        && heldForLogin.getAndSet(false)
        && board.status().phase() == Phase.HELD) {
      resume();
    }
  }

  private void submit(int index, boolean onlyLookUp) {
    board.atOnce(
        () -> {
          // A cancel may have come between the free place and this.
          ItemState now = board.state(index);
          boolean open = now instanceof ItemState.Waiting || now instanceof ItemState.Unknown;
          if (board.isClosed() || !open) {
            return;
          }
          board.takePlace(index);
          if (!onlyLookUp) {
            int step = board.progress(index).step();
            board.tell(index, new ItemState.Running(step, new OperationState.Waiting()));
          }
          Runnable work = () -> work(index, onlyLookUp);
          threads.execute(answers == null ? work : () -> answers.during(work));
        });
  }

  private void work(int index, boolean onlyLookUp) {
    @Nullable ItemState[] end = new ItemState[1];
    board.atOnce(() -> workers.put(index, Thread.currentThread()));
    try {
      end[0] = new ItemRun(this, index, onlyLookUp).run();
    } finally {
      board.atOnce(
          () -> {
            workers.remove(index);
            ItemState how = end[0];
            if (how != null && !board.isClosed()) {
              board.tell(index, how);
              count(how);
            }
            board.leavePlace(index);
          });
    }
  }

  private void count(ItemState end) {
    int limit = plan.options().stopAfter();
    if ((end.isFailed() || end.isNotKnown()) && ++failures >= limit && limit > 0) {
      board.become(
          Phase.RUNNING, new PlanStatus(Phase.HELD, Text.of("plan.held.failed", failures)));
    }
  }

  private void cutOffWhatIsNotAnswered() {
    try {
      Thread.sleep(LAST_ANSWERS);
    } catch (InterruptedException _) {
      return;
    }
    board.atOnce(
        () ->
            workers.forEach(
                (index, thread) -> {
                  if (board.state(index)
                          instanceof ItemState.Running(int _, OperationState operation)
                      && (operation instanceof OperationState.Waiting
                          || operation instanceof OperationState.Sent)) {
                    thread.interrupt();
                  }
                }));
  }

  private void endIfNothingIsLeft() {
    boolean[] ends = new boolean[1];
    board.atOnce(
        () -> {
          boolean over = board.isClosed() || board.status().phase() == Phase.ENDED;
          if (!over && board.isNothingLeft()) {
            ends[0] = true;
            board.become(PlanStatus.of(Phase.ENDED));
          }
        });
    if (!ends[0]) {
      return;
    }
    try {
      record.forget();
    } catch (IOException _) {
      // The next start finds a plan in which nothing is left, and forgets it then.
    }
  }

  private void stopListening() {
    try {
      unlisten.close();
      unwatch.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private List<Integer> waiting() {
    return board.all(ItemState.Waiting.class);
  }

  PlanRecord record() {
    return record;
  }

  Patience patience() {
    return patience;
  }

  static ItemState.Ended ended(OperationState outcome, @Nullable String requestId) {
    return new ItemState.Ended(outcome, requestId, Instant.now());
  }
}
