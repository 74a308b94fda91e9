package io.novadesk.viewmodel.images;

import io.novadesk.api.identity.Project;
import io.novadesk.api.image.Image;
import io.novadesk.api.image.Images;
import io.novadesk.cloud.command.Chore;
import io.novadesk.cloud.command.Job;
import io.novadesk.cloud.command.Verified;
import io.novadesk.cloud.images.ImageDownload;
import io.novadesk.i18n.Text;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.base.NaturalOrder;
import io.novadesk.viewmodel.base.Reasons;
import io.novadesk.viewmodel.operations.JobRow;
import io.novadesk.viewmodel.operations.OperationsViewModel;
import io.novadesk.viewmodel.servers.RegionModel;
import io.novadesk.viewmodel.servers.ServerRow;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be done about the selected image, and the doing of it. */
public final class ImageActionsViewModel {
  private final TaskRunner tasks;
  private final OperationsViewModel operations;
  private final ImagesPage images;

  ImageActionsViewModel(TaskRunner tasks, OperationsViewModel operations, ImagesPage images) {
    this.tasks = tasks;
    this.operations = operations;
    this.images = images;
  }

  public Reasons<ImageAction> reasons() {
    return images.reasons();
  }

  public @Nullable Image image() {
    return images.selected();
  }

  private @Nullable RegionModel region() {
    return images.regionProperty().get();
  }

  /** A form for a new image; null where none can be made. */
  public @Nullable NewImageViewModel newImage() {
    RegionModel region = region();
    return region == null || !reasons().allows(ImageAction.ADD)
        ? null
        : new NewImageViewModel(tasks, region, this::start, () -> operations.imageLog(region));
  }

  /** A form to change the selected image; null when that cannot be. */
  public @Nullable EditImageViewModel edit() {
    RegionModel region = region();
    Image image = image();
    return region == null || image == null || !reasons().allows(ImageAction.EDIT)
        ? null
        : new EditImageViewModel(tasks, region, image, operations::takeUp);
  }

  /** Whom the selected image is shared with; null when that cannot be. */
  public @Nullable MembersViewModel members() {
    RegionModel region = region();
    Image image = image();
    if (region == null || image == null || !reasons().allows(ImageAction.MEMBERS)) {
      return null;
    }
    Project project = region.session().identity().project();
    return new MembersViewModel(
        tasks,
        region,
        image,
        ImageRules.isOurs(region, image) || region.session().isAdmin() || project == null
            ? null
            : project.id(),
        operations::takeUp);
  }

  /** A name for the file that gets the data of an image. */
  public static String fileName(Image image) {
    String name = image.name().replaceAll("[^\\p{L}\\p{N}._-]+", "_");
    String format = image.diskFormat() == null ? "img" : image.diskFormat();
    return name.endsWith("." + format) ? name : name + "." + format;
  }

  /** Writes the data of the selected image to a file, in place of what it holds. */
  public @Nullable JobRow download(Path file) {
    RegionModel region = region();
    Image image = image();
    return region == null || image == null
        ? null
        : start(region, new ImageDownload(region.region(), image, file));
  }

  /** Takes the selected image out of use, or back. */
  public void activate(boolean active) {
    RegionModel region = region();
    Image image = image();
    if (region == null || image == null) {
      return;
    }
    String key = active ? "image.reactivate" : "image.deactivate";
    start(
        region,
        new Chore(
            Text.of(key + ".title"),
            image.name(),
            region.key() + image.id(),
            () -> {
              Images service = region.region().images();
              Verified.change(
                  () -> service.activate(image.id(), active),
                  () -> service.get(image.id()).status().equals(active ? "ACTIVE" : "DEACTIVATED"));
              return Text.of(key + ".done");
            }));
  }

  /** Servers of the cloud, as far as it shows them, that were made from the selected image. */
  public List<String> serversFrom(Image image) {
    RegionModel region = region();
    return region == null
        ? List.of()
        : region.rows().stream()
            .filter(row -> image.id().equals(row.server().imageId()))
            .map(ServerRow::name)
            .sorted(NaturalOrder.INSTANCE)
            .toList();
  }

  private JobRow start(RegionModel region, Job job) {
    return job instanceof ImageDownload
        ? operations.start(job, _ -> {})
        : operations.start(job, region, _ -> region.readImages());
  }
}
