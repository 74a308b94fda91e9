package io.novadesk.viewmodel.detail;

import io.novadesk.api.compute.Server;
import io.novadesk.api.compute.ServerRequests;
import io.novadesk.api.compute.Servers;
import io.novadesk.api.network.Networks;
import io.novadesk.api.network.Networks.FloatingIp;
import io.novadesk.cloud.action.ServerAction;
import io.novadesk.cloud.command.Attachment;
import io.novadesk.cloud.command.Command;
import io.novadesk.cloud.command.FloatingBack;
import io.novadesk.cloud.command.FloatingIps;
import io.novadesk.cloud.command.ServerLabel;
import io.novadesk.cloud.command.Verified;
import io.novadesk.cloud.live.Region;
import io.novadesk.i18n.Text;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.base.Change;
import io.novadesk.viewmodel.base.Fetch;
import io.novadesk.viewmodel.base.Field;
import io.novadesk.viewmodel.base.Link;
import io.novadesk.viewmodel.base.Loaded;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** How a server is reached: its interfaces, floating and access addresses, security groups. */
public final class NetworkViewModel implements ServerPart {
  private final Fetch<List<Plug>> plugs;
  private final Fetch<AttachChoices> attachChoices;
  private final Fetch<FloatingChoices> floatingChoices;
  private final Fetch<List<String>> groupChoices;
  private final Change change;
  private final Attaching attaching;
  private final ObservableList<String> groups = FXCollections.observableArrayList();
  private final ObservableList<String> groupsToShow =
      FXCollections.unmodifiableObservableList(groups);
  private final ReadOnlyObjectWrapper<@Nullable ServerRow> row = new ReadOnlyObjectWrapper<>();

  /** What an interface can be attached to. */
  public record AttachChoices(List<Target> targets) {}

  /**
   * A network on which a port is made, or a port that waits.
   *
   * @param portId null: a new port on the network
   */
  public record Target(String label, @Nullable String networkId, @Nullable String portId) {}

  /**
   * Floating addresses that nobody uses, and networks that give more.
   *
   * @param networks outside networks
   */
  public record FloatingChoices(List<FloatingIp> free, List<Networks.Network> networks) {}

  public NetworkViewModel(TaskRunner tasks, Attaching attaching) {
    this.attaching = attaching;
    plugs = new Fetch<>(tasks);
    attachChoices = new Fetch<>(tasks);
    floatingChoices = new Fetch<>(tasks);
    groupChoices = new Fetch<>(tasks);
    change = new Change(tasks);
  }

  @Override
  public void look(@Nullable ServerRow now) {
    ServerRow before = row.get();
    if (now == null) {
      plugs.stop();
      return;
    }
    if (before == null || !before.isSameServer(now)) {
      change.forgetProblem();
    }
    row.set(now);
    if (!groups.equals(now.server().securityGroups())) {
      groups.setAll(now.server().securityGroups());
    }
    plugs.start(now.key(), new PlugReader(regionOf(now), now.server())::read);
  }

  private static Region regionOf(ServerRow row) {
    return row.region().region();
  }

  /** The server shown last. */
  public ReadOnlyObjectProperty<@Nullable ServerRow> rowProperty() {
    return row.getReadOnlyProperty();
  }

  public Fetch<List<Plug>> plugs() {
    return plugs;
  }

  /** Small changes: addresses, groups. */
  public Change change() {
    return change;
  }

  /** The attaching and detaching under way. */
  public Attaching attaching() {
    return attaching;
  }

  /** Names of the server's security groups. */
  public ObservableList<String> groups() {
    return groupsToShow;
  }

  /** Whether the cloud has a network service that can be asked. */
  public boolean hasNetworkService() {
    ServerRow now = row.get();
    return now != null && regionOf(now).networks() != null;
  }

  /** What an interface could be attached to; fetched when asked for. */
  public Fetch<AttachChoices> attachChoices() {
    return attachChoices;
  }

  public void fetchAttachChoices() {
    Networks networks = networks();
    if (networks != null) {
      attachChoices.start(() -> choices(networks), false);
    }
  }

