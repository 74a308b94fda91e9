package io.novadesk.demo.volume;

import io.novadesk.demo.image.Image;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a volume remembers of the image that it was made of. */
public final class VolumeImages {
  private VolumeImages() {}

  /** The image's fields and properties, as texts. */
  public static Map<String, String> metadata(Image image) {
    Map<String, String> metadata = new LinkedHashMap<>(image.properties());
    metadata.put("image_id", image.id());
    metadata.put("image_name", image.name());
    metadata.put("checksum", image.checksum());
    metadata.put("container_format", image.containerFormat());
    metadata.put("disk_format", image.diskFormat());
    metadata.put("min_disk", Integer.toString(image.minDisk()));
    metadata.put("min_ram", Integer.toString(image.minRam()));
    metadata.put("size", Long.toString(image.size()));
    return metadata;
  }
}
