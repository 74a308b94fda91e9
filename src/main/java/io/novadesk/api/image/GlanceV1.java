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
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Images through Glance v1, where a single image is all in the headers of a HEAD. */
final class GlanceV1 implements ImageService {
  private static final int PAGE = 200;
  private static final String PURGE = "X-Glance-Registry-Purge-Props";

  private final HttpTransport http;
  private final URI url;
  private final TokenSource tokens;

  GlanceV1(HttpTransport http, URI url, TokenSource tokens) {
    this.http = http;
    this.url = url;
    this.tokens = tokens;
  }

  private Request request(String method, String path) {
    return Request.of(method, Uris.join(url, path)).token(tokens);
  }

  private static String path(String id) {
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
              request("GET", "/images/detail" + Uris.query(query)),
              a -> ImageReader.page(a.bytes()));
        };
    return new Pager<>(source, Image::id, false).all(PAGE);
  }

  @Override
  public Image get(String id) {
    return ImageReader.fromHeaders(http.send(request("HEAD", path(id))).headers());
  }

  @Override
  public String raw(String id) {
    ObjectNode headers = Json.object();
    http.send(request("HEAD", path(id)))
        .headers()
        .all()
        .forEach((name, values) -> headers.put(name, String.join(", ", values)));
    return Json.pretty(headers);
  }

  @Override
  public void delete(String id) {
    http.send(request("DELETE", path(id)));
  }

  @Override
  public Metadata metadata() {
    return new Metadata() {
      @Override
      public Map<String, String> get(String id) {
        return GlanceV1.this.get(id).properties();
      }

      @Override
      public Map<String, String> merge(String id, Map<String, String> items) {
        return write(id, items, false);
      }

      @Override
      public Map<String, String> replace(String id, Map<String, String> items) {
        return write(id, items, true);
      }

      @Override
      public void delete(String id, String key) {
        Map<String, String> left = new HashMap<>(get(id));
        left.remove(key);
        write(id, left, true);
      }
    };
  }

  /** A PUT without this header forgets every property that it does not name. */
  private Map<String, String> write(String id, Map<String, String> items, boolean exactly) {
    Request request = request("PUT", path(id)).header(PURGE, Boolean.toString(exactly));
    for (Map.Entry<String, String> item : items.entrySet()) {
      request = request.header("X-Image-Meta-Property-" + item.getKey(), item.getValue());
    }
    http.send(request);
    return get(id).properties();
  }

  @Override
  public Image create(NewImage image) {
    Request request =
        request("POST", "/images")
            .header("X-Image-Meta-Name", image.name())
            .header("X-Image-Meta-Disk_format", image.diskFormat())
            .header("X-Image-Meta-Container_format", image.containerFormat())
            .header("X-Image-Meta-Protected", Boolean.toString(image.isProtected()))
            .header("X-Image-Meta-Min_disk", Integer.toString(image.minDisk()))
            .header("X-Image-Meta-Min_ram", Integer.toString(image.minRam()))
            .header(
                "X-Image-Meta-Is_public", Boolean.toString("public".equals(image.visibility())));
    for (Map.Entry<String, String> item : image.properties().entrySet()) {
      request = request.header("X-Image-Meta-Property-" + item.getKey(), item.getValue());
    }
    return http.exchange(request, a -> ImageReader.one(a.bytes()));
  }

  @Override
  public void upload(String id, InputStream data, long length, LongConsumer progress) {
    http.send(
        request("PUT", path(id))
            .body(new RequestBody.Stream(data, length, progress))
            .header("Content-Type", "application/octet-stream"));
  }

  @Override
  public long download(String id, OutputStream to, LongConsumer progress) {
    return http.download(
        request("GET", path(id)).header("Accept", "application/octet-stream"), to, progress);
  }

  @Override
  public Set<ImageFeature> features() {
    return EnumSet.of(ImageFeature.DATA, ImageFeature.EDIT);
  }

  /** A PUT forgets every property that it does not name unless it is told not to. */
  @Override
  public Image change(Image image, ImageChange change) {
    Request request = request("PUT", path(image.id())).header(PURGE, "false");
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("Name", change.name());
    fields.put(
        "Is_public", change.visibility() == null ? null : "public".equals(change.visibility()));
    fields.put("Protected", change.isProtected());
    fields.put("Min_disk", change.minDisk());
    fields.put("Min_ram", change.minRam());
    for (Map.Entry<String, @Nullable Object> field : fields.entrySet()) {
      if (field.getValue() != null) {
        request = request.header("X-Image-Meta-" + field.getKey(), field.getValue().toString());
      }
    }
    http.send(request);
    return get(image.id());
  }
}
