package io.novadesk.demo.seed;

import io.novadesk.demo.compute.Flavors;
import io.novadesk.demo.compute.KeyPairs;
import io.novadesk.demo.compute.NewServer;
import io.novadesk.demo.compute.Region;
import io.novadesk.demo.compute.Settling;
import io.novadesk.demo.compute.VmState;
import io.novadesk.demo.compute.Volume;
import io.novadesk.demo.image.Image;
import io.novadesk.demo.image.Images;
import io.novadesk.demo.network.Address;
import io.novadesk.demo.network.Network;
import io.novadesk.demo.network.Networks;
import io.novadesk.demo.network.Spares;
import io.novadesk.demo.volume.StoredVolume;
import io.novadesk.demo.volume.Volumes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Fills a cloud: flavors, images, key pairs, and an estate of servers. */
public final class Seed {
  private static final long DAY = 24L * 3_600_000;
  private static final long MINUTES_AGO = 60_000;
  private static final long HOUR = 3_600_000;

  private final Flavors flavors = SeedFiles.flavors();
  private final JsonNode estate = SeedFiles.read("estate.json");
  private final Images images;
  private final Networks networks;
  private final Owner owner;
  private final @Nullable Owner other;
  private final Map<String, String> imageIds = new HashMap<>();

  /** Whose something is. */
  public record Owner(String projectId, String userId) {}

  /**
   * A seed whose servers belong to the owner, but for a few.
   *
   * @param other whose those few are, which only administrators see; null: there are none
   */
  public Seed(Images images, Networks networks, Owner owner, @Nullable Owner other) {
    this.images = images;
    this.networks = networks;
    this.owner = owner;
    this.other = other;
  }

  public Flavors flavors() {
    return flavors;
  }

  /** Adds the images; {@code now} is in milliseconds since 1970. */
  public void plantImages(long now) {
    for (JsonNode node : SeedFiles.read("images.json")) {
      images.put(SeedImage.of(node, owner.projectId(), now));
    }
  }

  /** Adds what belongs to the project but to no server: volumes, floating addresses, a port. */
  public void plantSpares(Volumes volumes, long now) {
    int day = 1;
    for (JsonNode node : estate.path("volumes")) {
      String name = node.path("name").asString();
      volumes.add(
          StoredVolume.available(
              UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString(),
              name,
              node.path("size").asInt(),
              node.path("type").asString(),
              node.path("bootable").asBoolean(),
              owner.projectId(),
              owner.userId(),
              now - DAY * day++));
    }
    Spares spares = networks.spares();
    for (int i = 0; i < 2; i++) {
      spares.add(
          new Spares.Spare(networks.floating(networks.named("public")), "", owner.projectId()));
    }
    spares.add(
        new Spares.Spare(
            networks.fixed(networks.named("backend")), "backup-vip", owner.projectId()));
  }

  /** Adds the key pairs of the user. */
  public void plantKeyPairs(KeyPairs keyPairs, long now) {
    estate
        .path("keypairs")
        .properties()
        .forEach(
            entry -> {
              String key = entry.getValue().asString();
              keyPairs.add(
                  owner.userId(),
                  new KeyPairs.KeyPair(entry.getKey(), "ssh", key, fingerprint(key), now - DAY));
            });
  }

  private static String fingerprint(String key) {
    UUID hash = UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
    return HexFormat.ofDelimiter(":")
        .formatHex(
            ByteBuffer.allocate(16)
                .putLong(hash.getMostSignificantBits())
                .putLong(hash.getLeastSignificantBits())
                .array());
  }

  private List<Tier> tiers(String whose, String region) {
    List<Tier> tiers = new ArrayList<>();
    for (JsonNode node : estate.path(whose).path(region)) {
      tiers.add(Tier.read(node, flavors));
    }
    return tiers;
  }

  private record Planted(NewServer server, Settling.Condition condition, Owner owner) {}

  /** Adds the servers that the seed names for a region. */
  public void plantEstate(Region region, Settling settling) {
    long now = region.now();
    List<Planted> planted = new ArrayList<>();
    plan(tiers("regions", region.name()), owner, region.name(), now, planted);
    if (other != null) {
      plan(tiers("others", region.name()), other, region.name(), now, planted);
    }
    planted.sort(Comparator.comparingLong(p -> p.condition().created()));
    planted.forEach(
        p -> settling.settle(p.server(), p.condition(), p.owner().projectId(), p.owner().userId()));
  }

