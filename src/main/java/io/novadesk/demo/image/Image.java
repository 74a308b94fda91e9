package io.novadesk.demo.image;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An image as Glance shows it: the known fields and, beside them, any property. Immutable: a change
 * makes another one.
 */
public final class Image {
  /** The fields that every image has; every other key is a property. */
  static final List<String> FIELDS =
      List.of(
          "name",
          "disk_format",
          "container_format",
          "visibility",
          "size",
          "virtual_size",
          "status",
          "checksum",
          "protected",
          "min_ram",
          "min_disk",
          "owner",
          "os_hidden",
          "os_hash_algo",
          "os_hash_value",
          "id",
          "created_at",
          "updated_at",
          "tags");

  private static final Set<String> KNOWN = Set.copyOf(FIELDS);

  private final Map<String, @Nullable Object> fields;

  Image(Map<String, @Nullable Object> fields) {
    this.fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /** A new image without content: status queued. */
  static Image queued(String id, String owner, Instant now) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    for (String field : FIELDS) {
      fields.put(field, null);
    }
    fields.put("visibility", "shared");
    fields.put("status", "queued");
    fields.put("protected", false);
    fields.put("min_ram", 0);
    fields.put("min_disk", 0);
    fields.put("owner", owner);
    fields.put("os_hidden", false);
    fields.put("id", id);
    fields.put("created_at", time(now));
    fields.put("updated_at", time(now));
    fields.put("tags", List.of());
    return new Image(fields);
  }

  /** An image that has its content already; {@code given} holds the other fields and properties. */
  public static Image active(String id, Instant created, Map<String, @Nullable Object> given) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>(queued(id, "", created).fields);
    fields.putAll(given);
    return new Image(fields);
  }

  static String time(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** The same image with another value for one key; null as value is a value. */
  Image with(String key, @Nullable Object value) {
    Map<String, @Nullable Object> changed = new LinkedHashMap<>(fields);
    changed.put(key, value);
    return new Image(changed);
  }

  Image without(String key) {
    Map<String, @Nullable Object> changed = new LinkedHashMap<>(fields);
    changed.remove(key);
    return new Image(changed);
  }

  static boolean isField(String key) {
    return KNOWN.contains(key);
  }

  boolean has(String key) {
    return fields.containsKey(key);
  }

  /** All fields and properties, properties last. */
  Map<String, @Nullable Object> fields() {
    return fields;
  }

  /** The properties: what Nova calls the metadata of an image. */
  public Map<String, String> properties() {
    Map<String, String> properties = new LinkedHashMap<>();
    fields.forEach(
        (key, value) -> {
          if (!KNOWN.contains(key) && value != null) {
            properties.put(key, String.valueOf(value));
          }
        });
    return properties;
  }

  String text(String key) {
    Object value = fields.get(key);
    return value == null ? "" : String.valueOf(value);
  }

  public String id() {
    return text("id");
  }

  public String name() {
    return text("name");
  }

  /** queued, saving, active, deactivated, killed, deleted. */
  public String status() {
    return text("status");
  }

  public String visibility() {
    return text("visibility");
  }

  public String owner() {
    return text("owner");
  }

  public String created() {
    return text("created_at");
  }

  public String updated() {
    return text("updated_at");
  }

  public String checksum() {
    return text("checksum");
  }

  public String diskFormat() {
    return text("disk_format");
  }

  public String containerFormat() {
    return text("container_format");
  }

  public boolean isProtected() {
    return Boolean.TRUE.equals(fields.get("protected"));
  }

  /** Bytes; 0 while it has no content. */
  public long size() {
    return fields.get("size") instanceof Number n ? n.longValue() : 0;
  }

  /** GiB. */
  public int minDisk() {
    return fields.get("min_disk") instanceof Number n ? n.intValue() : 0;
  }

  /** MiB. */
  public int minRam() {
    return fields.get("min_ram") instanceof Number n ? n.intValue() : 0;
  }
}
