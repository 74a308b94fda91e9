package io.novadesk.api.network;

import io.novadesk.api.wire.Json;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A limit of a project.
 *
 * @param used -1: not told
 * @param limit -1: unlimited
 */
public record NetworkQuota(long used, long limit) {
  static Map<String, NetworkQuota> all(JsonNode node) {
    Map<String, NetworkQuota> all = new HashMap<>();
    node.properties()
        .forEach(
            e -> {
              Long limit = Json.number(e.getValue(), "limit");
              Long used = Json.number(e.getValue(), "used");
              if (limit != null) {
                all.put(e.getKey(), new NetworkQuota(used == null ? -1 : used, limit));
              }
            });
    return all;
  }
}
