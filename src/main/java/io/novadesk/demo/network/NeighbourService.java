package io.novadesk.demo.network;

import static io.novadesk.demo.http.Json.object;

import io.novadesk.demo.http.Answer;
import io.novadesk.demo.http.Call;
import io.novadesk.demo.http.Refusal;
import io.novadesk.demo.http.Routes;
import io.novadesk.demo.http.Service;
import io.novadesk.demo.identity.Caller;
import io.novadesk.demo.identity.Tokens;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A service beside Compute, of which the demo cloud has only what clients of Compute need. Every
 * request needs a token; what is not there is a 404.
 */
public final class NeighbourService implements Service {
  private final Tokens tokens;
  private final Map<String, Object> versions;
  private final String errorRoot;
  private final Routes<NeighbourCall> routes = new Routes<>();
  private final boolean projectInPath;

  /**
   * @param versions the document at the root
   * @param errorRoot the key under which errors stand
   * @param projectInPath whether a project id comes after the version
   */
  NeighbourService(
      Tokens tokens, Map<String, Object> versions, String errorRoot, boolean projectInPath) {
    this.tokens = tokens;
    this.versions = versions;
    this.errorRoot = errorRoot;
    this.projectInPath = projectInPath;
  }

  Routes<NeighbourCall> routes() {
    return routes;
  }

  @Override
  public Answer handle(Call call) {
    return answer(call).with("X-Openstack-Request-Id", call.requestId());
  }

  private Answer answer(Call call) {
    var path = call.path();
    if (path.size() <= 1) {
      return Answer.json(path.isEmpty() && projectInPath ? 300 : 200, versions);
    }
    Caller caller = tokens.caller(call.header("X-Auth-Token"));
    if (caller == null) {
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
                  Refusal.unauthorized().sentence())));
    }
    var below = path.subList(projectInPath ? 2 : 1, path.size());
    try {
      return switch (routes.find(call.method(), below, 0)) {
        case Routes.Match.Found<NeighbourCall>(
                Routes.Endpoint<NeighbourCall> endpoint,
                Map<String, String> found) ->
            endpoint.answer(new NeighbourCall(call, caller), withQuery(call, found));
        default -> throw Refusal.notFound("The resource could not be found.");
      };
    } catch (Refusal refusal) {
      return Answer.json(refusal.status(), error(refusal));
    }
  }

  private Map<String, @Nullable Object> error(Refusal refusal) {
    return object(
        errorRoot, object("code", refusal.status(), "message", refusal.sentence(), "detail", ""));
  }

  /** The parameters of the path, and those of the query with a question mark before them. */
  private static Map<String, String> withQuery(Call call, Map<String, String> path) {
    for (String name : call.query().names()) {
      path.put('?' + name, String.valueOf(call.query().get(name)));
    }
    return path;
  }
}
