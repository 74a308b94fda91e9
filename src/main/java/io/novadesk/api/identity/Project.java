package io.novadesk.api.identity;

import org.jspecify.annotations.Nullable;

/**
 * A project, called tenant in Keystone v2.0. The name falls back to the id.
 *
 * @param domainName the domain's name, or its id where only that is told
 */
public record Project(
    String id,
    String name,
    @Nullable String domainName,
    @Nullable String description,
    boolean enabled) {

  public Project(String id, String name, @Nullable String domainName, boolean enabled) {
    this(id, name, domainName, null, enabled);
  }
}
