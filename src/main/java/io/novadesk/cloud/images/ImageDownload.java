package io.novadesk.cloud.images;

import io.novadesk.api.ApiException;
import io.novadesk.api.image.Image;
import io.novadesk.cloud.command.Job;
import io.novadesk.cloud.command.OperationState;
import io.novadesk.cloud.live.Region;
import io.novadesk.i18n.Text;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes the data of an image to a file. It grows beside the file under another name and takes its
 * place only when all of it is there and its checksum is right.
 */
public record ImageDownload(Region region, Image image, Path file) implements Job {
  /** What is left to the system on a disk that gets an image. */
  private static final long SPARE = 1 << 20;

  @Override
  public String title() {
    return Text.of("image.download.title");
  }

  @Override
  public String subject() {
    return image.name();
  }

  @Override
  public OperationState run(Consumer<OperationState> progress) throws Exception {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder) || !Files.isWritable(folder)) {
      return new OperationState.Failed(Text.of("image.download.noFolder", file), null);
    }
    // Asked of the folder itself: its mount point need not be in sight, as in a container. 0: not
    // told, or full; then the first write says so.
    long room = folder.toFile().getUsableSpace();
    if (image.size() != null && room > 0 && image.size() + SPARE > room) {
      return new OperationState.Failed(
          Text.of("image.download.noRoom", Meter.text(image.size()), folder, Meter.text(room)),
          null);
    }
    // Not a temporary file of the system's kind: those may be read by their owner only.
    Path part =
        folder.resolve(file.getFileName() + "." + Long.toHexString(System.nanoTime()) + ".part");
    try {
      return receive(part, progress);
    } catch (ApiException e) {
      return switch (e.category()) {
        case CANCELLED -> new OperationState.Cancelled(Text.of("image.download.cancelled"));
        default ->
            new OperationState.Failed(
                Text.of("image.download.failed", e.getMessage()), e.requestId());
      };
    } catch (IOException e) {
      return new OperationState.Failed(
          Text.of(
              "image.download.failed",
              Text.of("image.download.notWritten", String.valueOf(e.getMessage()))),
          null);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private OperationState receive(Path part, Consumer<OperationState> progress) throws IOException {
    Checksum checksum = new Checksum();
    Meter meter = new Meter(image.size() == null ? -1 : image.size(), progress);
    long received;
    try (OutputStream out =
        new DigestOutputStream(
            Files.newOutputStream(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            checksum.digest())) {
      received = region.images().download(image.id(), out, meter::at);
    }
    if (image.size() != null && image.size() != received) {
      return new OperationState.Failed(
          Text.of("image.download.short", Meter.text(received), Meter.text(image.size())), null);
    }
    String wrong = difference(image.checksum(), checksum.text());
    if (wrong != null) {
      return new OperationState.Failed(wrong, null);
    }
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    return new OperationState.Done(
        Text.of(
            image.checksum() == null ? "image.download.done.unchecked" : "image.download.done",
            file,
            meter.summary(received)));
  }

  private static @Nullable String difference(@Nullable String told, String seen) {
    return told == null || told.equalsIgnoreCase(seen)
        ? null
        : Text.of("image.download.mismatch", seen, told);
  }
}
