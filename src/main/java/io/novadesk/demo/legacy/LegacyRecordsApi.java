package io.novadesk.demo.legacy;

import static io.novadesk.demo.http.Json.object;

import io.novadesk.demo.compute.ComputeCloud;
import io.novadesk.demo.compute.Server;
import io.novadesk.demo.http.Answer;
import io.novadesk.demo.http.Refusal;
import io.novadesk.demo.http.Routes;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Metadata and addresses of the servers of Compute v1.1. */
final class LegacyRecordsApi {
  private final ComputeCloud cloud;

  LegacyRecordsApi(ComputeCloud cloud) {
    this.cloud = cloud;
  }

  void addTo(Routes<LegacyCall> routes) {
    String metadata = "/servers/{id}/metadata";
    routes
        .on("GET", "/servers/{id}/ips", this::addresses)
        .on("GET", "/servers/{id}/ips/{network}", this::addressesOf)
        .on("GET", metadata, this::metadata)
        .on("POST", metadata, (call, path) -> setMetadata(call, path, false))
        .on("PUT", metadata, (call, path) -> setMetadata(call, path, true))
        .on("GET", metadata + "/{key}", this::item)
        .on("PUT", metadata + "/{key}", this::setItem)
        .on("DELETE", metadata + "/{key}", this::removeItem);
  }

  /** The living server of the path, by number or id. */
  Server server(LegacyCall call, Map<String, String> path) {
    String id = path.getOrDefault("id", "");
    Server server =
        id.matches("\\d{1,18}") ? cloud.region().find(Long.parseLong(id)) : cloud.region().find(id);
    if (server == null || server.deleted() || !server.projectId().equals(call.tenant())) {
      throw Refusal.notFound("The resource could not be found.");
    }
    return server;
  }

  private Answer addresses(LegacyCall call, Map<String, String> path) {
    return Answer.ok(object("addresses", LegacyView.addresses(server(call, path))));
  }

  private Answer addressesOf(LegacyCall call, Map<String, String> path) {
    String network = path.getOrDefault("network", "");
    List<Object> found = LegacyView.addresses(server(call, path)).get(network);
    if (found == null) {
      throw Refusal.notFound("Instance is not a member of specified network");
    }
    return Answer.ok(Map.of(network, found));
  }

  private Answer metadata(LegacyCall call, Map<String, String> path) {
    return Answer.ok(object("metadata", server(call, path).metadata()));
  }

  private Answer setMetadata(LegacyCall call, Map<String, String> path, boolean replace) {
    JsonNode given = call.json().path("metadata");
    if (!given.isObject()) {
      throw Refusal.badRequest("Malformed request body");
    }
    return Answer.ok(
        object(
            "metadata",
            cloud
                .records()
                .setMetadata(server(call, path), call.order(), LegacyCall.texts(given), replace)));
  }

  private Answer item(LegacyCall call, Map<String, String> path) {
    String key = path.getOrDefault("key", "");
    String value = server(call, path).metadata().get(key);
    if (value == null) {
      throw Refusal.notFound("Metadata item was not found");
    }
    return Answer.ok(object("meta", Map.of(key, value)));
  }

  private Answer setItem(LegacyCall call, Map<String, String> path) {
    Map<String, String> item = call.item(path);
    cloud.records().setMetadata(server(call, path), call.order(), item, false);
    return Answer.ok(object("meta", item));
  }

  private Answer removeItem(LegacyCall call, Map<String, String> path) {
    cloud.records().removeMetadata(server(call, path), call.order(), path.getOrDefault("key", ""));
    return Answer.empty(204);
  }
}
