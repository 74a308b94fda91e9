package io.novadesk.api.identity;

import java.net.URI;

/** Where and in which dialect to log in, found by {@link Identity#discover}. */
public record IdentityEndpoint(URI url, IdentityVersion version) {
  /** Ages of identity. */
  public enum IdentityVersion {
    /** Header login of Cloud Servers. */
    V1_0,
    V2_0,
    V3
  }
}
