package io.novadesk.api;

import java.util.Map;

/**
 * The key-value pairs of one kind of object: servers, images. All blocking; all throw {@link
 * ApiException}.
 */
public interface Metadata {
  Map<String, String> get(String id);

  /** Adds and changes; keys not named stay. Gives the whole set as it is afterwards. */
  Map<String, String> merge(String id, Map<String, String> items);

  /** Makes it exactly this set. */
  Map<String, String> replace(String id, Map<String, String> items);

  void delete(String id, String key);
}