  private static AttachChoices choices(Networks networks) {
    List<Target> targets = new ArrayList<>();
    List<Networks.Network> all = networks.networks();
    all.stream()
        .sorted(
            Comparator.comparing(Networks.Network::external)
                .thenComparing(Networks.Network::name, String.CASE_INSENSITIVE_ORDER))
        .forEach(
            n ->
                targets.add(
                    new Target(
                        Text.of(
                            n.external() ? "network.target.outside" : "network.target.network",
                            n.name()),
                        n.id(),
                        null)));
    for (Networks.Port port : networks.ports(null)) {
      if (port.deviceId() == null) {
        String network =
            all.stream()
                .filter(n -> n.id().equals(port.networkId()))
                .map(Networks.Network::name)
                .findFirst()
                .orElse(port.networkId());
        String name = port.name().isEmpty() ? port.id() : port.name();
        targets.add(
            new Target(
                Text.of("network.target.port", name, network, String.join(", ", port.fixedIps())),
                null,
                port.id()));
      }
    }
    return new AttachChoices(List.copyOf(targets));
  }

  /**
   * @param address empty: any of the network
   */
  public void attach(Target target, String address) {
    attaching.give(
        new Attachment.AttachInterface(
            target.networkId(), target.portId(), address.isBlank() ? null : address.strip()));
  }

  public void detach(Plug plug) {
    if (plug.portId() != null) {
      attaching.give(new Attachment.DetachInterface(plug.portId(), plug.label()));
    }
  }

  /** Why no interface can be attached now; empty when it can. */
  public String whyNotAttach() {
    return hasNetworkService()
        ? attaching.rules().whyNot(ServerAction.ATTACH_INTERFACE)
        : Text.of("network.noService");
  }

  public String whyNotDetach() {
    return attaching.rules().whyNot(ServerAction.DETACH_INTERFACE);
  }

  /** Why neither addresses nor groups can be changed now; empty when they can. */
  public String whyNotChange() {
    return change.busyProperty().get()
        ? Text.of("change.underWay")
        : attaching.rules().whyNothing();
  }

  /** What more is known of the network of an interface; null where it has none. */
  public @Nullable Link networkLink(Plug plug) {
    ServerRow now = row.get();
    if (now == null) {
      return null;
    }
    String id = plug.networkId() == null ? plug.network() : plug.networkId();
    return new Link(Link.Kind.NETWORK, now.region().key(), id, plug.network());
  }

  /** What more is known of the port of an interface; null where it is not told. */
  public @Nullable Link portLink(Plug plug) {
    ServerRow now = row.get();
    return now == null || plug.portId() == null
        ? null
        : new Link(Link.Kind.PORT, now.region().key(), plug.portId(), plug.label())
            .telling(List.of(Field.of(Text.of("link." + Link.Kind.NETWORK), plug.network())));
  }

  /** What more is known of a security group. */
  public @Nullable Link groupLink(String name) {
    ServerRow now = row.get();
    return now == null ? null : new Link(Link.Kind.SECURITY_GROUP, now.region().key(), name);
  }

  /** What could be given to an interface; fetched when asked for. */
  public Fetch<FloatingChoices> floatingChoices() {
    return floatingChoices;
  }

  public void fetchFloatingChoices() {
    Networks networks = networks();
    if (networks != null) {
      floatingChoices.start(
          () ->
              new FloatingChoices(
                  networks.floatingIps().stream().filter(f -> f.portId() == null).toList(),
                  networks.networks().stream().filter(Networks.Network::external).toList()),
          false);
    }
  }

  /** Gives an interface a floating address that nobody uses. */
  public void giveFloating(Plug plug, FloatingIp address) {
    Networks networks = networks();
    if (networks != null && plug.portId() != null) {
      make(
          () -> FloatingIps.associate(networks, address.id(), plug.portId()),
          after -> floating(networks, after, address.portId(), false));
    }
  }

  /** Takes a new floating address from an outside network and gives it to an interface. */
  public void giveNewFloating(Plug plug, String networkId) {
    Networks networks = networks();
    String port = plug.portId();
    if (networks != null && port != null) {
      make(
          () -> FloatingIps.allocate(networks, networkId, port),
          after -> floating(networks, after, null, true));
    }
  }

  /** Takes a floating address away; it stays with the project. */
  public void takeFloating(Plug.Ip address) {
    Networks networks = networks();
    String id = address.floatingId();
    if (networks != null && id != null) {
      String port = portOf(address);
      make(
          () -> FloatingIps.associate(networks, id, null),
          after -> floating(networks, after, port, false));
    }
  }

