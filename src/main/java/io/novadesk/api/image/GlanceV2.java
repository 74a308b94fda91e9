package io.novadesk.api.image;

import io.novadesk.api.Metadata;
import io.novadesk.api.TokenSource;
import io.novadesk.api.http.HttpTransport;
import io.novadesk.api.http.Request;
import io.novadesk.api.http.RequestBody;
import io.novadesk.api.wire.Json;
import io.novadesk.api.wire.Pager;
import io.novadesk.api.wire.Uris;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import tools.jackson.databind.node.ObjectNode;

/** Images through Glance v2. */
final class GlanceV2 implements ImageService {
  private static final int PAGE = 200;

  private final HttpTransport http;
  private final URI url;
  private final TokenSource tokens;

  GlanceV2(HttpTransport http, URI url, TokenSource tokens) {
    this.http = http;
    this.url = url;
    this.tokens = tokens;
  }

  Request request(String method, String path) {
    return Request.of(method, Uris.join(url, path)).token(tokens);
  }

  HttpTransport http() {
    return http;
  }

  static String path(String id) {
    return "/images/" + Uris.segment(id);
  }

  @Override
  public List<Image> list() {
    Pager.Source<Image> source =
        (marker, limit) -> {
          Map<String, String> query = new LinkedHashMap<>();
          query.put("limit", Integer.toString(limit));
          if (marker != null) {
            query.put("marker", marker);
          }
          return http.exchange(
              request("GET", "/images" + Uris.query(query)), a -> ImageReader.page(a.bytes()));
        };
    return new Pager<>(source, Image::id, true).all(PAGE);
  }

  @Override
  public Image get(String id) {
    return http.exchange(request("GET", path(id)), a -> ImageReader.one(a.bytes()));
  }

  @Override
  public String raw(String id) {
    return http.exchange(request("GET", path(id)), a -> Json.pretty(a.json()));
  }

  @Override
  public void delete(String id) {
    http.send(request("DELETE", path(id)));
  }

  @Override
  public Metadata metadata() {
    return new GlanceProperties(this);
  }

  @Override
  public Image create(NewImage image) {
    ObjectNode body = Json.object();
    image.properties().forEach(body::put);
    body.put("name", image.name());
    body.put("disk_format", image.diskFormat());
    body.put("container_format", image.containerFormat());
    body.put("min_disk", image.minDisk()).put("min_ram", image.minRam());
    if (image.visibility() != null) {
      body.put("visibility", image.visibility());
    }
    image.tags().forEach(body.putArray("tags")::add);
    return http.exchange(request("POST", "/images").json(body), a -> ImageReader.one(a.bytes()));
  }

  @Override
  public void upload(String id, InputStream data, long length, LongConsumer progress) {
    http.send(
        request("PUT", path(id) + "/file")
            .body(new RequestBody.Stream(data, length, progress))
            .header("Content-Type", "application/octet-stream"));
  }

  @Override
  public long download(String id, OutputStream to, LongConsumer progress) {
    return http.download(
        request("GET", path(id) + "/file").header("Accept", "application/octet-stream"),
        to,
        progress);
  }
}
