package io.novadesk.api.compute;

import io.novadesk.api.TokenSource;
import io.novadesk.api.http.HttpTransport;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** One compute endpoint: its address, its microversions, its resources. */
public final class ComputeClient {
  private final HttpTransport http;
  private final URI url;
  private final TokenSource tokens;

  private ComputeClient(HttpTransport http, URI url, TokenSource tokens) {
    this.http = http;
    this.url = url;
    this.tokens = tokens;
  }

  /**
   * Asks the endpoint for its versions (one request) and adapts to them.
   *
   * @param url as the catalogue gives it
   */
  public static ComputeClient open(HttpTransport http, URI url, TokenSource tokens) {
    return new ComputeClient(http, url, tokens);
  }

  public URI url() {
    return url;
  }

  /** Highest microversion that both sides know; null on clouds without any. */
  public @Nullable Microversion maximum() {
    throw new UnsupportedOperationException(http.toString() + tokens);
  }

  /** Whether the endpoint speaks this microversion. */
  public boolean speaks(int minor) {
    throw new UnsupportedOperationException();
  }

  public Servers servers() {
    return new Servers(this);
  }

  public Flavors flavors() {
    return new Flavors(this);
  }

  public Limits limits() {
    throw new UnsupportedOperationException();
  }
}
