package io.novadesk.demo.identity;

import static io.novadesk.demo.http.Json.object;
import static io.novadesk.demo.http.Json.text;

import io.novadesk.demo.http.Answer;
import io.novadesk.demo.http.Call;
import io.novadesk.demo.http.Json;
import io.novadesk.demo.http.Refusal;
import io.novadesk.demo.http.Routes;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Identity API v3: logging in, tokens, and what a user may see of projects. */
final class KeystoneV3 {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);
  private static final String DENIED =
      "You are not authorized to perform the requested action: identity:%s.";

  private final Accounts accounts;
  private final Tokens tokens;
  private final Catalog catalog;

  KeystoneV3(Accounts accounts, Tokens tokens, Catalog catalog) {
    this.accounts = accounts;
    this.tokens = tokens;
    this.catalog = catalog;
  }

  void addTo(Routes<Call> routes) {
    routes
        .on("POST", "/v3/auth/tokens", (call, path) -> login(call))
        .on("GET", "/v3/auth/tokens", (call, path) -> show(call))
        .on("DELETE", "/v3/auth/tokens", (call, path) -> revoke(call))
        .on("GET", "/v3/auth/catalog", (call, path) -> catalog(call))
        .on("GET", "/v3/auth/projects", (call, path) -> myProjects(call, "auth/projects"))
        .on("GET", "/v3/auth/domains", (call, path) -> domains(call, "auth/domains"))
        .on("GET", "/v3/projects", (call, path) -> projects(call))
        .on("GET", "/v3/projects/{id}", this::project)
        .on("GET", "/v3/domains", (call, path) -> domains(call, "domains"))
        .on("GET", "/v3/domains/{id}", (call, path) -> domain(call))
        .on("GET", "/v3/users", (call, path) -> users(call))
        .on("GET", "/v3/users/{id}", this::user)
        .on("GET", "/v3/users/{id}/projects", (call, path) -> myProjects(call, "users/projects"))
        .on("GET", "/v3/regions", (call, path) -> regions(call))
        .on("GET", "/v3/users/{id}/application_credentials", (call, path) -> credentials(call))
        .on("POST", "/v3/users/{id}/application_credentials", (call, path) -> addCredential(call))
        .on("GET", "/v3/users/{id}/application_credentials/{credential}", this::credential)
        .on(
            "DELETE",
            "/v3/users/{id}/application_credentials/{credential}",
            this::removeCredential);
  }

  private Token holder(Call call) {
    Token token = tokens.find(call.header("X-Auth-Token"));
    if (token == null) {
      throw Refusal.unauthorized();
    }
    return token;
  }

  private Answer login(Call call) {
    JsonNode auth = call.json("Expecting to find valid JSON in request body.").path("auth");
    JsonNode identity = auth.path("identity");
    if (!identity.isObject()) {
      throw Refusal.badRequest("'identity' is a required property");
    }
    JsonNode methods = identity.path("methods");
    if (!methods.isArray() || methods.isEmpty()) {
      throw Refusal.badRequest("'methods' is a required property");
    }
    List<String> names = new ArrayList<>();
    methods.forEach(m -> names.add(m.asString("")));
    User user = null;
    AppCredential credential = null;
    Token.Scope given = new Token.Scope.None();
    for (String method : names) {
      switch (method) {
        case "password" -> user = byPassword(identity.path("password").path("user"));
        case "token" -> {
          Token old = tokens.find(text(identity.path("token"), "id"));
          user = old == null ? null : old.user();
          given = old == null ? given : old.scope();
        }
        case "application_credential" -> {
          credential = byCredential(identity.path("application_credential"));
          user = credential == null ? null : credential.user();
        }
        default -> throw Refusal.unauthorized();
      }
      if (user == null) {
        throw Refusal.unauthorized();
      }
    }
    if (user == null) {
      throw Refusal.unauthorized();
    }
    Token token;
    if (credential != null) {
      if (auth.has("scope")) {
        throw new Refusal(401, "Application credentials cannot request a scope.");
      }
      token =
          tokens.issue(
              user,
              new Token.Scope.OfProject(credential.project()),
              credential.roles(),
              names,
              false);
    } else {
      Token.Scope scope = scope(auth.path("scope"), user, names.contains("token") ? given : null);
      token = tokens.issue(user, scope, rolesIn(user, scope), names, false);
    }
    return Answer.json(201, object("token", describe(token, !call.query().has("nocatalog"))))
        .with("X-Subject-Token", token.id());
  }

  private @Nullable User byPassword(JsonNode user) {
    String id = text(user, "id");
    if (id != null) {
      User found = accounts.login(id, text(user, "password"));
      return found != null && found.id().equals(id) ? found : null;
    }
    return isDefaultDomain(user.path("domain"))
        ? accounts.login(text(user, "name"), text(user, "password"))
        : null;
  }

  private @Nullable AppCredential byCredential(JsonNode given) {
    String id = text(given, "id");
    AppCredential credential = null;
    if (id != null) {
      credential = accounts.credential(id);
    } else {
      JsonNode owner = given.path("user");
      String name = text(owner, "id") == null ? text(owner, "name") : text(owner, "id");
      User user = accounts.user(name);
      String wanted = text(given, "name");
      credential = user == null || wanted == null ? null : accounts.credentialNamed(user, wanted);
    }
    return credential != null && credential.secret().equals(text(given, "secret"))
        ? credential
        : null;
  }

  private static boolean isDefaultDomain(JsonNode domain) {
    return Accounts.DOMAIN_ID.equals(text(domain, "id"))
        || Accounts.DOMAIN_NAME.equalsIgnoreCase(text(domain, "name"));
  }

  private Token.Scope scope(JsonNode scope, User user, Token.@Nullable Scope before) {
    if (scope.isMissingNode() || (scope.isString() && scope.stringValue().equals("unscoped"))) {
      // Without a scope Keystone takes the user's default project; these users have none.
      return scope.isMissingNode() && before != null ? before : new Token.Scope.None();
    }
    if (scope.has("project")) {
      JsonNode wanted = scope.path("project");
      Project project;
      if (text(wanted, "id") != null) {
        project = accounts.project(text(wanted, "id"));
      } else {
        project =
            isDefaultDomain(wanted.path("domain")) ? accounts.project(text(wanted, "name")) : null;
      }
      if (project == null || accounts.roles(user, project).isEmpty()) {
        throw Refusal.unauthorized();
      }
      return new Token.Scope.OfProject(project);
    }
    if (accounts.wideRoles(user).isEmpty()) {
      throw Refusal.unauthorized();
    }
    if (scope.has("system")) {
      return new Token.Scope.OfSystem();
    }
    if (scope.has("domain") && isDefaultDomain(scope.path("domain"))) {
      return new Token.Scope.OfDomain();
    }
    throw Refusal.unauthorized();
  }

  private Set<String> rolesIn(User user, Token.Scope scope) {
    return switch (scope) {
      case Token.Scope.OfProject(Project project) -> accounts.roles(user, project);
      case Token.Scope.OfDomain() -> accounts.wideRoles(user);
      case Token.Scope.OfSystem() -> accounts.wideRoles(user);
      case Token.Scope.None() -> Set.of();
    };
  }

  private Map<String, @Nullable Object> describe(Token token, boolean withCatalog) {
    Map<String, @Nullable Object> domain =
        object("id", Accounts.DOMAIN_ID, "name", Accounts.DOMAIN_NAME);
    Map<String, @Nullable Object> body =
        object(
            "methods", token.methods(),
            "user",
                object(
                    "domain",
                    domain,
                    "id",
                    token.user().id(),
                    "name",
                    token.user().name(),
                    "password_expires_at",
                    null),
            "audit_ids", List.of(token.auditId()),
            "expires_at", time(token.expires()),
            "issued_at", time(token.issued()));
    switch (token.scope()) {
      case Token.Scope.OfProject(Project project) -> {
        body.put("project", object("domain", domain, "id", project.id(), "name", project.name()));
        body.put("is_domain", false);
      }
      case Token.Scope.OfDomain() -> body.put("domain", domain);
      case Token.Scope.OfSystem() -> body.put("system", object("all", true));
      case Token.Scope.None() -> {
        return body;
      }
    }
    List<Object> roles = new ArrayList<>();
    for (String role : new TreeSet<>(token.roles())) {
      roles.add(object("id", Ids.of("role", role), "name", role));
    }
    body.put("roles", roles);
    if (withCatalog) {
      Project project = token.project();
      body.put("catalog", catalog.v3(project == null ? "" : project.id()));
    }
    return body;
  }

  private static String time(Instant instant) {
    return TIME.format(instant);
  }

  private Answer show(Call call) {
    holder(call);
    Token subject = tokens.find(call.header("X-Subject-Token"));
    if (subject == null) {
      throw Refusal.notFound("Could not find token.");
    }
    return Answer.ok(object("token", describe(subject, !call.query().has("nocatalog"))))
        .with("X-Subject-Token", subject.id());
  }

  private Answer revoke(Call call) {
    holder(call);
    String subject = call.header("X-Subject-Token");
    if (subject == null || tokens.find(subject) == null) {
      throw Refusal.notFound("Could not find token.");
    }
    tokens.revoke(subject);
    return Answer.empty(204);
  }

  private Answer catalog(Call call) {
    Project project = holder(call).project();
    return Answer.ok(
        object(
            "catalog", catalog.v3(project == null ? "" : project.id()),
            "links", links(call, "auth/catalog")));
  }

  private Answer myProjects(Call call, String self) {
    return list(call, self, "projects", projectsOf(accounts.projectsOf(holder(call).user()), call));
  }

  private Answer projects(Call call) {
    requireAdmin(call, "list_projects");
    return list(call, "projects", "projects", projectsOf(accounts.projects(), call));
  }

  private Answer project(Call call, Map<String, String> path) {
    Token token = holder(call);
    Project project = accounts.project(path.get("id"));
    if (project == null || accounts.roles(token.user(), project).isEmpty()) {
      if (!token.roles().contains("admin")) {
        throw Refusal.forbidden(DENIED.formatted("get_project"));
      }
      throw Refusal.notFound("Could not find project: " + path.get("id") + ".");
    }
    return Answer.ok(object("project", describe(project, call)));
  }

  private static List<Object> projectsOf(List<Project> projects, Call call) {
    String name = call.query().get("name");
    List<Object> described = new ArrayList<>();
    for (Project project : projects) {
      if (name == null || name.equals(project.name())) {
        described.add(describe(project, call));
      }
    }
    return described;
  }

  private static Map<String, @Nullable Object> describe(Project project, Call call) {
    return object(
        "id",
        project.id(),
        "name",
        project.name(),
        "domain_id",
        Accounts.DOMAIN_ID,
        "description",
        "",
        "enabled",
        true,
        "parent_id",
        Accounts.DOMAIN_ID,
        "is_domain",
        false,
        "tags",
        List.of(),
        "options",
        Map.of(),
        "links",
        object("self", call.root() + "/v3/projects/" + project.id()));
  }

  private Answer domains(Call call, String self) {
    if (holder(call).roles().contains("admin")) {
      return list(call, self, "domains", List.of(describeDomain(call)));
    }
    if (self.equals("domains")) {
      throw Refusal.forbidden(DENIED.formatted("list_domains"));
    }
    return list(call, self, "domains", List.of());
  }

  private Answer domain(Call call) {
    holder(call);
    return Answer.ok(object("domain", describeDomain(call)));
  }

  private static Map<String, @Nullable Object> describeDomain(Call call) {
    return object(
        "id",
        Accounts.DOMAIN_ID,
        "name",
        Accounts.DOMAIN_NAME,
        "description",
        "The default domain",
        "enabled",
        true,
        "tags",
        List.of(),
        "options",
        Map.of(),
        "links",
        object("self", call.root() + "/v3/domains/" + Accounts.DOMAIN_ID));
  }

  private Answer users(Call call) {
    requireAdmin(call, "list_users");
    List<Object> users = new ArrayList<>();
    accounts.users().forEach(u -> users.add(describe(u, call)));
    return list(call, "users", "users", users);
  }

  private Answer user(Call call, Map<String, String> path) {
    Token token = holder(call);
    User user = accounts.user(path.get("id"));
    if (user == null) {
      throw Refusal.notFound("Could not find user: " + path.get("id") + ".");
    }
    if (!user.equals(token.user()) && !token.roles().contains("admin")) {
      throw Refusal.forbidden(DENIED.formatted("get_user"));
    }
    return Answer.ok(object("user", describe(user, call)));
  }

  private static Map<String, @Nullable Object> describe(User user, Call call) {
    return object(
        "id", user.id(),
        "name", user.name(),
        "domain_id", Accounts.DOMAIN_ID,
        "enabled", true,
        "password_expires_at", null,
        "options", Map.of(),
        "links", object("self", call.root() + "/v3/users/" + user.id()));
  }

  private Answer regions(Call call) {
    holder(call);
    List<Object> regions = new ArrayList<>();
    for (String region : catalog.regions()) {
      regions.add(
          object(
              "id",
              region,
              "description",
              "",
              "parent_region_id",
              null,
              "links",
              object("self", call.root() + "/v3/regions/" + region)));
    }
    return list(call, "regions", "regions", regions);
  }

  private Answer credentials(Call call) {
    List<Object> all = new ArrayList<>();
    accounts.credentialsOf(holder(call).user()).forEach(c -> all.add(describe(c)));
    return list(call, "application_credentials", "application_credentials", all);
  }

  private Answer addCredential(Call call) {
    Token token = holder(call);
    JsonNode wanted = call.json("Malformed JSON").path("application_credential");
    String name = text(wanted, "name");
    Project project = token.project();
    if (name == null) {
      throw Refusal.badRequest("'name' is a required property");
    }
    if (project == null) {
      throw Refusal.forbidden(DENIED.formatted("create_application_credential"));
    }
    if (accounts.credentialNamed(token.user(), name) != null) {
      throw Refusal.conflict(
          "Conflict occurred attempting to store application_credential - Duplicate entry found"
              + " with name "
              + name
              + ".");
    }
    String secret = text(wanted, "secret");
    String chosen = secret == null ? Ids.of("secret", token.id() + name) : secret;
    AppCredential made = accounts.addCredential(name, chosen, token.user(), project);
    Map<String, @Nullable Object> body = describe(made);
    body.put("secret", chosen);
    return Answer.json(201, object("application_credential", body));
  }

  private Answer credential(Call call, Map<String, String> path) {
    return Answer.ok(object("application_credential", describe(owned(call, path))));
  }

  private Answer removeCredential(Call call, Map<String, String> path) {
    accounts.removeCredential(owned(call, path).id());
    return Answer.empty(204);
  }

  private AppCredential owned(Call call, Map<String, String> path) {
    String id = path.getOrDefault("credential", "");
    AppCredential credential = accounts.credential(id);
    if (credential == null || !credential.user().equals(holder(call).user())) {
      throw Refusal.notFound("Could not find Application Credential: " + id + ".");
    }
    return credential;
  }

  private static Map<String, @Nullable Object> describe(AppCredential credential) {
    List<Object> roles = new ArrayList<>();
    credential.roles().forEach(r -> roles.add(object("id", Ids.of("role", r), "name", r)));
    return object(
        "id",
        credential.id(),
        "name",
        credential.name(),
        "description",
        null,
        "project_id",
        credential.project().id(),
        "roles",
        roles,
        "expires_at",
        null,
        "unrestricted",
        false);
  }

  private void requireAdmin(Call call, String action) {
    if (!holder(call).roles().contains("admin")) {
      throw Refusal.forbidden(DENIED.formatted(action));
    }
  }

  private static Answer list(Call call, String self, String root, List<?> items) {
    return Answer.ok(object(root, items, "links", links(call, self)));
  }

  private static Map<String, @Nullable Object> links(Call call, String self) {
    return Json.object("next", null, "self", call.root() + "/v3/" + self, "previous", null);
  }
}
