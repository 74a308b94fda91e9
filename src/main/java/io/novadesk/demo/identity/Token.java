package io.novadesk.demo.identity;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A token and what it is good for.
 *
 * @param credential the application credential that it was got with; null for none
 */
record Token(
    String id,
    User user,
    Scope scope,
    Set<String> roles,
    List<String> methods,
    Instant issued,
    Instant expires,
    String auditId,
    @Nullable AppCredential credential) {

  /** What a token is for. */
  sealed interface Scope {
    record OfProject(Project project) implements Scope {}

    record OfDomain() implements Scope {}

    record OfSystem() implements Scope {}

    record None() implements Scope {}
  }

  @Nullable Project project() {
    return scope instanceof Scope.OfProject(Project project) ? project : null;
  }

  @Override
  public String toString() {
    return "Token[" + user.name() + ", " + scope + ", until " + expires + "]";
  }
}
