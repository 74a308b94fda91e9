package io.novadesk.cloud.live;

import io.novadesk.api.identity.Catalogue;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
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
 */
public record Endpoints(Map<String, URI> overrides, Set<String> rehosted) {
  public static final String COMPUTE = "compute";
  public static final String IMAGE = "image";
  public static final String NETWORK = "network";

  /** The catalogue is right. */
  public static final Endpoints OF_CATALOGUE = new Endpoints(Map.of(), Set.of());

  /** Every type that is ever asked for; the volume service changed its type twice. */
  private static final Set<String> EVERY =
      Set.of(COMPUTE, IMAGE, NETWORK, "volume", "volumev2", "volumev3", "block-storage");

  public Endpoints {
    overrides = Map.copyOf(overrides);
    rehosted = Set.copyOf(rehosted);
  }

  /** The same, every service of the catalogue standing at the login address. */
  public Endpoints rehostingAll() {
    return new Endpoints(overrides, EVERY);
  }

  /** The same with another address for one type of service. */
  public Endpoints with(String type, URI url) {
    Map<String, URI> more = new HashMap<>(overrides);
    more.put(type, url);
    return new Endpoints(more, rehosted);
  }

  public @Nullable URI override(String type) {
    return overrides.get(type);
  }

  /**
   * The address of a service; empty where neither an override nor the catalogue gives one.
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
    URI override = overrides.get(type);
    if (override != null) {
      return Optional.of(override);
    }
    return catalogue
        .endpoint(type, region, face)
        .map(Catalogue.Endpoint::url)
        .map(url -> rehosted.contains(type) ? at(login, url) : url);
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
