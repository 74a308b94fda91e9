package io.novadesk.demo.nova;

import static io.novadesk.demo.http.Json.object;

import io.novadesk.demo.compute.ComputeCloud;
import io.novadesk.demo.compute.Server;
import io.novadesk.demo.compute.VmState;
import io.novadesk.demo.http.Answer;
import io.novadesk.demo.http.Refusal;
import io.novadesk.demo.http.Routes;
import io.novadesk.demo.network.Address;
import io.novadesk.demo.network.SecurityGroups;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What is written down about a server: metadata, tags, addresses, security groups. */
final class ServerRecordsApi {
  private static final int MAX_TAGS = 50;
  private static final int LONGEST_TAG = 60;

  private final ComputeCloud cloud;

  ServerRecordsApi(ComputeCloud cloud) {
    this.cloud = cloud;
  }

  void addTo(Routes<NovaCall> routes) {
    routes
        .on("GET", "/servers/{id}/metadata", this::metadata)
        .on("POST", "/servers/{id}/metadata", (call, path) -> setMetadata(call, path, false))
        .on("PUT", "/servers/{id}/metadata", (call, path) -> setMetadata(call, path, true))
        .on("GET", "/servers/{id}/metadata/{key}", this::item)
        .on("PUT", "/servers/{id}/metadata/{key}", this::setItem)
        .on("DELETE", "/servers/{id}/metadata/{key}", this::removeItem)
        .on("GET", "/servers/{id}/ips", this::addresses)
        .on("GET", "/servers/{id}/ips/{network}", this::addressesOf)
        .on("GET", "/servers/{id}/tags", 26, Routes.NO_END, this::tags)
        .on("PUT", "/servers/{id}/tags", 26, Routes.NO_END, this::replaceTags)
        .on("DELETE", "/servers/{id}/tags", 26, Routes.NO_END, this::removeTags)
        .on("GET", "/servers/{id}/tags/{tag}", 26, Routes.NO_END, this::tag)
        .on("PUT", "/servers/{id}/tags/{tag}", 26, Routes.NO_END, this::addTag)
        .on("DELETE", "/servers/{id}/tags/{tag}", 26, Routes.NO_END, this::removeTag)
        .on("GET", "/servers/{id}/topology", 78, Routes.NO_END, this::topology)
        .on("GET", "/servers/{id}/os-security-groups", this::securityGroups);
  }

  private Server server(NovaCall call, Map<String, String> path) {
    return Lookup.server(cloud, call, path);
  }

  private Answer metadata(NovaCall call, Map<String, String> path) {
    return Answer.ok(object("metadata", server(call, path).metadata()));
  }

  private Answer setMetadata(NovaCall call, Map<String, String> path, boolean replace) {
    JsonNode body = call.body(ServerBodies.metadata());
    Map<String, String> metadata = ServerOrders.texts(body.path("metadata"));
    Server server = server(call, path);
    call.requireMember("server-metadata:" + (replace ? "update_all" : "create"));
    return Answer.ok(
        object("metadata", cloud.records().setMetadata(server, call.order(), metadata, replace)));
  }

  private Answer item(NovaCall call, Map<String, String> path) {
    String key = path.getOrDefault("key", "");
    String value = server(call, path).metadata().get(key);
    if (value == null) {
      throw Refusal.notFound("Metadata item was not found");
    }
    return Answer.ok(object("meta", Map.of(key, value)));
  }

  private Answer setItem(NovaCall call, Map<String, String> path) {
    String key = path.getOrDefault("key", "");
    JsonNode body = call.body(ServerBodies.metadataItem());
    Map<String, String> item = ServerOrders.texts(body.path("meta"));
    if (!item.containsKey(key)) {
      throw Refusal.badRequest("Request body and URI mismatch");
    }
    Server server = server(call, path);
    call.requireMember("server-metadata:update");
    cloud.records().setMetadata(server, call.order(), item, false);
    return Answer.ok(object("meta", item));
  }

  private Answer removeItem(NovaCall call, Map<String, String> path) {
    Server server = server(call, path);
    call.requireMember("server-metadata:delete");
    cloud.records().removeMetadata(server, call.order(), path.getOrDefault("key", ""));
    return Answer.empty(204);
  }

  private static Map<String, List<Object>> byNetwork(Server server) {
    Map<String, List<Object>> networks = new LinkedHashMap<>();
    if (server.vmState() != VmState.BUILDING) {
      for (Address address : server.addresses()) {
        networks
            .computeIfAbsent(address.network().name(), k -> new ArrayList<>())
            .add(object("version", address.version(), "addr", address.ip()));
      }
    }
    return networks;
  }

