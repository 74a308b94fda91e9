package io.novadesk.viewmodel.forms;

import io.novadesk.api.compute.Operations.ComputeService;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Command;
import io.novadesk.cloud.command.Migrating;
import io.novadesk.cloud.live.Region;
import io.novadesk.i18n.Text;
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

/** A move to another host: cold, live, or away from a host that is down. */
public final class MoveForm extends ActionForm {
  private static final int CHOSEN_HOSTS_FOR_MIGRATE = 56;

  /** A host to go to. Another region may have one of the same name. */
  public record Target(String region, ComputeService service) {
    String key() {
      return MoveForm.key(region, service.host());
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
  public MoveForm(ServerAction action, Takers takers) {
    super(action, takers);
    fetch = new Fetch<>(takers.tasks());
    hosts.add(null);
    List<Region> regions = takers.regions().stream().filter(this::takesHost).toList();
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
    return regions.stream()
        .flatMap(region -> Takers.hosts(region).map(s -> new Target(region.name(), s)))
        .toList();
  }

  private void came(Loaded<List<Target>> state) {
    if (state instanceof Loaded.Ready<List<Target>>(List<Target> targets)) {
      // The one server is not moved to where it is.
      targets.stream().filter(t -> isForMany() || !isHere(t)).forEach(hosts::add);
      Set<String> those = new HashSet<>();
      targets.stream()
          .filter(t -> t.service().state().equals("up"))
          .forEach(t -> those.add(t.key()));
      up.set(those);
    }
  }

  private @Nullable String from() {
    return takers().first().server().host();
  }

  private boolean isHere(Target target) {
    return target.service().host().equals(from());
  }

  private static String key(String region, String host) {
    return region + "/" + host;
  }

  /** The hosts to choose from, null for the scheduler's choice first. */
  public ObservableList<@Nullable Target> hosts() {
    return hosts;
  }

  /** Null: where the scheduler wants. */
  public ObjectProperty<@Nullable Target> hostProperty() {
    return host;
  }

  /** What is to be known of the hosts before it begins. */
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
    if (chosen != null && !chosen.service().status().equals("enabled")) {
      return Text.of("move.targetDisabled", chosen.service().host());
    }
    return action() == ServerAction.EVACUATE && !isForMany() ? aboutItsHost() : "";
  }

  /** Of many, those on a host that is up are left out; the one server is the person's to judge. */
  private String aboutItsHost() {
    return fetch.stateProperty().get() instanceof Loaded.Ready<List<Target>>(List<Target> all)
        ? all.stream()
            .filter(this::isHere)
            .map(Target::service)
            .findFirst()
            .map(
                s ->
                    Text.of(s.state().equals("up") ? "move.hostIsUp" : "move.hostIsDown", s.host()))
            .orElse("")
        : "";
  }

  private String tell(Target target) {
    ComputeService service = target.service();
    String name =
        Text.of(
            "move.host",
            service.host(),
            service.zone() == null ? "" : service.zone(),
            service.state(),
            service.status());
    return hasRegions ? Text.of("plan.host.inRegion", target.region(), name) : name;
  }

  @Override
  public List<FormField> fields() {
    List<FormField> fields = new ArrayList<>();
    String from = from();
    if (!isForMany() && from != null) {
      fields.add(new FormField.Fixed(Text.of("move.from"), from));
    }
    fields.add(
        FormField.choice("host", Text.of("move.to"), hosts, host, this::tell, Text.of("move.any"))
            .closed(!takesHost));
    fields.add(new FormField.Remark("host-remark", remark(), FormField.Tone.WARNS));
    return fields;
  }

  @Override
  public List<Observable> inputs() {
    return List.of(host, up);
  }

  @Override
  public String about() {
    return isForMany() ? Text.of("plan.about." + action()) : super.about();
  }

  @Override
  public String whyNot(ServerRow server) {
    if (!isForMany()) {
      return "";
    }
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
  public String what(ServerRow server, int place) {
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
  public List<Command> steps(ServerRow server, int place) {
    Target chosen = host.get();
    return List.of(new Migrating.Move(action(), chosen == null ? null : chosen.service().host()));
  }

  @Override
  public void dispose() {
    fetch.stop();
  }
}
