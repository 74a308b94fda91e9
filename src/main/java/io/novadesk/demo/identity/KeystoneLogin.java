package io.novadesk.demo.identity;

import static io.novadesk.demo.http.Json.text;

import io.novadesk.demo.http.Call;
import io.novadesk.demo.http.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Logs in through API v3: by password, one-time code, token or application credential, into any
 * scope.
 */
final class KeystoneLogin {
  private final Accounts accounts;
  private final Tokens tokens;
  private final Receipts receipts;

  KeystoneLogin(Accounts accounts, Tokens tokens) {
    this.accounts = accounts;
    this.tokens = tokens;
    this.receipts = new Receipts(tokens);
  }

  /**
   * Logs in as the request says.
   *
   * @throws Refusal 401 when it cannot be, 400 when the request is malformed
   */
  Token login(Call call) {
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
    Token former = null;
    for (String method : names) {
      switch (method) {
        case "password" -> user = byPassword(identity.path("password").path("user"));
        case "token" -> {
          former = tokens.find(text(identity.path("token"), "id"));
          user = former == null ? null : former.user();
        }
        case "totp" -> user = byCode(identity.path("totp").path("user"));
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
    if (credential != null) {
      if (auth.has("scope")) {
        throw new Refusal(401, "Application credentials cannot request a scope.");
      }
      return tokens.issue(credential, names);
    }
    if (former != null) {
      Token.Scope scope = scope(auth.path("scope"), user, former.scope());
      return tokens.issue(former, scope, rolesIn(user, scope), names);
    }
    Set<String> proven = receipts.provenBy(user, call);
    proven.addAll(names);
    if (user.equals(accounts.totp()) && !proven.containsAll(Receipts.BOTH)) {
      throw receipts.refusal(user, proven);
    }
    Token.Scope scope = scope(auth.path("scope"), user, null);
    return tokens.issue(user, scope, rolesIn(user, scope), List.copyOf(proven), false);
  }

  private @Nullable User byCode(JsonNode given) {
    String id = text(given, "id");
    User user = accounts.user(id == null ? text(given, "name") : id);
    boolean good =
        accounts.totp().equals(user)
            && Totp.isGood(given.path("passcode").asString(""), tokens.now());
    return good ? user : null;
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
    boolean good =
        credential != null
            && credential.secret().equals(text(given, "secret"))
            && !credential.isOver(tokens.now());
    return good ? credential : null;
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
}
