package io.novadesk.demo.identity;

import static io.novadesk.demo.http.Json.object;

import io.novadesk.demo.http.Answer;
import io.novadesk.demo.http.Call;
import io.novadesk.demo.http.Reasons;
import io.novadesk.demo.http.Refusal;
import io.novadesk.demo.http.Routes;
import io.novadesk.demo.http.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keystone: version documents, API v3 (unless the cloud is of the Diablo age) and v2.0. */
public final class IdentityService implements Service {
  private final boolean diablo;
  private final Routes<Call> routes = new Routes<>();

  private static final String NO_SUCH_PAGE =
      """
      <!doctype html>
      <html lang=en>
      <title>404 Not Found</title>
      <h1>Not Found</h1>
      <p>The requested URL was not found on the server. If you entered the URL manually please check \
      your spelling and try again.</p>
      """;

  /**
   * @param trustedOrigins where a sign-on in the browser may send its token
   * @param diablo only API v2.0, and errors in its first form
   */
  public IdentityService(
      Accounts accounts,
      Tokens tokens,
      Catalog catalog,
      List<String> trustedOrigins,
      boolean diablo) {
    this.diablo = diablo;
    if (!diablo) {
      KeystoneV3 keystone = new KeystoneV3(accounts, tokens, catalog);
      keystone.addTo(routes);
      new DeviceProvider(accounts, tokens, keystone).addTo(routes);
      new SignOnPage(accounts, tokens, trustedOrigins).addTo(routes);
      new AppCredentialsApi(accounts, tokens).addTo(routes);
      new AccessRulesApi(accounts, tokens).addTo(routes);
      new KeystoneAdminApi(accounts, tokens, catalog).addTo(routes);
      routes.on("GET", "/v3", (call, path) -> Answer.ok(object("version", v3(call))));
    }
    new KeystoneV2(accounts, tokens, catalog, diablo).addTo(routes);
    routes.on("GET", "/v2.0", (call, path) -> Answer.ok(object("version", v2(call))));
  }

  @Override
  public Answer handle(Call call) {
    try {
      return answer(call)
          .with("Vary", "X-Auth-Token")
          .with("X-Openstack-Request-Id", call.requestId());
    } catch (Refusal refusal) {
      Answer error = Answer.json(refusal.status(), error(refusal));
      if (refusal.status() == 401) {
        error = error.with("WWW-Authenticate", "Keystone uri=\"" + call.root() + "\"");
      }
      return error.with("Vary", "X-Auth-Token").with("X-Openstack-Request-Id", call.requestId());
    }
  }

  private Answer answer(Call call) {
    // Keystone passes over a slash at the end.
    List<String> path = call.path();
    if (!path.isEmpty() && path.getLast().isEmpty()) {
      path = path.subList(0, path.size() - 1);
    }
    if (path.isEmpty()) {
      return versions(call);
    }
    return switch (routes.find(call.method(), path, 0)) {
      case Routes.Match.Found<Call>(Routes.Endpoint<Call> endpoint, Map<String, String> found) ->
          endpoint.answer(call, found);
      case Routes.Match.OtherMethod<Call>() ->
          throw new Refusal(405, "The method is not allowed for the requested URL.");
      default -> {
        if (diablo) {
          throw Refusal.notFound("Could not find the requested resource.");
        }
        // The web framework answers before Keystone does.
        yield Answer.text(404, "text/html", NO_SUCH_PAGE);
      }
    };
  }

  private Map<String, @Nullable Object> error(Refusal refusal) {
    if (!diablo) {
      return object(
          "error",
          object(
              "code", refusal.status(),
              "message", refusal.sentence(),
              "title", Reasons.of(refusal.status())));
    }
    String root =
        switch (refusal.status()) {
          case 400 -> "badRequest";
          case 401 -> "unauthorized";
          case 404 -> "itemNotFound";
          default -> "identityFault";
        };
    return object(
        root, object("code", Integer.toString(refusal.status()), "message", refusal.sentence()));
  }

  private Answer versions(Call call) {
    List<Object> values = new ArrayList<>();
    if (!diablo) {
      values.add(v3(call));
    }
    values.add(v2(call));
    return Answer.json(300, object("versions", object("values", values)))
        .with("Location", call.root() + (diablo ? "/v2.0/" : "/v3/"));
  }

  private static Map<String, @Nullable Object> v3(Call call) {
    return version(call, "v3.14", "stable", "2020-04-07T00:00:00Z", "/v3/", "v3");
  }

  private Map<String, @Nullable Object> v2(Call call) {
    String status = diablo ? "beta" : "deprecated";
    return version(call, "v2.0", status, "2014-04-17T00:00:00Z", "/v2.0/", "v2.0");
  }

  private static Map<String, @Nullable Object> version(
      Call call, String id, String status, String updated, String path, String media) {
    return object(
        "id", id,
        "status", status,
        "updated", updated,
        "links", List.of(object("rel", "self", "href", call.root() + path)),
        "media-types",
            List.of(
                object(
                    "base",
                    "application/json",
                    "type",
                    "application/vnd.openstack.identity-" + media + "+json")));
  }
}
