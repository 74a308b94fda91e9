package io.novadesk.api.image;

import io.novadesk.api.Metadata;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.function.LongConsumer;

/** One of the services that may have the images. */
interface ImageService {
  List<Image> list();

  Image get(String id);

  String raw(String id);

  void delete(String id);

  Metadata metadata();

  Image create(NewImage image);

  void upload(String id, InputStream data, long length, LongConsumer progress);

  long download(String id, OutputStream to, LongConsumer progress);
}
