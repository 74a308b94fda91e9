package io.novadesk.api.compute;

import io.novadesk.api.ApiException;
import io.novadesk.api.http.ExchangeLog;
import io.novadesk.api.wire.Page;
import io.novadesk.api.wire.Pager;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A list read page after page. Where the cloud tells the way to the next page, that one is asked
 * for before the servers of this one are read, so that the cloud works while we read; it is never
 * asked for two pages at once.
 */
final class ListInTurn {
  /** Pages that may have come before anyone wants them: a slow taker must not fill the heap. */
  private static final int AHEAD = 2;

  private static final ExecutorService THREADS =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("server-list").factory());

  private final ServerPages source;
  private final ServerQuery query;
  private final boolean linksTold;
  private final Map<String, Future<Page<Server>>> early = new ConcurrentHashMap<>();
  private final Semaphore room = new Semaphore(AHEAD);

  ListInTurn(ServerPages source, ServerQuery query, boolean linksTold) {
    this.source = source;
    this.query = query;
    this.linksTold = linksTold;
  }

  void run(Consumer<List<Server>> pages) {
    try {
      new Pager<>(this::page, Server::id, linksTold).each(query.firstPage(), query.page(), pages);
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
    return source.page(marker, limit, false, this::askFor);
  }

  private void askFor(String marker) {
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
