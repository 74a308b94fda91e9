package io.novadesk.viewmodel.images;

import io.novadesk.api.identity.Project;
import io.novadesk.api.image.Image;
import io.novadesk.api.image.ImageFeature;
import io.novadesk.api.image.Images;
import io.novadesk.cloud.command.Chore;
import io.novadesk.cloud.command.Job;
import io.novadesk.cloud.command.Verified;
import io.novadesk.cloud.images.ImageDownload;
import io.novadesk.cloud.images.ImageRemoval;
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
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can be done about the selected image, and the doing of it. */
public final class ImageActionsViewModel {
  private final TaskRunner tasks;
  private final OperationsViewModel operations;
  private final ImagesViewModel images;
  private final Reasons<ImageAction> reasons = new Reasons<>(ImageAction.class);

  public ImageActionsViewModel(
      TaskRunner tasks, OperationsViewModel operations, ImagesViewModel images) {
    this.tasks = tasks;
    this.operations = operations;
    this.images = images;
    images.selectedProperty().subscribe(_ -> reasons.check(this::whyNot));
    images.regionProperty().subscribe(_ -> reasons.check(this::whyNot));
  }

  public Reasons<ImageAction> reasons() {
    return reasons;
  }

  /** Something beside the image changed that decides what may be asked. */
  public void recheck() {
    reasons.check(this::whyNot);
  }

  public @Nullable Image image() {
    return images.selectedProperty().get();
  }

  private @Nullable RegionModel region() {
    return images.regionProperty().get();
  }

  private String whyNot(ImageAction action) {
    RegionModel region = region();
    if (region == null) {
      return Text.of("image.refused.noCloud");
    }
    String readOnly = region.guard().whyNot();
    if (!readOnly.isEmpty() && action != ImageAction.DOWNLOAD) {
      return readOnly;
    }
    Set<ImageFeature> can = region.region().images().features();
    if (action == ImageAction.ADD) {
      return can.contains(ImageFeature.DATA) ? "" : Text.of("image.refused.noService");
    }
    Image image = image();
    if (image == null) {
      return Text.of("image.refused.nothingSelected");
    }
    return switch (action) {
      case ADD -> "";
      case DOWNLOAD ->
          !can.contains(ImageFeature.DATA)
              ? Text.of("image.refused.noService")
              : image.status().equals("ACTIVE")
                  ? ""
                  : Text.of("image.refused.noData", image.status());
      case EDIT -> can.contains(ImageFeature.EDIT) ? notOurs(region, image) : noSuchFeature();
      case MEMBERS ->
          !can.contains(ImageFeature.MEMBERS)
              ? noSuchFeature()
              : "shared".equals(image.visibility())
                  ? ""
                  : Text.of("image.refused.notShared", String.valueOf(image.visibility()));
      case DEACTIVATE ->
          can.contains(ImageFeature.ACTIVATION)
              ? needsStatus(region, image, "ACTIVE")
              : noSuchFeature();
      case REACTIVATE ->
          can.contains(ImageFeature.ACTIVATION)
              ? needsStatus(region, image, "DEACTIVATED")
              : noSuchFeature();
      case DELETE ->
          Boolean.TRUE.equals(image.isProtected())
              ? Text.of("image.refused.protected")
              : notOurs(region, image);
    };
  }

  private static String noSuchFeature() {
    return Text.of("image.refused.noFeature");
  }

  private static String needsStatus(RegionModel region, Image image, String status) {
    return image.status().equals(status)
        ? notOurs(region, image)
        : Text.of("image.refused.status." + status, image.status());
  }

  /** Why this project may not change the image; the cloud has the last word. */
  private static String notOurs(RegionModel region, Image image) {
    return isOurs(region, image) || region.session().isAdmin()
        ? ""
        : Text.of("image.refused.notOurs");
  }

  private static boolean isOurs(RegionModel region, Image image) {
    Project project = region.session().identity().project();
    return image.owner() == null || project == null || image.owner().equals(project.id());
  }

  /** A form for a new image; null where none can be made. */
  public @Nullable NewImageViewModel newImage() {
    RegionModel region = region();
    return region == null || !reasons.allows(ImageAction.ADD)
        ? null
        : new NewImageViewModel(tasks, region, this::start, () -> operations.imageLog(region));
  }

  /** A form to change the selected image; null when that cannot be. */
  public @Nullable EditImageViewModel edit() {
    RegionModel region = region();
    Image image = image();
    return region == null || image == null || !reasons.allows(ImageAction.EDIT)
        ? null
        : new EditImageViewModel(tasks, region, image);
  }

  /** Whom the selected image is shared with; null when that cannot be. */
  public @Nullable MembersViewModel members() {
    RegionModel region = region();
    Image image = image();
    if (region == null || image == null || !reasons.allows(ImageAction.MEMBERS)) {
      return null;
    }
    Project project = region.session().identity().project();
    return new MembersViewModel(
        tasks,
        region,
        image,
        isOurs(region, image) || region.session().isAdmin() || project == null
            ? null
            : project.id());
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

  /** Deletes the selected image. */
  public void delete() {
    RegionModel region = region();
    Image image = image();
    if (region == null || image == null) {
      return;
    }
    start(
        region,
        new Chore(
            Text.of("image.delete.title"),
            image.name(),
            region.key() + image.id(),
            () -> {
              ImageRemoval.remove(region.region().images(), image.id());
              return Text.of("operation.done.deleted");
            }));
  }

  private JobRow start(RegionModel region, Job job) {
    return job instanceof ImageDownload
        ? operations.start(job, _ -> {})
        : operations.start(job, region.guard()::whyNot, _ -> region.readImages());
  }
}
