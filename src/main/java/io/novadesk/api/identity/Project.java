package io.novadesk.api.identity;

import org.jspecify.annotations.Nullable;

/** A project, called tenant in Keystone v2.0. The name falls back to the id. */
public record Project(String id, String name, @Nullable String domainName, boolean enabled) {}
