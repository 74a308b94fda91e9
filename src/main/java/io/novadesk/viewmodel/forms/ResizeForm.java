package io.novadesk.viewmodel.forms;

import io.novadesk.api.compute.Flavor;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Command;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.base.Sizes;
import io.novadesk.viewmodel.flavors.FlavorsPage;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.List;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.jspecify.annotations.Nullable;

/** Another flavor: beside its present one for a server, the same for all of many. */
public final class ResizeForm extends ActionForm {
  private final ObservableList<@Nullable Flavor> flavors = FXCollections.observableArrayList();
  private final ObjectProperty<@Nullable Flavor> flavor = new SimpleObjectProperty<>();
  private final BooleanProperty autoConfirm = new SimpleBooleanProperty();
  private final FilteredList<FlavorChoice> choices;
  private final StringProperty search = new SimpleStringProperty("");

  public ResizeForm(Takers takers) {
    super(ServerAction.RESIZE, takers);
    List<Flavor> all =
        takers.first().region().flavors().stream().sorted(FlavorsPage.BY_SIZE).toList();
    flavors.setAll(all);
    choices =
        new FilteredList<>(
            FXCollections.observableArrayList(
                isForMany()
                    ? List.of()
                    : all.stream().map(f -> FlavorChoice.of(f, takers.first())).toList()));
    search.subscribe(words -> choices.setPredicate(c -> c.matches(words)));
  }

  /** The flavors to choose from, small to large. */
  public List<@Nullable Flavor> flavors() {
    return flavors;
  }

  /** Those that the search leaves, beside what the one server has now. */
  public FilteredList<FlavorChoice> choices() {
    return choices;
  }

  /** Words that must all occur in a flavor's name or id. */
  public StringProperty searchProperty() {
    return search;
  }

  public ObjectProperty<@Nullable Flavor> flavorProperty() {
    return flavor;
  }

  /** Whether each resize is confirmed as soon as it is there. */
  public BooleanProperty autoConfirmProperty() {
    return autoConfirm;
  }

  @Override
  public List<FormField> fields() {
    return isForMany()
        ? List.of(
            FormField.choice(
                "flavor",
                Text.of("plan.flavor"),
                flavors,
                flavor,
                ResizeForm::tell,
                Text.of("plan.flavor.prompt")),
            new FormField.Tick(
                "auto-confirm",
                Text.of("plan.autoConfirm"),
                Text.of("plan.autoConfirm.help"),
                autoConfirm))
        : List.of(
            new FormField.Flavors(this),
            new FormField.Remark(
                "problem",
                Bindings.createStringBinding(this::obstacle, flavor),
                FormField.Tone.FORBIDS));
  }

  private static String tell(Flavor flavor) {
    return Text.of(
        "flavor.summary",
        flavor.name(),
        flavor.vcpus() == null ? "?" : flavor.vcpus(),
        Sizes.ofMib(flavor.ram()),
        flavor.disk());
  }

  /** Of the one server; that it has the flavor already is seen anyway. */
  private String obstacle() {
    Flavor wanted = flavor.get();
    FlavorChoice choice = wanted == null ? null : FlavorChoice.of(wanted, takers().first());
    return choice == null || choice.current() ? "" : choice.obstacle();
  }

  @Override
  public List<Observable> inputs() {
    return List.of(flavor, autoConfirm);
  }

  @Override
  public String about() {
    return autoConfirm.get() ? Text.of("plan.about.resizeAndConfirm") : super.about();
  }

  @Override
  public String whyNot(ServerRow server) {
    Flavor wanted = flavor.get();
    if (wanted == null) {
      return "";
    }
    Flavor there = flavorIn(server, wanted);
    return there == null
        ? Text.of("plan.draft.noSuchFlavor", wanted.name())
        : FlavorChoice.of(there, server).obstacle();
  }

  private static @Nullable Flavor flavorIn(ServerRow server, Flavor wanted) {
    return server.region().flavors().stream()
        .filter(f -> f.name().equals(wanted.name()))
        .findFirst()
        .orElse(null);
  }

  @Override
  public String what(ServerRow server, int place) {
    Flavor wanted = flavor.get();
    return wanted == null
        ? ""
        : Text.of(
            autoConfirm.get() ? "plan.draft.resizeAndConfirm" : "plan.draft.resize",
            server.flavorName(),
            wanted.name());
  }

  @Override
  public String problem(List<ServerRow> those) {
    return flavor.get() == null ? Text.of("plan.problem.flavor") : "";
  }

  @Override
  public List<Command> steps(ServerRow server, int place) {
    Flavor wanted = flavor.get();
    Flavor there = wanted == null || !isForMany() ? wanted : flavorIn(server, wanted);
    if (there == null) {
      throw new IllegalStateException("no flavor");
    }
    Command resize = new Command.Resize(there.id(), there.name());
    return autoConfirm.get()
        ? List.of(resize, new Command.Plain(ServerAction.CONFIRM_RESIZE))
        : List.of(resize);
  }
}
