package io.novadesk.demo.legacy;

import static io.novadesk.demo.http.Json.object;

import io.novadesk.demo.compute.ComputeCloud;
import io.novadesk.demo.http.Answer;
import io.novadesk.demo.http.Call;
import io.novadesk.demo.http.Refusal;
import io.novadesk.demo.http.Routes;
import io.novadesk.demo.http.Service;
import io.novadesk.demo.identity.Caller;
import io.novadesk.demo.identity.Tokens;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compute v1.1 as Nova 2011.3 (Diablo) spoke it: numbers for ids, faults with names of its own. */
public final class LegacyService implements Service {
  private static final String VERSION = "v1.1";

  private final ComputeCloud cloud;
  private final Tokens tokens;
  private final Routes<LegacyCall> routes = new Routes<>();

  public LegacyService(ComputeCloud cloud, Tokens tokens) {
    this.cloud = cloud;
    this.tokens = tokens;
    ImageNumbers numbers = new ImageNumbers(cloud.images());
    new LegacyServersApi(cloud, numbers).addTo(routes);
    new LegacyCatalogApi(cloud, numbers).addTo(routes);
  }

  @Override
  public Answer handle(Call call) {
    List<String> path = call.path();
    if (!path.isEmpty() && path.getLast().isEmpty()) {
      path = path.subList(0, path.size() - 1);
    }
    if (path.isEmpty() || !path.getFirst().equals(VERSION)) {
      return versions(call, path);
    }
    if (path.size() == 1) {
      return Answer.ok(object("version", version(call)));
    }
    Caller caller = tokens.caller(call, "compute");
    if (caller == null) {
      // The token middleware of that age answered before Nova did, and not in JSON.
      return Answer.text(401, "text/plain", "401 Unauthorized\n\nAuthentication required")
          .with("WWW-Authenticate", "Keystone uri='" + call.host() + "/identity/v2.0'");
    }
    cloud.region().settle();
    String tenant = path.get(1);
    List<String> below = path.subList(2, path.size());
    try {
      if (!tenant.equals(caller.projectId()) && !caller.isAdmin()) {
        throw Refusal.unauthorized();
      }
      return switch (routes.find(call.method(), below, 0)) {
        case Routes.Match.Found<LegacyCall>(
                Routes.Endpoint<LegacyCall> endpoint,
                Map<String, String> found) ->
            endpoint.answer(new LegacyCall(call, caller, tenant), found);
        case Routes.Match.OtherMethod<LegacyCall>() ->
            throw new Refusal(405, "The method is not allowed for this resource.");
        default -> throw Refusal.notFound("The resource could not be found.");
      };
    } catch (Refusal refusal) {
      return fault(refusal);
    }
  }

  private static Answer fault(Refusal refusal) {
    if (refusal.status() == 422) {
      return Answer.empty(422);
    }
    Map<String, @Nullable Object> body =
        object("code", refusal.status(), "message", refusal.sentence());
    Answer answer = Answer.json(refusal.status(), object(rootOf(refusal.status()), body));
    if (refusal.status() == 413) {
      body.put("retryAfter", "0");
      answer = Answer.json(413, object("overLimit", body)).with("Retry-After", "0");
    }
    return answer;
  }

  private static String rootOf(int status) {
    return switch (status) {
      case 400 -> "badRequest";
      case 401 -> "unauthorized";
      case 403 -> "resizeNotAllowed";
      case 404 -> "itemNotFound";
      case 405 -> "badMethod";
      case 409 -> "inProgress";
      case 413 -> "overLimit";
      case 415 -> "badMediaType";
      case 501 -> "notImplemented";
      case 503 -> "serviceUnavailable";
      default -> "cloudServersFault";
    };
  }

  private static Answer versions(Call call, List<String> path) {
    if (path.isEmpty()) {
      Map<String, @Nullable Object> old =
          object(
              "id", "v1.0",
              "status", "DEPRECATED",
              "updated", "2011-01-21T11:33:21Z",
              "links", List.of(object("rel", "self", "href", call.root() + "/v1.0/")));
      Map<String, @Nullable Object> current = version(call);
      current.remove("media-types");
      return Answer.ok(object("versions", List.of(old, current)));
    }
    Map<String, @Nullable Object> choice = version(call);
    choice.remove("updated");
    String below = String.join("/", path);
    choice.put(
        "links", List.of(object("rel", "self", "href", call.root() + '/' + VERSION + '/' + below)));
    return Answer.json(300, object("choices", List.of(choice)));
  }

  private static Map<String, @Nullable Object> version(Call call) {
    return object(
        "id",
        VERSION,
        "status",
        "CURRENT",
        "updated",
        "2011-01-21T11:33:21Z",
        "links",
        List.of(object("rel", "self", "href", call.root() + "/v1.1/")),
        "media-types",
        List.of(
            object(
                "base", "application/json",
                "type", "application/vnd.openstack.compute+json;version=1.1")));
  }
}
