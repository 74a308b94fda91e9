package io.novadesk.demo.identity;

import static io.novadesk.demo.http.Json.object;

import io.novadesk.demo.http.Answer;
import io.novadesk.demo.http.Call;
import io.novadesk.demo.http.Refusal;
import io.novadesk.demo.http.Routes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * An identity provider with a sign-on by code (RFC 8628): a program asks for a code, a person types
 * it at a page with name and password, and the program's next question brings a token that Keystone
 * takes.
 */
public final class DeviceProvider {
  /** The one program that it knows. */
  public static final String CLIENT = "novadesk";

  private static final String HOME = "/idp";
  private static final Duration LIFE = Duration.ofMinutes(5);
  private static final int PAUSE = 1;

  /** No vowels, as the standard advises: no words come of it. */
  private static final String LETTERS = "BCDFGHJKLMNPQRSTVWXZ";

  private final Accounts accounts;
  private final Tokens tokens;
  private final KeystoneV3 keystone;
  private final Map<String, Wish> wishes = new ConcurrentHashMap<>();
  private final Map<String, User> granted = new ConcurrentHashMap<>();

  /** What a program waits for. */
  private record Wish(String userCode, Instant expires, AtomicReference<Outcome> outcome) {}

  /**
   * @param user null while nobody has come; {@code denied} then says that somebody has
   */
  private record Outcome(@Nullable User user, boolean denied) {}

  DeviceProvider(Accounts accounts, Tokens tokens, KeystoneV3 keystone) {
    this.accounts = accounts;
    this.tokens = tokens;
    this.keystone = keystone;
  }

  void addTo(Routes<Call> routes) {
    String federated = "/v3/OS-FEDERATION/identity_providers/{provider}/protocols/{protocol}/auth";
    routes
        .on("GET", HOME + "/.well-known/openid-configuration", (call, _) -> about(call))
        .on("POST", HOME + "/device", (call, _) -> begin(call))
        .on("POST", HOME + "/token", (call, _) -> token(call))
        .on("GET", HOME + "/sign-in", (call, _) -> ask(call, ""))
        .on("POST", HOME + "/sign-in", (call, _) -> signIn(call))
        .on("POST", federated, this::enter)
        .on("GET", federated, this::enter);
  }

  private static Answer about(Call call) {
    String home = call.root() + HOME;
    return Answer.ok(
        object(
            "issuer",
            home,
            "token_endpoint",
            home + "/token",
            "device_authorization_endpoint",
            home + "/device",
            "grant_types_supported",
            List.of("urn:ietf:params:oauth:grant-type:device_code"),
            "code_challenge_methods_supported",
            List.of("S256", "plain")));
  }

  private Answer begin(Call call) {
    if (!CLIENT.equals(Page.form(call).get("client_id"))) {
      return error("invalid_client");
    }
    String deviceCode = UUID.randomUUID().toString();
    String userCode = newUserCode();
    wishes.put(
        deviceCode,
        new Wish(
            userCode, tokens.now().plus(LIFE), new AtomicReference<>(new Outcome(null, false))));
    String page = call.root() + HOME + "/sign-in";
    return Answer.ok(
        object(
            "device_code", deviceCode,
            "user_code", userCode,
            "verification_uri", page,
            "verification_uri_complete", page + "?user_code=" + userCode,
            "expires_in", LIFE.toSeconds(),
            "interval", PAUSE));
  }

  private static String newUserCode() {
    StringBuilder code = new StringBuilder();
    for (int digit : new java.security.SecureRandom().ints(8, 0, LETTERS.length()).toArray()) {
      code.append(code.length() == 4 ? "-" : "").append(LETTERS.charAt(digit));
    }
    return code.toString();
  }

  private Answer token(Call call) {
    String deviceCode = Page.form(call).get("device_code");
    Wish wish = deviceCode == null ? null : wishes.get(deviceCode);
    if (wish == null) {
      return error("invalid_grant");
    }
    Outcome outcome = wish.outcome().get();
    if (outcome.denied()) {
      return error("access_denied");
    }
    if (!wish.expires().isAfter(tokens.now())) {
      return error("expired_token");
    }
    if (outcome.user() == null) {
      return error("authorization_pending");
    }
    wishes.remove(deviceCode);
    String token = UUID.randomUUID().toString();
    granted.put(token, outcome.user());
    return Answer.ok(
        object("access_token", token, "token_type", "Bearer", "expires_in", LIFE.toSeconds()));
  }

  private static Answer error(String word) {
    return Answer.json(400, object("error", word));
  }

  private static Answer ask(Call call, String complaint) {
    String code = call.query().get("user_code");
    return Page.of(
        String.format(
            Locale.ROOT,
            """
            <h1>Sign in to the demo cloud</h1>
            <p>%s</p>
            <form method="post">
            <p><label>Code <input name="user_code" value="%s"></label></p>
            <p><label>User <input name="username" autofocus></label></p>
            <p><label>Password <input name="password" type="password"></label></p>
            <p><button name="answer" value="yes">Sign in</button>
            <button name="answer" value="no">Decline</button></p>
            </form>
            """,
            complaint,
            code == null || !code.matches("[A-Z-]{1,20}") ? "" : code));
  }

  private Answer signIn(Call call) {
    Map<String, @Nullable String> form = Page.form(call);
    String typed = String.valueOf(form.get("user_code")).strip().toUpperCase(Locale.ROOT);
    Wish wish =
        wishes.values().stream().filter(w -> w.userCode().equals(typed)).findFirst().orElse(null);
    if (wish == null) {
      return ask(call, "No program waits for this code.");
    }
    if ("no".equals(form.get("answer"))) {
      wish.outcome().set(new Outcome(null, true));
      return Page.of("<h1>Declined</h1><p>Nobody was signed in.</p>");
    }
    User user = accounts.login(form.get("username"), form.get("password"));
    if (user == null) {
      return ask(call, "The demo cloud does not know this user with this password.");
    }
    wish.outcome().set(new Outcome(user, false));
    return Page.of("<h1>Signed in</h1><p>Go back to the program that showed the code.</p>");
  }

  /** Keystone, with the provider's token. */
  private Answer enter(Call call, Map<String, String> path) {
    SignOnPage.checkKnown(path);
    String header = call.header("Authorization");
    User user =
        header != null && header.startsWith("Bearer ")
            ? granted.get(header.substring("Bearer ".length()))
            : null;
    if (user == null) {
      throw Refusal.unauthorized();
    }
    return keystone.granted(
        tokens.issue(user, new Token.Scope.None(), Set.of(), List.of("mapped"), false), false);
  }
}
