package io.novadesk.demo.image;

import static io.novadesk.demo.http.Json.object;

import io.novadesk.demo.http.Answer;
import io.novadesk.demo.http.Call;
import io.novadesk.demo.http.Refusal;
import io.novadesk.demo.http.Routes;
import io.novadesk.demo.http.Service;
import io.novadesk.demo.identity.Caller;
import io.novadesk.demo.identity.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Glance: version documents and the Image API v2. Its errors are pages, as WebOb makes them. */
public final class GlanceService implements Service {
  private static final int NEWEST = 15;
  private static final String NOT_LOGGED_IN =
      "This server could not verify that you are authorized to access the document you requested."
          + " Either you supplied the wrong credentials (e.g., bad password), or your browser does"
          + " not understand how to supply the credentials required.";

  private final Tokens tokens;
  private final String identityUrl;
  private final Routes<ImageCall> routes = new Routes<>();

  /** A request, and who sent it. */
  record ImageCall(Call call, Caller caller) {}

  /**
   * @param identityUrl what the WWW-Authenticate header of a 401 names
   */
  public GlanceService(Images images, Tokens tokens, String identityUrl) {
    this.tokens = tokens;
    this.identityUrl = identityUrl;
    new ImageRecordsApi(images).addTo(routes);
    new ImageContentApi(images).addTo(routes);
  }

  @Override
  public Answer handle(Call call) {
    Answer answer = answer(call);
    return call.path().isEmpty() ? answer : answer.with("X-Openstack-Request-Id", call.requestId());
  }

  private Answer answer(Call call) {
    List<String> path = call.path();
    if (path.isEmpty() || !path.getFirst().equals("v2")) {
      boolean asked = !path.isEmpty() && path.getFirst().equals("versions");
      return versions(call, asked ? 200 : 300);
    }
    Caller caller = tokens.caller(call, "image");
    if (caller == null) {
      return Answer.page(401, NOT_LOGGED_IN)
          .with("WWW-Authenticate", "Keystone uri=\"" + identityUrl + "\"");
    }
    if (path.size() == 1) {
      return Answer.empty(302).with("Location", call.root() + "/v2/");
    }
    try {
      return switch (routes.find(call.method(), path, 0)) {
        case Routes.Match.Found<ImageCall>(
                Routes.Endpoint<ImageCall> endpoint,
                Map<String, String> found) ->
            endpoint.answer(new ImageCall(call, caller), found);
        case Routes.Match.OtherMethod<ImageCall>() ->
            throw new Refusal(
                405, "The method " + call.method() + " is not allowed for this resource. ");
        default -> throw Refusal.notFound("The resource could not be found.");
      };
    } catch (Refusal refusal) {
      return Answer.page(refusal.status(), refusal.sentence());
    }
  }

  private static Answer versions(Call call, int status) {
    List<Object> versions = new ArrayList<>();
    for (int minor = NEWEST; minor >= 0; minor--) {
      if (minor == NEWEST - 1) {
        continue;
      }
      versions.add(
          object(
              "id",
              "v2." + minor,
              "status",
              minor == NEWEST ? "CURRENT" : "SUPPORTED",
              "links",
              List.of(object("rel", "self", "href", call.root() + "/v2/"))));
    }
    return Answer.json(status, object("versions", versions));
  }
}
