package io.novadesk.cloud.images;

import io.novadesk.api.image.Image;
import io.novadesk.api.image.Images;
import io.novadesk.api.image.NewImage;
import io.novadesk.cloud.command.ImageLog;
import io.novadesk.cloud.command.Job;
import io.novadesk.cloud.command.OperationState;
import io.novadesk.cloud.command.Verified;
import io.novadesk.cloud.live.Region;
import io.novadesk.i18n.Text;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Makes an image of an address from which the cloud itself fetches the data. */
public record ImageImport(Region region, NewImage image, URI address, ImageLog log) implements Job {
  private static final Duration FIRST_LOOK = Duration.ofMillis(300);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);

  /** Where Glance notes what an import is at. */
  private static final String IMPORTING = "os_glance_importing_to_stores";

  /** Where Glance notes that an import failed; it gives the reason to its operators only. */
  private static final String FAILED = "os_glance_failed_import";

  @Override
  public Object identity() {
    return List.of(title(), region, image, address);
  }

  @Override
  public String keptAs() {
    return log.subject();
  }

  @Override
  public String title() {
    return Text.of("image.import.title");
  }

  @Override
  public String subject() {
    return image.name();
  }

  @Override
  public OperationState run(Consumer<OperationState> progress) throws Exception {
    return new NewImages(region, image, log)
        .make(
            (images, made) -> {
              Verified.change(
                  () -> images.importFrom(made.id(), address), () -> begun(images.get(made.id())));
              progress.accept(new OperationState.Accepted(null));
              return follow(images, made.id(), progress);
            });
  }

  private static boolean begun(Image image) {
    return !image.status().equals("QUEUED")
        || !image.properties().getOrDefault(IMPORTING, "").isEmpty()
        || !image.properties().getOrDefault(FAILED, "").isEmpty();
  }

  private OperationState follow(Images images, String id, Consumer<OperationState> progress)
      throws InterruptedException {
    Duration pause = FIRST_LOOK;
    while (true) {
      TimeUnit.MILLISECONDS.sleep(pause.toMillis());
      pause = pause.multipliedBy(3).dividedBy(2);
      pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
      Image now = images.get(id);
      String failed = now.properties().getOrDefault(FAILED, "");
      switch (now.status()) {
        case "ACTIVE" -> {
          return new OperationState.Done(
              Text.of("image.import.done", Meter.text(now.size() == null ? 0 : now.size())));
        }
        case "ERROR", "DELETED" -> {
          return new OperationState.Failed(Text.of("image.import.failed", address), null);
        }
        default -> {
          if (!failed.isEmpty()) {
            return new OperationState.Failed(Text.of("image.import.failed", address), null);
          }
          progress.accept(
              new OperationState.Working(null, Text.of("image.import.fetching", address)));
        }
      }
    }
  }
}
