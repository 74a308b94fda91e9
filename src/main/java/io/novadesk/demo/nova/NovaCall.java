package io.novadesk.demo.nova;

import io.novadesk.demo.compute.Order;
import io.novadesk.demo.compute.Policies;
import io.novadesk.demo.http.Call;
import io.novadesk.demo.http.Json;
import io.novadesk.demo.http.Query;
import io.novadesk.demo.http.Refusal;
import io.novadesk.demo.identity.Caller;
import io.novadesk.demo.schema.Python;
import io.novadesk.demo.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/**
 * A request to Compute.
 *
 * @param version the second number of the microversion
 * @param root scheme, host and path of the service, without the version
 * @param api the version's part of the path: v2.1, or v2 for clients of API v2.0
 */
record NovaCall(Call call, Caller caller, int version, String root, String api) {
  static final String LEGACY = "v2";

  boolean atLeast(int wanted) {
    return version >= wanted;
  }

  Query query() {
    return call.query();
  }

  /** Whether the client speaks API v2.0, which passed over keys that it did not know. */
  boolean isLegacy() {
    return api.equals(LEGACY);
  }

  /**
   * The body; null where nova sees none, as it does when nobody says that it is JSON.
   *
   * @throws Refusal 400 when it is no JSON, 415 when it is said to be something else
   */
  JsonNode json() {
    String type = call.header("Content-Type");
    if (type == null || type.startsWith("text/plain")) {
      return NullNode.getInstance();
    }
    if (!type.startsWith("application/json")) {
      throw new Refusal(415, "Unsupported Content-Type");
    }
    byte[] bytes = call.bytes();
    return bytes.length == 0 ? NullNode.getInstance() : Json.read(bytes, "Malformed request body");
  }

  /**
   * The body, which has to fit the schema.
   *
   * @throws Refusal 400 in nova's words
   */
  JsonNode body(Schema schema) {
    JsonNode body = json();
    requireFit(body, schema);
    return body;
  }

  void requireFit(JsonNode body, Schema schema) {
    schema.require(body, isLegacy());
  }

  /**
   * Refuses what a query does not know, from that version on; before, nova passed over it.
   *
   * @throws Refusal 400 in nova's words
   */
  void requireQuery(int from, String... known) {
    if (!atLeast(from)) {
      return;
    }
    List<String> unknown = new ArrayList<>(query().names());
    unknown.removeAll(List.of(known));
    if (!unknown.isEmpty()) {
      StringJoiner names = new StringJoiner(", ");
      unknown.forEach(name -> names.add(Python.quote(name)));
      throw Refusal.badRequest(
          String.format(
              Locale.ROOT,
              "Additional properties are not allowed (%s %s unexpected)",
              names,
              unknown.size() == 1 ? "was" : "were"));
    }
  }

  /**
   * Lets pass whoever belongs to a project, and administrators.
   *
   * @throws Refusal 403 for everyone else
   */
  void requireOwn(String projectId, String policy) {
    if (!projectId.equals(caller.projectId())) {
      requireAdmin(policy);
    }
  }

  Order order() {
    return new Order(caller, call.requestId());
  }

  /**
   * Lets administrators pass.
   *
   * @throws Refusal 403 for everyone else
   */
  void requireAdmin(String policy) {
    if (!caller.isAdmin()) {
      throw Policies.denied(policy);
    }
  }

  /**
   * Lets the managers of a project pass, and administrators.
   *
   * @throws Refusal 403 for everyone else
   */
  void requireManager(String policy) {
    if (!caller.isAdmin() && !caller.roles().contains("manager")) {
      throw Policies.denied(policy);
    }
  }

  /**
   * Lets pass everyone but those who may only look.
   *
   * @throws Refusal 403 for readers
   */
  void requireMember(String policy) {
    if (!caller.isAdmin() && !caller.roles().contains("member")) {
      throw Policies.denied(policy);
    }
  }

  /** The link to a collection, with the version in it. */
  String list(String collection) {
    return root + '/' + api + '/' + collection;
  }

  /** The link to an item of a collection, with the version in it. */
  String self(String collection, String id) {
    return list(collection) + '/' + id;
  }

  /** The link to an item that outlives the version. */
  String bookmark(String collection, String id) {
    return root + '/' + collection + '/' + id;
  }
}
