package io.novadesk.api.compute;

import io.novadesk.api.wire.Json;
import io.novadesk.api.wire.Uris;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tags of servers, from 2.26 on (API reference, "Server tags"). Blocking; every method throws
 * {@link io.novadesk.api.ApiException}.
 */
public final class ServerTags {
  private static final int TAGS = 26;

  private final ComputeClient compute;
  private final ServerRequests requests;

  ServerTags(ComputeClient compute, ServerRequests requests) {
    this.compute = compute;
    this.requests = requests;
  }

  private static String path(String id) {
    return "/servers/" + Uris.segment(id) + "/tags";
  }

  public List<String> get(String id) {
    return compute.exchange("GET", path(id), TAGS, a -> read(a.bytes()));
  }

  private static List<String> read(byte[] body) {
    return Json.items(body, "tags", node -> node.asString(""));
  }

  /** Makes it exactly these. */
  public List<String> replace(String id, List<String> tags) {
    ObjectNode root = Json.object();
    tags.forEach(root.putArray("tags")::add);
    return compute
        .http()
        .exchange(compute.request("PUT", path(id), TAGS).json(root), a -> read(a.bytes()));
  }

  public void add(String id, String tag) {
    compute.http().send(requests.addTag(id, tag));
  }

  public void remove(String id, String tag) {
    compute.http().send(requests.removeTag(id, tag));
  }
}
