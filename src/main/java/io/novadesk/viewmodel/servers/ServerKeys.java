package io.novadesk.viewmodel.servers;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A set of servers by their keys, asked of every row without making a key for each. */
final class ServerKeys {
  private final Map<String, Set<String>> idsByRegion = new LinkedHashMap<>();

  void become(Collection<ServerRow> rows) {
    idsByRegion.clear();
    RegionModel region = null;
    Set<String> ids = Set.of();
    for (ServerRow row : rows) {
      // The rows of a region mostly follow one another.
      if (!row.region().equals(region)) {
        region = row.region();
        ids = idsByRegion.computeIfAbsent(region.key(), _ -> HashSet.newHashSet(rows.size()));
      }
      ids.add(row.server().id());
    }
  }

  void becomeKeys(Collection<String> keys) {
    idsByRegion.clear();
    for (String key : keys) {
      // An id has no slash, the names of clouds and regions may.
      int slash = key.lastIndexOf('/');
      if (slash > 0) {
        add(key.substring(0, slash), key.substring(slash + 1));
      }
    }
  }

  /** A new list of those of these rows that are in it. */
  List<ServerRow> among(Collection<ServerRow> rows) {
    List<ServerRow> found = new ArrayList<>();
    RegionModel region = null;
    Set<String> ids = Set.of();
    for (ServerRow row : rows) {
      if (!row.region().equals(region)) {
        region = row.region();
        ids = idsByRegion.getOrDefault(region.key(), Set.of());
      }
      if (ids.contains(row.server().id())) {
        found.add(row);
      }
    }
    return found;
  }

  boolean contains(ServerRow row) {
    Set<String> ids = idsByRegion.get(row.region().key());
    return ids != null && ids.contains(row.server().id());
  }

  boolean isEmpty() {
    return idsByRegion.isEmpty();
  }

  int size() {
    int size = 0;
    for (Set<String> ids : idsByRegion.values()) {
      size += ids.size();
    }
    return size;
  }

  List<String> keys() {
    List<String> keys = new ArrayList<>();
    idsByRegion.forEach((region, ids) -> ids.forEach(id -> keys.add(region + "/" + id)));
    return List.copyOf(keys);
  }

  private void add(String region, String id) {
    idsByRegion.computeIfAbsent(region, _ -> new HashSet<>()).add(id);
  }
}
