package io.novadesk.api.identity;

import org.jspecify.annotations.Nullable;

/** What a token is good for (Identity API v3, "Authorization scopes"). Servers need a project. */
public sealed interface Scope {
  /** A project (once called tenant), by id or by name and the project's domain; the id wins. */
  record Project(@Nullable String id, @Nullable String name, @Nullable String domain)
      implements Scope {}

  record Domain(@Nullable String id, @Nullable String name) implements Scope {}

  /** All of the cloud: Keystone's own word. */
  @SuppressWarnings("AvoidCommonTypeNames")
  record System() implements Scope {}

  record Unscoped() implements Scope {}
}
