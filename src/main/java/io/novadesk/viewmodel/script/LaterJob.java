package io.novadesk.viewmodel.script;

import io.novadesk.cloud.command.Job;
import io.novadesk.cloud.command.OperationState;
import io.novadesk.i18n.Text;
import io.novadesk.profile.Later;
import io.novadesk.viewmodel.base.Ages;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A script that waits for its time, as the Tasks pane shows it. */
final class LaterJob implements Job {
  /** What the job needs of whoever made it; on the job's thread. */
  interface Owner {
    /**
     * Its time has come.
     *
     * @return what became of it
     */
    OperationState due(Later later) throws IOException;

    /** The person does not want it any more; false: the program ends, and it stays. */
    boolean forget(Later later);
  }

  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  private final Later later;
  private final Owner owner;
  private final InstantSource clock;
  private final CountDownLatch never = new CountDownLatch(1);

  LaterJob(Later later, Owner owner, InstantSource clock) {
    this.later = later;
    this.owner = owner;
    this.clock = clock;
  }

  @Override
  public String title() {
    return Text.of(later.daily() ? "later.daily" : "later.once");
  }

  @Override
  public String subject() {
    return later.name();
  }

  @Override
  public boolean isRepeatable() {
    return false;
  }

  @Override
  public boolean waitsForItsTime() {
    return true;
  }

  @Override
  public boolean outlivesTheProgram() {
    return true;
  }

  @Override
  public OperationState run(Consumer<OperationState> progress) throws IOException {
    String told = "";
    try {
      while (clock.instant().isBefore(later.at())) {
        String now = waiting(clock.instant());
        if (!now.equals(told)) {
          progress.accept(new OperationState.Working(null, now));
          told = now;
        }
        // The clock of the computer may be set, and the computer may sleep.
        var _ = never.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
      }
      return owner.due(later);
    } catch (InterruptedException _) {
      return new OperationState.Cancelled(
          Text.of(owner.forget(later) ? "later.cancelled" : "later.stays"));
    }
  }

  private String waiting(Instant now) {
    return Text.of(
        "later.waits", Ages.exact(later.at()), Ages.span(Duration.between(now, later.at())));
  }
}
