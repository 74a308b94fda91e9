package io.novadesk.record;

import io.novadesk.api.compute.Server;
import io.novadesk.cloud.live.Region;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * All that is watched of a cloud.
 *
 * @param servers by region
 * @param things what is there beside servers, by its key
 */
record Watches(Map<String, RegionWatch> servers, Map<String, ThingWatch> things) {
  private static final Instant LAST = Instant.ofEpochMilli(Long.MAX_VALUE / 2);

  /**
   * What is kept is the first state of every watch.
   *
   * @param ours whose changes are kept
   */
  static Watches from(Past kept, List<Region> regions, Predicate<Server> ours) {
    Map<String, Map<String, ServerFacts>> known = new HashMap<>();
    kept.everything(LAST)
        .forEach(
            (key, facts) ->
                known.computeIfAbsent(watchOf(key), _ -> new HashMap<>()).put(key.id(), facts));
    Map<String, Instant> watched = kept.watched();
    Map<String, RegionWatch> servers = new HashMap<>();
    Map<String, ThingWatch> things = new HashMap<>();
    for (Region region : regions) {
      String name = region.name();
      @Nullable Instant until = watched.get(name);
      servers.put(
          name,
          new RegionWatch(
              name, ours, until == null ? null : known.getOrDefault(name, Map.of()), until));
      for (ThingKind kind : ThingKind.values()) {
        String key = ThingWatch.key(kind, name);
        things.put(
            key, new ThingWatch(name, kind, known.getOrDefault(key, Map.of()), watched.get(key)));
      }
    }
    return new Watches(servers, things);
  }

  /** Which watch a kept thing is of. */
  private static String watchOf(Past.ServerKey key) {
    ThingKind kind = ThingKind.of(key.id());
    return kind == null ? key.region() : ThingWatch.key(kind, key.region());
  }

  List<Watched> all() {
    List<Watched> all = new ArrayList<>(servers.values());
    all.addAll(things.values());
    return all;
  }
}
