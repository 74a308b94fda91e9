package io.novadesk.viewmodel.launch;

import io.novadesk.api.Secret;
import io.novadesk.api.compute.NewServer;
import io.novadesk.api.compute.NewServer.BlockDevice;
import io.novadesk.api.compute.NewServer.Networks;
import io.novadesk.api.compute.NewServer.Nic;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Turns what was typed into what a cloud is asked for; what this cloud does not understand stays
 * out.
 */
final class WantedServer {
  private final LaunchForm form;
  private final Ability ability;

  private WantedServer(LaunchForm form, Ability ability) {
    this.form = form;
    this.ability = ability;
  }

  static NewServer of(LaunchForm form, Ability ability) {
    return new WantedServer(form, ability).server();
  }

  private NewServer server() {
    List<BlockDevice> volumes = volumes();
    String image = form.get(LaunchField.IMAGE);
    String userData = ability.userData() ? form.text(LaunchField.USER_DATA).get() : "";
    String password = form.text(LaunchField.PASSWORD).get();
    String group = form.get(LaunchField.SERVER_GROUP);
    return new NewServer(
        NamePattern.of(form.get(LaunchField.NAME)).base(),
        volumes.isEmpty() ? image : null,
        form.get(LaunchField.FLAVOR),
        networks(),
        volumes,
        metadata(),
        filled(LaunchField.KEY_PAIR, true),
        ability.securityGroups() ? List.copyOf(form.securityGroups()) : List.of(),
        filled(LaunchField.ZONE, ability.zones()),
        userData.isEmpty() ? null : Secret.of(userData),
        (ability.configDrive() && form.configDriveProperty().get()) ? Boolean.TRUE : null,
        1,
        password.isEmpty() ? null : Secret.of(password),
        filled(LaunchField.DESCRIPTION, ability.description()),
        ability.tags() ? LaunchRules.tags(form) : List.of(),
        filled(LaunchField.HOSTNAME, ability.hostname()),
        files(),
        group.isEmpty() || !ability.zones() ? Map.of() : Map.of("group", group));
  }

  /** What it boots from, where that is no image. */
  private List<BlockDevice> volumes() {
    if (!ability.bootVolume()) {
      return List.of();
    }
    if (form.bootsFromVolume()) {
      // It was there before the server: it stays when the server goes.
      return List.of(new BlockDevice("volume", form.get(LaunchField.VOLUME), null, 0, false));
    }
    int size = LaunchRules.number(form.get(LaunchField.VOLUME_SIZE), 1, 1_000_000).orElse(1);
    String image = form.get(LaunchField.IMAGE);
    return form.fromVolumeProperty().get()
        ? List.of(new BlockDevice("image", image, size, 0, form.deleteVolumeProperty().get()))
        : List.of();
  }

  private @Nullable String filled(LaunchField field, boolean understood) {
    String text = form.get(field);
    return !understood || text.isEmpty() ? null : text;
  }

  private Networks networks() {
    if (!ability.networks()) {
      return new Networks.Usual();
    }
    return switch (form.networkModeProperty().get()) {
      case AUTO -> ability.noNetwork() ? new Networks.Auto() : new Networks.Usual();
      case NONE -> new Networks.None();
      case CHOSEN ->
          new Networks.These(
              Stream.concat(
                      form.networks().stream().map(id -> new Nic(id, null, null)),
                      form.ports().stream().map(id -> new Nic(null, id, null)))
                  .toList());
    };
  }

  private Map<String, String> metadata() {
    Map<String, String> metadata = new LinkedHashMap<>();
    form.metadata().stream()
        .filter(pair -> !pair.isBlank())
        .forEach(pair -> metadata.put(pair.key().get(), pair.value().get()));
    return metadata;
  }

  private Map<String, byte[]> files() {
    Map<String, byte[]> files = new LinkedHashMap<>();
    if (ability.files()) {
      form.files().forEach(file -> files.put(file.path().get().strip(), file.content()));
    }
    return files;
  }
}
