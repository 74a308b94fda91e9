package io.novadesk.demo.nova;

import io.novadesk.demo.compute.Order;
import io.novadesk.demo.compute.Policies;
import io.novadesk.demo.http.Call;
import io.novadesk.demo.http.Query;
import io.novadesk.demo.identity.Caller;
import tools.jackson.databind.JsonNode;

/**
 * A request to Compute.
 *
 * @param version the second number of the microversion
 * @param root scheme, host and path of the service, without the version
 */
record NovaCall(Call call, Caller caller, int version, String root) {
  boolean atLeast(int wanted) {
    return version >= wanted;
  }

  Query query() {
    return call.query();
  }

  JsonNode json() {
    return call.json("Malformed request body");
  }

  Order order() {
    return new Order(caller, call.requestId());
  }

  /**
   * Lets administrators pass.
   *
   * @throws io.novadesk.demo.http.Refusal 403 for everyone else
   */
  void requireAdmin(String policy) {
    if (!caller.isAdmin()) {
      throw Policies.denied(policy);
    }
  }

  /**
   * Lets the managers of a project pass, and administrators.
   *
   * @throws io.novadesk.demo.http.Refusal 403 for everyone else
   */
  void requireManager(String policy) {
    if (!caller.isAdmin() && !caller.roles().contains("manager")) {
      throw Policies.denied(policy);
    }
  }

  /**
   * Lets pass everyone but those who may only look.
   *
   * @throws io.novadesk.demo.http.Refusal 403 for readers
   */
  void requireMember(String policy) {
    if (!caller.isAdmin() && !caller.roles().contains("member")) {
      throw Policies.denied(policy);
    }
  }

  /** The link to an item of a collection, with the version in it. */
  String self(String collection, String id) {
    return root + "/v2.1/" + collection + '/' + id;
  }

  /** The link to an item that outlives the version. */
  String bookmark(String collection, String id) {
    return root + '/' + collection + '/' + id;
  }
}
