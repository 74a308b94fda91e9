package io.novadesk.demo.compute;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A compute host; its name is for administrators, users see a hash of it. */
public final class Host {
  private final String name;
  private final String zone;
  private final Map<String, String> hashes = new ConcurrentHashMap<>();

  Host(String name, String zone) {
    this.name = name;
    this.zone = zone;
  }

  public String name() {
    return name;
  }

  /** The availability zone it stands in. */
  public String zone() {
    return zone;
  }

  /** What a project sees in its place: the SHA-224 of both. */
  public String hashFor(String projectId) {
    return hashes.computeIfAbsent(projectId, p -> hash(p + name));
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-224").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-224", e);
    }
  }
}
