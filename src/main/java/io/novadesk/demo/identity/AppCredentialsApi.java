package io.novadesk.demo.identity;

import static io.novadesk.demo.http.Json.object;
import static io.novadesk.demo.http.Json.text;

import io.novadesk.demo.http.Answer;
import io.novadesk.demo.http.Call;
import io.novadesk.demo.http.Refusal;
import io.novadesk.demo.http.Routes;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The application credentials of a user. */
final class AppCredentialsApi {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final String MALFORMED =
      " The server could not comply with the request since it is either malformed or otherwise"
          + " incorrect. The client is assumed to be in error.";
  private static final Set<String> METHODS =
      Set.of("POST", "GET", "HEAD", "PATCH", "PUT", "DELETE");

  private final Accounts accounts;
  private final Tokens tokens;

  AppCredentialsApi(Accounts accounts, Tokens tokens) {
    this.accounts = accounts;
    this.tokens = tokens;
  }

  void addTo(Routes<Call> routes) {
    String all = "/v3/users/{id}/application_credentials";
    routes
        .on("GET", all, this::list)
        .on("POST", all, this::create)
        .on("GET", all + "/{credential}", this::show)
        .on("DELETE", all + "/{credential}", this::remove);
  }

  private Answer list(Call call, Map<String, String> path) {
    User user = Owner.of(accounts, tokens, call, path, "list_application_credentials");
    String name = call.query().get("name");
    List<Object> all = new ArrayList<>();
    for (AppCredential credential : accounts.credentialsOf(user)) {
      if (name == null || name.equals(credential.name())) {
        all.add(describe(call, credential));
      }
    }
    return Answer.ok(
        object(
            "application_credentials",
            all,
            "links",
            links(call, "users/" + user.id() + "/application_credentials")));
  }

  static Map<String, @Nullable Object> links(Call call, String self) {
    return object("next", null, "self", call.root() + "/v3/" + self, "previous", null);
  }

  private Answer create(Call call, Map<String, String> path) {
    User user = Owner.of(accounts, tokens, call, path, "create_application_credential");
    Token token = tokens.find(call.header("X-Auth-Token"));
    Project project = token == null ? null : token.project();
    JsonNode wanted = call.json("Malformed JSON").path("application_credential");
    String name = text(wanted, "name");
    if (name == null) {
      throw Refusal.badRequest("'name' is a required property");
    }
    if (token == null || project == null || !user.equals(token.user())) {
      throw Refusal.forbidden(
          "You are not authorized to perform the requested action:"
              + " identity:create_application_credential.");
    }
    refuseToCredentials(token);
    if (accounts.credentialNamed(user, name) != null) {
      throw Refusal.conflict(
          "Conflict occurred attempting to store application_credential - Duplicate entry found"
              + " with name "
              + name
              + ".");
    }
    String given = text(wanted, "secret");
    String secret = given == null ? Ids.of("secret", token.id() + name) : given;
    JsonNode free = wanted.path("unrestricted");
    AppCredential made =
        new AppCredential(
            hex(),
            name,
            secret,
            user,
            project,
            roles(wanted.path("roles"), token),
            text(wanted, "description"),
            expires(text(wanted, "expires_at")),
            free.isBoolean() ? free.booleanValue() : null,
            rules(user, wanted.path("access_rules")));
    accounts.addCredential(made);
    Map<String, @Nullable Object> body = describe(call, made);
    body.put("secret", secret);
    return Answer.json(201, object("application_credential", body));
  }

  /** One that is not unrestricted may neither make nor take away others. */
  private static void refuseToCredentials(@Nullable Token token) {
    AppCredential with = token == null ? null : token.credential();
    if (with != null && !Boolean.TRUE.equals(with.unrestricted())) {
      throw Refusal.forbidden(
          "You are not authorized to perform the requested action: Using method"
              + " 'application_credential' is not allowed for managing additional application"
              + " credentials..");
    }
  }

  private static String hex() {
    return UUID.randomUUID().toString().replace("-", "");
  }

