package io.novadesk.api.identity;

import org.jspecify.annotations.Nullable;

/** What a token is good for (Identity API v3, "Authorization scopes"). Servers need a project. */
public sealed interface Scope {
  /**
   * A project (once called tenant), by id or by name and the project's domain; an id wins over a
   * name.
   */
  record Project(
      @Nullable String id,
      @Nullable String name,
      @Nullable String domainId,
      @Nullable String domain)
      implements Scope {
    public Project(@Nullable String id, @Nullable String name, @Nullable String domain) {
      this(id, name, null, domain);
    }
  }

  /** The project of a trust: what somebody else lets this user do (OS-TRUST). */
  record Trust(String id) implements Scope {}

  record Domain(@Nullable String id, @Nullable String name) implements Scope {}

  /** All of the cloud: Keystone's own word. */
  @SuppressWarnings("AvoidCommonTypeNames")
  record System() implements Scope {}

  record Unscoped() implements Scope {}
}
