package io.novadesk.api.compute;

import io.novadesk.api.ApiException;
import io.novadesk.api.http.Answer;
import io.novadesk.api.http.ExchangeLog;
import io.novadesk.api.wire.Page;
import io.novadesk.api.wire.Pager;
import io.novadesk.api.wire.Times;
import io.novadesk.api.wire.Uris;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One run over the list of servers, from the first page to the last. Where the cloud tells the way
 * to the next page, that one is asked for before the servers of this one are read, so that the
 * cloud works while we read; it is never asked for two pages at once.
 */
final class ServerList {
  /** Pages that may have come before anyone wants them: a slow taker must not fill the heap. */
  private static final int AHEAD = 2;

  private static final ExecutorService THREADS =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("server-list").factory());

  private final ComputeClient compute;
  private final ServerQuery query;
  private final ServerReader reader;
  private final boolean linksTold;
  private final Map<String, Future<Page<Server>>> early = new ConcurrentHashMap<>();
  private final Semaphore room = new Semaphore(AHEAD);
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicLong bytes = new AtomicLong();
  private volatile @Nullable Instant cloudTime;

  ServerList(ComputeClient compute, ServerQuery query) {
    this.compute = compute;
    this.query = query;
    this.reader = new ServerReader(compute.texts());
    this.linksTold = compute.maximum() != null;
  }

  Listing run(Consumer<List<Server>> pages) {
    long start = System.nanoTime();
    try {
      int items =
          new Pager<>(this::page, Server::id, linksTold)
              .each(query.firstPage(), query.page(), pages);
      return new Listing(
          cloudTime,
          items,
          requests.get(),
          bytes.get(),
          Duration.ofNanos(System.nanoTime() - start));
    } finally {
      early.values().forEach(page -> page.cancel(true));
    }
  }

  private Page<Server> page(@Nullable String marker, int limit) {
    Future<Page<Server>> asked = marker == null ? null : early.remove(marker);
    if (asked == null) {
      return fetch(marker, limit);
    }
    try {
      return asked.get();
    } catch (InterruptedException _) {
      asked.cancel(true);
      // The transport finds the interrupt before it sends anything, and says so as always.
      Thread.currentThread().interrupt();
      return fetch(marker, limit);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ApiException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    } finally {
      room.release();
    }
  }

  private Page<Server> fetch(@Nullable String marker, int limit) {
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
    requests.incrementAndGet();
    return compute.exchange(
        "GET", "/servers/detail" + Uris.query(parameters), Servers.LIST, this::read);
  }

  private Page<Server> read(Answer answer) throws IOException {
    if (cloudTime == null) {
      cloudTime = answer.date();
    }
    InputStream body = new Counted(answer.body());
    if (!linksTold) {
      // A cloud of those days may send everything in one page: it is read as it comes.
      return reader.page(body);
    }
    byte[] page = body.readAllBytes();
    askFor(ServerReader.nextLink(page));
    return reader.page(new ByteArrayInputStream(page));
  }

  private void askFor(@Nullable String link) {
    String marker = link == null ? null : Uris.parameter(link, "marker");
    if (marker != null) {
      early.computeIfAbsent(
          marker,
          m ->
              THREADS.submit(
                  ExchangeLog.carried(
                      () -> {
                        room.acquire();
                        return fetch(m, query.page());
                      })));
    }
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
}
