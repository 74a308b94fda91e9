package io.novadesk.api.identity;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The services that a cloud offers to this token, whatever shape the wire gave them. */
public record Catalogue(List<Service> services) {
  public static final Catalogue EMPTY = new Catalogue(List.of());

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
   * @param region null or empty: good for every region
   * @param version such as {@code 1.1}, where the catalogue tells it
   */
  public record Endpoint(
      Interface face, @Nullable String region, URI url, @Nullable String version) {}

  /** Every region that has an endpoint of this type, in the catalogue's order. */
  public List<String> regions(String type) {
    throw new UnsupportedOperationException();
  }

  /** The best endpoint of a type: in this region (null: any), with this face, highest version. */
  public Optional<Endpoint> endpoint(String type, @Nullable String region, Interface face) {
    throw new UnsupportedOperationException();
  }
}
