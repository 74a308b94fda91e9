package io.novadesk.demo.identity;

import java.util.List;
import java.util.Set;

/** Tokens for callers with roles of the test's choice. */
public final class Tickets {
  private Tickets() {}

  public static String issue(Tokens tokens, String user, Project project, Set<String> roles) {
    return tokens
        .issue(
            new User(user, user),
            new Token.Scope.OfProject(project),
            roles,
            List.of("password"),
            false)
        .id();
  }
}
