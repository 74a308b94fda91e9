package io.novadesk.viewmodel.commands;

import io.novadesk.api.compute.Operations.ComputeService;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Command;
import io.novadesk.cloud.command.Migrating;
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

/** A move to another host: cold, live, or away from a host that is down. */
public final class MoveForm extends CommandForm {
  private final Fetch<List<ComputeService>> services;
  private final ObjectProperty<@Nullable ComputeService> host = new SimpleObjectProperty<>();

  /**
   * @param action MIGRATE, LIVE_MIGRATE or EVACUATE
   */
  public MoveForm(ServerAction action, ServerRow row, TaskRunner tasks) {
    super(action, row);
    services = new Fetch<>(tasks);
    readFrom(host);
    var operations = row.region().region().compute().operations();
    services.start(
        () ->
            operations.services().stream().filter(s -> s.binary().equals("nova-compute")).toList(),
        false);
  }

  /** Null: where the scheduler wants. */
  public ObjectProperty<@Nullable ComputeService> hostProperty() {
    return host;
  }

  /** The hosts to choose from, its own not among them; empty while unknown. */
  public List<ComputeService> hosts() {
    return all().stream().filter(s -> !s.host().equals(row().server().host())).toList();
  }

  private List<ComputeService> all() {
    return services.stateProperty().get() instanceof Loaded.Ready<List<ComputeService>> ready
        ? ready.value()
        : List.of();
  }

  /** The hosts as they are on their way. */
  public Fetch<List<ComputeService>> services() {
    return services;
  }

  /** Whether the cloud lets the host be chosen. */
  public boolean takesHost() {
    return action() != ServerAction.MIGRATE || speaks(56);
  }

  /** What is to be known of the hosts before it is sent. */
  public StringBinding remark() {
    return Bindings.createStringBinding(this::remarkText, services.stateProperty(), host);
  }

  private String remarkText() {
    ComputeService chosen = host.get();
    if (chosen != null && !chosen.state().equals("up")) {
      return Text.of("move.targetDown", chosen.host());
    }
    if (chosen != null && !chosen.status().equals("enabled")) {
      return Text.of("move.targetDisabled", chosen.host());
    }
    if (action() != ServerAction.EVACUATE) {
      return "";
    }
    return all().stream()
        .filter(s -> s.host().equals(row().server().host()))
        .findFirst()
        .map(s -> Text.of(s.state().equals("up") ? "move.hostIsUp" : "move.hostIsDown", s.host()))
        .orElse("");
  }

  @Override
  protected Command read() {
    ComputeService chosen = host.get();
    return new Migrating.Move(action(), chosen == null ? null : chosen.host());
  }
}
