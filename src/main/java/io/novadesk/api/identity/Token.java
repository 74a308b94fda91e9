package io.novadesk.api.identity;

import io.novadesk.api.Secret;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a login.
 *
 * @param expires null when none was given or it cannot be read
 * @param userName the cloud's word for who we are
 * @param project null when the scope is none, domain or system
 * @param roles names of roles, such as {@code admin}
 */
public record Token(
    Secret id,
    @Nullable Instant expires,
    @Nullable String userId,
    @Nullable String userName,
    @Nullable Project project,
    Scope scope,
    List<String> roles,
    Catalogue catalogue) {}
