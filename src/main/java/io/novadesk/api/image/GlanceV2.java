package io.novadesk.api.image;

import io.novadesk.api.ApiException;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Images through Glance v2. */
final class GlanceV2 implements ImageService {
  private static final int PAGE = 200;
  private static final String PATCH = "application/openstack-images-v2.1-json-patch";
  private static final String WEB_DOWNLOAD = "web-download";

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
    if (image.isProtected()) {
      body.put("protected", true);
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

  @Override
  public Set<ImageFeature> features() {
    return EnumSet.allOf(ImageFeature.class);
  }

  @Override
  public Image change(Image image, ImageChange change) {
    ArrayNode patch = JsonNodeFactory.instance.arrayNode();
    if (change.name() != null) {
      step(patch, "/name").put("value", change.name());
    }
    if (change.visibility() != null) {
      step(patch, "/visibility").put("value", change.visibility());
    }
    if (change.isProtected() != null) {
      step(patch, "/protected").put("value", change.isProtected());
    }
    if (change.minDisk() != null) {
      step(patch, "/min_disk").put("value", change.minDisk());
    }
    if (change.minRam() != null) {
      step(patch, "/min_ram").put("value", change.minRam());
    }
    return patch.isEmpty() ? image : patch(image.id(), patch);
  }

  private static ObjectNode step(ArrayNode patch, String pointer) {
    return patch.addObject().put("op", "replace").put("path", pointer);
  }

  Image patch(String id, ArrayNode patch) {
    return http.exchange(
        request("PATCH", path(id))
            .body(RequestBody.of(Json.bytes(patch)))
            .header("Content-Type", PATCH),
        a -> ImageReader.one(a.bytes()));
  }

  @Override
  public boolean importsFromAddress() {
    try {
      return http.exchange(
          request("GET", "/info/import"),
          a ->
              Json.list(Json.tree(a.bytes()).path("import-methods").path("value")).stream()
                  .anyMatch(method -> method.asString("").equals(WEB_DOWNLOAD)));
    } catch (ApiException e) {
      if (e.category() == ApiException.Category.NOT_FOUND) {
        // Before 2.6 nobody knew of imports.
        return false;
      }
      throw e;
    }
  }

  @Override
  public void importFrom(String id, URI address) {
    ObjectNode body = Json.object();
    body.putObject("method").put("name", WEB_DOWNLOAD).put("uri", address.toString());
    http.send(request("POST", path(id) + "/import").json(body));
  }

  private static String members(String id, String projectId) {
    return path(id) + "/members/" + Uris.segment(projectId);
  }

  @Override
  public List<ImageMember> members(String id) {
    return http.exchange(
        request("GET", path(id) + "/members"),
        a ->
            Json.items(
                a.bytes(),
                "members",
                node ->
                    new ImageMember(Json.required(node, "member_id"), Json.words(node, "status"))));
  }

  @Override
  public void addMember(String id, String projectId) {
    http.send(request("POST", path(id) + "/members").json(Json.object().put("member", projectId)));
  }

  @Override
  public void removeMember(String id, String projectId) {
    http.send(request("DELETE", members(id, projectId)));
  }

  @Override
  public void answerAsMember(String id, String projectId, boolean accepts) {
    http.send(
        request("PUT", members(id, projectId))
            .json(Json.object().put("status", accepts ? "accepted" : "rejected")));
  }

  @Override
  public void activate(String id, boolean active) {
    String action = active ? "reactivate" : "deactivate";
    http.send(request("POST", path(id) + "/actions/" + action));
  }
}