  private Answer addresses(NovaCall call, Map<String, String> path) {
    return Answer.ok(object("addresses", byNetwork(server(call, path))));
  }

  private Answer addressesOf(NovaCall call, Map<String, String> path) {
    String network = path.getOrDefault("network", "");
    List<Object> addresses = byNetwork(server(call, path)).get(network);
    if (addresses == null) {
      throw Refusal.notFound("Instance is not a member of specified network");
    }
    return Answer.ok(Map.of(network, addresses));
  }

  private Answer tags(NovaCall call, Map<String, String> path) {
    return Answer.ok(object("tags", server(call, path).tags()));
  }

  private static void requireTaggable(Server server, String verb) {
    if (!Set.of(VmState.ACTIVE, VmState.STOPPED, VmState.PAUSED, VmState.SUSPENDED)
        .contains(server.vmState())) {
      throw Refusal.conflict(
          String.format(
              Locale.ROOT,
              "Cannot '%s tag' instance %s while it is in vm_state %s",
              verb,
              server.id(),
              server.vmState().wire()));
    }
  }

  private void setTags(Server server, List<String> tags) {
    if (tags.size() > MAX_TAGS) {
      throw Refusal.badRequest("The number of tags exceeded the per-server limit " + MAX_TAGS);
    }
    cloud.records().setTags(server, tags);
  }

  private synchronized Answer replaceTags(NovaCall call, Map<String, String> path) {
    JsonNode body = call.body(ServerBodies.tags());
    List<String> tags = new ArrayList<>();
    body.path("tags").forEach(tag -> tags.add(tag.asString("")));
    Server server = server(call, path);
    call.requireMember("os-server-tags:update_all");
    requireTaggable(server, "update");
    setTags(server, tags);
    return Answer.ok(object("tags", server.tags()));
  }

  private static void requireValid(String tag) {
    if (tag.isEmpty() || tag.length() > LONGEST_TAG || tag.matches(".*[,/].*")) {
      throw Refusal.badRequest(
          String.format(
              Locale.ROOT,
              "Tag '%s' is invalid. It must be a non empty string without characters '/' and ','."
                  + " Maximum length is %d characters.",
              tag,
              LONGEST_TAG));
    }
  }

  private synchronized Answer removeTags(NovaCall call, Map<String, String> path) {
    Server server = server(call, path);
    call.requireMember("os-server-tags:delete_all");
    requireTaggable(server, "delete");
    setTags(server, List.of());
    return Answer.empty(204);
  }

  private Answer tag(NovaCall call, Map<String, String> path) {
    requireTag(server(call, path), path);
    return Answer.empty(204);
  }

  private static String requireTag(Server server, Map<String, String> path) {
    String tag = path.getOrDefault("tag", "");
    if (!server.tags().contains(tag)) {
      throw Refusal.notFound("Instance " + server.id() + " has no tag '" + tag + "'");
    }
    return tag;
  }

  private synchronized Answer addTag(NovaCall call, Map<String, String> path) {
    Server server = server(call, path);
    call.requireMember("os-server-tags:update");
    String tag = path.getOrDefault("tag", "");
    requireValid(tag);
    requireTaggable(server, "update");
    if (server.tags().contains(tag)) {
      return Answer.empty(204);
    }
    List<String> tags = new ArrayList<>(server.tags());
    tags.add(tag);
    setTags(server, tags);
    return Answer.empty(201).with("Location", call.self("servers", server.id()) + "/tags/" + tag);
  }

  private synchronized Answer removeTag(NovaCall call, Map<String, String> path) {
    Server server = server(call, path);
    call.requireMember("os-server-tags:delete");
    requireTaggable(server, "delete");
    String tag = requireTag(server, path);
    setTags(server, server.tags().stream().filter(t -> !t.equals(tag)).toList());
    return Answer.empty(204);
  }

  /** No server here is bound to a part of its host. */
  private Answer topology(NovaCall call, Map<String, String> path) {
    server(call, path);
    return Answer.ok(object("nodes", List.of(), "pagesize_kb", null));
  }

  private Answer securityGroups(NovaCall call, Map<String, String> path) {
    Server server = server(call, path);
    List<Object> groups = new ArrayList<>();
    for (String name : server.securityGroups()) {
      SecurityGroups.Group group = cloud.networks().groups().named(server.projectId(), name);
      if (group != null) {
        groups.add(GroupView.of(cloud.networks().groups(), group));
      }
    }
    return Answer.ok(object("security_groups", groups));
  }
}
