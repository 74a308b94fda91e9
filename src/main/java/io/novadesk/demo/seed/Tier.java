package io.novadesk.demo.seed;

import io.novadesk.demo.compute.Flavor;
import io.novadesk.demo.compute.Flavors;
import io.novadesk.demo.http.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Servers of one kind.
 *
 * @param floating how many of them have a floating address
 * @param volumes how many volumes each has
 */
record Tier(
    String name,
    int count,
    Flavor flavor,
    String image,
    String network,
    int floating,
    int volumes,
    @Nullable String key,
    @Nullable String description,
    List<String> securityGroups,
    List<String> tags,
    int youngestDays,
    int oldestDays,
    Map<String, String> metadata) {

  static Tier read(JsonNode node, Flavors flavors) {
    return new Tier(
        node.path("name").asString(),
        node.path("count").asInt(),
        flavors.named(node.path("flavor").asString()),
        node.path("image").asString(),
        node.path("network").asString(),
        node.path("floating").asInt(0),
        node.path("volumes").asInt(0),
        Json.text(node, "key"),
        Json.text(node, "description"),
        SeedFiles.list(node.path("groups")),
        SeedFiles.list(node.path("tags")),
        node.path("youngest_days").asInt(0),
        node.path("oldest_days").asInt(0),
        SeedFiles.texts(node.path("metadata")));
  }
}
