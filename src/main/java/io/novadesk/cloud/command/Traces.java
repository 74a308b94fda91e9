package io.novadesk.cloud.command;

import io.novadesk.api.ApiException;
import io.novadesk.api.compute.Accepted;
import io.novadesk.api.compute.InstanceAction;
import io.novadesk.api.compute.Server;
import io.novadesk.cloud.command.OperationLog.Earlier;
import io.novadesk.cloud.live.Region;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a cloud remembers of a command whose answer is not known: only its own record of the server
 * can tell whether the command arrived.
 */
final class Traces {
  /** The cloud's clock may differ from ours. */
  private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

  /** What was found. */
  sealed interface Trace {
    /** It arrived. */
    record Arrived(Accepted accepted) implements Trace {}

    /** The cloud keeps a record and this command is not in it. */
    record NeverArrived() implements Trace {}

    /** The cloud keeps no record. */
    record NoRecord() implements Trace {}
  }

  private Traces() {}

  /** Blocking; throws as every call does. */
  static Trace find(Region region, Command command, Server before, Earlier earlier) {
    List<InstanceAction> actions = actions(region, before.id());
    if (actions.isEmpty()) {
      return new Trace.NoRecord();
    }
    String wanted = command.action().facts().record();
    for (InstanceAction action : actions) {
      if (action.requestId().equals(earlier.newestBefore())) {
        break;
      }
      boolean ours =
          earlier.newestBefore() != null
              || (notBefore(action, earlier.at().minus(CLOCK_SKEW))
                  && (before.updated() == null || notBefore(action, before.updated())));
      if (ours
          && action.action().equalsIgnoreCase(wanted)
          && !region.isAnothers(action.userId())
          && !region.underWay().isOfAnother(action.requestId())) {
        return new Trace.Arrived(new Accepted(action.requestId(), null, null));
      }
    }
    return new Trace.NeverArrived();
  }

  /** Empty also where this user may not read them. */
  private static List<InstanceAction> actions(Region region, String server) {
    try {
      return region.servers().actions(server);
    } catch (ApiException e) {
      if (e.category() == ApiException.Category.FORBIDDEN) {
        return List.of();
      }
      throw e;
    }
  }

  /** The cloud's times are whole seconds: the same second counts. */
  private static boolean notBefore(InstanceAction action, @Nullable Instant instant) {
    return action.started() != null && instant != null && !action.started().isBefore(instant);
  }
}
