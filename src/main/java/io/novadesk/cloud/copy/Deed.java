package io.novadesk.cloud.copy;

import io.novadesk.api.compute.ServerRequests;
import io.novadesk.api.http.RequestTemplate;
import io.novadesk.cloud.action.End;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Command;
import io.novadesk.cloud.live.Region;
import java.util.List;

/**
 * Something done: requests, one after the other, each once the one before took effect.
 *
 * @param subject what it is done to, as a person knows it; empty: nothing of a name
 * @param server the address of the server that it is done to; empty: none
 */
public record Deed(String subject, String server, List<Step> steps) {
  /**
   * @param statuses of which the server shows one when it took effect; empty: any
   */
  public record Step(RequestTemplate request, After after, List<String> statuses) {}

  /** What has to be waited for. */
  public enum After {
    /** Nothing: the answer says that it is done. */
    ANSWER,
    /** That the server has come to rest. */
    REST,
    /** That the server is no more. */
    GONE
  }

  public Deed {
    steps = List.copyOf(steps);
  }

  /** A request of which nobody knows what it is for. */
  public static Deed of(RequestTemplate request) {
    return new Deed("", "", List.of(new Step(request, After.ANSWER, List.of())));
  }

  /** Commands to one server. */
  public static Deed of(Region region, String id, String name, List<Command> commands) {
    ServerRequests requests = region.servers().requests();
    return new Deed(
        name,
        requests.server(id).toString(),
        commands.stream()
            .map(c -> step(RequestTemplate.of(c.request(requests, id)), c.action()))
            .toList());
  }

  private static Step step(RequestTemplate request, ServerAction action) {
    return switch (action.facts().end()) {
      case End.In(var statuses) ->
          new Step(request, After.REST, statuses.stream().map(Enum::name).sorted().toList());
      case End.AtRest _ -> new Step(request, After.REST, List.of());
      case End.Own own ->
          switch (own) {
            case RESIZED, MIGRATED -> new Step(request, After.REST, List.of("VERIFY_RESIZE"));
            case RESIZE_CONFIRMED, RESIZE_REVERTED ->
                new Step(request, After.REST, List.of("ACTIVE", "SHUTOFF"));
            case GONE -> new Step(request, After.GONE, List.of());
            case WRITTEN, LOCK, STATE -> new Step(request, After.ANSWER, List.of());
            case AS_FOUND, MOVED, MIGRATION_FINISHED, MIGRATION_ABORTED, ATTACHMENT ->
                new Step(request, After.REST, List.of());
          };
    };
  }

  boolean waits() {
    return steps.stream().anyMatch(step -> step.after() != After.ANSWER);
  }
}
