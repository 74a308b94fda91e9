package io.novadesk.demo.network;

import io.novadesk.demo.http.Json;
import io.novadesk.demo.http.Refusal;
import io.novadesk.demo.neighbour.NeighbourCall;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The bodies of requests to Neutron, and who may send them. */
final class NetworkBodies {
  private NetworkBodies() {}

  /**
   * The object that the body holds under its one key.
   *
   * @throws Refusal 400 when it is none, or has keys that nobody knows
   */
  static JsonNode member(NeighbourCall call, String root, Set<String> keys) {
    JsonNode body =
        Json.read(call.call().bytes(), "Malformed request body: Cannot understand JSON.");
    if (!body.isObject() || body.isEmpty()) {
      throw Refusal.badRequest("Resource body required");
    }
    JsonNode wanted = body.path(root);
    if (!wanted.isObject()) {
      throw Refusal.badRequest("Unable to find '" + root + "' in request body");
    }
    for (String key : wanted.propertyNames()) {
      if (!keys.contains(key)) {
        throw Refusal.badRequest("Unrecognized attribute(s) '" + key + "'");
      }
    }
    return wanted;
  }

  /** Whose something new is: the caller's, or whose an administrator says. */
  static String project(NeighbourCall call, JsonNode wanted) {
    String own = call.caller().projectId();
    String given =
        Json.text(wanted, "project_id") == null
            ? Json.text(wanted, "tenant_id")
            : Json.text(wanted, "project_id");
    if (given == null || given.equals(own)) {
      return own;
    }
    if (!call.caller().isAdmin()) {
      throw Refusal.badRequest(
          "Specifying 'project_id' or 'tenant_id' other than the authenticated project in request"
              + " requires admin or advsvc privileges");
    }
    return given;
  }

  static void requireMember(NeighbourCall call, String rule) {
    call.requireMember("rule:" + rule + " is disallowed by policy");
  }
}
