package io.novadesk.cloud.live;

import io.novadesk.api.identity.Catalogue;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the catalogue's word is not taken for a service's address.
 *
 * @param overrides addresses that take the place of the catalogue's, by the type of service
 * @param rehosted types of service whose address gets scheme and host of the login address, its own
 *     port and path staying: for clouds whose catalogue names hosts that only they can reach
 * @param plain what was decided of addresses without encryption
 */
public record Endpoints(Map<String, URI> overrides, Set<String> rehosted, PlainAddresses plain) {
  public static final String COMPUTE = "compute";
  public static final String IMAGE = "image";
  public static final String NETWORK = "network";
  public static final String VOLUME = "volume";

  /** The catalogue is right. */
  public static final Endpoints OF_CATALOGUE =
      new Endpoints(Map.of(), Set.of(), PlainAddresses.NONE);

  /** Every type that is ever asked for. */
  static final Set<String> EVERY = Set.of(COMPUTE, IMAGE, NETWORK, VOLUME);

  private static final int HTTPS = 443;
  private static final int HTTP = 80;

  public Endpoints {
    overrides = Map.copyOf(overrides);
    rehosted = Set.copyOf(rehosted);
  }

  /** The same, every service of the catalogue standing at the login address. */
  public Endpoints rehostingAll() {
    return new Endpoints(overrides, EVERY, plain);
  }

  /** The same with another address for one type of service. */
  public Endpoints with(String type, URI url) {
    Map<String, URI> more = new HashMap<>(overrides);
    more.put(type, url);
    return new Endpoints(more, rehosted, plain);
  }

  /** The same with these decisions. */
  public Endpoints withPlain(PlainAddresses decided) {
    return new Endpoints(overrides, rehosted, decided);
  }

  /** The address that a person gave for a service, under whichever of its names. */
  public @Nullable URI override(String type) {
    return Catalogue.names(type).stream()
        .map(overrides::get)
        .filter(url -> url != null)
        .findFirst()
        .orElse(null);
  }

  /**
   * The address of a service that a token may be sent to; empty where neither an override nor the
   * catalogue gives one.
   *
   * @param region null: any
   * @param login the address of the login
   */
  public Optional<URI> find(
      String type,
      Catalogue catalogue,
      @Nullable String region,
      Catalogue.Interface face,
      URI login) {
    URI override = override(type);
    return override != null
        ? Optional.of(override)
        : told(type, catalogue, region, face, login)
            .filter(url -> isHidden(url, login) || plain.used().contains(place(type, url)));
  }

  /**
   * The address of a service that the catalogue puts where anybody on the way can read along; empty
   * when it does not, or when the login can be read, too.
   *
   * @param region null: any
   * @param login the address of the login
   */
  public Optional<URI> inClear(
      String type,
      Catalogue catalogue,
      @Nullable String region,
      Catalogue.Interface face,
      URI login) {
    return override(type) != null
        ? Optional.empty()
        : told(type, catalogue, region, face, login).filter(url -> !isHidden(url, login));
  }

  /** Whether a token that a login there brought may be sent to this address. */
  boolean allow(URI url, URI login) {
    String host = host(url);
    return isHidden(url, login)
        || plain.used().stream().anyMatch(place -> place.host().equals(host))
        || overrides.values().stream().anyMatch(typed -> host(typed).equals(host));
  }

  private Optional<URI> told(
      String type,
      Catalogue catalogue,
      @Nullable String region,
      Catalogue.Interface face,
      URI login) {
    boolean rehosts = Catalogue.names(type).stream().anyMatch(rehosted::contains);
    return catalogue
        .endpoint(type, region, face)
        .map(Catalogue.Endpoint::url)
        .map(url -> rehosts ? at(login, url) : url);
  }

  private static boolean isHidden(URI url, URI login) {
    return isSecure(url) || !isSecure(login);
  }

  private static boolean isSecure(URI url) {
    return "https".equalsIgnoreCase(url.getScheme());
  }

  public static Place place(String type, URI url) {
    return new Place(type, host(url));
  }

  /** Host and port, as trust in them is kept. */
  public static String host(URI url) {
    int usual = isSecure(url) ? HTTPS : HTTP;
    int port = url.getPort() < 0 ? usual : url.getPort();
    return String.valueOf(url.getHost()).toLowerCase(Locale.ROOT) + ":" + port;
  }

  /** The address with scheme and host of another. */
  public static URI at(URI host, URI url) {
    try {
      return new URI(
          host.getScheme(),
          null,
          host.getHost(),
          url.getPort(),
          url.getPath(),
          url.getQuery(),
          null);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
