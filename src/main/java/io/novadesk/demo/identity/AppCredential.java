package io.novadesk.demo.identity;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A credential of one user for one project, with a secret of its own.
 *
 * @param expires when it ends; null for never
 * @param unrestricted whether it may make other credentials; null where nobody said
 * @param rules what it may be used for; empty for everything
 */
record AppCredential(
    String id,
    String name,
    String secret,
    User user,
    Project project,
    Set<String> roles,
    @Nullable String description,
    @Nullable Instant expires,
    @Nullable Boolean unrestricted,
    List<AccessRule> rules) {
  boolean isOver(Instant now) {
    Instant end = expires;
    return end != null && !end.isAfter(now);
  }

  @Override
  public String toString() {
    return "AppCredential[" + id + ", " + name + "]";
  }
}
