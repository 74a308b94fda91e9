package io.novadesk.api.compute;

import io.novadesk.api.wire.Json;
import io.novadesk.api.wire.Uris;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is done to servers beside the commands of {@link ServerRequests}: passwords, security groups
 * (API reference, "Servers - run an action", "Server password"). Blocking; every method throws
 * {@link io.novadesk.api.ApiException}.
 */
public final class ServerCommands {
  private static final int COMMAND = 1;

  private final ComputeClient compute;
  private final Servers servers;

  ServerCommands(ComputeClient compute, Servers servers) {
    this.compute = compute;
    this.servers = servers;
  }

  public Accepted addSecurityGroup(String id, String group) {
    return securityGroup(id, "addSecurityGroup", group);
  }

  public Accepted removeSecurityGroup(String id, String group) {
    return securityGroup(id, "removeSecurityGroup", group);
  }

  private Accepted securityGroup(String id, String action, String group) {
    ObjectNode body = Json.object().put("name", group);
    return servers.send(servers.requests().action(id, action, body, COMMAND));
  }

  /** The password that the cloud set at the first start, encrypted with the server's public key. */
  public String encryptedPassword(String id) {
    return compute.exchange(
        "GET",
        path(id) + "/os-server-password",
        COMMAND,
        a -> Json.words(Json.tree(a.bytes()), "password"));
  }

  public void clearPassword(String id) {
    compute.http().send(compute.request("DELETE", path(id) + "/os-server-password", COMMAND));
  }

  private static String path(String id) {
    return "/servers/" + Uris.segment(id);
  }
}
