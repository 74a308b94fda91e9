package io.novadesk.demo.identity;

import io.novadesk.demo.http.Call;
import io.novadesk.demo.http.Refusal;
import java.util.Map;

/** Whose something of a user is. */
final class Owner {
  private Owner() {}

  /**
   * The user of the path.
   *
   * @throws Refusal 403 when the caller is somebody else, and no administrator
   */
  static User of(
      Accounts accounts, Tokens tokens, Call call, Map<String, String> path, String action) {
    Token token = tokens.find(call.header("X-Auth-Token"));
    if (token == null) {
      throw Refusal.unauthorized();
    }
    User user = accounts.byId(path.get("id"));
    boolean own = user != null && user.equals(token.user());
    if (user == null || (!own && !token.roles().contains("admin"))) {
      throw Refusal.forbidden(
          "You are not authorized to perform the requested action: identity:" + action + ".");
    }
    return user;
  }
}
