package io.novadesk.demo.legacy;

import io.novadesk.demo.image.Image;
import io.novadesk.demo.image.Images;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** In the Diablo age images had numbers: this gives each one as soon as it is seen. */
final class ImageNumbers {
  private final Images images;
  private final Map<String, Integer> numbers = new HashMap<>();

  ImageNumbers(Images images) {
    this.images = images;
    count();
  }

  /** The number of an image, even of one that is gone. */
  synchronized int of(String id) {
    return numbers.computeIfAbsent(id, k -> numbers.size() + 1);
  }

  /** Numbers all images there are, the oldest first. */
  private synchronized void count() {
    images.all().stream()
        .sorted(Comparator.comparing(Image::created).thenComparing(Image::name))
        .forEach(image -> of(image.id()));
  }

  /** The image behind a number, an id, or a link that ends in one of them. */
  synchronized @Nullable Image find(String reference) {
    count();
    String last = reference.substring(reference.lastIndexOf('/') + 1);
    for (Map.Entry<String, Integer> entry : numbers.entrySet()) {
      if (String.valueOf(entry.getValue()).equals(last)) {
        return images.find(entry.getKey());
      }
    }
    return images.find(last);
  }
}