  private @Nullable String portOf(Plug.Ip address) {
    return plugs.stateProperty().get() instanceof Loaded.Ready<List<Plug>>(List<Plug> all)
        ? all.stream()
            .filter(plug -> plug.addresses().contains(address))
            .map(Plug::portId)
            .findFirst()
            .orElse(null)
        : null;
  }

  /**
   * @param before the port that it was at; null: none
   */
  private void floating(
      Networks networks, FloatingIp after, @Nullable String before, boolean isNew) {
    ServerRow now = row.get();
    boolean known = isNew || before != null || after.portId() != null;
    if (now != null && known) {
      attaching.small().made(new FloatingBack(networks, now.name(), after, before, isNew), now);
    }
    again();
  }

  /** Groups that the server is not in; fetched when asked for. */
  public Fetch<List<String>> groupChoices() {
    return groupChoices;
  }

  public void fetchGroupChoices() {
    Networks networks = networks();
    if (networks != null) {
      List<String> has = List.copyOf(groups);
      groupChoices.start(
          () ->
              networks.securityGroups().stream()
                  .map(Networks.SecurityGroup::name)
                  .filter(name -> !has.contains(name))
                  .distinct()
                  .sorted(String.CASE_INSENSITIVE_ORDER)
                  .toList(),
          false);
    }
  }

  public void addGroup(String name) {
    changeGroup(name, true);
  }

  public void removeGroup(String name) {
    changeGroup(name, false);
  }

  private void changeGroup(String name, boolean add) {
    ServerRow now = row.get();
    if (now == null) {
      return;
    }
    String id = now.server().id();
    Servers servers = regionOf(now).servers();
    ServerRequests requests = servers.requests();
    make(
        () -> {
          Verified.change(
              () ->
                  servers.send(
                      add
                          ? requests.addSecurityGroup(id, name)
                          : requests.removeSecurityGroup(id, name)),
              () -> servers.get(id).securityGroups().contains(name) == add);
          return name;
        },
        _ -> {
          attaching
              .small()
              .made(
                  add
                      ? new ServerLabel.AddSecurityGroup(name)
                      : new ServerLabel.RemoveSecurityGroup(name),
                  now);
          if (isShown(now)) {
            if (add && !groups.contains(name)) {
              groups.add(name);
            } else if (!add) {
              groups.remove(name);
            }
          }
          now.region().reread(id);
        });
  }

  /** Sets the addresses under which people are told to reach it; empty: none. */
  public void setAccess(String ipv4, String ipv6) {
    ServerRow now = row.get();
    if (now == null) {
      return;
    }
    Server server = now.server();
    ServerRequests.Change wanted =
        new ServerRequests.Change(
            null,
            null,
            changed(ipv4, server.accessIPv4()),
            changed(ipv6, server.accessIPv6()),
            null);
    Region region = regionOf(now);
    make(
        () -> {
          Servers servers = region.servers();
          Verified.change(
              () -> servers.send(servers.requests().update(server.id(), wanted)),
              () -> holds(wanted, servers.get(server.id())));
          return servers.get(server.id());
        },
        after -> {
          attaching.small().made(new Command.Edit(wanted), now);
          region.inventory().observed(after);
        });
  }

  private static boolean holds(ServerRequests.Change wanted, Server now) {
    return holds(wanted.accessIPv4(), now.accessIPv4())
        && holds(wanted.accessIPv6(), now.accessIPv6());
  }

  private static boolean holds(@Nullable String wanted, @Nullable String now) {
    return wanted == null || wanted.equals(now == null ? "" : now);
  }

  private static @Nullable String changed(String typed, @Nullable String before) {
    String text = typed.strip();
    return text.equals(before == null ? "" : before) ? null : text;
  }

  /** Makes a small change, unless the cloud is read-only now. */
  private <T extends @Nullable Object> void make(Callable<T> work, Consumer<? super T> then) {
    ServerRow now = row.get();
    if (now != null) {
      change.make(now.region().guard(), work, then);
    }
  }

  private boolean isShown(ServerRow other) {
    ServerRow now = row.get();
    return now != null && now.isSameServer(other);
  }

  private void again() {
    ServerRow now = row.get();
    if (now != null) {
      now.region().reread(now.server().id());
      look(now);
    }
  }

  private @Nullable Networks networks() {
    ServerRow now = row.get();
    return now == null ? null : regionOf(now).networks();
  }
}
