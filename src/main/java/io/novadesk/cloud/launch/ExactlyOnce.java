package io.novadesk.cloud.launch;

import io.novadesk.api.ApiException;
import io.novadesk.api.ApiException.Category;
import io.novadesk.api.Secret;
import io.novadesk.api.compute.Accepted;
import io.novadesk.api.compute.Server;
import io.novadesk.cloud.live.Region;
import io.novadesk.i18n.Text;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Sends a request that makes servers so that they are made once, whatever becomes of the answers:
 * where none tells, the cloud is searched for the stamp, and only what is surely not there is sent
 * again.
 */
final class ExactlyOnce {
  /** How often one server is asked for at most. */
  static final int SENDINGS = 4;

  /** A cloud that asks for more patience than this is told to the person. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

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
   * @param serverId of one of them, where one request makes many
   * @param password the one that the cloud chose, where its answer arrived
   * @param sendings how many requests were sent for it
   */
  record Made(
      String serverId, @Nullable Secret password, @Nullable String requestId, int sendings) {
    /** One that is there without a request of this run. */
    static Made earlier(String serverId) {
      return new Made(serverId, null, null, 0);
    }
  }

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
      ApiException failure = null;
      Doubt doubt = Doubt.LOOK_AND_REPEAT;
      try {
        Accepted accepted = region.servers().create(order.request(index));
        if (accepted.subjectId() != null) {
          return new Made(
              accepted.subjectId(), accepted.adminPass(), accepted.requestId(), sending);
        }
        // A success that names no server is none of the part of the cloud that makes servers.
      } catch (ApiException e) {
        failure = e;
        doubt = Doubt.of(e);
        if (e.category() == Category.CANCELLED || doubt == Doubt.NONE) {
          throw e;
        }
      }
      Server found = search(index, failure);
      if (found != null) {
        return new Made(found.id(), null, null, sending);
      }
      if (failure != null && doubt == Doubt.LOOK) {
        throw failure;
      }
      Duration wait = failure == null ? null : failure.facts().retryAfter();
      boolean tooLong = wait != null && wait.compareTo(LONGEST_WAIT) > 0;
      if (sending == SENDINGS || doubt == Doubt.LOOK_ONLY || tooLong) {
        throw gaveUp(sending, failure);
      }
      if (wait != null) {
        TimeUnit.MILLISECONDS.sleep(wait.toMillis());
      }
    }
  }

  private static InDoubt gaveUp(int sendings, @Nullable ApiException failure) {
    return failure == null
        ? new InDoubt(Text.of("launch.failed.noAnswer", sendings), null)
        : new InDoubt(
            Text.of("launch.failed.gaveUp", sendings, failure.getMessage()), failure.requestId());
  }

  /**
   * Looks without sending. A cloud may still be at it: an empty answer counts only after a while,
   * and only when another question gave the same.
   *
   * @param failure what left it in doubt
   * @return null: it is not there
   */
  @Nullable Server search(int index, @Nullable ApiException failure)
      throws InDoubt, InterruptedException {
    ApiException problem = null;
    List<Server> unclear = List.of();
    for (int i = 0; i < pace.looks(); i++) {
      TimeUnit.MILLISECONDS.sleep(pace.pause(i).toMillis());
      try {
        Finder.Seen seen = finder.find(index, i == pace.looks() - 1);
        problem = null;
        if (!seen.ours().isEmpty()) {
          return seen.ours().getFirst();
        }
        unclear = seen.unclear();
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
    if (!unclear.isEmpty()) {
      String ids = unclear.stream().map(Server::id).collect(Collectors.joining(", "));
      throw new InDoubt(
          Text.of("launch.failed.unclear", ids), failure == null ? null : failure.requestId());
    }
    return null;
  }
}
