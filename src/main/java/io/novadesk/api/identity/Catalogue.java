package io.novadesk.api.identity;

import io.novadesk.api.wire.Json;
import java.net.URI;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The services that a cloud offers to this token, whatever shape the wire gave them (Identity API,
 * "Service catalog").
 */
public record Catalogue(List<Service> services) {
  public static final Catalogue EMPTY = new Catalogue(List.of());

  /** Rackspace's first cloud (v1.0) stands beside the OpenStack one under the same type. */
  static final String FIRST_GENERATION = "cloudServers";

  /** What some clouds write where others write no region. */
  public static final String EVERY_REGION = "*";

  /** The types under which catalogues name a service that has had several, best first. */
  private static final Map<String, List<String>> NAMES =
      Map.of(
          "compute",
          List.of("compute", "computev21", "compute_legacy"),
          "volume",
          List.of("volumev3", "block-storage", "block-store", "volumev2", "volume"));

  private static final Pattern VERSION = Pattern.compile("/v\\d.*$");

  /** Which face of a service. */
  public enum Interface {
    PUBLIC,
    INTERNAL,
    ADMIN
  }

  /**
   * @param type such as {@code compute}; {@code name} is free text
   */
  public record Service(String type, @Nullable String name, List<Endpoint> endpoints) {}

  /**
   * @param region null, empty or {@code *}: good for every region
   * @param version such as {@code 1.1}, where the catalogue tells it
   */
  public record Endpoint(
      Interface face, @Nullable String region, URI url, @Nullable String version) {
    boolean hasRegion() {
      return region != null && !region.isEmpty() && !region.equals(EVERY_REGION);
    }
  }

  /** Every type under which a catalogue may name this service, best first. */
  public static List<String> names(String type) {
    return NAMES.getOrDefault(type, List.of(type));
  }

  /**
   * Every region that has an endpoint of this type, by name: Keystone names them in another order
   * at another login.
   */
  public List<String> regions(String type) {
    return names(type).stream()
        .flatMap(this::endpoints)
        .filter(Endpoint::hasRegion)
        .map(Endpoint::region)
        .filter(Objects::nonNull)
        .distinct()
        .sorted()
        .toList();
  }

  /** The types of the service at an address, all of its names; empty where none stands there. */
  Set<String> typesAt(URI address) {
    Set<String> types = new HashSet<>();
    int longest = 0;
    for (Service service : services) {
      for (Endpoint endpoint : service.endpoints()) {
        String root = root(endpoint.url());
        if (root.length() >= longest && (root(address) + "/").startsWith(root + "/")) {
          if (root.length() > longest) {
            types.clear();
          }
          longest = root.length();
          types.add(service.type());
        }
      }
    }
    for (List<String> family : NAMES.values()) {
      if (family.stream().anyMatch(types::contains)) {
        types.addAll(family);
      }
    }
    return types;
  }

  /** Where a service begins, before its version. */
  private static String root(URI url) {
    String path = url.getRawPath() == null ? "" : url.getRawPath();
    return url.getRawAuthority() + VERSION.matcher(path).replaceFirst("").replaceAll("/+$", "");
  }

  private Stream<Endpoint> endpoints(String name) {
    return services.stream()
        .filter(s -> s.type().equals(name))
        .sorted(Comparator.comparing(s -> FIRST_GENERATION.equals(s.name())))
        .flatMap(s -> s.endpoints().stream());
  }

  /** The best endpoint of a type: in this region (null: any), with this face, highest version. */
  public Optional<Endpoint> endpoint(String type, @Nullable String region, Interface face) {
    return names(type).stream().flatMap(name -> named(name, region, face).stream()).findFirst();
  }

  private Optional<Endpoint> named(String name, @Nullable String region, Interface face) {
    return endpoints(name)
        .filter(e -> e.face() == face)
        .filter(e -> region == null || !e.hasRegion() || region.equals(e.region()))
        .reduce((a, b) -> better(b, a, region) ? b : a);
  }

  /** Whether {@code a} is to be preferred; of equals the catalogue's first wins. */
  private static boolean better(Endpoint a, Endpoint b, @Nullable String region) {
    if (region != null && a.hasRegion() != b.hasRegion()) {
      return a.hasRegion();
    }
    return Objects.equals(a.region(), b.region()) && versionOf(a) > versionOf(b);
  }

  /** The version as a number that can be compared: 1.1 as 1001, none as 0. */
  private static long versionOf(Endpoint e) {
    String text = e.version() == null ? "" : e.version().replaceAll("[^0-9.]", "");
    String[] parts = text.split("\\.", -1);
    Long major = Json.number(parts[0]);
    Long minor = parts.length < 2 ? null : Json.number(parts[1]);
    return (major == null ? 0 : major) * 1000 + (minor == null ? 0 : minor);
  }
}
