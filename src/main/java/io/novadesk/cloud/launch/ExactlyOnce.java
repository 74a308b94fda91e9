package io.novadesk.cloud.launch;

import io.novadesk.api.ApiException;
import io.novadesk.api.ApiException.Category;
import io.novadesk.api.Secret;
import io.novadesk.api.compute.Accepted;
import io.novadesk.api.compute.Server;
import io.novadesk.cloud.live.Region;
import io.novadesk.i18n.Text;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Sends a request that makes servers so that they are made once, whatever becomes of the answers:
 * where none tells, the cloud is searched for the stamp, and only what is surely not there is sent
 * again.
 */
final class ExactlyOnce {
  private static final int SENDINGS = 4;

  private final LaunchOrder order;
  private final Region region;
  private final Finder finder;
  private final Pace pace;

  ExactlyOnce(LaunchOrder order, Region region, Finder finder, Pace pace) {
    this.order = order;
    this.region = region;
    this.finder = finder;
    this.pace = pace;
  }

  /**
   * What the cloud made.
   *
   * @param serverId null: not told; the servers are found by their stamp
   * @param password the one that the cloud chose, where its answer arrived
   * @param doubtful more than one request was sent, or an earlier run may have sent one
   */
  record Made(
      @Nullable String serverId,
      @Nullable Secret password,
      @Nullable String requestId,
      boolean doubtful) {}

  /** Nobody can tell whether it was made. */
  static final class InDoubt extends Exception {
    private static final long serialVersionUID = 1L;
    private final @Nullable String requestId;

    InDoubt(String sentence, @Nullable String requestId) {
      super(sentence);
      this.requestId = requestId;
    }

    @Nullable String requestId() {
      return requestId;
    }
  }

  /**
   * Sends; after this returns the servers exist.
   *
   * @throws ApiException when the cloud surely made none
   * @throws InDoubt when it cannot be found out
   */
  Made send(int index) throws InDoubt, InterruptedException {
    for (int sending = 1; ; sending++) {
      ApiException failure;
      try {
        Accepted accepted = region.servers().create(order.request(index));
        return new Made(
            accepted.subjectId(), accepted.adminPass(), accepted.requestId(), sending > 1);
      } catch (ApiException e) {
        failure = e;
      }
      if (failure.category() == Category.CANCELLED || !isDoubtful(failure)) {
        throw failure;
      }
      Server found = search(index, failure);
      if (found != null) {
        return new Made(found.id(), null, null, true);
      }
      if (sending == SENDINGS || failure.status() == 500) {
        throw new InDoubt(
            Text.of("launch.failed.gaveUp", sending, failure.getMessage()), failure.requestId());
      }
    }
  }

  /** Looks without sending; null: it is not there. */
  @Nullable Made look(int index) throws InDoubt, InterruptedException {
    Server found = search(index, null);
    return found == null ? null : new Made(found.id(), null, null, true);
  }

  /** No answer, or one that does not come from the part of the cloud that makes servers. */
  private static boolean isDoubtful(ApiException e) {
    return e.facts().outcomeUnknown()
        || e.status() >= 500
        || (e.status() >= 200 && e.status() < 400);
  }

  /** A cloud may still be at it: an empty answer counts only after a while. */
  private @Nullable Server search(int index, @Nullable ApiException failure)
      throws InDoubt, InterruptedException {
    ApiException problem = null;
    for (int i = 0; i < pace.looks(); i++) {
      TimeUnit.MILLISECONDS.sleep(pace.pause(i).toMillis());
      try {
        List<Server> found = finder.find(index);
        problem = null;
        if (!found.isEmpty()) {
          return found.getFirst();
        }
      } catch (ApiException e) {
        if (e.category() == Category.CANCELLED) {
          throw new InterruptedException();
        }
        problem = e;
      }
    }
    if (problem != null) {
      ApiException told = failure == null ? problem : failure;
      throw new InDoubt(Text.of("launch.failed.unknown", told.getMessage()), told.requestId());
    }
    return null;
  }
}
