package io.novadesk.demo.identity;

import static io.novadesk.demo.http.Json.object;

import io.novadesk.demo.http.Answer;
import io.novadesk.demo.http.Call;
import io.novadesk.demo.http.Refusal;
import io.novadesk.demo.http.Routes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What administrators may look at: roles and who has them, services and endpoints. Nobody may
 * change any of it, nor users, nor projects: the cloud's policy forbids it.
 */
final class KeystoneAdminApi {
  /** What stands at which path, in the singular. */
  private static final Map<String, String> FIXED =
      Map.of(
          "users", "user",
          "projects", "project",
          "domains", "domain",
          "roles", "role",
          "groups", "group",
          "services", "service",
          "endpoints", "endpoint",
          "regions", "region");

  private final Accounts accounts;
  private final Tokens tokens;
  private final Catalog catalog;

  KeystoneAdminApi(Accounts accounts, Tokens tokens, Catalog catalog) {
    this.accounts = accounts;
    this.tokens = tokens;
    this.catalog = catalog;
  }

  void addTo(Routes<Call> routes) {
    routes
        .on("GET", "/v3/roles", (call, path) -> roles(call))
        .on("GET", "/v3/roles/{id}", this::role)
        .on("GET", "/v3/role_assignments", (call, path) -> assignments(call))
        .on("GET", "/v3/services", (call, path) -> list(call, "services", services(call)))
        .on("GET", "/v3/services/{id}", (call, path) -> one(call, path, "service", services(call)))
        .on("GET", "/v3/endpoints", (call, path) -> list(call, "endpoints", endpoints(call)))
        .on(
            "GET",
            "/v3/endpoints/{id}",
            (call, path) -> one(call, path, "endpoint", endpoints(call)))
        .on("GET", "/v3/regions", (call, path) -> open(call, "regions", regions(call)))
        .on("GET", "/v3/regions/{id}", (call, path) -> find(path, "region", regions(call)))
        .on(
            "GET",
            "/v3/users/{id}/groups",
            (call, path) -> open(call, "users/" + path.get("id") + "/groups", List.of()))
        .on("GET", "/v3/groups", (call, path) -> list(call, "groups", List.of()))
        .on("GET", "/v3/limits/model", (call, path) -> model(call))
        .on("GET", "/v3/limits", (call, path) -> open(call, "limits", List.of()))
        .on(
            "GET",
            "/v3/registered_limits",
            (call, path) -> open(call, "registered_limits", List.of()))
        .on("GET", "/v3/auth/system", (call, path) -> system(call));
    FIXED.forEach(
        (all, one) -> {
          routes
              .on("POST", "/v3/" + all, (call, path) -> denied(call, "create_" + one))
              .on("PATCH", "/v3/" + all + "/{id}", (call, path) -> denied(call, "update_" + one))
              .on("DELETE", "/v3/" + all + "/{id}", (call, path) -> denied(call, "delete_" + one));
        });
  }

  private Token holder(Call call) {
    Token token = tokens.find(call.header("X-Auth-Token"));
    if (token == null) {
      throw Refusal.unauthorized();
    }
    return token;
  }

  private static Refusal forbidden(String action) {
    return Refusal.forbidden(
        "You are not authorized to perform the requested action: identity:" + action + ".");
  }

  private void requireAdmin(Call call, String action) {
    if (!holder(call).roles().contains("admin")) {
      throw forbidden(action);
    }
  }

  private Answer denied(Call call, String action) {
    holder(call);
    throw forbidden(action);
  }

  private Answer list(Call call, String root, List<Map<String, @Nullable Object>> items) {
    requireAdmin(call, "list_" + root);
    return open(call, root, items);
  }

  /** A list that everybody may see who is logged in. */
  private Answer open(Call call, String path, List<Map<String, @Nullable Object>> items) {
    holder(call);
    String root = path.substring(path.lastIndexOf('/') + 1);
    List<Object> shown = new ArrayList<>();
    for (Map<String, @Nullable Object> item : items) {
      if (fits(call, item)) {
        shown.add(item);
      }
    }
    return Answer.ok(
        object(
            root,
            shown,
            "links",
            object("next", null, "self", call.root() + "/v3/" + path, "previous", null)));
  }

  private static boolean fits(Call call, Map<String, @Nullable Object> item) {
    for (String name : call.query().names()) {
      String wanted = call.query().get(name);
      if (item.containsKey(name) && !String.valueOf(item.get(name)).equals(wanted)) {
        return false;
      }
    }
    return true;
  }

  private Answer one(
      Call call, Map<String, String> path, String root, List<Map<String, @Nullable Object>> items) {
    requireAdmin(call, "get_" + root);
    return find(path, root, items);
  }

  private static Answer find(
      Map<String, String> path, String root, List<Map<String, @Nullable Object>> items) {
    String id = path.getOrDefault("id", "");
    for (Map<String, @Nullable Object> item : items) {
      if (id.equals(item.get("id"))) {
        return Answer.ok(object(root, item));
      }
    }
    throw Refusal.notFound("Could not find " + root + ": " + id + ".");
  }

