package io.novadesk.api.compute;

import io.novadesk.api.ApiException;
import io.novadesk.api.TokenSource;
import io.novadesk.api.http.Answer;
import io.novadesk.api.http.HttpTransport;
import io.novadesk.api.http.Request;
import io.novadesk.api.wire.Interner;
import io.novadesk.api.wire.Uris;
import java.net.URI;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One compute endpoint: its address, its microversions, its resources (API reference, "API
 * versions"). A call asks for the lowest microversion that gives what it needs, so that a newer
 * cloud changes nothing that was not asked for. Safe to use from many threads.
 */
public final class ComputeClient {
  /** More list requests at once than this slow a cloud down for everybody. */
  private static final int LISTS_AT_ONCE = 4;

  private final HttpTransport http;
  private final URI given;
  private final TokenSource tokens;
  private final ReentrantLock asking = new ReentrantLock();
  private volatile @Nullable VersionRoot root;
  private final Interner texts = new Interner();
  private final Semaphore listPermits = new Semaphore(LISTS_AT_ONCE, true);
  private final ListMemory own = new ListMemory();
  private final ListMemory ofAllProjects = new ListMemory();

  private ComputeClient(HttpTransport http, URI given, TokenSource tokens) {
    this.http = http;
    this.given = given;
    this.tokens = tokens;
  }

  /**
   * Asks the endpoint for its versions (one request) and adapts to them. An endpoint that does not
   * tell them is used as it is.
   *
   * @param url as the catalogue gives it
   * @throws io.novadesk.api.ApiException when nobody answers there
   */
  public static ComputeClient open(HttpTransport http, URI url, TokenSource tokens) {
    ComputeClient client = at(http, url, tokens);
    client.ask();
    return client;
  }

  /**
   * The same for an endpoint that may be away: it is asked for its versions when it is first
   * needed, again after each failure.
   */
  public static ComputeClient at(HttpTransport http, URI url, TokenSource tokens) {
    return new ComputeClient(http, url, tokens);
  }

  /**
   * Finds out what the endpoint speaks, unless that is known.
   *
   * @throws io.novadesk.api.ApiException when nobody answers there
   */
  public void ask() {
    if (root != null) {
      return;
    }
    try {
      asking.lockInterruptibly();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw ApiException.cancelled("GET");
    }
    try {
      if (root == null) {
        root = VersionRoot.ask(http, given, tokens);
      }
    } finally {
      asking.unlock();
    }
  }

  /** Whether it has ever answered: until then nothing is known of what it speaks. */
  public boolean hasAnswered() {
    return root != null;
  }

  /** Where the catalogue says it is, with the version at its end. */
  public URI url() {
    VersionRoot known = root;
    return known == null ? given : known.url();
  }

  /** Highest microversion that both sides know; null on clouds without any. */
  public @Nullable Microversion maximum() {
    VersionRoot known = root;
    return known == null ? null : known.maximum();
  }

  private @Nullable Microversion minimum() {
    VersionRoot known = root;
    return known == null ? null : known.minimum();
  }

  /** Whether the endpoint speaks this microversion. */
  public boolean speaks(int minor) {
    Microversion wanted = Microversion.of(minor);
    Microversion maximum = maximum();
    return maximum != null && wanted.compareTo(maximum) <= 0;
  }

  /** Whether the endpoint speaks nothing older than this microversion. */
  public boolean requires(int minor) {
    Microversion minimum = minimum();
    return minimum != null && minimum.compareTo(Microversion.of(minor)) >= 0;
  }

  public Servers servers() {
    return new Servers(this);
  }

  public Flavors flavors() {
    return new Flavors(this);
  }

  /** What this project may use and uses. Blocking. */
  public Limits limits() {
    return exchange("GET", "/limits", 1, a -> LimitsReader.read(a.bytes()));
  }

  public KeyPairs keyPairs() {
    return new KeyPairs(this);
  }

  public ServerGroups serverGroups() {
    return new ServerGroups(this);
  }

  /** What only some clouds show, and some only to administrators: hosts, zones, usage. */
  public Operations operations() {
    return new Operations(this);
  }

  /** Cloud Servers v1.0, whose requests name images and flavors by number. */
  public boolean isFirstGeneration() {
    String path = url().getPath();
    return path != null && (path + "/").contains("/v1.0/");
  }

  /** The transport that its requests take. */
  public HttpTransport http() {
    return http;
  }

  Interner texts() {
    return texts;
  }

  /** Held while a list request is under way. */
  Semaphore listPermits() {
    return listPermits;
  }

  ListMemory listMemory(boolean allProjects) {
    return allProjects ? ofAllProjects : own;
  }

  /**
   * A request to this endpoint.
   *
   * @param path below the endpoint's address, with its query
   * @param minor the microversion that gives what the call needs; the cloud's own limits win
   */
  public Request request(String method, String path, int minor) {
    Request request = Request.of(method, Uris.join(url(), path)).token(tokens);
    Microversion version = within(minor);
    return version == null
        ? request
        : request
            .header("OpenStack-API-Version", "compute " + version)
            .header("X-OpenStack-Nova-API-Version", version.toString());
  }

  /** The microversion nearest to this one that both sides know; null on clouds without any. */
  @Nullable Microversion within(int minor) {
    Microversion minimum = minimum();
    Microversion maximum = maximum();
    if (maximum == null) {
      return null;
    }
    Microversion wanted = Microversion.of(minor);
    if (minimum != null && wanted.compareTo(minimum) < 0) {
      return minimum;
    }
    return wanted.compareTo(maximum) > 0 ? maximum : wanted;
  }

  <T extends @Nullable Object> T exchange(
      String method, String path, int minor, Answer.Reader<T> reader) {
    ask();
    return http.exchange(request(method, path, minor), reader);
  }
}
