package io.novadesk.demo.compute;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that takes time on a server: task states one after the other, then an effect. Nothing
 * runs meanwhile; {@link #advance} brings the server to where the clock says it is.
 */
final class Work {
  /** What happens when a step begins, or when all is done. */
  @FunctionalInterface
  interface Effect {
    void at(long now);
  }

  /**
   * A stretch of the work.
   *
   * @param task null while nova shows nothing of it
   * @param event the event of the instance action that runs meanwhile
   * @param millis how long; {@link #FOREVER} for a step that never ends
   */
  record Step(@Nullable TaskState task, long millis, String event, @Nullable Effect onBegin) {
    Step(@Nullable TaskState task, long millis, String event) {
      this(task, millis, event, null);
    }
  }

  static final long FOREVER = Long.MAX_VALUE / 4;

  private final Server server;
  private final @Nullable InstanceAction action;
  private final List<Step> steps;
  private final Effect effect;
  private final long total;
  private final long started;
  private int at;
  private long stepEnds;
  private String result = "Success";

  Work(Server server, @Nullable InstanceAction action, List<Step> steps, Effect effect, long now) {
    this.server = server;
    this.action = action;
    this.steps = steps;
    this.effect = effect;
    this.started = now;
    this.total = Math.max(1, steps.stream().mapToLong(Step::millis).sum());
    begin(now);
  }

  private void begin(long now) {
    Step step = steps.get(at);
    server.taskState = step.task();
    server.touch(now);
    stepEnds = now + step.millis();
    if (action != null) {
      action.begin(step.event(), server.host, now);
    }
    if (step.onBegin() != null) {
      step.onBegin().at(now);
    }
  }

  /** The effect will be that of a failure: the action's event says Error. */
  Work failing() {
    result = "Error";
    return this;
  }

  /** Moves on to {@code now}; true when the work is over. */
  boolean advance(long now) {
    while (stepEnds <= now) {
      long end = stepEnds;
      at++;
      if (at == steps.size()) {
        server.taskState = null;
        server.work = null;
        server.touch(end);
        if (action != null) {
          action.end(result, end);
        }
        effect.at(end);
        return true;
      }
      begin(end);
    }
    return false;
  }

  /** The work ends here, unfinished: something stronger takes over. */
  void abandon(long now) {
    if (action != null) {
      action.end("Error", now);
    }
  }

  int progress(long now) {
    return Math.clamp((now - started) * 100 / total, 0, 99);
  }
}
