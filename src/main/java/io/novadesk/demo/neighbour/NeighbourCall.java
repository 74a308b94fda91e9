package io.novadesk.demo.neighbour;

import io.novadesk.demo.http.Call;
import io.novadesk.demo.http.Query;
import io.novadesk.demo.http.Refusal;
import io.novadesk.demo.identity.Caller;
import tools.jackson.databind.JsonNode;

/**
 * A request to a service beside Compute, by somebody who is known.
 *
 * @param api the address of the service with the version, and the project where the client wrote it
 */
public record NeighbourCall(Call call, Caller caller, String api) {
  public Query query() {
    return call.query();
  }

  /** The body; it has to be JSON. */
  public JsonNode json() {
    return call.json("Malformed request body");
  }

  /** Whether the caller may see what belongs to a project. */
  public boolean mayUse(String projectId) {
    return caller.isAdmin() || projectId.equals(caller.projectId());
  }

  /** Whether the caller may make and change things, and not only look. */
  public boolean mayChange() {
    return caller.isAdmin() || caller.roles().contains("member");
  }

  /**
   * Lets pass everyone but those who may only look.
   *
   * @param sentence what the others are told
   */
  public void requireMember(String sentence) {
    if (!mayChange()) {
      throw Refusal.forbidden(sentence);
    }
  }
}
