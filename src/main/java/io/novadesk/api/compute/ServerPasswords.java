package io.novadesk.api.compute;

import io.novadesk.api.wire.Json;
import io.novadesk.api.wire.Uris;

/**
 * The passwords that guests set for themselves at their first start (API reference, "Servers
 * password"). Blocking; every method throws {@link io.novadesk.api.ApiException}.
 */
public final class ServerPasswords {
  private static final int COMMAND = 1;

  private final ComputeClient compute;

  ServerPasswords(ComputeClient compute) {
    this.compute = compute;
  }

  /** Encrypted with the server's public key; empty where there is none. */
  public String encrypted(String id) {
    return compute.exchange(
        "GET", path(id), COMMAND, a -> Json.words(Json.tree(a.bytes()), "password"));
  }

  public void clear(String id) {
    compute.http().send(compute.request("DELETE", path(id), COMMAND));
  }

  private static String path(String id) {
    return "/servers/" + Uris.segment(id) + "/os-server-password";
  }
}
