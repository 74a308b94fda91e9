package io.novadesk.api.image;

import io.novadesk.api.Metadata;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.List;
import java.util.Set;
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

  /** What this service can do beside listing and deleting. */
  Set<ImageFeature> features();

  Image change(Image image, ImageChange change);

  /** Whether the cloud fetches the data of an image from an address by itself. */
  default boolean importsFromAddress() {
    return false;
  }

  default void importFrom(String id, URI address) {
    throw new UnsupportedOperationException();
  }

  default List<ImageMember> members(String id) {
    throw new UnsupportedOperationException();
  }

  default void addMember(String id, String projectId) {
    throw new UnsupportedOperationException();
  }

  default void removeMember(String id, String projectId) {
    throw new UnsupportedOperationException();
  }

  default void answerAsMember(String id, String projectId, boolean accepts) {
    throw new UnsupportedOperationException();
  }

  default void activate(String id, boolean active) {
    throw new UnsupportedOperationException();
  }

  long download(String id, OutputStream to, LongConsumer progress);
}
