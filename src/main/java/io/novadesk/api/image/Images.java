package io.novadesk.api.image;

import io.novadesk.api.Metadata;
import io.novadesk.api.TokenSource;
import io.novadesk.api.compute.ComputeClient;
import io.novadesk.api.http.HttpTransport;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Images of one region, through whichever service has them. Blocking. */
public final class Images {
  private final HttpTransport http;
  private final @Nullable URI glance;
  private final ComputeClient compute;
  private final TokenSource tokens;

  private Images(
      HttpTransport http, @Nullable URI glance, ComputeClient compute, TokenSource tokens) {
    this.http = http;
    this.glance = glance;
    this.compute = compute;
    this.tokens = tokens;
  }

  /**
   * @param glance the image endpoint of the catalogue; null: there is none, the compute proxy
   *     serves
   */
  public static Images open(
      HttpTransport http, @Nullable URI glance, ComputeClient compute, TokenSource tokens) {
    return new Images(http, glance, compute, tokens);
  }

  public List<Image> list() {
    throw new UnsupportedOperationException(http.toString() + glance + compute + tokens);
  }

  public Image get(String id) {
    throw new UnsupportedOperationException();
  }

  public String raw(String id) {
    throw new UnsupportedOperationException();
  }

  public void delete(String id) {
    throw new UnsupportedOperationException();
  }

  public Metadata metadata() {
    throw new UnsupportedOperationException();
  }
}
