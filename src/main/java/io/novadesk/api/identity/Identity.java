package io.novadesk.api.identity;

import io.novadesk.api.ApiException;
import io.novadesk.api.ApiException.Category;
import io.novadesk.api.Secret;
import io.novadesk.api.TokenSource;
import io.novadesk.api.http.Answer;
import io.novadesk.api.http.HttpTransport;
import io.novadesk.api.http.Repeat;
import io.novadesk.api.http.Request;
import io.novadesk.api.wire.FaultReader;
import io.novadesk.api.wire.Json;
import io.novadesk.api.wire.Pager;
import io.novadesk.api.wire.Uris;
import io.novadesk.i18n.Text;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Logs in, in every age of the identity service (Identity API v3, "Authentication and token
 * management"; v2.0, "Tokens"; the header login of Compute v1.0). Blocking; every method throws
 * {@link ApiException}; safe to use from many threads.
 */
public final class Identity {
  private static final String RECEIPT = "Openstack-Auth-Receipt";
  private static final String PASSCODE_WANTED = "passcode-wanted";

  private final HttpTransport http;

  public Identity(HttpTransport http) {
    this.http = http;
  }

  /**
   * Finds the identity service behind whatever was typed.
   *
   * @throws ApiException NOT_OPENSTACK with a sentence that says what was found there (a web page,
   *     the compute service, nothing)
   */
  public IdentityEndpoint discover(URI typed) {
    return new Discovery(http).find(typed);
  }

  /**
   * Logs in. A receipt for half a login is followed by the other half where the credentials hold
   * it.
   *
   * @throws ApiException UNAUTHORISED for wrong credentials, and when they are right but the cloud
   *     wants a further method ({@link #isPasscodeWanted})
   */
  public Token login(IdentityEndpoint where, Credentials known, Scope what) {
    Credentials who = known.at(Instant.now());
    return switch (where.version()) {
      case V3 -> v3(where.url(), who, what);
      case V2_0 -> v2(where.url(), who, what);
      case V1_0 -> v1(where.url(), who, what);
    };
  }

  /** Whether a login failed only because a one-time code was not given with it. */
  public static boolean isPasscodeWanted(ApiException e) {
    return PASSCODE_WANTED.equals(e.facts().fault());
  }

  private Token v3(URI url, Credentials who, Scope what) {
    Request request = hiding(Request.post(at(url, "/auth/tokens"), LoginBody.v3(who, what)), who);
    Login first = http.exchange(request.accepting(401), Identity::loginOrRefusal);
    if (first.token() != null) {
      return first.token();
    }
    Login second = first;
    if (first.receipt() != null) {
      List<String> missing = new ArrayList<>(LoginBody.methods(who));
      missing.retainAll(first.missing());
      if (!missing.isEmpty()) {
        ObjectNode body = LoginBody.v3(who, what, missing);
        second =
            http.exchange(
                hiding(Request.post(at(url, "/auth/tokens"), body), who)
                    .header(RECEIPT, first.receipt())
                    .hiding(Secret.of(first.receipt()))
                    .accepting(401),
                Identity::loginOrRefusal);
      }
    }
    if (second.token() != null) {
      return second.token();
    }
    throw refused(request, second);
  }

  /**
   * @param receipt what a cloud gives that wants a further method
   * @param missing the methods that would complete the login
   */
  private record Login(
      @Nullable Token token,
      @Nullable String receipt,
      Set<String> missing,
      @Nullable String message,
      @Nullable String requestId) {}

  private static Login loginOrRefusal(Answer answer) throws IOException {
    byte[] body = answer.bytes();
    if (answer.status() < 300) {
      Token token = LoginAnswer.read(answer.headers(), body).toToken();
      return new Login(token, null, Set.of(), null, answer.requestId());
    }
    String receipt = answer.headers().first(RECEIPT);
    String message = FaultReader.read(401, answer.headers(), body).message();
    return new Login(
        null,
        receipt,
        receipt == null ? Set.of() : missingMethods(body),
        message,
        answer.requestId());
  }

  private static Set<String> missingMethods(byte[] body) {
    Set<String> methods = new LinkedHashSet<>();
    JsonNode root = Json.tree(body);
    Set<String> done = new HashSet<>();
    for (JsonNode method : Json.list(root.path("receipt").path("methods"))) {
      done.add(method.asString(""));
    }
    for (JsonNode rule : Json.list(root.path("required_auth_methods"))) {
      for (JsonNode method : Json.list(rule)) {
        methods.add(method.asString(""));
      }
    }
    methods.removeAll(done);
    return methods;
  }

  private static ApiException refused(Request request, Login login) {
    boolean partial = login.receipt() != null;
    String sentence =
        partial
            ? Text.of("login.alsoNeeds", String.join(", ", login.missing()))
            : login.message() == null ? Text.of("login.refused") : login.message();
    return new ApiException(
        sentence,
        new ApiException.Facts(
            Category.UNAUTHORISED,
            request.method(),
            request.uri(),
            401,
            partial
                ? login.missing().equals(Set.of("totp")) ? PASSCODE_WANTED : RECEIPT
                : "Unauthorized",
            login.message(),
            null,
            login.requestId(),
            null,
            false),
        null);
  }

  private Token v2(URI url, Credentials who, Scope what) {
    URI tokens = at(url, "/tokens");
    try {
      return http.exchange(
          hiding(Request.post(tokens, LoginBody.v2(who, what)), who), Identity::token);
    } catch (ApiException e) {
      if (e.status() != 400 || !(who instanceof Credentials.Password password)) {
        throw e;
      }
      try {
        return http.exchange(
            hiding(Request.post(tokens, LoginBody.beforeDiablo(password, what)), who),
            Identity::token);
      } catch (ApiException older) {
        throw older.status() == 400 ? e : older;
      }
    }
  }

  private static Token token(Answer answer) throws IOException {
    return LoginAnswer.read(answer.headers(), answer.bytes()).toToken();
  }

  private Token v1(URI url, Credentials who, Scope what) {
    Request request = hiding(Request.get(url), who);
    request =
        switch (who) {
          case Credentials.ApiKey k ->
              request.header("X-Auth-User", k.user()).header("X-Auth-Key", k.key().reveal());
          case Credentials.Password p ->
              request.header("X-Auth-User", p.user()).header("X-Auth-Key", p.password().reveal());
          default -> throw Json.bad(Text.of("login.onlyNameAndKey"), null);
        };
    if (what instanceof Scope.Project p) {
      String project = p.id() != null ? p.id() : p.name();
      request = project == null ? request : request.header("X-Auth-Project-Id", project);
    }
    return http.exchange(
        request,
        a -> {
          a.bytes();
          return LoginAnswer.read(a.headers(), new byte[0]).toToken();
        });
  }

  /**
   * Where a person signs on in the browser (Identity API v3, OS-FEDERATION "Web single sign-on").
   *
   * @param origin to which the cloud has the browser send the token
   */
  public static URI signOn(IdentityEndpoint where, Credentials.SignOn by, URI origin) {
    return at(
        where.url(),
        "/auth/OS-FEDERATION/identity_providers/"
            + Uris.segment(by.provider())
            + "/protocols/"
            + Uris.segment(by.protocol())
            + "/websso"
            + Uris.query(Map.of("origin", origin.toString())));
  }

  /**
   * Asks an identity provider for a sign-on on another device.
   *
   * @param plainIsMeant whether its addresses may be of http
   */
  public DeviceGrant device(DeviceClient client, boolean plainIsMeant) {
    return new DeviceGrant(http, client, plainIsMeant);
  }

  /**
   * The unscoped token for somebody whom an identity provider vouches for (OS-FEDERATION).
   *
   * @param bearer the provider's token
   */
  public Token federated(IdentityEndpoint where, Credentials.SignOn by, Secret bearer) {
    URI url =
        at(
            where.url(),
            "/OS-FEDERATION/identity_providers/"
                + Uris.segment(by.provider())
                + "/protocols/"
                + Uris.segment(by.protocol())
                + "/auth");
    return http.exchange(
        Request.of("POST", url)
            .header("Authorization", "Bearer " + bearer.reveal())
            .withoutRenewal()
            .repeating(Repeat.HARMLESS)
            .hiding(bearer),
        Identity::token);
  }

  /** Whose token it is, as the cloud of today tells them who show it. */
  public Token ownerOf(IdentityEndpoint where, Secret token) {
    return http.exchange(
        Request.get(at(where.url(), "/auth/tokens"))
            .header("X-Subject-Token", token.reveal())
            .token(new Fixed(token))
            .withoutRenewal()
            .hiding(token),
        Identity::token);
  }

  /** The projects that this token may be scoped to. */
  public List<Project> projects(IdentityEndpoint where, Token token) {
    return switch (where.version()) {
      case V3 -> projects(at(where.url(), "/auth/projects"), token);
      case V2_0 -> projects(at(where.url(), "/tenants"), token);
      case V1_0 -> List.of();
    };
  }

  /**
   * Every project of the cloud, for administrators; none where only today's identity service could
   * tell them.
   */
  public List<Project> everyProject(IdentityEndpoint where, TokenSource administrator) {
    return where.version() == IdentityEndpoint.IdentityVersion.V3
        ? projects(at(where.url(), "/projects"), request -> request.token(administrator))
        : List.of();
  }

  /**
   * What a user is called, which administrators may ask.
   *
   * @return null where only today's identity service could tell it
   */
  public @Nullable String userName(
      IdentityEndpoint where, TokenSource administrator, String userId) {
    if (where.version() != IdentityEndpoint.IdentityVersion.V3) {
      return null;
    }
    Request request = Request.get(at(where.url(), "/users/" + Uris.segment(userId)));
    return http.exchange(
        request.token(administrator),
        answer -> Json.filled(Json.tree(answer.bytes()).path("user"), "name"));
  }

  private List<Project> projects(URI uri, Token token) {
    return projects(uri, request -> request.token(new Fixed(token.id())).withoutRenewal());
  }

  /** All pages: from 2025.1 on the identity service cuts long lists. */
  private List<Project> projects(URI uri, UnaryOperator<Request> signing) {
    Pager.Source<Project> source =
        (marker, _) -> {
          String query = marker == null ? "" : Uris.query(Map.of("marker", marker));
          Request request = Request.get(URI.create(uri + query));
          return http.exchange(signing.apply(request), a -> ProjectReader.page(a.bytes()));
        };
    return new Pager<>(source, Project::id, true).all(0);
  }

  /**
   * Gives a token back: nobody can use it from then on. Old clouds let only administrators do so.
   */
  public void revoke(IdentityEndpoint where, Secret token) {
    Request request =
        switch (where.version()) {
          case V3 ->
              Request.of("DELETE", at(where.url(), "/auth/tokens"))
                  .header("X-Subject-Token", token.reveal());
          case V2_0 ->
              Request.of("DELETE", at(where.url(), "/tokens/" + Uris.segment(token.reveal())));
          // The header login knows no way to end it.
          case V1_0 -> null;
        };
    if (request != null) {
      http.send(request.token(new Fixed(token)).withoutRenewal().hiding(token));
    }
  }

  /** A token that is not renewed, for the service that gave it. */
  record Fixed(Secret token) implements TokenSource {
    @Override
    public Secret renew(Secret refused) {
      return token;
    }
  }

  static URI at(URI url, String path) {
    return URI.create(url.toString().replaceAll("/+$", "") + path);
  }

  /** A login, which leaves nothing that matters: its token ends by itself. */
  private static Request hiding(Request login, Credentials who) {
    Request hiding =
        login.repeating(login.method().equals("POST") ? Repeat.HARMLESS : login.repeat());
    for (Secret secret : who.secrets()) {
      hiding = hiding.hiding(secret);
    }
    return hiding;
  }
}
