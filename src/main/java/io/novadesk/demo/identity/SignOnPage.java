package io.novadesk.demo.identity;

import io.novadesk.demo.http.Answer;
import io.novadesk.demo.http.Call;
import io.novadesk.demo.http.Refusal;
import io.novadesk.demo.http.Routes;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The sign-on in the browser (OS-FEDERATION "Web single sign-on"): a page asks for name and
 * password, and the next has the browser bring an unscoped token to where it was asked for.
 */
public final class SignOnPage {
  /** The one identity provider that there is. */
  public static final String PROVIDER = "demo-idp";

  private static final String PROTOCOL = "openid";

  private final Accounts accounts;
  private final Tokens tokens;
  private final Set<String> trusted;

  /**
   * @param trusted where a token may be brought, to the letter
   */
  SignOnPage(Accounts accounts, Tokens tokens, List<String> trusted) {
    this.accounts = accounts;
    this.tokens = tokens;
    this.trusted = Set.copyOf(trusted);
  }

  void addTo(Routes<Call> routes) {
    String page =
        "/v3/auth/OS-FEDERATION/identity_providers/{provider}/protocols/{protocol}/websso";
    routes.on("GET", page, (call, path) -> ask(call, path, "")).on("POST", page, this::signOn);
  }

  /** Refuses what is no provider of this cloud. */
  static void checkKnown(Map<String, String> path) {
    if (!PROVIDER.equals(path.get("provider")) || !PROTOCOL.equals(path.get("protocol"))) {
      throw Refusal.notFound(
          "Could not find federated protocol "
              + path.get("protocol")
              + " for Identity Provider: "
              + path.get("provider")
              + ".");
    }
  }

  private String origin(Call call, Map<String, String> path) {
    checkKnown(path);
    String origin = call.query().get("origin");
    if (origin == null) {
      throw Refusal.badRequest("Request must have an origin query parameter");
    }
    if (!trusted.contains(origin)) {
      throw new Refusal(401, origin + " is not a trusted dashboard host");
    }
    return origin;
  }

  private Answer ask(Call call, Map<String, String> path, String complaint) {
    origin(call, path);
    return Page.of(
        String.format(
            Locale.ROOT,
            """
            <h1>Sign in to the demo cloud</h1>
            <p>%s</p>
            <form method="post">
            <p><label>User <input name="username" autofocus></label></p>
            <p><label>Password <input name="password" type="password"></label></p>
            <p><button>Sign in</button></p>
            </form>
            """,
            complaint));
  }

  private Answer signOn(Call call, Map<String, String> path) {
    String origin = origin(call, path);
    Map<String, @Nullable String> form = Page.form(call);
    User user = accounts.login(form.get("username"), form.get("password"));
    if (user == null) {
      return ask(call, path, "The demo cloud does not know this user with this password.");
    }
    Token token = tokens.issue(user, new Token.Scope.None(), Set.of(), List.of("mapped"), false);
    return Page.of(
        String.format(
            Locale.ROOT,
            """
            <form name="sso" method="post" action="%s">
            <input type="hidden" name="token" value="%s">
            <noscript><button>Continue</button></noscript>
            </form>
            <script>document.forms[0].submit();</script>
            """,
            origin,
            token.id()));
  }
}
