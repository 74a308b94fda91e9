package io.novadesk.cloud.launch;

import io.novadesk.api.ApiException;
import io.novadesk.api.ApiException.Category;
import io.novadesk.cloud.live.Region;
import io.novadesk.i18n.Text;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Takes the stamp off a server that runs. Only what the order put there is taken. Blocking. */
final class Unstamping {
  private final LaunchOrder order;
  private final Region region;
  private final Pace pace;

  Unstamping(LaunchOrder order, Region region, Pace pace) {
    this.order = order;
    this.region = region;
    this.pace = pace;
  }

  /**
   * How it went.
   *
   * @param settled nothing is left to be tried at the next start
   * @param problem why the stamp is still there, in a sentence; null: it is gone
   */
  record Result(boolean settled, @Nullable String problem) {
    static final Result GONE = new Result(true, null);
  }

  Result of(String serverId, int index) throws InterruptedException {
    ApiException problem = null;
    for (int i = 0; i < pace.looks(); i++) {
      try {
        return isGone(serverId, index, problem != null)
            ? Result.GONE
            : new Result(true, left(index, Text.of("launch.stamp.unseen")));
      } catch (ApiException e) {
        if (e.category() == Category.CANCELLED) {
          throw new InterruptedException();
        }
        problem = e;
        if (isRefusal(e)) {
          break;
        }
      }
      TimeUnit.MILLISECONDS.sleep(pace.pause(i).toMillis());
    }
    return problem == null
        ? Result.GONE
        : new Result(isRefusal(problem), left(index, String.valueOf(problem.getMessage())));
  }

  private boolean isGone(String serverId, int index, boolean again) {
    try {
      switch (order.stamp()) {
        case TAG -> region.servers().tags().remove(serverId, order.mark(index));
        case METADATA -> region.servers().metadata().delete(serverId, LaunchOrder.KEY);
        case NAME -> {}
      }
      return true;
    } catch (ApiException e) {
      if (e.category() != Category.NOT_FOUND) {
        throw e;
      }
      // An earlier try may have done it without an answer, or a person; or nobody there knows tags.
      return again || !isStampThere(serverId, index);
    }
  }

  /** Also where that cannot be seen. */
  private boolean isStampThere(String serverId, int index) {
    try {
      return switch (order.stamp()) {
        case TAG -> region.servers().tags().get(serverId).contains(order.mark(index));
        case METADATA -> region.servers().get(serverId).metadata().containsKey(LaunchOrder.KEY);
        case NAME -> false;
      };
    } catch (ApiException e) {
      if (e.category() == Category.NOT_FOUND) {
        return isServerThere(serverId);
      }
      throw e;
    }
  }

  private boolean isServerThere(String serverId) {
    try {
      region.servers().get(serverId);
      return true;
    } catch (ApiException e) {
      if (e.category() == Category.NOT_FOUND) {
        return false;
      }
      throw e;
    }
  }

  private static boolean isRefusal(ApiException e) {
    return e.status() >= 400 && Doubt.of(e) == Doubt.NONE;
  }

  private String left(int index, String why) {
    return Text.of(
        order.stamp() == LaunchOrder.Stamp.TAG ? "launch.stamp.tagLeft" : "launch.stamp.keyLeft",
        order.stamp() == LaunchOrder.Stamp.TAG ? order.mark(index) : LaunchOrder.KEY,
        why);
  }
}
