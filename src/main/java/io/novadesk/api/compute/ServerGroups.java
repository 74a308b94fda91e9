package io.novadesk.api.compute;

import io.novadesk.api.http.Request;
import io.novadesk.api.wire.Json;
import io.novadesk.api.wire.Page;
import io.novadesk.api.wire.Pager;
import io.novadesk.api.wire.Uris;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Groups of servers that are kept together or apart (API reference, "Server groups"). Blocking;
 * every method throws {@link io.novadesk.api.ApiException}.
 */
public final class ServerGroups {
  /** One policy in place of a list. */
  private static final int ONE_POLICY = 64;

  private static final int PAGE = 500;

  private final ComputeClient compute;

  ServerGroups(ComputeClient compute) {
    this.compute = compute;
  }

  /**
   * @param policy such as {@code anti-affinity}
   * @param members ids of servers
   */
  public record ServerGroup(String id, String name, String policy, List<String> members) {}

  public List<ServerGroup> list() {
    // No link tells whether there is more, and a page begins at a number in place of a marker.
    int[] read = new int[1];
    Pager.Source<ServerGroup> source =
        (marker, limit) -> {
          Map<String, String> query = new LinkedHashMap<>();
          query.put("limit", Integer.toString(limit));
          if (marker != null) {
            query.put("offset", Integer.toString(read[0]));
          }
          Page<ServerGroup> page =
              compute.exchange(
                  "GET",
                  "/os-server-groups" + Uris.query(query),
                  ONE_POLICY,
                  a -> Page.of(a.bytes(), "server_groups", ServerGroups::read));
          read[0] += page.items().size();
          return page;
        };
    return new Pager<>(source, ServerGroup::id, false).all(PAGE);
  }

  private static ServerGroup read(JsonNode node) {
    String policy = Json.filled(node, "policy");
    List<String> policies =
        Json.list(node.path("policies")).stream().map(n -> n.asString("")).toList();
    return new ServerGroup(
        Json.required(node, "id"),
        Json.words(node, "name"),
        policy != null ? policy : String.join(", ", policies),
        Json.list(node.path("members")).stream().map(n -> n.asString("")).toList());
  }

  public ServerGroup create(String name, String policy) {
    ObjectNode root = Json.object();
    ObjectNode body = root.putObject("server_group").put("name", name);
    if (compute.speaks(ONE_POLICY)) {
      body.put("policy", policy);
    } else {
      body.putArray("policies").add(policy);
    }
    // The soft policies came with 2.15, which 2.64 includes.
    Request request = compute.request("POST", "/os-server-groups", ONE_POLICY).json(root);
    return compute.http().exchange(request, a -> read(Json.member(a.bytes(), "server_group")));
  }

  public void delete(String id) {
    compute
        .http()
        .send(compute.request("DELETE", "/os-server-groups/" + Uris.segment(id), ONE_POLICY));
  }
}
