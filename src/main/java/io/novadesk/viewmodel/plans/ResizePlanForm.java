package io.novadesk.viewmodel.plans;

import io.novadesk.api.compute.Flavor;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Command;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.commands.ResizeForm;
import io.novadesk.viewmodel.flavors.FlavorsPage;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.List;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** One flavor for all. */
public final class ResizePlanForm extends PlanForm {
  private final List<Flavor> flavors;
  private final ObjectProperty<@Nullable Flavor> flavor = new SimpleObjectProperty<>();
  private final BooleanProperty autoConfirm = new SimpleBooleanProperty();

  ResizePlanForm(List<ServerRow> servers) {
    super(ServerAction.RESIZE);
    flavors = servers.getFirst().region().flavors().stream().sorted(FlavorsPage.BY_SIZE).toList();
  }

  /** The flavors to choose from, small to large. */
  public List<Flavor> flavors() {
    return flavors;
  }

  public ObjectProperty<@Nullable Flavor> flavorProperty() {
    return flavor;
  }

  /** Whether each resize is confirmed as soon as it is there. */
  public BooleanProperty autoConfirmProperty() {
    return autoConfirm;
  }

  @Override
  List<Observable> inputs() {
    return List.of(flavor, autoConfirm);
  }

  @Override
  String about() {
    return Text.of(autoConfirm.get() ? "plan.about.resizeAndConfirm" : "dialog.resize.text");
  }

  @Override
  String whyNot(ServerRow server) {
    Flavor wanted = flavor.get();
    if (wanted == null) {
      return "";
    }
    Flavor there = flavorIn(server, wanted);
    return there == null
        ? Text.of("plan.draft.noSuchFlavor", wanted.name())
        : new ResizeForm(server, List.of(there)).choices().getFirst().obstacle();
  }

  private static @Nullable Flavor flavorIn(ServerRow server, Flavor wanted) {
    return server.region().flavors().stream()
        .filter(f -> f.name().equals(wanted.name()))
        .findFirst()
        .orElse(null);
  }

  @Override
  String what(ServerRow server, int place) {
    Flavor wanted = flavor.get();
    return wanted == null
        ? ""
        : Text.of(
            autoConfirm.get() ? "plan.draft.resizeAndConfirm" : "plan.draft.resize",
            server.flavorName(),
            wanted.name());
  }

  @Override
  String problem(List<ServerRow> takers) {
    return flavor.get() == null ? Text.of("plan.problem.flavor") : "";
  }

  @Override
  List<Command> steps(ServerRow server, int place) {
    Flavor wanted = flavor.get();
    Flavor there = wanted == null ? null : flavorIn(server, wanted);
    if (there == null) {
      throw new IllegalStateException("no flavor");
    }
    Command resize = new Command.Resize(there.id(), there.name());
    return autoConfirm.get()
        ? List.of(resize, new Command.Plain(ServerAction.CONFIRM_RESIZE))
        : List.of(resize);
  }
}
