package io.novadesk.demo.network;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** The groups that every project has. */
public final class SecurityGroups {
  public static final List<String> NAMES = List.of("default", "web", "database", "ssh");

  private SecurityGroups() {}

  public static String id(String projectId, String name) {
    return UUID.nameUUIDFromBytes((projectId + name).getBytes(StandardCharsets.UTF_8)).toString();
  }
}
