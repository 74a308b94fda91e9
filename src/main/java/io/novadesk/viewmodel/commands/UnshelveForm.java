package io.novadesk.viewmodel.commands;

import io.novadesk.api.compute.Operations.ComputeService;
import io.novadesk.api.compute.Operations.Zone;
import io.novadesk.api.compute.ServerStatus;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Command;
import io.novadesk.i18n.Text;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.base.Fetch;
import io.novadesk.viewmodel.base.Loaded;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** Where a server comes back to that is off its host. */
public final class UnshelveForm extends CommandForm {
  private static final int ZONES = 77;
  private static final int HOSTS = 91;

  private final Fetch<List<Zone>> zones;
  private final Fetch<List<ComputeService>> services;
  private final ObjectProperty<@Nullable String> zone = new SimpleObjectProperty<>();
  private final ObjectProperty<@Nullable String> host = new SimpleObjectProperty<>();

  public UnshelveForm(ServerRow row, TaskRunner tasks) {
    super(ServerAction.UNSHELVE, row);
    zones = new Fetch<>(tasks);
    services = new Fetch<>(tasks);
    readFrom(zone, host);
    var operations = row.region().region().compute().operations();
    zones.start(operations::zones, false);
    if (takesHost()) {
      services.start(
          () ->
              operations.services().stream()
                  .filter(s -> s.binary().equals("nova-compute"))
                  .toList(),
          false);
    }
  }

  /** Whether there is anything to choose: a server that kept its host comes back to it. */
  public static boolean isAChoice(ServerRow row) {
    return row.server().state() == ServerStatus.SHELVED_OFFLOADED
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
    return speaks(HOSTS) && row().region().asker().administrator();
  }

  public Fetch<List<Zone>> zones() {
    return zones;
  }

  public Fetch<List<ComputeService>> services() {
    return services;
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

  @Override
  protected Command read() {
    return zone.get() == null && host.get() == null
        ? new Command.Plain(ServerAction.UNSHELVE)
        : new Command.Unshelve(zone.get(), host.get());
  }
}
