package io.novadesk.viewmodel.forms;

import io.novadesk.api.network.Networks;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Attachment;
import io.novadesk.cloud.command.Command;
import io.novadesk.cloud.live.Region;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.base.Fetch;
import io.novadesk.viewmodel.base.Loaded;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import javafx.beans.Observable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** A new interface of each on one network, with any address of it. */
public final class AttachInterfaceForm extends ActionForm {
  /** A network to connect to. Another region may have one of the same name. */
  public record Target(String region, Networks.Network network) {}

  private final Fetch<List<Target>> fetch;
  private final boolean hasRegions;
  private final ObservableList<@Nullable Target> networks = FXCollections.observableArrayList();
  private final ObjectProperty<@Nullable Target> network = new SimpleObjectProperty<>();

  AttachInterfaceForm(Takers takers) {
    super(ServerAction.ATTACH_INTERFACE, takers);
    fetch = new Fetch<>(takers.tasks());
    List<Region> regions = takers.regions();
    hasRegions = regions.size() > 1;
    fetch.start(() -> targets(regions), false);
    fetch.stateProperty().subscribe(this::came);
  }

  private static List<Target> targets(List<Region> regions) {
    List<Target> targets = new ArrayList<>();
    for (Region region : regions) {
      Networks service = region.networks();
      if (service != null) {
        service.networks().stream()
            .sorted(
                Comparator.comparing(Networks.Network::external)
                    .thenComparing(Networks.Network::name, String.CASE_INSENSITIVE_ORDER))
            .forEach(network -> targets.add(new Target(region.name(), network)));
      }
    }
    return targets;
  }

  private void came(Loaded<List<Target>> state) {
    if (state instanceof Loaded.Ready<List<Target>>(List<Target> targets)) {
      networks.setAll(targets);
    }
  }

  private String tell(Target target) {
    String name = target.network().name();
    String shown = target.network().external() ? Text.of("plan.network.outside", name) : name;
    return hasRegions ? Text.of("plan.host.inRegion", target.region(), shown) : shown;
  }

  @Override
  public List<FormField> fields() {
    return List.of(
        FormField.choice(
            "network",
            Text.of("plan.network"),
            networks,
            network,
            this::tell,
            Text.of("plan.network.prompt")));
  }

  /** The networks to choose from, those that lead outside last. */
  public ObservableList<@Nullable Target> networks() {
    return networks;
  }

  public ObjectProperty<@Nullable Target> networkProperty() {
    return network;
  }

  @Override
  public List<Observable> inputs() {
    return List.of(network, fetch.stateProperty());
  }

  @Override
  public String about() {
    return Text.of("plan.about.ATTACH_INTERFACE");
  }

  @Override
  public String whyNot(ServerRow server) {
    Region region = server.region().region();
    if (region.networks() == null) {
      return Text.of("network.noService");
    }
    Target chosen = network.get();
    return chosen == null || chosen.region().equals(region.name())
        ? ""
        : Text.of("plan.draft.otherRegion", chosen.network().name(), chosen.region());
  }

  @Override
  public String what(ServerRow server, int place) {
    Target chosen = network.get();
    return chosen == null ? "" : Text.of("plan.draft.attachInterface", chosen.network().name());
  }

  @Override
  public String problem(List<ServerRow> takers) {
    return switch (fetch.stateProperty().get()) {
      case Loaded.Broken<List<Target>>(String sentence) ->
          Text.of("plan.problem.networks", sentence);
      case Loaded.Loading<List<Target>> _ -> Text.of("plan.problem.looking");
      case Loaded.Ready<List<Target>> _ ->
          network.get() == null ? Text.of("plan.problem.network") : "";
    };
  }

  @Override
  public List<Command> steps(ServerRow server, int place) {
    Target chosen = Objects.requireNonNull(network.get(), "no network");
    return List.of(new Attachment.AttachInterface(chosen.network().id(), null, null));
  }

  @Override
  public void dispose() {
    fetch.stop();
  }
}
