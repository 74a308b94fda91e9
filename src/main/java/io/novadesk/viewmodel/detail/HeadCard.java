package io.novadesk.viewmodel.detail;

import io.novadesk.api.compute.Flavor;
import io.novadesk.api.compute.Server;
import io.novadesk.api.compute.Server.Address;
import io.novadesk.api.compute.Server.FlavorOfServer;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.base.Ages;
import io.novadesk.viewmodel.base.Link;
import io.novadesk.viewmodel.base.Sizes;
import io.novadesk.viewmodel.servers.RegionModel;
import io.novadesk.viewmodel.servers.ServerRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a person wants to know of a server first.
 *
 * @param status the cloud's word, and what it is doing with the server now
 * @param since when the cloud last changed it; empty where not told
 * @param sinceExact the same to the second
 * @param addresses those that a person connects to first
 * @param sizes vCPU, RAM, disk; empty while the flavor is not known
 * @param age such as "91 d old"; empty where not told
 * @param networks how many it is in
 * @param volumes how many are attached
 */
public record HeadCard(
    String status,
    String since,
    String sinceExact,
    List<Reach> addresses,
    List<Size> sizes,
    Named flavor,
    Named image,
    String age,
    String ageExact,
    int networks,
    int volumes) {

  /**
   * An address.
   *
   * @param kind fixed or floating, in the person's words; empty where not told
   */
  public record Reach(String address, String kind, Link network) {
    /** Whether it says no more than that it is an address. */
    public boolean isUsual() {
      return kind.equals(Text.of("head.fixed"));
    }
  }

  /**
   * One measure of the flavor.
   *
   * @param share of the largest flavor of the region, 0 to 1
   */
  public record Size(String name, String value, double share, String help) {}

  /**
   * @param link null: it has no place of its own
   */
  public record Named(String name, @Nullable Link link) {}

  public static HeadCard of(ServerRow row) {
    Server server = row.server();
    List<Address> addresses = server.addresses() == null ? List.of() : server.addresses();
    return new HeadCard(
        row.region().isStale() ? Text.of("server.lastSeen", status(server)) : status(server),
        server.updated() == null
            ? ""
            : Text.of("head.since", Ages.since(server.updated(), row.region().now())),
        Ages.exact(server.updated()),
        addresses.stream()
            .sorted(Comparator.comparing(address -> !"floating".equals(address.type())))
            .map(address -> reach(address, row.region().key()))
            .toList(),
        sizes(row),
        flavor(row),
        image(row),
        server.created() == null
            ? ""
            : Text.of("head.age", Ages.since(server.created(), row.region().now())),
        server.created() == null ? "" : Text.of("head.made", Ages.exact(server.created())),
        (int) addresses.stream().map(Address::network).distinct().count(),
        server.volumeIds().size());
  }

  private static String status(Server server) {
    Integer progress = server.progress();
    if (server.state().isTransitional() && progress != null && progress > 0 && progress < 100) {
      return Text.of("server.statusAndProgress", server.status(), progress);
    }
    return server.taskState() == null
        ? server.status()
        : Text.of("server.statusAndTask", server.status(), server.taskState());
  }

  private static Reach reach(Address address, String region) {
    String kind =
        "floating".equals(address.type()) || "fixed".equals(address.type())
            ? Text.of("head." + address.type())
            : "";
    return new Reach(address.addr(), kind, new Link(Link.Kind.NETWORK, region, address.network()));
  }

  private static Named flavor(ServerRow row) {
    Flavor flavor = row.region().flavorOf(row.server());
    return new Named(
        row.flavorName(),
        flavor == null
            ? null
            : new Link(Link.Kind.FLAVOR, row.region().key(), flavor.id(), flavor.name()));
  }

  private static Named image(ServerRow row) {
    String id = row.server().imageId();
    return new Named(
        row.imageName() == null ? Text.of("server.image.volume") : row.imageName(),
        id == null || row.region().image(id) == null
            ? null
            : new Link(
                Link.Kind.IMAGE,
                row.region().key(),
                id,
                row.imageName() == null ? id : row.imageName()));
  }

  /** The flavor as it was when the server was made, where the cloud still tells it. */
  private static List<Size> sizes(ServerRow row) {
    if (row.server().flavor() instanceof FlavorOfServer.Embedded e) {
      return sizes(row.region(), e.vcpus(), e.ram(), e.disk());
    }
    Flavor flavor = row.region().flavorOf(row.server());
    return flavor == null
        ? List.of()
        : sizes(row.region(), flavor.vcpus(), flavor.ram(), flavor.disk());
  }

  private static List<Size> sizes(RegionModel region, @Nullable Integer vcpus, int ram, int disk) {
    List<Size> sizes = new ArrayList<>();
    if (vcpus != null) {
      sizes.add(size("vcpus", vcpus, String::valueOf, region, Flavor::vcpus));
    }
    sizes.add(size("ram", ram, Sizes::ofMib, region, Flavor::ram));
    sizes.add(size("disk", disk, gib -> Text.of("head.gib", gib), region, Flavor::disk));
    return sizes;
  }

  private static Size size(
      String key,
      int value,
      Function<Integer, String> words,
      RegionModel region,
      Function<Flavor, @Nullable Integer> measure) {
    OptionalInt largest =
        region.flavors().stream()
            .map(measure)
            .filter(Objects::nonNull)
            .mapToInt(Integer::intValue)
            .max();
    int most = Math.max(value, largest.orElse(value));
    return new Size(
        Text.of("head." + key),
        words.apply(value),
        most == 0 ? 0 : (double) value / most,
        Text.of("head.ofMost", words.apply(value), words.apply(most)));
  }
}
