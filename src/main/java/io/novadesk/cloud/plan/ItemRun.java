package io.novadesk.cloud.plan;

import io.novadesk.api.ApiException;
import io.novadesk.api.Secret;
import io.novadesk.api.compute.Accepted;
import io.novadesk.api.compute.InstanceAction;
import io.novadesk.api.compute.Server;
import io.novadesk.cloud.action.Asker;
import io.novadesk.cloud.action.Legality;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.action.ServerActions;
import io.novadesk.cloud.command.Command;
import io.novadesk.cloud.command.Operation;
import io.novadesk.cloud.command.OperationLog;
import io.novadesk.cloud.command.OperationState;
import io.novadesk.cloud.command.OperationState.Cancelled;
import io.novadesk.cloud.command.OperationState.Done;
import io.novadesk.cloud.command.OperationState.Failed;
import io.novadesk.cloud.live.Session;
import io.novadesk.cloud.plan.PlanRecord.Progress;
import io.novadesk.i18n.Text;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One server of a plan, from its turn to its end, on a thread of its own. */
final class ItemRun {
  private final PlanRun run;
  private final int index;
  private final boolean onlyLookUp;
  private final PlanItem item;

  /**
   * @param onlyLookUp finds out what became of the command that an earlier run of the program was
   *     about to send; sends nothing
   */
  ItemRun(PlanRun run, int index, boolean onlyLookUp) {
    this.run = run;
    this.index = index;
    this.onlyLookUp = onlyLookUp;
    this.item = run.plan().items().get(index);
  }

  /** Its end, or Waiting when something is left to be sent; null when the plan was closed. */
  @Nullable ItemState run() {
    try {
      ItemState end = onlyLookUp ? lookUp() : steps(run.board().progress(index).step());
      if (run.board().isClosed()) {
        return null;
      }
      switch (end) {
        case ItemState.Ended ended -> run.record().ended(index, ended);
        case ItemState.LeftOut(String reason) -> run.record().leftOut(index, reason);
        default -> {
          // Nothing to keep.
        }
      }
      return end;
    } catch (InterruptedException _) {
      return cancelled("operation.cancelled.unsent");
    } catch (IOException e) {
      return PlanRun.ended(
          new Failed(Text.of("operation.failed.notKept", String.valueOf(e.getMessage())), null),
          null);
    }
  }

  private ItemState lookUp() throws IOException, InterruptedException {
    Progress progress = run.board().progress(index);
    int step = Math.min(progress.step(), item.steps().size() - 1);
    StepLog log = new StepLog(step, null);
    Operation operation = operation(step, item.server(), log);
    if (progress.earlier() != null) {
      operation.lookUp(progress.earlier());
    }
    if (run.board().isClosed()) {
      return new ItemState.Waiting();
    }
    if (progress.earlier() == null || operation.neverArrived()) {
      if (Facts.lacksSecret(item.steps().get(step))) {
        return unsendable();
      }
      run.record().next(index, step);
      run.board().progress(index, new Progress(step, null));
      return new ItemState.Waiting();
    }
    if (operation.state() instanceof Done && step + 1 < item.steps().size()) {
      run.record().next(index, step + 1);
      run.board().progress(index, new Progress(step + 1, null));
      return new ItemState.Waiting();
    }
    return end(operation.state(), log);
  }

  private ItemState steps(int first) throws IOException, InterruptedException {
    for (int step = first; ; step++) {
      if (!run.board().awaitGoing(index, step)) {
        return cancelled("operation.cancelled.unsent");
      }
      Command command = item.steps().get(step);
      if (Facts.lacksSecret(command)) {
        return unsendable();
      }
      Server now;
      String newest;
      try {
        now = item.region().servers().get(item.server().id());
        newest =
            item.region().servers().actions(now.id()).stream()
                .findFirst()
                .map(InstanceAction::requestId)
                .orElse(null);
      } catch (ApiException e) {
        if (!Session.isLoginNeeded(e)) {
          return unread(e, command);
        }
        // Nothing was sent: it goes on when the person has logged in.
        run.holdForLogin();
        step--;
        continue;
      }
      if (ServerActions.check(
              command.action(),
              now,
              Asker.withRoles(run.plan().roles(), item.region().microversion()))
          instanceof Legality.Refused(String reason)) {
        return new ItemState.LeftOut(reason);
      }
      StepLog log = new StepLog(step, newest);
      Operation operation = operation(step, now, log);
      operation.run();
      Secret password = operation.takePassword();
      if (password != null) {
        run.board().tell(index, password);
      }
      OperationState end = operation.state();
      if (operation.neverArrived() && end instanceof Failed) {
        run.record().next(index, step);
        run.holdForLogin();
        step--;
        continue;
      }
      if (!(end instanceof Done) || step + 1 == item.steps().size() || run.board().isClosed()) {
        return end(end, log);
      }
      run.board().progress(index, new Progress(step + 1, null));
      run.record().next(index, step + 1);
    }
  }

  private ItemState unread(ApiException e, Command command) {
    return switch (e.category()) {
      case CANCELLED -> cancelled("operation.cancelled.unsent");
      case NOT_FOUND -> {
        item.region().inventory().gone(item.server().id());
        yield command.action() == ServerAction.DELETE
            ? PlanRun.ended(new Done(Text.of("operation.done.alreadyGone")), null)
            : new ItemState.LeftOut(Text.of("operation.failed.serverGone"));
      }
      default ->
          PlanRun.ended(
              new Failed(Text.of("plan.failed.unread", e.getMessage()), e.requestId()),
              e.requestId());
    };
  }

  private Operation operation(int step, Server before, StepLog log) {
    return new Operation(
        item.steps().get(step),
        item.region(),
        before,
        log,
        run.patience(),
        state -> {
          if (!state.isEnd()) {
            run.board().tell(index, new ItemState.Running(step, state));
            run.holdForLogin();
          }
        });
  }

  private static ItemState.Ended end(OperationState state, StepLog log) {
    return PlanRun.ended(state, PlanRecord.requestOf(state, log.request));
  }

  /** Of a command that an earlier run of the program did not send. */
  static ItemState unsendable() {
    return new ItemState.LeftOut(Text.of("plan.leftOut.secret"));
  }

  private static ItemState cancelled(String key) {
    return PlanRun.ended(new Cancelled(Text.of(key)), null);
  }

  /** Keeps one command of this server in the plan's record. */
  private final class StepLog implements OperationLog {
    private final int step;
    private final @Nullable String newest;
    private @Nullable String request;

    StepLog(int step, @Nullable String newest) {
      this.step = step;
      this.newest = newest;
    }

    @Override
    public boolean sending(Server before) throws IOException {
      if (!run.board().mayStillSend()) {
        return false;
      }
      run.record().sending(index, step, before, newest);
      // The disk may have taken its time.
      return run.board().mayStillSend();
    }

    @Override
    public void answered(Accepted accepted) throws IOException {
      request = accepted.requestId();
      run.record().answered(index, accepted);
    }

    @Override
    public void ended(OperationState end) {
      // The server's end is kept by its run, which knows whether another step follows.
    }

    @Override
    public @Nullable String newestBefore() {
      return newest;
    }
  }
}
