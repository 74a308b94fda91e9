package io.novadesk.api.image;

import io.novadesk.api.Metadata;
import java.util.List;

/** One of the services that may have the images. */
interface ImageService {
  List<Image> list();

  Image get(String id);

  String raw(String id);

  void delete(String id);

  Metadata metadata();
}
