package io.novadesk.demo.volume;

import io.novadesk.demo.schema.Schema;

/** What a request to make or change a volume may hold. */
final class VolumeSchemas {
  private static final Schema TEXT = Schema.type("string", "null").and(Schema.length(0, 255));
  private static final Schema UUID_OR_NULL =
      Schema.oneOf(
          Schema.type("string").and(Schema.format("uuid", VolumesApi::isUuid)),
          Schema.type("null"));
  static final Schema NEW =
      Schema.body(
          "volume",
          Schema.object()
              .with("name", TEXT)
              .with("description", TEXT)
              .with(
                  "size",
                  Schema.type("integer", "string", "null")
                      .and(Schema.pattern("^[0-9]+$"))
                      .and(Schema.between(1, Integer.MAX_VALUE)))
              .with("availability_zone", TEXT)
              .with("volume_type", TEXT)
              .with("metadata", VolumeActionsApi.METADATA.orNull())
              .with("source_volid", UUID_OR_NULL)
              .with("snapshot_id", UUID_OR_NULL)
              .with("imageRef", TEXT)
              .open());
  static final Schema CHANGED =
      Schema.body(
          "volume",
          Schema.object()
              .with("name", TEXT)
              .with("description", TEXT)
              .with("display_name", TEXT)
              .with("display_description", TEXT)
              .with("metadata", VolumeActionsApi.METADATA.orNull()));

  private VolumeSchemas() {}
}
