package io.novadesk.cloud.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetadataMergeTest {

  /** Every way in which three versions of one key can stand to each other; - is absent. */
  @ParameterizedTest(name = "base {0}, mine {1}, theirs {2}: {3}, then {4}")
  @CsvSource({
    "-, -, -, NOTHING, -",
    "-, -, a, NOTHING, a",
    "-, a, -, PUT, a",
    "-, a, a, NOTHING, a",
    "-, a, b, CONFLICT, b",
    "a, -, -, NOTHING, -",
    "a, -, a, DELETE, -",
    "a, -, b, CONFLICT, b",
    "a, a, -, NOTHING, -",
    "a, a, a, NOTHING, a",
    "a, a, b, NOTHING, b",
    "a, b, -, CONFLICT, -",
    "a, b, a, PUT, b",
    "a, b, b, NOTHING, b",
    "a, b, c, CONFLICT, c",
  })
  void oneKey(String base, String mine, String theirs, String what, String after) {
    MetadataMerge merge = MetadataMerge.of(set(base), set(mine), set(theirs));

    assertThat(merge.puts()).isEqualTo(what.equals("PUT") ? set(mine) : Map.of());
    assertThat(merge.removals().contains("k")).isEqualTo(what.equals("DELETE"));
    assertThat(merge.conflicts().containsKey("k")).isEqualTo(what.equals("CONFLICT"));
    assertThat(merge.result()).isEqualTo(set(after));
  }

  private static Map<String, String> set(String value) {
    return value.equals("-") ? Map.of() : Map.of("k", value);
  }

  @Test
  void keysOfOthersAreNeitherSentNorLost() {
    MetadataMerge merge =
        MetadataMerge.of(
            Map.of("tier", "web", "old", "1"),
            Map.of("tier", "db", "mine", "x"),
            Map.of("tier", "web", "old", "1", "theirs", "y"));

    assertThat(merge.puts()).isEqualTo(Map.of("tier", "db", "mine", "x"));
    assertThat(merge.removals()).containsExactly("old");
    assertThat(merge.result()).isEqualTo(Map.of("tier", "db", "mine", "x", "theirs", "y"));
  }

  /**
   * Ten thousand random triples: each side's change either stands in the result or is told as a
   * conflict, and nothing is sent that is not needed.
   */
  @Test
  void noChangeOfEitherSideIsSilentlyLost() {
    Random random = new Random(20261123);
    for (int round = 0; round < 10_000; round++) {
      Map<String, String> base = random(random);
      Map<String, String> mine = changed(base, random);
      Map<String, String> theirs = changed(base, random);

      MetadataMerge merge = MetadataMerge.of(base, mine, theirs);

      Map<String, String> sent = new HashMap<>(theirs);
      sent.putAll(merge.puts());
      sent.keySet().removeAll(merge.removals());
      assertThat(sent).isEqualTo(merge.result());
      TreeSet<String> keys = new TreeSet<>(base.keySet());
      keys.addAll(mine.keySet());
      keys.addAll(theirs.keySet());
      for (String key : keys) {
        if (!merge.conflicts().containsKey(key)) {
          assertStands(key, base, mine, merge.result());
          assertStands(key, base, theirs, merge.result());
        } else {
          assertThat(merge.result().get(key)).isEqualTo(theirs.get(key));
        }
      }
      merge.puts().forEach((key, value) -> assertThat(theirs.get(key)).isNotEqualTo(value));
      assertThat(theirs.keySet()).containsAll(merge.removals());
    }
  }

  private static void assertStands(
      String key, Map<String, String> base, Map<String, String> side, Map<String, String> result) {
    if (!Objects.equals(base.get(key), side.get(key))) {
      assertThat(result.get(key)).as(key).isEqualTo(side.get(key));
    }
  }

  private static Map<String, String> random(Random random) {
    Map<String, String> set = new TreeMap<>();
    for (int i = random.nextInt(6); i > 0; i--) {
      set.put("k" + random.nextInt(6), "v" + random.nextInt(3));
    }
    return set;
  }

  private static Map<String, String> changed(Map<String, String> base, Random random) {
    Map<String, String> set = new TreeMap<>(base);
    for (int i = random.nextInt(4); i > 0; i--) {
      put(set, "k" + random.nextInt(6), random.nextInt(3) == 0 ? null : "v" + random.nextInt(3));
    }
    return set;
  }

  private static void put(Map<String, String> set, String key, @Nullable String value) {
    if (value == null) {
      set.remove(key);
    } else {
      set.put(key, value);
    }
  }
}
