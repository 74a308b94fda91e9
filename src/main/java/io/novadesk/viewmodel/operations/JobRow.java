package io.novadesk.viewmodel.operations;

import io.novadesk.api.ApiException;
import io.novadesk.api.http.ExchangeLog;
import io.novadesk.cloud.command.Job;
import io.novadesk.cloud.command.OperationState;
import io.novadesk.cloud.live.LoginWait;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.servers.CloudPlace;
import io.novadesk.viewmodel.servers.RegionModel;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A job: the data of an image on its way, an image or a key pair to be deleted. */
public final class JobRow extends OperationRow {
  private static final AtomicLong NUMBERS = new AtomicLong();

  private final Job job;
  private final @Nullable RegionModel region;
  private final Supplier<String> whyNot;
  private final Consumer<OperationState> whenEnded;
  private final String label;

  JobRow(
      Job job,
      @Nullable RegionModel region,
      Supplier<String> whyNot,
      Consumer<OperationState> whenEnded) {
    this.job = job;
    this.region = region;
    this.whyNot = whyNot;
    this.whenEnded = whenEnded;
    label = Text.of("job.label", NUMBERS.incrementAndGet(), job.title(), job.subject());
  }

  @Override
  public String title() {
    return job.title();
  }

  @Override
  public String subject() {
    return job.subject();
  }

  @Override
  public @Nullable CloudPlace place() {
    return region == null ? null : CloudPlace.of(region);
  }

  @Override
  public @Nullable ServerRow server() {
    String made = job.serverId();
    return region == null || made == null ? null : region.row(made);
  }

  @Override
  public String headline() {
    return job.verb().isEmpty()
        ? sentence()
        : CommandWords.running(job.verb(), state(), span(), sentence());
  }

  @Override
  public boolean waitsForPerson() {
    return job.waitsForPerson() && !state().isEnd();
  }

  /** Whether it only waits for its time. */
  public boolean waitsForItsTime() {
    return job.waitsForItsTime() && !state().isEnd();
  }

  /** What not waiting any longer is called; empty: it waits for nothing. */
  public String nowTitle() {
    return state().isEnd() ? "" : job.nowTitle();
  }

  /** Waits no longer. */
  public void now() {
    job.now();
  }

  /** What stopping it is called; empty: as it is called for most. */
  public String stopTitle() {
    return job.stopTitle();
  }

  @Override
  public boolean isOnlyWatched() {
    return job.outlivesTheProgram()
        && !job.waitsForItsTime()
        && (state() instanceof OperationState.Accepted
            || state() instanceof OperationState.Working);
  }

  @Nullable RegionModel region() {
    return region;
  }

  @Override
  public String label() {
    return label;
  }

  @Override
  public String again() {
    return job.againTitle().isEmpty() ? super.again() : job.againTitle();
  }

  @Override
  public boolean isRepeatable() {
    return job.isRepeatable() && super.isRepeatable();
  }

  @Override
  boolean looksAgain() {
    return job.looksAgain();
  }

  Job job() {
    return job;
  }

  /** Why it may not be done once more now; empty when it may. */
  Supplier<String> whyNot() {
    return whyNot;
  }

  Consumer<OperationState> whenEnded() {
    return whenEnded;
  }

  /** A job tells its end itself, once what was half made is removed. */
  @Override
  void cancel() {
    boolean begun = !(state() instanceof OperationState.Waiting);
    becomes(
        begun
            ? new OperationState.Working(null, Text.of("job.stopping"))
            : new OperationState.Cancelled(Text.of("operation.cancelled.unsent")));
    stop();
  }

  /**
   * Does it, on the thread that calls.
   *
   * @param tell hears of every state, on that thread
   */
  OperationState work(Consumer<OperationState> tell) {
    tell.accept(new OperationState.Sent());
    OperationState end;
    try {
      end = ExchangeLog.during(label(), () -> LoginWait.during(() -> job.run(tell)));
    } catch (ApiException e) {
      end =
          e.category() == ApiException.Category.CANCELLED
              ? new OperationState.Cancelled(Text.of("operation.cancelled.sending"))
              : e.isOutcomeUnknown()
                  ? new OperationState.Unknown(e.getMessage(), e.requestId())
                  : new OperationState.Failed(e.getMessage(), e.requestId());
    } catch (Exception e) {
      end = new OperationState.Failed(e.getMessage() == null ? e.toString() : e.getMessage(), null);
    }
    tell.accept(end);
    return end;
  }
}
