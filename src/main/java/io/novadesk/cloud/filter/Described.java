package io.novadesk.cloud.filter;

import io.novadesk.api.compute.PublicAddress;
import io.novadesk.api.compute.Server;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A server with the names behind its references, and where it is. */
public interface Described {
  Server server();

  /** Its id while the name is not known. */
  String flavorName();

  /** Its id while the name is not known; null: booted from a volume. */
  @Nullable String imageName();

  CloudName cloudName();

  /** As a person knows the region. */
  String regionName();

  /** As a person knows the project; empty where the cloud does not tell. */
  String projectName();

  /** By the clock of its cloud. */
  Instant now();

  /** The address that a person would connect to; empty when there is none. */
  default String address() {
    return PublicAddress.of(server()).orElse("");
  }
}
