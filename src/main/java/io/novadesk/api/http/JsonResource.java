package io.novadesk.api.http;

import io.novadesk.api.TokenSource;
import io.novadesk.api.wire.Json;
import io.novadesk.api.wire.Page;
import io.novadesk.api.wire.Pager;
import io.novadesk.api.wire.Uris;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A service whose objects are all listed, made and deleted in the same way: {@code {"things": [..],
 * "things_links": [..]}} and {@code {"thing": {..}}}.
 */
public final class JsonResource {
  private static final int PAGE = 500;

  private final HttpTransport http;
  private final URI url;
  private final TokenSource tokens;

  public JsonResource(HttpTransport http, URI url, TokenSource tokens) {
    this.http = http;
    this.url = url;
    this.tokens = tokens;
  }

  private Request request(String method, String path) {
    return Request.of(method, Uris.join(url, path)).token(tokens);
  }

  /** Every item, page by page; a service without paging answers with one page. */
  public <T> List<T> list(
      String path,
      String root,
      Map<String, String> filters,
      Function<JsonNode, T> reader,
      Function<T, String> id) {
    Pager.Source<T> source =
        (marker, limit) -> {
          Map<String, String> query = new LinkedHashMap<>(filters);
          query.put("limit", Integer.toString(limit));
          if (marker != null) {
            query.put("marker", marker);
          }
          return http.exchange(
              request("GET", path + Uris.query(query)), a -> Page.of(a.bytes(), root, reader));
        };
    return new Pager<>(source, id, true).all(PAGE);
  }

  public <T> T get(String path, String root, Function<JsonNode, T> reader) {
    return http.exchange(request("GET", path), a -> reader.apply(Json.member(a.bytes(), root)));
  }

  public <T> T create(String path, JsonNode body, String root, Function<JsonNode, T> reader) {
    return http.exchange(
        request("POST", path).json(body), a -> reader.apply(Json.member(a.bytes(), root)));
  }

  public <T> T update(String path, JsonNode body, String root, Function<JsonNode, T> reader) {
    return http.exchange(
        request("PUT", path).json(body), a -> reader.apply(Json.member(a.bytes(), root)));
  }

  /** A command without an answer. */
  public void post(String path, @Nullable JsonNode body) {
    Request request = request("POST", path);
    http.send(body == null ? request : request.json(body));
  }

  public void delete(String path) {
    http.send(request("DELETE", path));
  }
}