  private static Set<String> roles(JsonNode wanted, Token token) {
    if (wanted.isEmpty()) {
      return token.roles();
    }
    Set<String> roles = new LinkedHashSet<>();
    for (JsonNode given : wanted) {
      String id = text(given, "id");
      String role =
          id == null
              ? given.path("name").asString("")
              : Accounts.ROLES.stream()
                  .filter(r -> Ids.of("role", r).equals(id))
                  .findFirst()
                  .orElse(id);
      if (!Accounts.ROLES.contains(role)) {
        throw Refusal.notFound("Role " + role + " is not defined");
      }
      if (!token.roles().contains(role)) {
        throw Refusal.badRequest(
            "Invalid application credential: Cannot create an application credential with"
                + " unassigned role");
      }
      roles.add(role);
    }
    return Set.copyOf(roles);
  }

  private @Nullable Instant expires(@Nullable String given) {
    if (given == null) {
      return null;
    }
    Instant end;
    try {
      String naive = given.endsWith("Z") ? given.substring(0, given.length() - 1) : given;
      end = LocalDateTime.parse(naive).toInstant(ZoneOffset.UTC);
    } catch (DateTimeParseException e) {
      throw Refusal.badRequest("Timestamp not in expected format." + MALFORMED);
    }
    if (end.isBefore(tokens.now())) {
      throw Refusal.badRequest("The 'expires_at' must not be before now." + MALFORMED);
    }
    return end;
  }

  /** A rule that the user has already keeps its id. */
  private List<AccessRule> rules(User user, JsonNode wanted) {
    List<AccessRule> known = accounts.rulesOf(user);
    List<AccessRule> rules = new ArrayList<>();
    for (JsonNode given : wanted) {
      String id = text(given, "id");
      String method = given.path("method").asString("");
      String path = given.path("path").asString("");
      String service = given.path("service").asString("");
      if (id == null && !METHODS.contains(method)) {
        throw Refusal.badRequest(
            String.format(
                Locale.ROOT,
                "Invalid input for field 'access_rules/%d/method': '%s' does not match"
                    + " '^(POST|GET|HEAD|PATCH|PUT|DELETE)$'",
                rules.size(),
                method));
      }
      AccessRule same =
          known.stream()
              .filter(
                  r ->
                      id == null
                          ? r.allows(service, method, path) && r.path().equals(path)
                          : r.id().equals(id))
              .findFirst()
              .orElse(null);
      if (id != null && same == null) {
        throw Refusal.notFound("Could not find Access Rule: " + id + ".");
      }
      rules.add(same == null ? new AccessRule(hex(), service, method, path) : same);
    }
    return List.copyOf(rules);
  }

  private Answer show(Call call, Map<String, String> path) {
    AppCredential credential = find(call, path, "get_application_credential");
    return Answer.ok(object("application_credential", describe(call, credential)));
  }

  private Answer remove(Call call, Map<String, String> path) {
    AppCredential credential = find(call, path, "delete_application_credential");
    refuseToCredentials(tokens.find(call.header("X-Auth-Token")));
    accounts.removeCredential(credential.id());
    tokens.revokeAll(credential);
    return Answer.empty(204);
  }

  private AppCredential find(Call call, Map<String, String> path, String action) {
    User user = Owner.of(accounts, tokens, call, path, action);
    String id = path.getOrDefault("credential", "");
    AppCredential credential = accounts.credential(id);
    if (credential == null || !credential.user().equals(user)) {
      throw Refusal.notFound("Could not find Application Credential: " + id + ".");
    }
    return credential;
  }

  private static Map<String, @Nullable Object> describe(Call call, AppCredential credential) {
    List<Object> roles = new ArrayList<>();
    for (String role : new TreeSet<>(credential.roles())) {
      roles.add(
          object(
              "id",
              Ids.of("role", role),
              "name",
              role,
              "domain_id",
              null,
              "description",
              null,
              "options",
              object("immutable", true)));
    }
    Instant end = credential.expires();
    Map<String, @Nullable Object> body =
        object(
            "id", credential.id(),
            "name", credential.name(),
            "description", credential.description(),
            "user_id", credential.user().id(),
            "project_id", credential.project().id(),
            "system", null,
            "expires_at", end == null ? null : TIME.format(end),
            "unrestricted", credential.unrestricted(),
            "roles", roles,
            "links",
                object("self", call.root() + "/v3/application_credentials/" + credential.id()));
    if (!credential.rules().isEmpty()) {
      List<Object> rules = new ArrayList<>();
      credential.rules().forEach(r -> rules.add(AccessRulesApi.describe(r)));
      body.put("access_rules", rules);
    }
    return body;
  }
}
