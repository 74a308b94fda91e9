package io.novadesk.viewmodel.images;

import io.novadesk.api.image.Image;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.base.Ages;
import io.novadesk.viewmodel.base.Field;
import io.novadesk.viewmodel.base.Link;
import io.novadesk.viewmodel.base.Sizes;
import io.novadesk.viewmodel.pages.LinkedFields;
import io.novadesk.viewmodel.servers.RegionModel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the detail of an image tells of it, in order. */
final class ImageFields {
  private ImageFields() {}

  /**
   * @param of where the image is; null: nowhere that is shown
   */
  static List<Field> of(Image image, @Nullable RegionModel of) {
    List<Field> fields = new ArrayList<>();
    fields.add(Field.exact(Text.of("field.id"), image.id()));
    fields.add(Field.of(Text.of("field.status"), image.status()));
    if (image.fault() != null) {
      fields.add(Field.of(Text.of("field.fault"), image.fault()));
    }
    add(fields, "field.visibility", image.visibility());
    if (image.size() != null) {
      fields.add(Field.of(Text.of("field.size"), Sizes.text(image.size())));
    }
    fields.add(Field.of(Text.of("field.minDisk"), Text.of("size.gib", image.minDisk())));
    fields.add(
        Field.of(Text.of("field.minRam"), Text.of("size.mib", String.valueOf(image.minRam()))));
    add(fields, "field.diskFormat", image.diskFormat());
    add(fields, "field.containerFormat", image.containerFormat());
    if (image.isProtected() != null) {
      fields.add(Field.of(Text.of("field.protected"), Text.of(image.isProtected() ? "yes" : "no")));
    }
    if (image.serverId() != null) {
      String server = of == null ? image.serverId() : of.serverName(image.serverId());
      fields.add(
          LinkedFields.of(
              of, Text.of("field.fromServer"), server, Link.Kind.SERVER, image.serverId()));
    }
    if (image.checksum() != null) {
      fields.add(Field.exact(Text.of("field.checksum"), image.checksum()));
    }
    add(fields, "field.tags", String.join(", ", image.tags()));
    add(fields, "field.created", Ages.exact(image.created()));
    add(fields, "field.updated", Ages.exact(image.updated()));
    if (image.owner() != null) {
      String owner = of == null ? image.owner() : of.projectName(image.owner());
      fields.add(
          LinkedFields.of(of, Text.of("field.project"), owner, Link.Kind.PROJECT, image.owner()));
    }
    return fields;
  }

  private static void add(List<Field> fields, String label, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      fields.add(Field.of(Text.of(label), value));
    }
  }
}