  private Answer model(Call call) {
    holder(call);
    return Answer.ok(
        object(
            "model",
            object(
                "name", "flat",
                "description", "Limits of one project say nothing of another's.")));
  }

  private Answer roles(Call call) {
    List<Map<String, @Nullable Object>> all = new ArrayList<>();
    Accounts.ROLES.forEach(r -> all.add(describe(call, r)));
    return list(call, "roles", all);
  }

  private Answer role(Call call, Map<String, String> path) {
    List<Map<String, @Nullable Object>> all = new ArrayList<>();
    Accounts.ROLES.forEach(r -> all.add(describe(call, r)));
    return one(call, path, "role", all);
  }

  private static Map<String, @Nullable Object> describe(Call call, String role) {
    String id = Ids.of("role", role);
    return object(
        "id",
        id,
        "name",
        role,
        "domain_id",
        null,
        "description",
        null,
        "options",
        object("immutable", true),
        "links",
        object("self", call.root() + "/v3/roles/" + id));
  }

  private Answer assignments(Call call) {
    requireAdmin(call, "list_role_assignments");
    boolean names = call.query().has("include_names");
    String user = call.query().get("user.id");
    String project = call.query().get("scope.project.id");
    List<Object> all = new ArrayList<>();
    for (User who : accounts.users()) {
      for (Project where : accounts.projects()) {
        boolean wanted =
            (user == null || user.equals(who.id()))
                && (project == null || project.equals(where.id()));
        for (String role : wanted ? new TreeSet<>(accounts.roles(who, where)) : List.<String>of()) {
          all.add(
              object(
                  "scope", object("project", named(names, where.id(), where.name())),
                  "user", named(names, who.id(), who.name()),
                  "role", role(names, role),
                  "links", object("assignment", assignment(call, where, who, role))));
        }
      }
    }
    return Answer.ok(
        object(
            "role_assignments",
            all,
            "links",
            object("next", null, "self", call.root() + "/v3/role_assignments", "previous", null)));
  }

  private static String assignment(Call call, Project where, User who, String role) {
    return String.join(
        "/",
        call.root() + "/v3/projects",
        where.id(),
        "users",
        who.id(),
        "roles",
        Ids.of("role", role));
  }

  private static Map<String, @Nullable Object> role(boolean names, String role) {
    Map<String, @Nullable Object> body = object("id", Ids.of("role", role));
    if (names) {
      body.put("name", role);
    }
    return body;
  }

  private static Map<String, @Nullable Object> named(boolean names, String id, String name) {
    Map<String, @Nullable Object> body = object("id", id);
    if (names) {
      body.put("name", name);
      body.put("domain", object("id", Accounts.DOMAIN_ID, "name", Accounts.DOMAIN_NAME));
    }
    return body;
  }

  private List<Map<String, @Nullable Object>> services(Call call) {
    List<Map<String, @Nullable Object>> all = new ArrayList<>();
    for (Map<String, @Nullable Object> service : catalog.v3("")) {
      all.add(
          object(
              "id", service.get("id"),
              "type", service.get("type"),
              "name", service.get("name"),
              "description", "",
              "enabled", true,
              "links", object("self", call.root() + "/v3/services/" + service.get("id"))));
    }
    return all;
  }

  private List<Map<String, @Nullable Object>> endpoints(Call call) {
    List<Map<String, @Nullable Object>> all = new ArrayList<>();
    for (Map<String, @Nullable Object> service : catalog.v3("%(project_id)s")) {
      if (service.get("endpoints") instanceof List<?> endpoints) {
        for (Object endpoint : endpoints) {
          if (endpoint instanceof Map<?, ?> known) {
            all.add(describe(call, service, known));
          }
        }
      }
    }
    return all;
  }

  private static Map<String, @Nullable Object> describe(
      Call call, Map<String, @Nullable Object> service, Map<?, ?> endpoint) {
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    for (String key : List.of("id", "interface", "region_id", "url", "region")) {
      body.put(key, endpoint.get(key));
    }
    body.put("service_id", service.get("id"));
    body.put("enabled", true);
    body.put("links", object("self", call.root() + "/v3/endpoints/" + endpoint.get("id")));
    return body;
  }

  private List<Map<String, @Nullable Object>> regions(Call call) {
    holder(call);
    List<Map<String, @Nullable Object>> all = new ArrayList<>();
    for (String region : catalog.regions()) {
      all.add(
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
    return all;
  }

  private Answer system(Call call) {
    boolean all = !accounts.wideRoles(holder(call).user()).isEmpty();
    return Answer.ok(
        object(
            "system",
            all ? List.of(object("all", true)) : List.of(),
            "links",
            object("self", call.root() + "/v3/auth/system")));
  }
}
