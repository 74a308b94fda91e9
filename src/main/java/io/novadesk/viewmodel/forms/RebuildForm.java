package io.novadesk.viewmodel.forms;

import io.novadesk.api.compute.Flavor;
import io.novadesk.api.compute.Rebuild;
import io.novadesk.api.image.Image;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Command;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.base.NaturalOrder;
import io.novadesk.viewmodel.servers.ServerRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** A disk that is written anew: from one image, or each of many from its own. */
public final class RebuildForm extends ActionForm {
  /**
   * An image to choose.
   *
   * @param current the one that the server was made from
   * @param obstacle why it cannot be chosen; empty when it can
   */
  public record Choice(Image image, boolean current, String obstacle) {}

  private final ObjectProperty<@Nullable Image> image = new SimpleObjectProperty<>();
  private final @Nullable RebuildDetails details;
  private final SnapshotFirst snapshot;

  public RebuildForm(Takers takers) {
    super(ServerAction.REBUILD, takers);
    snapshot = new SnapshotFirst(takers);
    details = takers.many() ? null : new RebuildDetails(takers);
    if (!takers.many()) {
      image.set(ownImage(takers.first()));
    }
  }

  /** The time by the cloud's clock. */
  public Instant now() {
    return takers().first().region().now();
  }

  private Stream<Image> images() {
    return takers().first().region().images().stream();
  }

  private static @Nullable Image ownImage(ServerRow server) {
    String own = server.server().imageId();
    return own == null ? null : server.region().image(own);
  }

  /** The images beside the server that is rebuilt, those that cannot be chosen among them. */
  public List<Choice> choices() {
    ServerRow row = takers().first();
    Flavor flavor = row.region().flavorOf(row.server());
    return images()
        .sorted(Comparator.comparing(Image::name, String.CASE_INSENSITIVE_ORDER))
        .map(i -> new Choice(i, i.id().equals(row.server().imageId()), obstacle(i, flavor)))
        .toList();
  }

  private static String obstacle(Image image, @Nullable Flavor flavor) {
    if (!image.status().equalsIgnoreCase("active")) {
      return Text.of("rebuild.imageNotActive", image.status());
    }
    return flavor == null ? "" : FlavorChoice.tooSmall(flavor, image);
  }

  /** What servers are rebuilt from; null: each of many from the image that it was made of. */
  public ObjectProperty<@Nullable Image> imageProperty() {
    return image;
  }

  /** All else of the one server that can be changed; null of many. */
  public @Nullable RebuildDetails details() {
    return details;
  }

  private ObservableList<@Nullable Image> active() {
    ObservableList<@Nullable Image> all = FXCollections.observableArrayList();
    all.add(null);
    images()
        .filter(i -> i.status().equalsIgnoreCase("active"))
        .sorted(Comparator.comparing(Image::name, NaturalOrder.INSTANCE))
        .forEach(all::add);
    return all;
  }

  @Override
  public List<FormField> fields() {
    List<FormField> fields = new ArrayList<>();
    if (details == null) {
      fields.add(
          FormField.choice(
              "image",
              Text.of("plan.image"),
              active(),
              image,
              Image::name,
              Text.of("plan.image.own")));
    } else {
      fields.add(new FormField.Rebuilding(this, details));
    }
    if (takers().steps()) {
      fields.addAll(snapshot.fields());
    }
    if (details != null) {
      fields.add(new FormField.Remark("problem", problem(), FormField.Tone.FORBIDS));
    }
    return fields;
  }

  private StringBinding problem() {
    return Bindings.createStringBinding(
        () -> problem(takers().servers()), inputs().toArray(Observable[]::new));
  }

  @Override
  public List<Observable> inputs() {
    List<Observable> inputs = new ArrayList<>();
    inputs.add(image);
    inputs.addAll(snapshot.inputs());
    if (details != null) {
      inputs.addAll(details.inputs());
    }
    return inputs;
  }

  @Override
  public String about() {
    if (!isForMany()) {
      return super.about();
    }
    String first = snapshot.about(takers().servers());
    String about = Text.of("plan.about.rebuild");
    return first.isEmpty() ? about : Text.of("sentences", about, first);
  }

  @Override
  public String whyNot(ServerRow server) {
    return isForMany() && imageOf(server) == null
        ? Text.of("plan.draft.noImage")
        : snapshot.whyNot(server);
  }

  private @Nullable Image imageOf(ServerRow server) {
    Image chosen = image.get();
    return chosen != null || !isForMany() ? chosen : ownImage(server);
  }

  @Override
  public String what(ServerRow server, int place) {
    Image from = imageOf(server);
    return from == null
        ? ""
        : snapshot.what(Text.of("plan.draft.rebuild", from.name()), server, place);
  }

  @Override
  public String problem(List<ServerRow> those) {
    String unnamed = snapshot.problem(those);
    if (details == null || !unnamed.isEmpty()) {
      return unnamed;
    }
    Image chosen = image.get();
    if (chosen == null) {
      return Text.of("rebuild.noImage");
    }
    ServerRow row = takers().first();
    String obstacle = obstacle(chosen, row.region().flavorOf(row.server()));
    return obstacle.isEmpty() ? details.problem() : obstacle;
  }

  @Override
  public List<Command> steps(ServerRow server, int place) {
    Image from = imageOf(server);
    if (from == null) {
      throw new IllegalStateException("no image");
    }
    Rebuild settings = details == null ? Rebuild.from(from.id()) : details.settings(from.id());
    return snapshot.before(new Command.Rebuild(settings, from.name()), server, place);
  }

  @Override
  public void dispose() {
    if (details != null) {
      details.dispose();
    }
  }
}
