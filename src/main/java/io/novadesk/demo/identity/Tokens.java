package io.novadesk.demo.identity;

import io.novadesk.demo.http.Call;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The tokens that are good now. */
public final class Tokens {
  private static final int OPAQUE_BYTES = 130;
  private static final int SHORT_BYTES = 16;

  private final SecureRandom random = new SecureRandom();
  private final Map<String, Token> tokens = new ConcurrentHashMap<>();
  private final InstantSource clock;
  private final Duration life;
  private final Policy policy;

  /**
   * @param life from issue to expiry
   * @param policy what the roles allow
   */
  public Tokens(InstantSource clock, Duration life, Policy policy) {
    this.clock = clock;
    this.life = life;
    this.policy = policy;
  }

  /** A token in the form of today's Keystone (a Fernet token) or, {@code brief}, of Diablo's. */
  Token issue(
      User user, Token.Scope scope, Set<String> roles, List<String> methods, boolean brief) {
    return issue(user, scope, roles, methods, brief, null, Instant.MAX);
  }

  /** A token got for another one; it ends with it. */
  Token issue(Token former, Token.Scope scope, Set<String> roles, List<String> methods) {
    return issue(former.user(), scope, roles, methods, false, null, former.expires());
  }

  /** A token got with an application credential; it ends with it. */
  Token issue(AppCredential credential, List<String> methods) {
    return issue(
        credential.user(),
        new Token.Scope.OfProject(credential.project()),
        credential.roles(),
        methods,
        false,
        credential,
        Objects.requireNonNullElse(credential.expires(), Instant.MAX));
  }

  private Token issue(
      User user,
      Token.Scope scope,
      Set<String> roles,
      List<String> methods,
      boolean brief,
      @Nullable AppCredential credential,
      Instant latest) {
    Instant now = now();
    tokens.values().removeIf(t -> t.expires().isBefore(now));
    Instant end = now.plus(life);
    Token token =
        new Token(
            brief ? HexFormat.of().formatHex(bytes(SHORT_BYTES)) : "gAAAAAB" + base64(OPAQUE_BYTES),
            user,
            scope,
            roles,
            methods,
            now,
            latest.isBefore(end) ? latest : end,
            base64(SHORT_BYTES),
            credential);
    tokens.put(token.id(), token);
    return token;
  }

  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  private String base64(int count) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(count));
  }

  /** The token of that text while it is good, else null. */
  @Nullable Token find(@Nullable String id) {
    Token token = id == null ? null : tokens.get(id);
    return token == null || !token.expires().isAfter(clock.instant()) ? null : token;
  }

  /**
   * Who sent a request; null when they show no token, one that has expired or was revoked, or one
   * whose application credential is not for this.
   *
   * @param type the service that was asked, as the catalogue names it
   */
  public @Nullable Caller caller(Call call, String type) {
    Token token = find(call.header("X-Auth-Token"));
    if (token == null) {
      return null;
    }
    AppCredential credential = token.credential();
    List<AccessRule> rules = credential == null ? List.of() : credential.rules();
    boolean allowed =
        rules.isEmpty()
            || rules.stream().anyMatch(r -> r.allows(type, call.method(), call.rawPath()));
    return allowed ? new Caller(token.user(), token.project(), policy.weigh(token.roles())) : null;
  }

  /** The tokens got with a credential end with it. */
  void revokeAll(AppCredential credential) {
    tokens
        .values()
        .removeIf(
            t -> {
              AppCredential with = t.credential();
              return with != null && with.id().equals(credential.id());
            });
  }

  void revoke(String id) {
    tokens.remove(id);
  }
}
