package io.novadesk.demo.nova;

import io.novadesk.demo.compute.ComputeCloud;
import io.novadesk.demo.compute.Flavor;
import io.novadesk.demo.compute.Server;
import io.novadesk.demo.http.Json;
import io.novadesk.demo.http.Refusal;
import io.novadesk.demo.image.Image;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Finds what a request names, or refuses in nova's words. */
final class Lookup {
  private static final String LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  private static final String RESERVED = "abcdefghijklmnopqrstuvwxyz0123456789";
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final long GIB = 1L << 30;

  private Lookup() {}

  /** The server of the path, when it lives and the caller may see it. */
  static Server server(ComputeCloud cloud, NovaCall call, Map<String, String> path) {
    Server server = remembered(cloud, call, path);
    if (server.deleted()) {
      throw missing(path.getOrDefault("id", ""));
    }
    return server;
  }

  /** The server of the path, deleted or not. */
  static Server remembered(ComputeCloud cloud, NovaCall call, Map<String, String> path) {
    String id = path.getOrDefault("id", "");
    Server server = cloud.region().find(id);
    boolean mine =
        server != null
            && (call.caller().isAdmin() || server.projectId().equals(call.caller().projectId()));
    if (server == null || !mine) {
      throw missing(id);
    }
    return server;
  }

  private static Refusal missing(String id) {
    return Refusal.notFound("Instance " + id + " could not be found.");
  }

  /** A flavor that the caller may use, by id or by a link that ends in it. */
  static Flavor flavor(ComputeCloud cloud, NovaCall call, String reference) {
    String id = reference.substring(reference.lastIndexOf('/') + 1);
    Flavor flavor = visible(cloud, call, id);
    if (flavor == null) {
      throw Refusal.badRequest("Flavor " + id + " could not be found.");
    }
    return flavor;
  }

  /** The flavor of that id; null when the caller may not know of it. */
  static @Nullable Flavor visible(ComputeCloud cloud, NovaCall call, String id) {
    Flavor flavor = cloud.flavors().byId(id);
    boolean shown =
        flavor != null
            && (call.caller().isAdmin()
                || cloud.flavors().isFor(flavor, call.caller().projectId()));
    return shown ? flavor : null;
  }

  /**
   * The flavor of the path.
   *
   * @throws Refusal 404 when there is none that the caller may know of
   */
  static Flavor flavor(ComputeCloud cloud, NovaCall call, Map<String, String> path) {
    String id = path.getOrDefault("id", "");
    Flavor flavor = visible(cloud, call, id);
    if (flavor == null) {
      throw Refusal.notFound("Flavor " + id + " could not be found.");
    }
    return flavor;
  }

  /** Refuses a flavor that the image does not fit into. */
  static void checkFits(Flavor flavor, @Nullable Image image) {
    if (image == null) {
      return;
    }
    if (flavor.ram() < image.minRam()) {
      throw Refusal.badRequest("Flavor's memory is too small for requested image.");
    }
    if (flavor.disk() == 0) {
      return;
    }
    if (image.size() > flavor.disk() * GIB) {
      throw Refusal.badRequest(
          String.format(
              Locale.ROOT,
              "Flavor's disk is too small for requested image. Flavor disk is %d bytes, image is %d"
                  + " bytes.",
              flavor.disk() * GIB,
              image.size()));
    }
    if (image.minDisk() > flavor.disk()) {
      throw Refusal.badRequest(
          String.format(
              Locale.ROOT,
              "Flavor's disk is smaller than the minimum size specified in image metadata. Flavor"
                  + " disk is %d bytes, minimum size is %d bytes.",
              flavor.disk() * GIB,
              image.minDisk() * GIB));
    }
  }

  /** Whether the disk is to fill the flavor's; null where a request does not say. */
  static @Nullable Boolean automaticDisk(JsonNode wanted) {
    String given = Json.text(wanted, "OS-DCF:diskConfig");
    return given == null ? null : given.equals("AUTO");
  }

  /** A name for what one request made. */
  static String reservation() {
    return "r-"
        + RANDOM
            .ints(8, 0, RESERVED.length())
            .mapToObj(i -> String.valueOf(RESERVED.charAt(i)))
            .collect(Collectors.joining());
  }

  /** A password such as nova makes up. */
  static String password() {
    return RANDOM
        .ints(12, 0, LETTERS.length())
        .mapToObj(i -> String.valueOf(LETTERS.charAt(i)))
        .collect(Collectors.joining());
  }
}
