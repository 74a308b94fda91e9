package io.novadesk.demo.compute;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** The key pairs of each user, by name; each region has its own. */
public final class KeyPairs {
  private final Map<String, Map<String, KeyPair>> byUser = new ConcurrentHashMap<>();

  /**
   * The public half of a key pair.
   *
   * @param type ssh or x509
   * @param created milliseconds since 1970
   */
  public record KeyPair(
      String name, String type, String publicKey, String fingerprint, long created) {}

  public List<KeyPair> of(String userId) {
    return List.copyOf(byUser.getOrDefault(userId, Map.of()).values());
  }

  public @Nullable KeyPair find(String userId, String name) {
    return byUser.getOrDefault(userId, Map.of()).get(name);
  }

  /** Adds it; false when the name is taken. */
  public boolean add(String userId, KeyPair pair) {
    return byUser
            .computeIfAbsent(userId, k -> new ConcurrentSkipListMap<>())
            .putIfAbsent(pair.name(), pair)
        == null;
  }

  /** Removes it; false when there is none. */
  public boolean remove(String userId, String name) {
    return byUser.containsKey(userId) && byUser.getOrDefault(userId, Map.of()).remove(name) != null;
  }
}
