package io.novadesk.viewmodel.plans;

import io.novadesk.api.compute.Operations.ComputeService;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Command;
import io.novadesk.cloud.command.Migrating;
import io.novadesk.cloud.live.Region;
import io.novadesk.i18n.Text;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.base.Fetch;
import io.novadesk.viewmodel.base.Loaded;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** A move of each to another host: cold, live, or away from a host that is down. */
public final class MovePlanForm extends PlanForm {
  private static final int CHOSEN_HOSTS_FOR_MIGRATE = 56;

  /** A host to go to. Another region may have one of the same name. */
  public record Target(String region, ComputeService service) {
    String key() {
      return MovePlanForm.key(region, service.host());
    }
  }

  private final Fetch<List<Target>> fetch;
  private final boolean takesHost;
  private final boolean hasRegions;
  private final ObservableList<@Nullable Target> hosts = FXCollections.observableArrayList();
  private final ObjectProperty<Set<String>> up = new SimpleObjectProperty<>(Set.of());
  private final ObjectProperty<@Nullable Target> host = new SimpleObjectProperty<>();

  /**
   * @param action MIGRATE, LIVE_MIGRATE or EVACUATE
   */
  MovePlanForm(ServerAction action, List<ServerRow> servers, TaskRunner tasks) {
    super(action);
    fetch = new Fetch<>(tasks);
    hosts.add(null);
    List<Region> regions =
        servers.stream().map(s -> s.region().region()).distinct().filter(this::takesHost).toList();
    takesHost = !regions.isEmpty();
    hasRegions = regions.size() > 1;
    if (takesHost) {
      fetch.start(() -> targets(regions), false);
    }
    fetch.stateProperty().subscribe(this::came);
  }

  private boolean takesHost(Region region) {
    return action() != ServerAction.MIGRATE || region.compute().speaks(CHOSEN_HOSTS_FOR_MIGRATE);
  }

  private static List<Target> targets(List<Region> regions) {
    List<Target> targets = new ArrayList<>();
    for (Region region : regions) {
      region.compute().operations().services().stream()
          .filter(s -> s.binary().equals("nova-compute"))
          .forEach(s -> targets.add(new Target(region.name(), s)));
    }
    return targets;
  }

  private void came(Loaded<List<Target>> state) {
    if (state instanceof Loaded.Ready<List<Target>>(List<Target> targets)) {
      hosts.addAll(targets);
      Set<String> those = new HashSet<>();
      targets.stream()
          .filter(t -> t.service().state().equals("up"))
          .forEach(t -> those.add(t.key()));
      up.set(those);
    }
  }

  private static String key(String region, String host) {
    return region + "/" + host;
  }

  /** Whether the cloud lets the host be chosen. */
  public boolean takesHost() {
    return takesHost;
  }

  /** Whether the hosts are those of several regions. */
  public boolean hasRegions() {
    return hasRegions;
  }

  /** The hosts to choose from, null for the scheduler's choice first. */
  public ObservableList<@Nullable Target> hosts() {
    return hosts;
  }

  /** Null: where the scheduler wants. */
  public ObjectProperty<@Nullable Target> hostProperty() {
    return host;
  }

  /** What is to be known of the hosts before the plan begins. */
  public StringBinding remark() {
    return Bindings.createStringBinding(this::remarkText, fetch.stateProperty(), host);
  }

  private String remarkText() {
    Target chosen = host.get();
    if (!takesHost) {
      return Text.of("move.noChoice");
    }
    if (fetch.stateProperty().get() instanceof Loaded.Broken<List<Target>> broken) {
      return Text.of("move.hostsUnknown", broken.sentence());
    }
    if (chosen != null && !chosen.service().state().equals("up")) {
      return Text.of("move.targetDown", chosen.service().host());
    }
    return chosen != null && !chosen.service().status().equals("enabled")
        ? Text.of("move.targetDisabled", chosen.service().host())
        : "";
  }

  @Override
  public boolean isDangerous() {
    return action() == ServerAction.EVACUATE;
  }

  @Override
  List<Observable> inputs() {
    return List.of(host, up);
  }

  @Override
  String about() {
    return Text.of("plan.about." + action());
  }

  @Override
  String whyNot(ServerRow server) {
    String now = server.server().host();
    String region = server.region().region().name();
    if (action() == ServerAction.EVACUATE && now != null && up.get().contains(key(region, now))) {
      return Text.of("plan.draft.hostIsUp", now);
    }
    Target chosen = host.get();
    if (chosen == null) {
      return "";
    }
    String there = chosen.service().host();
    if (!chosen.region().equals(region)) {
      return Text.of("plan.draft.otherRegion", there, chosen.region());
    }
    return there.equals(now) ? Text.of("plan.draft.sameHost", there) : "";
  }

  @Override
  String what(ServerRow server, int place) {
    Target chosen = host.get();
    String now = server.server().host();
    String name = super.what(server, place);
    if (chosen == null) {
      return Text.of("plan.draft.moveAnywhere", name);
    }
    return now == null
        ? Text.of("plan.draft.move", name, chosen.service().host())
        : Text.of("plan.draft.moveFrom", name, now, chosen.service().host());
  }

  @Override
  List<Command> steps(ServerRow server, int place) {
    Target chosen = host.get();
    return List.of(new Migrating.Move(action(), chosen == null ? null : chosen.service().host()));
  }

  @Override
  void dispose() {
    fetch.stop();
  }
}
