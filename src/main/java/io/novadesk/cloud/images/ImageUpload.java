package io.novadesk.cloud.images;

import io.novadesk.api.image.Image;
import io.novadesk.api.image.Images;
import io.novadesk.api.image.NewImage;
import io.novadesk.cloud.command.Job;
import io.novadesk.cloud.command.OperationState;
import io.novadesk.cloud.live.Region;
import io.novadesk.i18n.Text;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Makes an image of a file: sends it as a stream, waits until the cloud calls it active, compares
 * checksums. What is half made is removed.
 */
public record ImageUpload(Region region, NewImage image, Path file) implements Job {
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
    return NewImages.make(region, image, (images, made) -> send(images, made, progress));
  }

  private OperationState send(Images images, Image made, Consumer<OperationState> progress)
      throws IOException, InterruptedException {
    long length = Files.size(file);
    Checksum checksum = new Checksum();
    Meter meter = new Meter(length, progress);
    try (InputStream data = new DigestInputStream(Files.newInputStream(file), checksum.digest())) {
      images.upload(made.id(), data, length, meter::at);
    }
    String summary = meter.summary(length);
    progress.accept(new OperationState.Working(null, Text.of("image.upload.storing")));
    Image stored = whenStored(images, made.id());
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
  private static Image whenStored(Images images, String id) throws InterruptedException {
    while (true) {
      Image now = images.get(id);
      if (!now.status().equals("SAVING") && !now.status().equals("QUEUED")) {
        return now;
      }
      TimeUnit.MILLISECONDS.sleep(1000);
    }
  }
}
