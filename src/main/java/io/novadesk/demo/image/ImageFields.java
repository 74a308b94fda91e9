package io.novadesk.demo.image;

import io.novadesk.demo.http.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the fields of an image may hold, and which of them clients may set. */
final class ImageFields {
  private static final Set<String> READ_ONLY =
      Set.of(
          "created_at",
          "updated_at",
          "status",
          "checksum",
          "os_hash_algo",
          "os_hash_value",
          "size",
          "virtual_size",
          "direct_url",
          "self",
          "file",
          "schema",
          "id",
          "stores");
  private static final Set<String> VISIBILITIES =
      Set.of("community", "public", "private", "shared");

  private static final List<String> DISK_FORMATS =
      List.of("ami", "ari", "aki", "vhd", "vhdx", "vmdk", "raw", "qcow2", "vdi", "iso", "ploop");
  private static final List<String> CONTAINER_FORMATS =
      List.of("ami", "ari", "aki", "bare", "ovf", "ova", "docker", "compressed");
  private static final int TEXT = 255;

  private ImageFields() {}

  static boolean isReadOnly(String key) {
    return READ_ONLY.contains(key);
  }

  private static Refusal mismatch(String why) {
    return Refusal.badRequest("Provided object does not match schema 'image': " + why);
  }

  /**
   * The value of a field or property as the image stores it.
   *
   * @throws Refusal 400 when it is of the wrong kind
   */
  static @Nullable Object value(String key, JsonNode value) {
    return switch (key) {
      case "protected", "os_hidden" -> {
        if (!value.isBoolean()) {
          throw mismatch(value + " is not of type 'boolean'");
        }
        yield value.booleanValue();
      }
      case "min_ram", "min_disk" -> {
        if (!value.isIntegralNumber()) {
          throw mismatch(value + " is not of type 'integer'");
        }
        if (value.longValue() < 0) {
          throw Refusal.badRequest(
              String.format(
                  Locale.ROOT,
                  "Invalid value '%s' for parameter '%s': Cannot be a negative value",
                  value,
                  key));
        }
        yield value.intValue();
      }
      case "tags" -> {
        if (!value.isArray()) {
          throw mismatch(value + " is not of type 'array'");
        }
        List<String> tags = new ArrayList<>();
        for (JsonNode tag : value) {
          if (!tag.isString()) {
            throw mismatch(tag + " is not of type 'string'");
          }
          tags.add(shortText(tag));
        }
        yield tags.stream().distinct().toList();
      }
      case "disk_format" -> format(value, DISK_FORMATS);
      case "container_format" -> format(value, CONTAINER_FORMATS);
      case "visibility" -> {
        if (!VISIBILITIES.contains(value.asString(""))) {
          throw mismatch(
              String.format(
                  Locale.ROOT,
                  "'%s' is not one of ['community', 'public', 'private', 'shared']",
                  value.asString("")));
        }
        yield value.stringValue();
      }
      default -> {
        boolean known = Image.isField(key);
        if (value.isNull() && known) {
          yield null;
        }
        if (!value.isString()) {
          throw mismatch(
              value + (known ? " is not of type 'null', 'string'" : " is not of type 'string'"));
        }
        yield known ? shortText(value) : value.stringValue();
      }
    };
  }

  private static String shortText(JsonNode value) {
    String text = value.stringValue();
    if (text.codePointCount(0, text.length()) > TEXT) {
      throw mismatch("'" + text + "' is too long");
    }
    return text;
  }

  private static @Nullable String format(JsonNode value, List<String> formats) {
    if (value.isNull()) {
      return null;
    }
    if (!value.isString() || !formats.contains(value.stringValue())) {
      StringJoiner all = new StringJoiner(", ", "[None, ", "]");
      formats.forEach(format -> all.add("'" + format + "'"));
      String shown = value.isString() ? "'" + value.stringValue() + "'" : value.toString();
      throw mismatch(shown + " is not one of " + all);
    }
    return value.stringValue();
  }
}
