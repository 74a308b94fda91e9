package io.novadesk.viewmodel.forms;

import io.novadesk.api.compute.Attachments.Interface;
import io.novadesk.api.compute.Server.Address;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Attachment;
import io.novadesk.cloud.command.Command;
import io.novadesk.i18n.Text;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.base.NaturalOrder;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.Observable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The interfaces of many on one network taken away: each is looked up, for it has an id. */
public final class DetachInterfaceForm extends ActionForm {
  private final EachServer<List<Interface>> interfaces;
  private final ObservableList<@Nullable String> networks = FXCollections.observableArrayList();
  private final ObjectProperty<@Nullable String> network = new SimpleObjectProperty<>();

  DetachInterfaceForm(Takers takers) {
    super(ServerAction.DETACH_INTERFACE, takers);
    List<ServerRow> servers = takers.servers();
    TaskRunner tasks = takers.tasks();
    interfaces = new EachServer<>(tasks, DetachInterfaceForm::interfacesOf);
    networks.setAll(
        servers.stream()
            .flatMap(server -> addresses(server).stream().map(Address::network))
            .distinct()
            .sorted(NaturalOrder.INSTANCE)
            .toList());
    interfaces.askTakers(action(), servers);
  }

  private static List<Interface> interfacesOf(ServerRow server) {
    return server.region().region().servers().attachments().interfacesOf(server.server().id());
  }

  private static List<Address> addresses(ServerRow server) {
    List<Address> told = server.server().addresses();
    return told == null ? List.of() : told;
  }

  /** Those that some of the servers are on. */
  public ObservableList<@Nullable String> networks() {
    return networks;
  }

  public ObjectProperty<@Nullable String> networkProperty() {
    return network;
  }

  /** Those of a server that have an address on the network; empty while nothing is known. */
  private List<Interface> of(ServerRow server, List<Interface> all) {
    Set<String> there =
        addresses(server).stream()
            .filter(address -> address.network().equals(network.get()))
            .map(Address::addr)
            .collect(Collectors.toSet());
    return all.stream().filter(i -> i.fixedIps().stream().anyMatch(there::contains)).toList();
  }

  private List<Interface> of(ServerRow server) {
    List<Interface> all = interfaces.answer(server);
    return all == null ? List.of() : of(server, all);
  }

  @Override
  public List<FormField> fields() {
    return List.of(
        FormField.choice(
            "network",
            Text.of("plan.network"),
            networks,
            network,
            name -> name,
            Text.of("plan.network.prompt")));
  }

  @Override
  public List<Observable> inputs() {
    return List.of(network, interfaces.toldProperty());
  }

  @Override
  public String about() {
    return Text.of("plan.about.DETACH_INTERFACE");
  }

  @Override
  public String whyNot(ServerRow server) {
    String chosen = network.get();
    return chosen == null
        ? ""
        : interfaces.whyNot(
            server,
            all -> of(server, all).isEmpty() ? Text.of("plan.draft.notOnNetwork", chosen) : "");
  }

  @Override
  public String what(ServerRow server, int place) {
    List<Interface> all = interfaces.answer(server);
    if (network.get() == null) {
      return "";
    }
    if (all == null) {
      return Text.of("plan.problem.looking");
    }
    List<Interface> those = of(server, all);
    String addresses =
        those.stream().map(DetachInterfaceForm::label).collect(Collectors.joining(", "));
    return Text.of(
        those.size() == all.size() ? "plan.draft.detachLast" : "plan.draft.detachInterface",
        addresses);
  }

  @Override
  public String problem(List<ServerRow> takers) {
    if (network.get() == null) {
      return Text.of("plan.problem.network");
    }
    return interfaces.isAsking() ? Text.of("plan.problem.looking") : "";
  }

  @Override
  public List<Command> steps(ServerRow server, int place) {
    return of(server).stream()
        .<Command>map(i -> new Attachment.DetachInterface(i.portId(), label(i)))
        .toList();
  }

  private static String label(Interface plug) {
    return plug.fixedIps().isEmpty() ? plug.portId() : plug.fixedIps().getFirst();
  }

  @Override
  public void dispose() {
    interfaces.stop();
  }
}
