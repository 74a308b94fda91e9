package io.novadesk.demo.seed;

import io.novadesk.demo.image.Image;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Makes the images of the seed. Their content reads as zeros; the checksums are those of that. */
final class SeedImage {
  private SeedImage() {}

  static Image of(JsonNode node, String projectId, long now) {
    String name = node.path("name").asString();
    Instant created =
        Instant.ofEpochMilli(now).minus(Duration.ofDays(node.path("age_days").asInt()));
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("name", name);
    fields.put("disk_format", node.path("disk_format").asString());
    fields.put("container_format", "bare");
    fields.put("visibility", node.path("visibility").asString());
    fields.put("size", node.path("size").asLong());
    fields.put("virtual_size", node.path("size").asLong());
    fields.put("status", "active");
    fields.put("checksum", node.path("checksum").asString());
    fields.put("protected", node.path("protected").asBoolean());
    fields.put("min_ram", node.path("min_ram").asInt());
    fields.put("min_disk", node.path("min_disk").asInt());
    boolean isPrivate = node.path("visibility").asString().equals("private");
    fields.put("owner", isPrivate ? projectId : id("owner", "cloud").replace("-", ""));
    fields.put("os_hash_algo", "sha512");
    fields.put("os_hash_value", node.path("os_hash_value").asString());
    fields.put("tags", SeedFiles.list(node.path("tags")));
    fields.putAll(SeedFiles.texts(node.path("properties")));
    String server = node.path("snapshot_of").asString("");
    if (!server.isEmpty()) {
      fields.put("image_type", "snapshot");
      fields.put("instance_uuid", id("RegionOne/", server));
    }
    return Image.active(id("image/", name), created, fields);
  }

  private static String id(String kind, String name) {
    return UUID.nameUUIDFromBytes((kind + name).getBytes(StandardCharsets.UTF_8)).toString();
  }
}
