package io.novadesk.demo.identity;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
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

  /**
   * @param life from issue to expiry
   */
  public Tokens(InstantSource clock, Duration life) {
    this.clock = clock;
    this.life = life;
  }

  /** A token in the form of today's Keystone (a Fernet token) or, {@code brief}, of Diablo's. */
  Token issue(
      User user, Token.Scope scope, Set<String> roles, List<String> methods, boolean brief) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    tokens.values().removeIf(t -> t.expires().isBefore(now));
    Token token =
        new Token(
            brief ? HexFormat.of().formatHex(bytes(SHORT_BYTES)) : "gAAAAAB" + base64(OPAQUE_BYTES),
            user,
            scope,
            roles,
            methods,
            now,
            now.plus(life),
            base64(SHORT_BYTES));
    tokens.put(token.id(), token);
    return token;
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

  /** Who holds that token; null when it is none, expired or revoked. */
  public @Nullable Caller caller(@Nullable String id) {
    Token token = find(id);
    return token == null ? null : new Caller(token.user(), token.project(), token.roles());
  }

  void revoke(String id) {
    tokens.remove(id);
  }
}
