package io.novadesk.viewmodel.images;

import io.novadesk.api.identity.Project;
import io.novadesk.api.image.Image;
import io.novadesk.api.image.ImageFeature;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.servers.RegionModel;
import java.util.Set;

/** Why something cannot be done about an image. */
final class ImageRules {
  private ImageRules() {}

  /** Why it cannot be asked for, whatever is chosen; empty when it can. */
  static String whyNot(ImageAction action, RegionModel region) {
    String readOnly = region.whyNot();
    if (!readOnly.isEmpty() && action != ImageAction.DOWNLOAD) {
      return readOnly;
    }
    boolean data = region.region().images().features().contains(ImageFeature.DATA);
    return action == ImageAction.ADD && !data ? Text.of("image.refused.noService") : "";
  }

  /** Why it cannot be asked for on this image; empty when it can. */
  static String whyNot(ImageAction action, RegionModel region, Image image) {
    Set<ImageFeature> can = region.region().images().features();
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

  static boolean isOurs(RegionModel region, Image image) {
    Project project = region.session().identity().project();
    return image.owner() == null || project == null || image.owner().equals(project.id());
  }
}
