package io.novadesk.cloud.metadata;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What to write so that an edit and what others did meanwhile both stand. The cloud has no way to
 * say "only if unchanged", so whoever writes reads first and compares three versions of the set:
 * the one that the edit began from, the edited one, and the cloud's present one.
 *
 * @param puts what to add and change
 * @param removals which keys to delete
 * @param conflicts keys that both sides changed, each in its own way: nothing is written for them
 * @param result the set as it will be after the writes; where there is a conflict, as it is now
 */
public record MetadataMerge(
    Map<String, String> puts,
    Set<String> removals,
    Map<String, Conflict> conflicts,
    Map<String, String> result) {

  /** Three values of one key; null where it is absent. */
  public record Conflict(@Nullable String base, @Nullable String mine, @Nullable String theirs) {}

  /**
   * @param base what the edit began from
   * @param mine what it came to
   * @param theirs what the cloud holds now
   */
  public static MetadataMerge of(
      Map<String, String> base, Map<String, String> mine, Map<String, String> theirs) {
    Map<String, String> puts = new LinkedHashMap<>();
    Set<String> removals = new LinkedHashSet<>();
    Map<String, Conflict> conflicts = new LinkedHashMap<>();
    Map<String, String> result = new LinkedHashMap<>(theirs);
    Set<String> touched = new TreeSet<>(base.keySet());
    touched.addAll(mine.keySet());
    for (String key : touched) {
      String before = base.get(key);
      String wanted = mine.get(key);
      String now = theirs.get(key);
      if (Objects.equals(wanted, before) || Objects.equals(wanted, now)) {
        continue;
      }
      if (!Objects.equals(now, before)) {
        conflicts.put(key, new Conflict(before, wanted, now));
      } else if (wanted == null) {
        removals.add(key);
        result.remove(key);
      } else {
        puts.put(key, wanted);
        result.put(key, wanted);
      }
    }
    return new MetadataMerge(puts, removals, conflicts, result);
  }

  /** Whether there is anything to write. */
  public boolean isEmpty() {
    return puts.isEmpty() && removals.isEmpty();
  }
}
