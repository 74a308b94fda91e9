package io.novadesk.cloud.command;

import io.novadesk.api.ApiException;
import io.novadesk.api.ApiException.Category;
import io.novadesk.api.compute.Accepted;
import io.novadesk.api.compute.Server;
import io.novadesk.api.image.Image;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.OperationState.Cancelled;
import io.novadesk.cloud.command.OperationState.Done;
import io.novadesk.cloud.command.OperationState.Failed;
import io.novadesk.cloud.command.OperationState.Unknown;
import io.novadesk.cloud.command.OperationState.Working;
import io.novadesk.cloud.live.Region;
import io.novadesk.i18n.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what became of a command whose answer did not tell: asks the cloud's record of the
 * server, then the server, its image, its volumes and interfaces. Sends nothing that changes
 * anything.
 */
final class Inquiry {
  private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

  private final Command command;
  private final Region region;
  private final Server before;
  private final OperationLog.Earlier earlier;
  private final ApiException problem;
  private final Set<String> imagesBefore;

  /** What one look showed. */
  sealed interface Finding {
    /** The cloud took it; it is to be followed. */
    record Arrived(Accepted accepted) implements Finding {}

    /** It took effect, or cannot any more. */
    record Ended(OperationState end) implements Finding {}

    /**
     * Nothing shows of it.
     *
     * @param conclusion what is to be told when that stays so
     */
    record Nothing(OperationState conclusion) implements Finding {}
  }

  /**
   * @param problem the answer that did not tell
   */
  Inquiry(
      Command command,
      Region region,
      Server before,
      OperationLog.Earlier earlier,
      ApiException problem) {
    this.command = command;
    this.region = region;
    this.before = before;
    this.earlier = earlier;
    this.problem = problem;
    imagesBefore =
        region.imageShelf().last().stream().map(Image::id).collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Looks until it shows what became of the command, or until it cannot arrive any more. Blocking;
   * never throws.
   */
  Finding await(Patience patience) {
    ServerAction action = command.action();
    // A refusal to hear it at all leaves nothing on its way.
    boolean refused = problem.category() == Category.RATE_LIMIT;
    Instant late = Instant.now().plus(refused ? Duration.ZERO : patience.late(action));
    Instant limit = Instant.now().plus(patience.of(action));
    Duration pause = patience.firstLook();
    while (true) {
      Instant began = Instant.now();
      try {
        Finding found = look();
        if (!(found instanceof Finding.Nothing) || began.isAfter(late)) {
          return found;
        }
      } catch (ApiException e) {
        if (e.category() == Category.CANCELLED) {
          return stopped();
        }
        if (began.isAfter(limit)) {
          return new Finding.Ended(
              new Unknown(
                  Text.of("operation.unknown.unread", problem.getMessage(), e.getMessage()),
                  problem.requestId()));
        }
      }
      try {
        Thread.sleep(pause);
      } catch (InterruptedException _) {
        return stopped();
      }
      pause = Patience.longer(pause, Duration.ZERO);
    }
  }

  private static Finding stopped() {
    return new Finding.Ended(new Cancelled(Text.of("operation.cancelled.sending")));
  }

  /** Looks once. Blocking; throws when the cloud cannot be asked. */
  Finding look() {
    Traces.Trace trace = Traces.find(region, command, before, earlier);
    if (trace instanceof Traces.Trace.Arrived(Accepted accepted)) {
      return new Finding.Arrived(accepted);
    }
    Outcome outcome = new Outcome(command, before, earlier.at());
    Server now;
    try {
      now = region.servers().get(before.id());
      region.inventory().observed(now);
    } catch (ApiException e) {
      if (e.category() != Category.NOT_FOUND) {
        throw e;
      }
      region.inventory().gone(before.id());
      return new Finding.Ended(outcome.serverGone());
    }
    Image image = newImage();
    if (image != null) {
      return new Finding.Arrived(new Accepted(null, image.id(), null));
    }
    boolean recorded = trace instanceof Traces.Trace.NeverArrived;
    return switch (shown(outcome, now)) {
      case Done done -> new Finding.Ended(done);
      // What moves on a server whose record does not name the command is moved by something else.
      case Working _ when !recorded -> new Finding.Arrived(new Accepted(null, null, null));
      case Failed _ -> nothing("operation.failed.notTakenSeen", now);
      case null, default ->
          recorded
              ? nothing("operation.failed.notTaken", now)
              : new Finding.Nothing(
                  new Unknown(
                      Text.of("operation.unknown.noRecord", problem.getMessage(), now.status()),
                      problem.requestId()));
    };
  }

  private Finding nothing(String key, Server now) {
    return new Finding.Nothing(
        new Failed(Text.of(key, problem.getMessage(), now.status()), problem.requestId()));
  }

  private @Nullable OperationState shown(Outcome outcome, Server now) {
    return switch (command) {
      case Attachment attachment -> new Attaching(attachment, region, before, null).shown(now);
      // Told by themselves: a server that is asked in an older way tells none.
      case ServerLabel.AddTag label -> tagged(label, true);
      case ServerLabel.RemoveTag label -> tagged(label, false);
      default -> outcome.shownBy(now);
    };
  }

  private OperationState tagged(ServerLabel tag, boolean wanted) {
    return region.servers().tags().get(before.id()).contains(tag.label()) == wanted
        ? Written.labelled(tag)
        : new Failed("", null);
  }

  /**
   * The image that a snapshot or backup began: its own facts must name the server, the wanted name
   * and a time after the command, and nobody may have seen it before.
   */
  private @Nullable Image newImage() {
    String name = command.newImage();
    return name == null
        ? null
        : region.images().list().stream()
            .filter(image -> image.name().equals(name))
            .filter(image -> before.id().equals(image.serverId()))
            .filter(image -> !imagesBefore.contains(image.id()))
            .filter(
                image ->
                    image.created() != null
                        && image.created().isAfter(earlier.at().minus(CLOCK_SKEW)))
            .findFirst()
            .orElse(null);
  }
}