  private void plan(List<Tier> tiers, Owner whose, String region, long now, List<Planted> into) {
    for (Tier tier : tiers) {
      for (int i = 1; i <= tier.count(); i++) {
        String name =
            tier.count() == 1 ? tier.name() : String.format(Locale.ROOT, "%s-%02d", tier.name(), i);
        JsonNode state = estate.path("states").path(region).path(name);
        into.add(
            new Planted(server(tier, name, i), condition(state, created(tier, i, now)), whose));
      }
    }
  }

  /** The oldest server of a tier has the lowest number. */
  private static long created(Tier tier, int number, long now) {
    long span = (tier.oldestDays() - tier.youngestDays()) * DAY;
    long step = tier.count() > 1 ? span / (tier.count() - 1) : 0;
    long age = tier.oldestDays() * DAY - step * (number - 1);
    // Not all at the same minute of the day.
    return now - Math.max(MINUTES_AGO, age + Math.floorMod(tier.name().hashCode(), 8) * HOUR);
  }

  private Settling.Condition condition(JsonNode state, long created) {
    String word = state.path("state").asString("active").toUpperCase(Locale.ROOT);
    String old = state.path("old_flavor").asString("");
    return new Settling.Condition(
        VmState.valueOf(word),
        word.equals("BUILDING") ? System.currentTimeMillis() - MINUTES_AGO / 2 : created,
        textOrNull(state, "fault"),
        textOrNull(state, "locked"),
        old.isEmpty() ? null : flavors.named(old),
        textOrNull(state, "host"),
        true);
  }

  private String imageId(String name) {
    Image image = images.named(name);
    return image == null ? "" : image.id();
  }

  private static @Nullable String textOrNull(JsonNode node, String key) {
    String text = node.path(key).asString("");
    return text.isEmpty() ? null : text;
  }

  private NewServer server(Tier tier, String name, int number) {
    String image = imageIds.computeIfAbsent(tier.image(), this::imageId);
    Network network = networks.named(tier.network());
    List<Address> addresses = new ArrayList<>();
    addresses.add(networks.fixed(network));
    if (number <= tier.floating()) {
      addresses.add(networks.floating(network));
    }
    List<Volume> volumes = new ArrayList<>();
    for (int i = 0; i < tier.volumes(); i++) {
      String id = UUID.nameUUIDFromBytes((name + i).getBytes(StandardCharsets.UTF_8)).toString();
      // The first one is the server's own; the others are data that outlives it.
      volumes.add(new Volume(id, "/dev/vd" + (char) ('b' + i), i == 0, "", 0));
    }
    return new NewServer(
        name,
        tier.flavor(),
        image,
        "",
        tier.key(),
        tier.description(),
        null,
        null,
        false,
        false,
        tier.metadata(),
        tier.tags(),
        List.copyOf(addresses),
        tier.securityGroups(),
        List.copyOf(volumes),
        number <= tier.floating() ? addresses.getLast().ip() : "",
        "");
  }

  /** Adds any number of servers in the pattern of the seed's first region. */
  public void plantGenerated(Region region, Settling settling, int servers) {
    List<Tier> tiers = tiers("regions", "RegionOne");
    List<Tier> pattern = new ArrayList<>();
    for (Tier tier : tiers) {
      for (int i = 0; i < tier.count(); i++) {
        pattern.add(tier);
      }
    }
    long now = region.now();
    // The whole estate grew over three years.
    long step = Math.max(1, 3 * 365 * DAY / servers);
    for (int i = 0; i < servers; i++) {
      // A stride prime to the length of the pattern mixes the tiers.
      Tier tier = pattern.get(Math.floorMod(i * 17, pattern.size()));
      NewServer server =
          server(
              tier,
              String.format(Locale.ROOT, "%s-%05d", tier.name(), i + 1),
              i % 40 == 0 ? 1 : servers);
      Settling.Condition condition =
          new Settling.Condition(
              i % 23 == 7 ? VmState.STOPPED : i % 211 == 13 ? VmState.PAUSED : VmState.ACTIVE,
              now - step * (servers - i),
              null,
              i % 97 == 5 ? "Change freeze" : null,
              null,
              null,
              false);
      settling.settle(server, condition, owner.projectId(), owner.userId());
    }
  }
}
