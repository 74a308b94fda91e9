package io.novadesk.demo.identity;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who sent a request, as its token tells.
 *
 * @param project the project the token is for; null when it is for none
 */
public record Caller(User user, @Nullable Project project, Set<String> roles) {
  public boolean isAdmin() {
    return roles.contains("admin");
  }

  /** The project's id, or "" when the token is for none. */
  public String projectId() {
    return project == null ? "" : project.id();
  }
}
