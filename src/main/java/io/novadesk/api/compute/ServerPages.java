package io.novadesk.api.compute;

import io.novadesk.api.ApiException;
import io.novadesk.api.http.Answer;
import io.novadesk.api.wire.Page;
import io.novadesk.api.wire.Times;
import io.novadesk.api.wire.Uris;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Fetches pages of one query and adds up what they cost. Never more than a few list requests are
 * under way to one endpoint, whoever asks. Safe to use from many threads.
 */
final class ServerPages {
  /**
   * The usual order read backwards: a cloud lists the newest first, and those of one second by
   * uuid.
   */
  private static final String BACKWARDS =
      "&sort_key=created_at&sort_dir=asc&sort_key=uuid&sort_dir=desc";

  private final ComputeClient compute;
  private final ServerQuery query;
  private final ServerReader reader;
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicReference<@Nullable Instant> asked = new AtomicReference<>();

  ServerPages(ComputeClient compute, ServerQuery query) {
    this.compute = compute;
    this.query = query;
    this.reader = new ServerReader(compute.texts());
  }

  /**
   * The page behind {@code marker}.
   *
   * @param marker null: the first page
   * @param oldestFirst from the other end of the list; the whole list only
   * @param next hears the marker of the next page, where there is one and the cloud tells it,
   *     before the servers of this one are read
   */
  Page<Server> page(
      @Nullable String marker, int limit, boolean oldestFirst, Consumer<String> next) {
    Map<String, String> parameters = new LinkedHashMap<>(query.filters());
    parameters.put("limit", Integer.toString(limit));
    if (query.allProjects()) {
      parameters.put("all_tenants", "1");
    }
    if (query.changesSince() != null) {
      parameters.put("changes-since", Times.query(query.changesSince()));
    }
    if (marker != null) {
      parameters.put("marker", marker);
    }
    String path = "/servers/detail" + Uris.query(parameters) + (oldestFirst ? BACKWARDS : "");
    Semaphore permits = compute.listPermits();
    boolean permitted = acquire(permits);
    try {
      requests.incrementAndGet();
      long sent = System.nanoTime();
      Page<Server> page = compute.exchange("GET", path, Servers.LIST, a -> read(a, sent, next));
      // The first page of a busy project is small: it may lack more of its servers than later ones.
      int least = marker == null && !oldestFirst ? limit / 2 : limit - limit / 10;
      return compute.maximum() != null ? goingOn(page, least, limit) : page;
    } finally {
      if (permitted) {
        permits.release();
      }
    }
  }

  /**
   * Nova promises more only behind a full page. One that lacks servers, because they were deleted
   * while it was made, looks like the last: what is behind a page that is nearly full is asked for.
   */
  private static Page<Server> goingOn(Page<Server> page, int least, int limit) {
    int came = page.items().size();
    boolean nearlyFull = came < limit && came >= Math.max(1, least);
    return page.next() == null && nearlyFull
        ? new Page<>(page.items(), Uris.query(Map.of("marker", page.items().getLast().id())))
        : page;
  }

  /**
   * How long the whole list is, by the account that the cloud keeps of the project; 0 where it
   * tells nothing. A hint: some clouds count late.
   */
  int expected() {
    if (query.allProjects()) {
      return 0;
    }
    try {
      return (int) Math.max(0, compute.limits().absolute("totalInstancesUsed").orElse(0));
    } catch (ApiException _) {
      return 0;
    }
  }

  /** Without a permit the thread is interrupted, and the exchange ends as soon as it begins. */
  private static boolean acquire(Semaphore permits) {
    try {
      permits.acquire();
      return true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Page<Server> read(Answer answer, long sent, Consumer<String> next) throws IOException {
    Instant date = answer.date();
    if (date != null) {
      // What changes while the cloud is at work on its answer must fall into the next question.
      Instant then = date.minus(Duration.ofNanos(System.nanoTime() - sent));
      asked.accumulateAndGet(then, (a, b) -> a == null || (b != null && b.isBefore(a)) ? b : a);
    }
    InputStream body = new Counted(answer.body());
    if (compute.maximum() == null) {
      // A cloud of those days may send everything in one page: it is read as it comes.
      return reader.page(body);
    }
    byte[] page = body.readAllBytes();
    String link = ServerReader.nextLink(page);
    String marker = link == null ? null : Uris.parameter(link, "marker");
    if (marker != null) {
      next.accept(marker);
    }
    return reader.page(new ByteArrayInputStream(page));
  }

  /** Counts what is read. */
  private final class Counted extends FilterInputStream {
    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int b = super.read();
      bytes.addAndGet(b < 0 ? 0 : 1);
      return b;
    }

    @Override
    public int read(byte[] b, int off, int len) throws IOException {
      int n = super.read(b, off, len);
      bytes.addAndGet(Math.max(0, n));
      return n;
    }

    @Override
    public boolean markSupported() {
      return false;
    }
  }

  Listing listing(int items, Duration took) {
    return new Listing(asked.get(), items, requests.get(), bytes.get(), took);
  }
}
