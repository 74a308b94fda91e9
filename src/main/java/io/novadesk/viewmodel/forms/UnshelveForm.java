package io.novadesk.viewmodel.forms;

import io.novadesk.api.compute.Operations.ComputeService;
import io.novadesk.api.compute.Operations.Zone;
import io.novadesk.api.compute.ServerStatus;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Command;
import io.novadesk.cloud.command.Migrating;
import io.novadesk.cloud.live.Region;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.base.Fetch;
import io.novadesk.viewmodel.base.Loaded;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Where a server comes back to that is off its host; many come back where the scheduler wants. */
public final class UnshelveForm extends ActionForm {
  private static final int ZONES = 77;
  private static final int HOSTS = 91;

  private final Fetch<List<Zone>> zones;
  private final Fetch<List<ComputeService>> services;
  private final ObjectProperty<@Nullable String> zone = new SimpleObjectProperty<>();
  private final ObjectProperty<@Nullable String> host = new SimpleObjectProperty<>();

  public UnshelveForm(Takers takers) {
    super(ServerAction.UNSHELVE, takers);
    zones = new Fetch<>(takers.tasks());
    services = new Fetch<>(takers.tasks());
    Region region = takers.first().region().region();
    if (isAChoice()) {
      zones.start(() -> region.compute().operations().zones(), false);
    }
    if (takesHost()) {
      services.start(() -> Takers.hosts(region).toList(), false);
    }
  }

  /** Whether there is anything to choose: a server that kept its host comes back to it. */
  public boolean isAChoice() {
    ServerRow row = takers().first();
    return !isForMany()
        && row.server().state() == ServerStatus.SHELVED_OFFLOADED
        && row.region().region().compute().speaks(ZONES);
  }

  /** Null: where the scheduler wants. */
  public ObjectProperty<@Nullable String> zoneProperty() {
    return zone;
  }

  /** Null: where the scheduler wants. */
  public ObjectProperty<@Nullable String> hostProperty() {
    return host;
  }

  /** Whether this person may choose the host. */
  public boolean takesHost() {
    ServerRow row = takers().first();
    return isAChoice()
        && row.region().region().compute().speaks(HOSTS)
        && row.region().asker().administrator();
  }

  /** The names of the zones that take servers; empty while unknown. */
  public List<String> zoneNames() {
    return zones.stateProperty().get() instanceof Loaded.Ready<List<Zone>>(List<Zone> all)
        ? all.stream().filter(Zone::available).map(Zone::name).toList()
        : List.of();
  }

  /** The names of the hosts; empty while unknown. */
  public List<String> hostNames() {
    return hosts().stream().map(ComputeService::host).toList();
  }

  private List<ComputeService> hosts() {
    return services.stateProperty().get()
            instanceof Loaded.Ready<List<ComputeService>>(List<ComputeService> all)
        ? all
        : List.of();
  }

  /** What is to be known of the choice before it is sent. */
  public StringBinding remark() {
    return Bindings.createStringBinding(this::remarkText, services.stateProperty(), zone, host);
  }

  private String remarkText() {
    String wanted = host.get();
    for (ComputeService service : hosts()) {
      if (service.host().equals(wanted) && !service.state().equals("up")) {
        return Text.of("move.targetDown", wanted);
      }
      boolean elsewhere =
          service.host().equals(wanted)
              && zone.get() != null
              && service.zone() != null
              && !service.zone().equals(zone.get());
      if (elsewhere) {
        return Text.of("unshelve.otherZone", wanted, String.valueOf(service.zone()));
      }
    }
    return zone.get() == null ? "" : Text.of("unshelve.pinned", zone.get());
  }

  private static <T> FormField place(
      String id,
      String label,
      Fetch<List<T>> fetch,
      Function<List<T>, List<String>> names,
      ObjectProperty<@Nullable String> value) {
    ObservableList<@Nullable String> items = FXCollections.observableArrayList();
    fetch
        .stateProperty()
        .subscribe(
            state -> {
              List<@Nullable String> all = new ArrayList<>();
              all.add(null);
              if (state instanceof Loaded.Ready<List<T>>(List<T> found)) {
                all.addAll(names.apply(found));
              }
              items.setAll(all);
            });
    return FormField.choice(id, label, items, value, name -> name, Text.of("move.any"))
        .problem(
            Bindings.createStringBinding(
                () ->
                    fetch.stateProperty().get() instanceof Loaded.Broken<List<T>> broken
                        ? broken.sentence()
                        : "",
                fetch.stateProperty()));
  }

  @Override
  public List<FormField> fields() {
    List<FormField> fields = new ArrayList<>();
    if (isAChoice()) {
      fields.add(place("zone", Text.of("unshelve.zone"), zones, _ -> zoneNames(), zone));
    }
    if (takesHost()) {
      fields.add(place("host", Text.of("move.to"), services, _ -> hostNames(), host));
    }
    if (isAChoice()) {
      fields.add(new FormField.Remark("remark", remark(), FormField.Tone.WARNS));
    }
    return fields;
  }

  @Override
  public List<Observable> inputs() {
    return List.of(zone, host);
  }

  @Override
  public String about() {
    return isForMany() ? "" : super.about();
  }

  @Override
  public List<Command> steps(ServerRow server, int place) {
    return List.of(
        zone.get() == null && host.get() == null
            ? new Command.Plain(ServerAction.UNSHELVE)
            : new Migrating.Unshelve(zone.get(), host.get()));
  }

  @Override
  public void dispose() {
    zones.stop();
    services.stop();
  }
}
