package io.novadesk.demo.network;

import io.novadesk.demo.http.Call;
import io.novadesk.demo.identity.Caller;
import tools.jackson.databind.JsonNode;

/** A request to a service beside Compute, by somebody who is known. */
record NeighbourCall(Call call, Caller caller) {
  /** The body's object under this key; missing where there is none. */
  JsonNode member(String root) {
    return call.json("Malformed request body").path(root);
  }

  boolean mayUse(String projectId) {
    return caller.isAdmin() || projectId.equals(caller.projectId());
  }
}
