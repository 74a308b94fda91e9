package io.novadesk.cloud.launch;

import io.novadesk.api.ApiException;
import io.novadesk.api.ApiException.Category;
import io.novadesk.api.compute.Server;
import io.novadesk.cloud.launch.LaunchOrder.Owner;
import io.novadesk.cloud.launch.LaunchOrder.Stamp;
import io.novadesk.cloud.live.Region;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Judges whether an order made a server, by what that server itself shows. That a list with a
 * filter named it proves nothing: gateways drop filters.
 */
final class Likeness {
  /** The clocks of a cloud's machines differ a little. */
  private static final Duration CLOCKS = Duration.ofSeconds(60);

  private final LaunchOrder order;
  private final Region region;
  private final Before before;

  Likeness(LaunchOrder order, Region region, Before before) {
    this.order = order;
    this.region = region;
    this.before = before;
  }

  /** What a server's own fields say. */
  enum Verdict {
    /** Stamp, name, project, user and time all say that the order made it. */
    PROVEN,
    /** It bears the stamp and nothing speaks against it; the cloud does not tell all. */
    LIKELY,
    /** It bears the stamp, and something else of it speaks against it. */
    DOUBTFUL,
    /** All that can be seen fits, but whether it bears the stamp cannot be seen. */
    UNREADABLE,
    /** The order did not make it. */
    OTHER;

    /** Whether it can be taken for the server that was asked for. */
    boolean isOurs() {
      return this == PROVEN || this == LIKELY;
    }

    boolean isStamped() {
      return isOurs() || this == DOUBTFUL;
    }
  }

  private enum Sight {
    SEEN,
    ABSENT,
    HIDDEN
  }

  /**
   * Blocking where a server's body does not show its tags: then they are asked for.
   *
   * @throws ApiException when the cloud does not answer that
   */
  Verdict judge(Server server, int index) {
    if (before.ids().contains(server.id())) {
      return Verdict.OTHER;
    }
    boolean contradicted = !isNamed(server, index) || isOfOthers(server) || isOlder(server);
    if (order.stamp() == Stamp.NAME) {
      return !isNamed(server, index) || isOfOthers(server)
          ? Verdict.OTHER
          : isOlder(server) ? Verdict.DOUBTFUL : Verdict.LIKELY;
    }
    return switch (stampOf(server, index, contradicted)) {
      case SEEN ->
          contradicted ? Verdict.DOUBTFUL : tellsAll(server) ? Verdict.PROVEN : Verdict.LIKELY;
      case HIDDEN -> contradicted ? Verdict.OTHER : Verdict.UNREADABLE;
      case ABSENT -> Verdict.OTHER;
    };
  }

  /**
   * Whether a server that the cloud named in its answer to the order is surely another one: answers
   * get mixed up on their way.
   */
  boolean isAnothers(Server server, int index) {
    return before.ids().contains(server.id())
        || (!isStampedInBody(server, index)
            && (!isNamed(server, index) || isOfOthers(server) || bearsAnotherStamp(server)));
  }

  private boolean bearsAnotherStamp(Server server) {
    return switch (order.stamp()) {
      case TAG -> server.tags().stream().anyMatch(t -> t.startsWith(LaunchOrder.KEY + "-"));
      case METADATA -> server.metadata().containsKey(LaunchOrder.KEY);
      case NAME -> false;
    };
  }

  private boolean isStampedInBody(Server server, int index) {
    String mark = order.mark(index);
    return switch (order.stamp()) {
      case TAG -> server.tags().contains(mark);
      case METADATA -> mark.equals(server.metadata().get(LaunchOrder.KEY));
      case NAME -> false;
    };
  }

  /**
   * @param contradicted nothing depends on the stamp any more, so no request is made for it
   */
  private Sight stampOf(Server server, int index, boolean contradicted) {
    if (isStampedInBody(server, index)) {
      return Sight.SEEN;
    }
    if (order.stamp() != Stamp.TAG || !server.tags().isEmpty()) {
      return Sight.ABSENT;
    }
    if (contradicted) {
      return Sight.HIDDEN;
    }
    try {
      return region.servers().tags().get(server.id()).contains(order.mark(index))
          ? Sight.SEEN
          : Sight.ABSENT;
    } catch (ApiException e) {
      // The server is gone, or what stands between takes the microversion away.
      if (e.category() == Category.NOT_FOUND) {
        return Sight.HIDDEN;
      }
      throw e;
    }
  }

  /** A cell that is down tells no names: that is no word against it. */
  private boolean isNamed(Server server, int index) {
    return server.name() == null || order.isName(index, server.name());
  }

  private boolean isOfOthers(Server server) {
    Owner owner = order.owner();
    return differ(owner.projectId(), server.projectId()) || differ(owner.userId(), server.userId());
  }

  private static boolean differ(@Nullable String ours, @Nullable String theirs) {
    return ours != null && theirs != null && !ours.equals(theirs);
  }

  private boolean isOlder(Server server) {
    Instant then = before.cloudTime();
    return then != null
        && server.created() != null
        && server.created().isBefore(then.minus(CLOCKS));
  }

  private boolean tellsAll(Server server) {
    return server.name() != null
        && order.owner().isKnown()
        && server.projectId() != null
        && server.userId() != null
        && before.cloudTime() != null
        && server.created() != null;
  }
}
