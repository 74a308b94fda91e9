package io.novadesk.cloud.metadata;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * An edit of metadata that was written.
 *
 * @param base what it began from
 * @param mine what it came to
 * @param now what the cloud holds since, others' changes among it
 */
public record SavedEdit(
    Map<String, String> base, Map<String, String> mine, Map<String, String> now) {
  public SavedEdit {
    base = Map.copyOf(base);
    mine = Map.copyOf(mine);
    now = Map.copyOf(now);
  }

  /** The keys that it changed and that the cloud took. */
  public Set<String> keys() {
    Set<String> keys = new TreeSet<>(base.keySet());
    keys.addAll(mine.keySet());
    keys.removeIf(
        key ->
            Objects.equals(base.get(key), mine.get(key))
                || !Objects.equals(mine.get(key), now.get(key)));
    return keys;
  }

  /** What the cloud would hold without it. */
  public Map<String, String> takenBack() {
    Map<String, String> without = new HashMap<>(now);
    for (String key : keys()) {
      String was = base.get(key);
      if (was == null) {
        without.remove(key);
      } else {
        without.put(key, was);
      }
    }
    return Map.copyOf(without);
  }

  /** Whether it changed the same keys to the same values. */
  public boolean isLike(SavedEdit other) {
    return keys().equals(other.keys())
        && keys().stream().allMatch(key -> Objects.equals(mine.get(key), other.mine.get(key)));
  }
}
