package io.novadesk.viewmodel.launch;

import io.novadesk.api.ApiException;
import io.novadesk.api.compute.KeyPair;
import io.novadesk.api.compute.ServerGroups.ServerGroup;
import io.novadesk.api.network.Networks;
import io.novadesk.api.volume.Volumes;
import io.novadesk.cloud.live.Region;
import io.novadesk.i18n.Text;
import io.novadesk.task.Task;
import io.novadesk.task.TaskRunner;
import io.novadesk.viewmodel.servers.RegionModel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * What a person can choose from in one region, beyond images and flavors: read when it is shown.
 */
public final class LaunchChoices {
  /**
   * Something with a name that is meant by its id.
   *
   * @param about what helps to tell it from others
   */
  public record Choice(String id, String name, String about) {}

  private final TaskRunner tasks;
  private final List<Task> reading = new ArrayList<>();
  private final ObservableList<Choice> keyPairs = FXCollections.observableArrayList();
  private final ObservableList<Choice> zones = FXCollections.observableArrayList();
  private final ObservableList<Choice> groups = FXCollections.observableArrayList();
  private final ObservableList<Choice> networks = FXCollections.observableArrayList();
  private final ObservableList<Choice> ports = FXCollections.observableArrayList();
  private final ObservableList<Choice> securityGroups = FXCollections.observableArrayList();
  private final ObservableList<Choice> volumes = FXCollections.observableArrayList();
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

  LaunchChoices(TaskRunner tasks) {
    this.tasks = tasks;
  }

  public ObservableList<Choice> keyPairs() {
    return keyPairs;
  }

  public ObservableList<Choice> zones() {
    return zones;
  }

  public ObservableList<Choice> groups() {
    return groups;
  }

  public ObservableList<Choice> networks() {
    return networks;
  }

  /** Those that no server has. */
  public ObservableList<Choice> ports() {
    return ports;
  }

  public ObservableList<Choice> securityGroups() {
    return securityGroups;
  }

  /** Those that a server can boot from and none has. */
  public ObservableList<Choice> volumes() {
    return volumes;
  }

  /** Why some of them could not be read; empty while all could. */
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Reads all of them for another region. */
  void read(RegionModel model, Ability ability) {
    stop();
    problem.set("");
    List.of(keyPairs, zones, groups, networks, ports, securityGroups, volumes)
        .forEach(ObservableList::clear);
    Region region = model.region();
    read(
        () -> region.compute().keyPairs().list().stream().map(LaunchChoices::choice).toList(),
        keyPairs);
    if (ability.zones()) {
      read(
          () ->
              region.compute().operations().zones().stream()
                  .filter(z -> z.available())
                  .map(z -> new Choice(z.name(), z.name(), ""))
                  .toList(),
          zones);
      read(
          () -> region.compute().serverGroups().list().stream().map(LaunchChoices::choice).toList(),
          groups);
    }
    Volumes cinder = region.volumes();
    if (ability.bootVolume() && cinder != null) {
      read(
          () ->
              cinder.volumes().stream()
                  .filter(v -> v.bootable() && v.status().equalsIgnoreCase("available"))
                  .map(LaunchChoices::choice)
                  .toList(),
          volumes);
    }
    Networks neutron = region.networks();
    if (neutron != null) {
      read(() -> neutron.networks().stream().map(LaunchChoices::choice).toList(), networks);
      read(
          () ->
              neutron.ports(null).stream()
                  .filter(p -> p.deviceId() == null)
                  .map(
                      p ->
                          new Choice(
                              p.id(),
                              p.name().isEmpty() ? p.id() : p.name(),
                              String.join(", ", p.fixedIps())))
                  .toList(),
          ports);
      read(
          () ->
              neutron.securityGroups().stream()
                  .map(
                      g ->
                          new Choice(
                              g.name(), g.name(), g.description() == null ? "" : g.description()))
                  .distinct()
                  .toList(),
          securityGroups);
    }
  }

  private static Choice choice(KeyPair pair) {
    return new Choice(
        pair.name(), pair.name(), pair.fingerprint() == null ? "" : pair.fingerprint());
  }

  private static Choice choice(Volumes.Volume volume) {
    return new Choice(
        volume.id(),
        volume.name().isEmpty() ? volume.id() : volume.name(),
        Text.of("size.gib", volume.size()));
  }

  private static Choice choice(ServerGroup group) {
    return new Choice(group.id(), group.name(), group.policy());
  }

  private static Choice choice(Networks.Network network) {
    return new Choice(
        network.id(), network.name().isEmpty() ? network.id() : network.name(), network.status());
  }

  private void read(Callable<List<Choice>> work, ObservableList<Choice> into) {
    reading.add(
        tasks.run(
            work,
            into::setAll,
            failure -> {
              // A cloud without the service has nothing to choose from: what is empty is not shown.
              boolean without =
                  failure instanceof ApiException e
                      && e.category() == ApiException.Category.NOT_FOUND;
              if (!without) {
                problem.set(String.valueOf(failure.getMessage()));
              }
            }));
  }

  void stop() {
    reading.forEach(Task::cancel);
    reading.clear();
  }
}
