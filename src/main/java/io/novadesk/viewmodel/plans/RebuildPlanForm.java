package io.novadesk.viewmodel.plans;

import io.novadesk.api.compute.Rebuild;
import io.novadesk.api.image.Image;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Command;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.base.NaturalOrder;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.Comparator;
import java.util.List;
import javafx.beans.Observable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** Disks that are written anew, from one image or from each server's own. */
public final class RebuildPlanForm extends PlanForm {
  private final List<Image> images;
  private final ObjectProperty<@Nullable Image> image = new SimpleObjectProperty<>();

  RebuildPlanForm(List<ServerRow> servers) {
    super(ServerAction.REBUILD);
    images =
        servers.getFirst().region().images().stream()
            .filter(i -> i.status().equalsIgnoreCase("active"))
            .sorted(Comparator.comparing(Image::name, NaturalOrder.INSTANCE))
            .toList();
  }

  /** The images to choose from. */
  public List<Image> images() {
    return images;
  }

  /** What servers are rebuilt from; null: each from the image that it was made of. */
  public ObjectProperty<@Nullable Image> imageProperty() {
    return image;
  }

  @Override
  public boolean isDangerous() {
    return true;
  }

  @Override
  List<Observable> inputs() {
    return List.of(image);
  }

  @Override
  String about() {
    return Text.of("plan.about.rebuild");
  }

  @Override
  String whyNot(ServerRow server) {
    return imageOf(server) == null ? Text.of("plan.draft.noImage") : "";
  }

  private @Nullable Image imageOf(ServerRow server) {
    Image chosen = image.get();
    String own = server.server().imageId();
    return chosen != null ? chosen : own == null ? null : server.region().image(own);
  }

  @Override
  String what(ServerRow server, int place) {
    Image from = imageOf(server);
    return from == null ? "" : Text.of("plan.draft.rebuild", from.name());
  }

  @Override
  List<Command> steps(ServerRow server, int place) {
    Image from = imageOf(server);
    if (from == null) {
      throw new IllegalStateException("no image");
    }
    return List.of(new Command.Rebuild(Rebuild.from(from.id()), from.name()));
  }
}
