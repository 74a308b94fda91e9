package io.novadesk.cloud.launch;

import io.novadesk.api.ApiException;
import io.novadesk.api.ApiException.Category;
import io.novadesk.api.compute.Server;
import io.novadesk.api.compute.ServerStatus;
import io.novadesk.cloud.command.OperationState;
import io.novadesk.cloud.command.OperationState.Done;
import io.novadesk.cloud.command.OperationState.Failed;
import io.novadesk.cloud.command.OperationState.Working;
import io.novadesk.cloud.live.Inventory;
import io.novadesk.cloud.live.Region;
import io.novadesk.i18n.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Follows one server from its first moment until it runs or has failed. The live model is looked at
 * rather than the cloud, so that a hundred servers cost no more requests than one; the cloud itself
 * is asked where that says nothing, now and then, and at the end.
 */
final class Build {
  private static final Duration OWN_LOOK = Duration.ofSeconds(30);

  private final Region region;
  private final String id;
  private final Pace pace;
  private final Instant start = Instant.now();
  private Instant lastLook = Instant.EPOCH;
  private Instant unanswered = Instant.MAX;
  private @Nullable Server last;

  Build(Region region, String id, Pace pace) {
    this.region = region;
    this.id = id;
    this.pace = pace;
  }

  /**
   * Blocks until the end.
   *
   * @throws ApiException when the cloud was away too long
   */
  OperationState follow(Consumer<OperationState> listener) throws InterruptedException {
    OperationState told = null;
    while (true) {
      Server now = look();
      last = now == null ? last : now;
      OperationState state = now == null ? waiting() : judge(now);
      if (state.isEnd()) {
        return state;
      }
      if (!state.equals(told)) {
        listener.accept(state);
        told = state;
      }
      TimeUnit.MILLISECONDS.sleep(pace.poll().toMillis());
    }
  }

  /** The server as it was seen last; null: it never was. */
  @Nullable Server last() {
    return last;
  }

  private OperationState waiting() {
    Duration since = Duration.between(start, Instant.now());
    // A cloud of several cells may not know its own server for a moment.
    return since.compareTo(pace.allLooks().multipliedBy(2)) > 0 && unanswered.equals(Instant.MAX)
        ? new Failed(Text.of("launch.failed.gone"), null)
        : new Working(null, Text.of("launch.step", "accepted", since.toSeconds()));
  }

  /** Null: the cloud does not know it (yet), or does not answer. */
  private @Nullable Server look() {
    Inventory inventory = region.inventory();
    Server known = inventory.get(id);
    boolean live = inventory.state().phase() == Inventory.Phase.LIVE;
    boolean fresh = Duration.between(lastLook, Instant.now()).compareTo(OWN_LOOK) < 0;
    boolean moving = known != null && known.isInTransition();
    if (live && moving && fresh) {
      return known;
    }
    lastLook = Instant.now();
    try {
      Server now = region.servers().get(id);
      unanswered = Instant.MAX;
      inventory.observed(now);
      return now;
    } catch (ApiException e) {
      if (e.category() == Category.NOT_FOUND) {
        unanswered = Instant.MAX;
        return null;
      }
      if (unanswered.equals(Instant.MAX)) {
        unanswered = Instant.now();
      }
      boolean tooLong =
          Duration.between(unanswered, Instant.now()).compareTo(Duration.ofMinutes(2)) > 0;
      if (e.category() == Category.CANCELLED || tooLong) {
        throw e;
      }
      return known;
    }
  }

  private OperationState judge(Server now) {
    long seconds = Duration.between(start, Instant.now()).toSeconds();
    if (now.state() == ServerStatus.ERROR) {
      return new Failed(Advice.onFault(now.fault()), null);
    }
    if (now.state() == ServerStatus.DELETED || now.state() == ServerStatus.SOFT_DELETED) {
      return new Failed(Text.of("launch.failed.gone"), null);
    }
    if (now.isInTransition()) {
      String step = now.taskState() == null ? now.status() : now.status() + ", " + now.taskState();
      Integer progress = now.progress();
      return new Working(
          progress == null || progress == 0 || progress == 100 ? null : progress / 100.0,
          progress == null || progress == 0
              ? Text.of("launch.step", step, seconds)
              : Text.of("launch.stepAt", step, progress, seconds));
    }
    String addresses = addresses(now);
    return new Done(
        addresses.isEmpty()
            ? Text.of("launch.done.bare", now.status(), seconds)
            : Text.of("launch.done", now.status(), seconds, addresses));
  }

  private static String addresses(Server server) {
    List<Server.Address> all = server.addresses();
    return all == null
        ? ""
        : all.stream()
            .map(a -> Text.of("launch.address", a.addr(), a.network()))
            .collect(Collectors.joining(", "));
  }
}
