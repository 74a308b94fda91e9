package io.novadesk.viewmodel.waiting;

import io.novadesk.api.ApiException;
import io.novadesk.cloud.command.Job;
import io.novadesk.cloud.command.OperationState;
import io.novadesk.i18n.Text;
import io.novadesk.profile.WaitingDelete;
import io.novadesk.viewmodel.base.Ages;
import io.novadesk.viewmodel.servers.RegionModel;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A delete that waits for its time, as the Tasks pane shows it. It is sent by itself only at its
 * time and where all of it could be verified; else the person is asked.
 */
final class DeleteJob implements Job {
  /**
   * Where it stands when its turn comes.
   *
   * @param regions of the servers, in their order; empty while it cannot be sent
   * @param whyNot why it cannot, as a sentence
   */
  record Turn(List<RegionModel> regions, String whyNot) {}

  /** What the job needs of whoever made it; on the job's thread. */
  interface Owner {
    /** Whether it still waits, for all that is known. */
    boolean isKept(WaitingDelete delete);

    Turn turn(WaitingDelete delete) throws InterruptedException;

    /** False: somebody else has sent it, or taken it back. */
    boolean take(WaitingDelete delete) throws IOException;

    /**
     * Deletes what was verified.
     *
     * @return what became of it
     */
    OperationState begin(WaitingDelete delete, Verified verified);

    /** The person does not want it any more; false: the program ends, and it stays. */
    boolean forget(WaitingDelete delete);
  }

  /** Later than this it is not what the person wished. */
  private static final Duration LATE = Duration.ofMinutes(2);

  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  private final WaitingDelete delete;
  private final Owner owner;
  private final InstantSource clock;
  private final Semaphore told = new Semaphore(0);

  /** Why it waits for the person, as a sentence; empty: it does not. */
  private volatile String asks = "";

  DeleteJob(WaitingDelete delete, Owner owner, InstantSource clock) {
    this.delete = delete;
    this.owner = owner;
    this.clock = clock;
  }

  @Override
  public String title() {
    return Text.of(delete.force() ? "action.FORCE_DELETE" : "action.DELETE");
  }

  @Override
  public String subject() {
    return delete.servers().size() == 1
        ? delete.servers().getFirst().name()
        : Text.of("plan.subject", delete.servers().size());
  }

  @Override
  public Object identity() {
    return delete.servers().size() == 1
        ? List.of("delete", delete.home(), delete.servers().getFirst().id())
        : delete.id();
  }

  @Override
  public @Nullable String serverId() {
    return delete.servers().size() == 1 ? delete.servers().getFirst().id() : null;
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
  public boolean waitsForPerson() {
    return !asks.isEmpty();
  }

  @Override
  public String nowTitle() {
    return Text.of("delete.wait.now");
  }

  @Override
  public String stopTitle() {
    return Text.of("delete.wait.not");
  }

  @Override
  public void now() {
    told.release();
  }

  @Override
  public OperationState run(Consumer<OperationState> progress) throws IOException {
    String shown = "";
    try {
      while (owner.isKept(delete)) {
        boolean said = told.drainPermits() > 0;
        if (said || (asks.isEmpty() && !clock.instant().isBefore(delete.at()))) {
          OperationState end = attempt(said, progress);
          if (end != null) {
            return end;
          }
        }
        String sentence = asks.isEmpty() ? waiting(clock.instant()) : asks;
        if (!sentence.equals(shown)) {
          progress.accept(new OperationState.Working(null, sentence));
          shown = sentence;
        }
        // The clock of the computer may be set, and the computer may sleep.
        if (told.tryAcquire(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
          told.release();
        }
      }
      return new OperationState.Cancelled(Text.of("delete.wait.elsewhere"));
    } catch (InterruptedException _) {
      return dropped();
    } catch (ApiException e) {
      if (e.category() == ApiException.Category.CANCELLED) {
        return dropped();
      }
      throw e;
    }
  }

  private OperationState dropped() {
    return new OperationState.Cancelled(
        Text.of(owner.forget(delete) ? "delete.wait.dropped" : "delete.wait.stays"));
  }

  /**
   * @param said whether the person has just said that it shall be sent
   * @return the end; null: it waits for the person
   */
  private @Nullable OperationState attempt(boolean said, Consumer<OperationState> progress)
      throws IOException, InterruptedException {
    Turn turn = owner.turn(delete);
    if (!said && isLate()) {
      asks = missed();
    } else if (turn.regions().isEmpty()) {
      asks = turn.whyNot();
    } else {
      progress.accept(new OperationState.Working(null, Text.of("delete.wait.verifies")));
      try {
        Verified verified = Verified.of(delete.servers(), turn.regions());
        // It may have waited for a login meanwhile.
        if (!said && isLate()) {
          asks = missed();
        } else {
          return owner.take(delete)
              ? owner.begin(delete, verified)
              : new OperationState.Cancelled(Text.of("delete.wait.elsewhere"));
        }
      } catch (ApiException e) {
        if (e.category() == ApiException.Category.CANCELLED) {
          throw e;
        }
        asks = Text.of("delete.wait.unverified", String.valueOf(e.getMessage()));
      }
    }
    return null;
  }

  private boolean isLate() {
    return clock.instant().isAfter(delete.at().plus(LATE));
  }

  private String missed() {
    return Text.of("delete.wait.missed", Ages.exact(delete.at()));
  }

  private String waiting(Instant now) {
    return Text.of("delete.wait.waits", countdown(Duration.between(now, delete.at())));
  }

  private static String countdown(Duration left) {
    long seconds = Math.max(0, left.plusMillis(999).toSeconds());
    return String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
  }
}
