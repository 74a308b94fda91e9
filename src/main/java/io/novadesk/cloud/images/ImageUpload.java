package io.novadesk.cloud.images;

import io.novadesk.api.ApiException;
import io.novadesk.api.ApiException.Category;
import io.novadesk.api.image.Image;
import io.novadesk.api.image.Images;
import io.novadesk.api.image.NewImage;
import io.novadesk.cloud.command.ImageLog;
import io.novadesk.cloud.command.Job;
import io.novadesk.cloud.command.OperationState;
import io.novadesk.cloud.command.Verified;
import io.novadesk.cloud.live.Region;
import io.novadesk.i18n.Text;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Makes an image of a file: sends it as a stream, waits until the cloud calls it active, compares
 * checksums. What is half made is removed.
 */
public record ImageUpload(Region region, NewImage image, Path file, ImageLog log) implements Job {
  /** How long a cloud may go on with data whose answer was lost. */
  private static final Duration LONGEST_STORING = Duration.ofMinutes(15);

  @Override
  public Object identity() {
    return List.of(title(), region, image, file);
  }

  @Override
  public String keptAs() {
    return log.subject();
  }

  @Override
  public String title() {
    return Text.of("image.upload.title");
  }

  @Override
  public String subject() {
    return image.name();
  }

  @Override
  public OperationState run(Consumer<OperationState> progress) throws Exception {
    if (!Files.isReadable(file)) {
      return new OperationState.Failed(Text.of("image.upload.unreadable", file), null);
    }
    return new NewImages(region, image, log).make((images, made) -> begin(images, made, progress));
  }

  /**
   * A token that ends before the data is taken costs only the way: the image still waits for it.
   */
  private OperationState begin(Images images, Image made, Consumer<OperationState> progress)
      throws IOException, InterruptedException {
    try {
      return send(images, made, progress);
    } catch (ApiException e) {
      if (e.category() != Category.UNAUTHORISED) {
        throw e;
      }
      return send(images, made, progress);
    }
  }

  private OperationState send(Images images, Image made, Consumer<OperationState> progress)
      throws IOException, InterruptedException {
    long length = Files.size(file);
    Checksum checksum = new Checksum();
    Meter meter = new Meter(length, progress);
    AtomicLong sent = new AtomicLong();
    boolean doubtful = false;
    try (InputStream data = new DigestInputStream(Files.newInputStream(file), checksum.digest())) {
      images.upload(
          made.id(),
          data,
          length,
          bytes -> {
            sent.set(bytes);
            meter.at(bytes);
          });
    } catch (ApiException e) {
      boolean whole = sent.get() == length && e.category() != Category.CANCELLED;
      if (!whole || !e.isOutcomeUnknown()) {
        throw e;
      }
      // All of it left here: whether it arrived, the image itself tells.
      try {
        Verified.change(
            () -> {
              throw e;
            },
            () -> !images.get(made.id()).status().equals("QUEUED"));
      } catch (ApiException unread) {
        // What may be whole is not taken away.
        return new OperationState.Unknown(
            Text.of("image.upload.unread", made.id(), unread.getMessage()), e.requestId());
      }
      doubtful = true;
    }
    String summary = meter.summary(length);
    progress.accept(new OperationState.Working(null, Text.of("image.upload.storing")));
    Image stored = whenStored(images, made.id(), doubtful ? LONGEST_STORING : Duration.ofDays(365));
    if (stored.status().equals("SAVING")) {
      return new OperationState.Unknown(Text.of("image.upload.doubt", stored.id()), null);
    }
    if (!stored.status().equals("ACTIVE")) {
      return new OperationState.Failed(Text.of("image.upload.notActive", stored.status()), null);
    }
    String told = stored.checksum();
    if (told == null) {
      return new OperationState.Done(Text.of("image.upload.done.unchecked", summary));
    }
    return told.equalsIgnoreCase(checksum.text())
        ? new OperationState.Done(Text.of("image.upload.done", summary))
        : new OperationState.Failed(Text.of("image.upload.mismatch", checksum.text(), told), null);
  }

  /** Most clouds answer only when the data is stored; some go on a while. */
  private static Image whenStored(Images images, String id, Duration longest)
      throws InterruptedException {
    Instant end = Instant.now().plus(longest);
    while (true) {
      Image now = images.get(id);
      if (Instant.now().isAfter(end)) {
        return now;
      }
      if (!now.status().equals("SAVING") && !now.status().equals("QUEUED")) {
        return now;
      }
      TimeUnit.MILLISECONDS.sleep(1000);
    }
  }
}
