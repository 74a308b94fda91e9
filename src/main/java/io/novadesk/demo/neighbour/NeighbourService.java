package io.novadesk.demo.neighbour;

import static io.novadesk.demo.http.Json.object;

import io.novadesk.demo.http.Answer;
import io.novadesk.demo.http.Call;
import io.novadesk.demo.http.Refusal;
import io.novadesk.demo.http.Routes;
import io.novadesk.demo.http.Service;
import io.novadesk.demo.identity.Caller;
import io.novadesk.demo.identity.Tokens;
import java.util.List;
import java.util.Map;

/**
 * A service beside Compute, of which the demo cloud has only what clients of Compute need. Every
 * request needs a token; what is not there is a 404 in the service's own form.
 */
public final class NeighbourService implements Service {
  private final Tokens tokens;
  private final Style style;
  private final String identityUrl;
  private final Routes<NeighbourCall> routes = new Routes<>();

  /** What differs from one service to the next. */
  public interface Style {
    /** The service's type in the catalogue. */
    String type();

    /** The first segment of every path: the version. */
    String version();

    /** The document at the root of the service. */
    Answer versions(Call call);

    /** The document of the version. */
    Answer version(Call call);

    /** What follows the version in the path, without the project where the client wrote it. */
    List<String> below(Call call, Caller caller);

    /** A refusal in the service's form. */
    Answer refused(Refusal refusal);

    /** No such path, or not with this method. */
    Answer missing(String method, List<String> below, boolean otherMethod);

    /** What every answer of the service carries. */
    default Answer finished(Answer answer, Call call) {
      return call.path().isEmpty()
          ? answer
          : answer.with("X-Openstack-Request-Id", call.requestId());
    }
  }

  public NeighbourService(Tokens tokens, Style style, String identityUrl) {
    this.tokens = tokens;
    this.style = style;
    this.identityUrl = identityUrl;
  }

  public Routes<NeighbourCall> routes() {
    return routes;
  }

  @Override
  public Answer handle(Call call) {
    return style.finished(answer(call), call);
  }

  private Answer answer(Call call) {
    List<String> path = call.path();
    if (path.isEmpty()) {
      return style.versions(call);
    }
    if (!path.getFirst().equals(style.version())) {
      return Answer.page(404, "The resource could not be found.");
    }
    if (path.size() == 2 && path.getLast().isEmpty()) {
      return style.version(call);
    }
    Caller caller = tokens.caller(call, style.type());
    if (caller == null) {
      return unauthorized();
    }
    try {
      List<String> below = style.below(call, caller);
      String root = call.root() + '/' + style.version();
      boolean withProject = below.size() < path.size() - 1 && !caller.projectId().isEmpty();
      String api = withProject ? root + '/' + caller.projectId() : root;
      return switch (routes.find(call.method(), below, 0)) {
        case Routes.Match.Found<NeighbourCall>(
                Routes.Endpoint<NeighbourCall> endpoint,
                Map<String, String> found) ->
            endpoint.answer(new NeighbourCall(call, caller, api), found);
        case Routes.Match.OtherMethod<NeighbourCall>() -> style.missing(call.method(), below, true);
        default -> style.missing(call.method(), below, false);
      };
    } catch (Refusal refusal) {
      return style.refused(refusal);
    }
  }

  private Answer unauthorized() {
    return Answer.json(
            401,
            object(
                "error",
                object(
                    "code",
                    401,
                    "title",
                    "Unauthorized",
                    "message",
                    Refusal.unauthorized().sentence())))
        .with("WWW-Authenticate", "Keystone uri=\"" + identityUrl + "\"");
  }
}
