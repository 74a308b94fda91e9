package io.novadesk.demo.identity;

import static io.novadesk.demo.http.Json.object;

import io.novadesk.demo.http.Answer;
import io.novadesk.demo.http.Call;
import io.novadesk.demo.http.Refusal;
import io.novadesk.demo.http.Routes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rules for what the application credentials of a user may be used. */
final class AccessRulesApi {
  private final Accounts accounts;
  private final Tokens tokens;

  AccessRulesApi(Accounts accounts, Tokens tokens) {
    this.accounts = accounts;
    this.tokens = tokens;
  }

  void addTo(Routes<Call> routes) {
    String rules = "/v3/users/{id}/access_rules";
    routes
        .on("GET", rules, this::rules)
        .on("GET", rules + "/{rule}", this::rule)
        .on("DELETE", rules + "/{rule}", this::removeRule);
  }

  static Map<String, @Nullable Object> describe(AccessRule rule) {
    return object(
        "id", rule.id(),
        "service", rule.service(),
        "path", rule.path(),
        "method", rule.method());
  }

  private static Map<String, @Nullable Object> shown(Call call, AccessRule rule) {
    Map<String, @Nullable Object> body = describe(rule);
    body.put("links", object("self", call.root() + "/v3/access_rules/" + rule.id()));
    return body;
  }

  private Answer rules(Call call, Map<String, String> path) {
    User user = Owner.of(accounts, tokens, call, path, "list_access_rules");
    List<Object> shown = new ArrayList<>();
    for (AccessRule rule : accounts.rulesOf(user)) {
      if (fits(call, "service", rule.service())
          && fits(call, "path", rule.path())
          && fits(call, "method", rule.method())) {
        shown.add(shown(call, rule));
      }
    }
    return Answer.ok(
        object(
            "access_rules",
            shown,
            "links",
            AppCredentialsApi.links(call, "users/" + user.id() + "/access_rules")));
  }

  private static boolean fits(Call call, String name, String value) {
    String wanted = call.query().get(name);
    return wanted == null || wanted.equals(value);
  }

  private AccessRule findRule(User user, Map<String, String> path) {
    String id = path.getOrDefault("rule", "");
    return accounts.rulesOf(user).stream()
        .filter(r -> r.id().equals(id))
        .findFirst()
        .orElseThrow(() -> Refusal.notFound("Could not find Access Rule: " + id + "."));
  }

  private Answer rule(Call call, Map<String, String> path) {
    User user = Owner.of(accounts, tokens, call, path, "get_access_rule");
    return Answer.ok(object("access_rule", shown(call, findRule(user, path))));
  }

  /** Only rules of credentials that are gone can go. */
  private Answer removeRule(Call call, Map<String, String> path) {
    User user = Owner.of(accounts, tokens, call, path, "delete_access_rule");
    AccessRule rule = findRule(user, path);
    if (accounts.credentialsOf(user).stream().anyMatch(c -> c.rules().contains(rule))) {
      throw Refusal.forbidden(
          "You are not authorized to perform the requested action: May not delete access rule in"
              + " use.");
    }
    accounts.removeRule(user, rule);
    return Answer.empty(204);
  }
}
