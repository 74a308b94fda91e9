package io.novadesk.common.script;

import io.novadesk.api.Secret;
import io.novadesk.api.compute.NewServer;
import io.novadesk.api.compute.NewServer.Networks;
import io.novadesk.api.compute.NewServer.Nic;
import io.novadesk.api.network.Networks.Network;
import io.novadesk.cloud.live.Region;
import io.novadesk.i18n.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * New servers as a command names what they are made of.
 *
 * @param image by name or id, as flavor and networks
 * @param networks empty: what the cloud does by itself
 */
public record LaunchWish(
    List<String> names,
    String image,
    String flavor,
    List<String> networks,
    @Nullable String key,
    List<String> groups,
    @Nullable String zone,
    @Nullable String description,
    List<String> tags,
    Map<String, String> metadata,
    @Nullable Secret userData) {
  /** How many requests may be under way at once where nothing is said. */
  public static final int AT_ONCE = 5;

  private static final String NONE = "none";
  private static final String AUTO = "auto";

  public LaunchWish {
    names = List.copyOf(names);
    networks = List.copyOf(networks);
    groups = List.copyOf(groups);
    tags = List.copyOf(tags);
  }

  /**
   * What the first of them is to be. Looks up names in the cloud, so it blocks.
   *
   * @throws WishException when something named is not there
   */
  public NewServer in(Region there) {
    return new NewServer(
        names.getFirst(),
        Wishes.named(image, there.imageShelf().read(), i -> i.id(), i -> i.name()).getFirst(),
        Wishes.named(flavor, there.flavorShelf().read(), f -> f.id(), f -> f.name()).getFirst(),
        connected(there),
        List.of(),
        metadata,
        key,
        groups,
        zone,
        userData,
        null,
        1,
        null,
        description,
        tags,
        null,
        Map.of(),
        Map.of());
  }

  private Networks connected(Region there) {
    if (networks.isEmpty()) {
      return new Networks.Usual();
    }
    if (networks.equals(List.of(NONE))) {
      return new Networks.None();
    }
    if (networks.equals(List.of(AUTO))) {
      return new Networks.Auto();
    }
    if (there.networks() == null) {
      throw WishException.mistyped(Text.of("network.noService"));
    }
    List<Network> all = there.networks().networks();
    List<Nic> nics = new ArrayList<>();
    for (String name : networks) {
      nics.add(new Nic(Wishes.named(name, all, n -> n.id(), n -> n.name()).getFirst(), null, null));
    }
    return new Networks.These(nics);
  }

  /**
   * The words of a command that asks for the same, without its cloud and names.
   *
   * @param image its name, where one is known
   * @param flavor its name, where one is known
   */
  public static List<String> words(NewServer wanted, String image, String flavor) {
    List<String> words =
        new ArrayList<>(List.of("server", "launch", "--image=" + image, "--flavor=" + flavor));
    switch (wanted.networks()) {
      case Networks.Usual() -> {
        // Nothing says so.
      }
      case Networks.Auto() -> words.add("--network=" + AUTO);
      case Networks.None() -> words.add("--network=" + NONE);
      case Networks.These(List<Nic> nics) ->
          nics.forEach(
              nic -> {
                if (nic.networkId() != null) {
                  words.add("--network=" + nic.networkId());
                }
              });
    }
    add(words, "key", wanted.keyName());
    wanted.securityGroups().forEach(group -> add(words, "group", group));
    add(words, "zone", wanted.availabilityZone());
    add(words, "description", wanted.description());
    wanted.tags().forEach(tag -> add(words, "tag", tag));
    wanted.metadata().forEach((key, value) -> add(words, "property", key + "=" + value));
    return words;
  }

  private static void add(List<String> words, String option, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      words.add("--" + option + "=" + value);
    }
  }

  /** Whether such words say all of it: no password, data, file, volume or port is among them. */
  public static boolean isWhole(NewServer wanted) {
    boolean plainNetworks =
        !(wanted.networks() instanceof Networks.These(List<Nic> nics))
            || nics.stream()
                .allMatch(
                    nic ->
                        nic.networkId() != null && nic.portId() == null && nic.fixedIp() == null);
    return plainNetworks
        && wanted.imageId() != null
        && wanted.volumes().isEmpty()
        && wanted.userData() == null
        && wanted.configDrive() == null
        && wanted.adminPass() == null
        && wanted.hostname() == null
        && wanted.files().isEmpty()
        && wanted.hints().isEmpty();
  }
}
