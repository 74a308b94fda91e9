package io.novadesk.api.compute;

import io.novadesk.api.ApiException;
import io.novadesk.api.Metadata;
import io.novadesk.api.http.Request;
import io.novadesk.api.wire.Json;
import io.novadesk.api.wire.Uris;
import io.novadesk.i18n.Text;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /{servers|images}/{id}/metadata} of the Compute API. */
final class MetadataResource implements Metadata {
  private final ComputeClient compute;
  private final String collection;
  private final int minor;

  /**
   * @param collection {@code servers} or {@code images}
   * @param minor microversion; the proxy for images ends after 2.38
   */
  MetadataResource(ComputeClient compute, String collection, int minor) {
    this.compute = compute;
    this.collection = collection;
    this.minor = minor;
  }

  private String path(String id) {
    return "/" + collection + "/" + Uris.segment(id) + "/metadata";
  }

  private String path(String id, String key) {
    return path(id) + "/" + Uris.segment(key);
  }

  @Override
  public Map<String, String> get(String id) {
    return compute.exchange("GET", path(id), minor, a -> read(a.bytes()));
  }

  @Override
  public @Nullable String get(String id, String key) {
    try {
      return compute.exchange("GET", path(id, key), minor, a -> read(a.bytes())).get(key);
    } catch (ApiException e) {
      if (e.category() == ApiException.Category.NOT_FOUND) {
        return null;
      }
      throw e;
    }
  }

  /** Clouds of every age read {@code meta}; what some papers say ({@code metadata}) is refused. */
  @Override
  public void set(String id, String key, String value) {
    ObjectNode body = Json.object();
    body.putObject("meta").put(key, value);
    compute.http().send(compute.request("PUT", path(id, key), minor).json(body));
  }

  @Override
  public Map<String, String> merge(String id, Map<String, String> items) {
    return write("POST", id, items);
  }

  @Override
  public Map<String, String> replace(String id, Map<String, String> items) {
    return write("PUT", id, items);
  }

  private Map<String, String> write(String method, String id, Map<String, String> items) {
    ObjectNode body = Json.object();
    items.forEach(body.putObject("metadata")::put);
    Request request = compute.request(method, path(id), minor).json(body);
    return compute.http().exchange(request, a -> read(a.bytes()));
  }

  @Override
  public void delete(String id, String key) {
    compute.http().send(compute.request("DELETE", path(id, key), minor));
  }

  /** The whole set, or one item: both under {@code metadata} or {@code meta}. */
  static Map<String, String> read(byte[] body) {
    JsonNode root = Json.tree(body);
    JsonNode items = Json.first(root, "metadata", "meta");
    if (!items.isObject()) {
      throw Json.bad(Text.of("answer.no.metadata"), null);
    }
    return Json.texts(items);
  }
}
