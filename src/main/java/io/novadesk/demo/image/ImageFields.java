package io.novadesk.demo.image;

import io.novadesk.demo.http.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
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
        List<String> tags = new ArrayList<>();
        value.forEach(tag -> tags.add(tag.asString("")));
        yield List.copyOf(tags);
      }
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
        yield value.stringValue();
      }
    };
  }
}
