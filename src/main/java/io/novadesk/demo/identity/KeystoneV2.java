package io.novadesk.demo.identity;

import static io.novadesk.demo.http.Json.object;
import static io.novadesk.demo.http.Json.text;

import io.novadesk.demo.http.Answer;
import io.novadesk.demo.http.Call;
import io.novadesk.demo.http.Refusal;
import io.novadesk.demo.http.Routes;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Identity API v2.0, in the form of Diablo and in the one before it. */
final class KeystoneV2 {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final Set<String> AUTH_KEYS =
      Set.of("passwordCredentials", "token", "tenantName", "tenantId");

  private final Accounts accounts;
  private final Tokens tokens;
  private final Catalog catalog;
  private final boolean diablo;

  /**
   * @param diablo whether answers are those of Diablo; else those of the last clouds that had v2.0
   */
  KeystoneV2(Accounts accounts, Tokens tokens, Catalog catalog, boolean diablo) {
    this.accounts = accounts;
    this.tokens = tokens;
    this.catalog = catalog;
    this.diablo = diablo;
  }

  void addTo(Routes<Call> routes) {
    routes
        .on("POST", "/v2.0/tokens", (call, path) -> login(call))
        .on("GET", "/v2.0/tokens/{id}", this::show)
        .on("GET", "/v2.0/tenants", (call, path) -> tenants(call));
  }

  private Answer login(Call call) {
    JsonNode body = call.json("Expecting to find valid JSON in request body.");
    if (body.has("passwordCredentials")) {
      return early(body.path("passwordCredentials"));
    }
    JsonNode auth = body.path("auth");
    if (!auth.isObject()) {
      throw Refusal.badRequest("Expecting auth");
    }
    for (String key : auth.propertyNames()) {
      if (!AUTH_KEYS.contains(key)) {
        throw Refusal.badRequest("Invalid attribute(s): " + key);
      }
    }
    if (auth.has("tenantId") && auth.has("tenantName")) {
      throw Refusal.badRequest("Expecting either Tenant ID or Tenant Name, but not both");
    }
    User user;
    if (auth.has("passwordCredentials")) {
      user = byPassword(auth.path("passwordCredentials"));
    } else if (auth.has("token")) {
      Token old = tokens.find(text(auth.path("token"), "id"));
      user = old == null ? null : old.user();
    } else {
      throw Refusal.badRequest("Expecting passwordCredentials or token");
    }
    Token token = issue(user, text(auth, "tenantId"), text(auth, "tenantName"));
    return Answer.ok(object("access", access(token)));
  }

  private Answer early(JsonNode credentials) {
    Token token = issue(byPassword(credentials), text(credentials, "tenantId"), null);
    Project project = token.project();
    return Answer.ok(
        object(
            "auth",
            object(
                "token",
                object("id", token.id(), "expires", TIME.format(token.expires())),
                "serviceCatalog",
                project == null ? Map.of() : catalog.early(project.id()))));
  }

  private @Nullable User byPassword(JsonNode credentials) {
    String name = text(credentials, "username");
    if (name == null) {
      throw Refusal.badRequest("Expecting a username");
    }
    return accounts.login(name, text(credentials, "password"));
  }

  private Token issue(@Nullable User user, @Nullable String tenantId, @Nullable String tenantName) {
    if (user == null) {
      throw new Refusal(401, "Unauthorized");
    }
    if (tenantId == null && tenantName == null) {
      return tokens.issue(user, new Token.Scope.None(), Set.of(), List.of("password"), true);
    }
    Project project = accounts.project(tenantId == null ? tenantName : tenantId);
    if (project == null || accounts.roles(user, project).isEmpty()) {
      throw new Refusal(401, "Unauthorized on this tenant");
    }
    return tokens.issue(
        user,
        new Token.Scope.OfProject(project),
        accounts.roles(user, project),
        List.of("password"),
        true);
  }

  private Map<String, @Nullable Object> access(Token token) {
    Project project = token.project();
    Map<String, @Nullable Object> about =
        object("id", token.id(), "expires", TIME.format(token.expires()));
    if (!diablo) {
      about.put("issued_at", TIME.format(token.issued()));
      about.put("audit_ids", List.of(token.auditId()));
    }
    if (project != null) {
      about.put(
          "tenant",
          diablo ? object("id", project.id(), "name", project.name()) : describe(project));
    }
    Map<String, @Nullable Object> access =
        object(
            "token",
            about,
            "serviceCatalog",
            project == null ? List.of() : catalog.v2(project.id(), !diablo),
            "user",
            user(token));
    if (!diablo) {
      access.put(
          "metadata",
          object(
              "is_admin",
              0,
              "roles",
              names(token).stream().map(name -> Ids.of("role", name)).toList()));
    }
    return access;
  }

  private static List<String> names(Token token) {
    return List.copyOf(new TreeSet<>(token.roles()));
  }

  private Map<String, @Nullable Object> user(Token token) {
    List<Object> roles = new ArrayList<>();
    for (String role : names(token)) {
      roles.add(diablo ? object("id", Ids.of("role", role), "name", role) : object("name", role));
    }
    Map<String, @Nullable Object> user =
        object("id", token.user().id(), "name", token.user().name(), "roles", roles);
    if (!diablo) {
      user.put("username", token.user().name());
    }
    user.put("roles_links", List.of());
    return user;
  }

  private Answer show(Call call, Map<String, String> path) {
    Token holder = tokens.find(call.header("X-Auth-Token"));
    if (holder == null) {
      throw new Refusal(401, "Unauthorized");
    }
    Token subject = tokens.find(path.get("id"));
    if (subject == null) {
      throw Refusal.notFound("Token not found");
    }
    return Answer.ok(object("access", access(subject)));
  }

  private Answer tenants(Call call) {
    Token token = tokens.find(call.header("X-Auth-Token"));
    if (token == null) {
      throw new Refusal(401, "Unauthorized");
    }
    List<Object> tenants = new ArrayList<>();
    accounts.projectsOf(token.user()).forEach(p -> tenants.add(describe(p)));
    return Answer.ok(object("tenants", tenants, "tenants_links", List.of()));
  }

  private static Map<String, @Nullable Object> describe(Project project) {
    return object("id", project.id(), "name", project.name(), "description", "", "enabled", true);
  }
}
