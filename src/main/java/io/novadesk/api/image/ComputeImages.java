package io.novadesk.api.image;

import io.novadesk.api.ApiException;
import io.novadesk.api.Metadata;
import io.novadesk.api.compute.ComputeClient;
import io.novadesk.api.compute.ImageProxy;
import io.novadesk.api.http.Request;
import io.novadesk.api.wire.Json;
import io.novadesk.api.wire.Pager;
import io.novadesk.api.wire.Uris;
import io.novadesk.i18n.Text;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;

/** Images through the Compute API, which has them up to microversion 2.35. */
final class ComputeImages implements ImageService {
  private static final int LAST = 35;
  private static final int PAGE = 500;

  private final ComputeClient compute;

  ComputeImages(ComputeClient compute) {
    this.compute = compute;
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
          return compute
              .http()
              .exchange(
                  request("GET", "/images/detail" + Uris.query(query)),
                  a -> ImageReader.page(a.bytes()));
        };
    return new Pager<>(source, Image::id, compute.maximum() != null).all(PAGE);
  }

  private Request request(String method, String path) {
    if (compute.requires(LAST + 1)) {
      throw refused(Text.of("images.none.anywhere"));
    }
    return compute.request(method, path, LAST);
  }

  private static String path(String id) {
    return "/images/" + Uris.segment(id);
  }

  @Override
  public Image get(String id) {
    return compute.http().exchange(request("GET", path(id)), a -> ImageReader.one(a.bytes()));
  }

  @Override
  public String raw(String id) {
    return compute.http().exchange(request("GET", path(id)), a -> Json.pretty(a.json()));
  }

  @Override
  public void delete(String id) {
    compute.http().send(request("DELETE", path(id)));
  }

  @Override
  public Metadata metadata() {
    return ImageProxy.metadata(compute);
  }

  @Override
  public Image create(NewImage image) {
    throw withoutData();
  }

  @Override
  public void upload(String id, InputStream data, long length, LongConsumer progress) {
    throw withoutData();
  }

  @Override
  public long download(String id, OutputStream to, LongConsumer progress) {
    throw withoutData();
  }

  @Override
  public Set<ImageFeature> features() {
    return Set.of();
  }

  @Override
  public Image change(Image image, ImageChange change) {
    throw withoutData();
  }

  private ApiException withoutData() {
    return refused(Text.of("images.withoutData"));
  }

  private ApiException refused(String sentence) {
    return new ApiException(
        sentence,
        new ApiException.Facts(
            ApiException.Category.BAD_REQUEST,
            "",
            compute.url(),
            0,
            null,
            null,
            null,
            null,
            null,
            false),
        null);
  }
}
