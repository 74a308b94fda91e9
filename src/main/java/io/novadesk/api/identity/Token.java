package io.novadesk.api.identity;

import io.novadesk.api.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a login.
 *
 * @param issued by the cloud's clock; null when it did not tell
 * @param expires null when none was given or it cannot be read
 * @param userName the cloud's word for who we are
 * @param userDomain name of the user's domain, or its id where only that is told
 * @param project null when the scope is none, domain or system
 * @param roles names of roles, such as {@code admin}
 * @param credential the application credential that it was got with; null for none
 */
public record Token(
    Secret id,
    @Nullable Instant issued,
    @Nullable Instant expires,
    @Nullable String userId,
    @Nullable String userName,
    @Nullable String userDomain,
    @Nullable Project project,
    Scope scope,
    List<String> roles,
    Catalogue catalogue,
    @Nullable ApplicationCredential credential) {
  /** Got otherwise than with an application credential. */
  public Token(
      Secret id,
      @Nullable Instant issued,
      @Nullable Instant expires,
      @Nullable String userId,
      @Nullable String userName,
      @Nullable String userDomain,
      @Nullable Project project,
      Scope scope,
      List<String> roles,
      Catalogue catalogue) {
    this(id, issued, expires, userId, userName, userDomain, project, scope, roles, catalogue, null);
  }

  /**
   * How long it is good for from the moment at which it came; null when the cloud did not tell.
   * Both ends are times of the cloud's clock: this computer's has no part in it.
   */
  public @Nullable Duration lifetime() {
    return issued == null || expires == null || !expires.isAfter(issued)
        ? null
        : Duration.between(issued, expires);
  }
}
