package io.novadesk.demo.identity;

import static io.novadesk.demo.http.Json.object;

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
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Identity API v3: tokens, and what a user may see of projects, users and domains. */
final class KeystoneV3 {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final String DENIED =
      "You are not authorized to perform the requested action: identity:%s.";

  private final Accounts accounts;
  private final Tokens tokens;
  private final Catalog catalog;
  private final KeystoneLogin login;

  KeystoneV3(Accounts accounts, Tokens tokens, Catalog catalog) {
    this.accounts = accounts;
    this.tokens = tokens;
    this.catalog = catalog;
    this.login = new KeystoneLogin(accounts, tokens);
  }

  void addTo(Routes<Call> routes) {
    routes
        .on("POST", "/v3/auth/tokens", (call, path) -> login(call))
        .on("GET", "/v3/auth/tokens", (call, path) -> show(call))
        .on("DELETE", "/v3/auth/tokens", (call, path) -> revoke(call))
        .on("GET", "/v3/auth/catalog", (call, path) -> catalog(call))
        .on("GET", "/v3/auth/projects", (call, path) -> myProjects(call, "auth/projects"))
        .on("GET", "/v3/auth/domains", (call, path) -> domains(call, "auth/domains"))
        .on("GET", "/v3/auth/system", (call, path) -> mySystem(call))
        .on("GET", "/v3/projects", (call, path) -> projects(call))
        .on("GET", "/v3/projects/{id}", this::project)
        .on("GET", "/v3/domains", (call, path) -> domains(call, "domains"))
        .on("GET", "/v3/domains/{id}", (call, path) -> domain(call))
        .on("GET", "/v3/users", (call, path) -> users(call))
        .on("GET", "/v3/users/{id}", this::user)
        .on("GET", "/v3/users/{id}/projects", (call, path) -> myProjects(call, "users/projects"));
  }

  private Token holder(Call call) {
    Token token = tokens.find(call.header("X-Auth-Token"));
    if (token == null) {
      throw Refusal.unauthorized();
    }
    return token;
  }

  private Answer login(Call call) {
    Token token;
    try {
      token = login.login(call);
    } catch (Receipts.HalfLogin half) {
      return half.answer();
    }
    return granted(token, !call.query().has("nocatalog"));
  }

  /** Tells a login that has worked. */
  Answer granted(Token token, boolean withCatalog) {
    return Answer.json(201, object("token", describe(token, withCatalog)))
        .with("X-Subject-Token", token.id());
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
    AppCredential credential = token.credential();
    if (credential != null) {
      body.put("application_credential", describe(credential));
    }
    if (withCatalog) {
      Project project = token.project();
      body.put("catalog", catalog.v3(project == null ? "" : project.id()));
    }
    return body;
  }

  private static Map<String, @Nullable Object> describe(AppCredential credential) {
    Map<String, @Nullable Object> body =
        object(
            "id", credential.id(),
            "name", credential.name(),
            "restricted", !Boolean.TRUE.equals(credential.unrestricted()));
    if (!credential.rules().isEmpty()) {
      body.put("access_rules", credential.rules().stream().map(AccessRulesApi::describe).toList());
    }
    return body;
  }

  private static String time(Instant instant) {
    return TIME.format(instant);
  }

  private Answer show(Call call) {
    if (call.header("X-Subject-Token") == null) {
      requireAdmin(call, "validate_token");
    }
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
            "links", object("self", call.root() + "/v3/auth/catalog")));
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
    Project project = accounts.projectById(path.get("id"));
    boolean own = project != null && !accounts.roles(token.user(), project).isEmpty();
    if (!own && !token.roles().contains("admin")) {
      throw Refusal.forbidden(String.format(Locale.ROOT, DENIED, "get_project"));
    }
    if (project == null) {
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
      throw Refusal.forbidden(String.format(Locale.ROOT, DENIED, "list_domains"));
    }
    return list(call, self, "domains", List.of());
  }

  private Answer mySystem(Call call) {
    boolean admin = holder(call).roles().contains("admin");
    return list(call, "auth/system", "system", admin ? List.of(object("all", true)) : List.of());
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
    String name = call.query().get("name");
    for (User user : accounts.users()) {
      if (name == null || name.equals(user.name())) {
        users.add(describe(user, call));
      }
    }
    return list(call, "users", "users", users);
  }

  private Answer user(Call call, Map<String, String> path) {
    Token token = holder(call);
    User user = accounts.byId(path.get("id"));
    boolean admin = token.roles().contains("admin");
    if (!admin && (user == null || !user.equals(token.user()))) {
      throw Refusal.forbidden(String.format(Locale.ROOT, DENIED, "get_user"));
    }
    if (user == null) {
      throw Refusal.notFound("Could not find user: " + path.get("id") + ".");
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

  private void requireAdmin(Call call, String action) {
    if (!holder(call).roles().contains("admin")) {
      throw Refusal.forbidden(String.format(Locale.ROOT, DENIED, action));
    }
  }

  private static Answer list(Call call, String self, String root, List<?> items) {
    return Answer.ok(object(root, items, "links", links(call, self)));
  }

  private static Map<String, @Nullable Object> links(Call call, String self) {
    return Json.object("next", null, "self", call.root() + "/v3/" + self, "previous", null);
  }
}
