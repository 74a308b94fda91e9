package io.novadesk.demo.identity;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A token and what it is good for. */
record Token(
    String id,
    User user,
    Scope scope,
    Set<String> roles,
    List<String> methods,
    Instant issued,
    Instant expires,
    String auditId) {

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
