package io.novadesk.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What is cancelled on the caller's side is over there, however far it had come. */
class ExecutorTaskRunnerTest {
  private final BlockingQueue<Runnable> callersSide = new LinkedBlockingQueue<>();
  private final List<String> ran = new ArrayList<>();

  private Runnable next() throws InterruptedException {
    return Objects.requireNonNull(callersSide.poll(30, TimeUnit.SECONDS), "nothing came");
  }

  @Test
  void aTurnThatHadComeDoesNotRunAfterTheCancel() throws Exception {
    try (ExecutorTaskRunner runner = new ExecutorTaskRunner(callersSide::add)) {
      Task once = runner.after(Duration.ZERO, () -> ran.add("once"));
      Runnable turn = next();
      once.cancel();
      turn.run();
      assertThat(ran).isEmpty();
    }
  }

  @Test
  void whatComesEverySoOftenStopsAtOnce() throws Exception {
    try (ExecutorTaskRunner runner = new ExecutorTaskRunner(callersSide::add)) {
      Task often = runner.every(Duration.ofMillis(1), () -> ran.add("again"));
      next().run();
      Runnable turn = next();
      often.cancel();
      turn.run();
      assertThat(ran).containsExactly("again");
    }
  }

  @Test
  void anAnswerThatCameAfterTheCancelIsNotTaken() throws Exception {
    try (ExecutorTaskRunner runner = new ExecutorTaskRunner(callersSide::add)) {
      Task work = runner.run(() -> "answer", ran::add, _ -> ran.add("failed"));
      Runnable answer = next();
      work.cancel();
      answer.run();
      assertThat(ran).isEmpty();
    }
  }

  @Test
  void aRunnerThatIsClosedBeginsNothing() {
    ExecutorTaskRunner runner = new ExecutorTaskRunner(Runnable::run);
    runner.close();
    runner.run(() -> ran.add("work"), _ -> ran.add("done"), _ -> ran.add("failed")).cancel();
    runner.after(Duration.ZERO, () -> ran.add("after")).cancel();
    runner.every(Duration.ofMillis(1), () -> ran.add("every")).cancel();
    assertThat(ran).isEmpty();
  }
}
