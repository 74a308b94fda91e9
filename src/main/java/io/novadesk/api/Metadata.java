package io.novadesk.api;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The key-value pairs of one kind of object: servers, images. All blocking; all throw {@link
 * ApiException}.
 */
public interface Metadata {
  Map<String, String> get(String id);

  /** One value; null when there is none under this key. */
  default @Nullable String get(String id, String key) {
    return get(id).get(key);
  }

  /** Sets one value; keys not named stay. */
  default void set(String id, String key, String value) {
    merge(id, Map.of(key, value));
  }

  /** Adds and changes; keys not named stay. Gives the whole set as it is afterwards. */
  Map<String, String> merge(String id, Map<String, String> items);

  /** Makes it exactly this set. */
  Map<String, String> replace(String id, Map<String, String> items);

  void delete(String id, String key);
}
