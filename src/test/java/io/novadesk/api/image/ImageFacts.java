package io.novadesk.api.image;

import io.novadesk.api.ApiException;
import io.novadesk.api.Facts;
import io.novadesk.api.Recorded;
import io.novadesk.api.wire.Page;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the readers of images tell. */
public final class ImageFacts {
  private ImageFacts() {}

  /** Everything that these readers can make of a body; used to show that none of them breaks. */
  public static void readAll(byte[] body, List<Throwable> unexpected) {
    try {
      ImageReader.page(body);
    } catch (ApiException _) {
      // Told as it should be.
    } catch (RuntimeException | StackOverflowError e) {
      unexpected.add(e);
    }
    try {
      ImageReader.one(body);
    } catch (ApiException _) {
      // Told as it should be.
    } catch (RuntimeException | StackOverflowError e) {
      unexpected.add(e);
    }
  }

  public static Facts of(Recorded row) throws IOException {
    byte[] body = row.body();
    if (row.kind().endsWith("images")) {
      Page<Image> page = ImageReader.page(body);
      return key -> inPage(page, key);
    }
    Image image = body.length == 0 ? ImageReader.fromHeaders(row.headers()) : ImageReader.one(body);
    return key -> image(image, key);
  }

  private static @Nullable String inPage(Page<Image> page, String key) {
    if (key.equals("count")) {
      return Integer.toString(page.items().size());
    }
    if (key.equals("next")) {
      return page.next();
    }
    if (key.startsWith("server-of[")) {
      return page.items().stream()
          .filter(i -> i.id().equals(Facts.inBrackets(key)))
          .map(Image::serverId)
          .findFirst()
          .orElse(null);
    }
    int dot = key.indexOf('.');
    Image at =
        switch (key.substring(0, dot)) {
          case "first" -> page.items().getFirst();
          case "second" -> page.items().get(1);
          case "third" -> page.items().get(2);
          default -> page.items().getLast();
        };
    return image(at, key.substring(dot + 1));
  }

  private static @Nullable String image(Image i, String key) {
    return switch (key) {
      case "id" -> i.id();
      case "name" -> i.name();
      case "status" -> i.status();
      case "progress" -> Facts.text(i.progress());
      case "size" -> Facts.text(i.size());
      case "minRam", "min_ram" -> Integer.toString(i.minRam());
      case "minDisk", "min_disk" -> Integer.toString(i.minDisk());
      case "created", "created_at" -> Facts.time(i.created());
      case "updated", "updated_at" -> Facts.time(i.updated());
      case "visibility" -> i.visibility();
      case "owner" -> i.owner();
      case "checksum" -> i.checksum();
      case "protected" -> Facts.text(i.isProtected());
      case "disk_format" -> i.diskFormat();
      case "container_format" -> i.containerFormat();
      case "server", "server.id" -> i.serverId();
      case "tags" -> String.join(",", i.tags());
      default -> i.properties().get(Facts.inBrackets(key));
    };
  }
}
