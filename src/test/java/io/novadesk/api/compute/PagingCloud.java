package io.novadesk.api.compute;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.novadesk.api.Secret;
import io.novadesk.api.TokenSource;
import io.novadesk.api.http.ExchangeLog;
import io.novadesk.api.http.HttpSettings;
import io.novadesk.api.http.HttpTransport;
import io.novadesk.api.wire.Uris;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A cloud that orders and pages its servers as nova does, and can be told to do it badly. */
final class PagingCloud implements AutoCloseable {
  static final int CAP = 1000;

  /** Newest first, those of one second by id. */
  private static final Comparator<Item> ORDER =
      Comparator.comparingLong(Item::created).reversed().thenComparing(Item::id);

  private static final long EPOCH = Instant.parse("2020-01-01T00:00:00Z").getEpochSecond();

  private final HttpServer web;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpTransport http =
      new HttpTransport(HttpSettings.standard(), new ExchangeLog(10_000));
  private final ComputeClient client;
  private final AtomicInteger underWay = new AtomicInteger();
  private final AtomicInteger mostUnderWay = new AtomicInteger();
  private final AtomicInteger next = new AtomicInteger();
  private final List<Item> items = new ArrayList<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();

  /** Microseconds that a server in an answer takes, by the number of requests under way. */
  volatile IntUnaryOperator microseconds = _ -> 0;

  volatile boolean ignoresOrder;
  volatile boolean refusesOrder;
  volatile int failsAt = -1;

  /**
   * A server of this page is deleted while the page is made: the page is one short, and has no
   * link.
   */
  volatile int lacksAt = -1;

  /** How many servers the account of the project names; negative: it is not told. */
  volatile int counted = -1;

  /** Called before each page is made. */
  volatile Runnable meanwhile = () -> {};

  /** A server; {@code waiting}: not scheduled yet, and so in front of every list. */
  record Item(String id, long created, boolean waiting) {}

  PagingCloud() throws IOException {
    web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    web.setExecutor(threads);
    web.createContext("/", this::answer);
    web.start();
    client =
        ComputeClient.open(
            http,
            URI.create("http://127.0.0.1:" + web.getAddress().getPort() + "/v2.1"),
            new TokenSource() {
              @Override
              public Secret token() {
                return Secret.of("t");
              }

              @Override
              public Secret renew(Secret refused) {
                return refused;
              }
            });
  }

  ComputeClient client() {
    return client;
  }

  ExchangeLog log() {
    return http.log();
  }

  /** What was asked for since the last time, in that order. */
  List<String> asked() {
    List<String> uris = List.copyOf(asked);
    asked.clear();
    return uris;
  }

  /** A request that nobody waits for any more is worked on all the same. */
  void awaitIdle() {
    while (underWay.get() > 0) {
      LockSupport.parkNanos(1_000_000);
    }
  }

  int mostUnderWay() {
    return mostUnderWay.get();
  }

  /** Adds servers, so many of each second. */
  synchronized List<String> add(int count, int eachSecond, boolean waiting) {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int number = next.getAndIncrement();
      String id = "%08x-%d".formatted(number * 0x9E3779B9, number);
      items.add(new Item(id, EPOCH + number / eachSecond, waiting));
      ids.add(id);
    }
    items.sort(ORDER);
    return ids;
  }

  synchronized List<String> ids() {
    return items.stream().map(Item::id).toList();
  }

  synchronized void delete(String id) {
    items.removeIf(i -> i.id().equals(id));
  }

  private void answer(HttpExchange exchange) throws IOException {
    String uri = exchange.getRequestURI().toString();
    if (uri.contains("/limits")) {
      sendLimits(exchange);
      return;
    }
    if (!uri.contains("/servers")) {
      send(
          exchange,
          200,
          "{\"version\":{\"id\":\"v2.1\",\"version\":\"2.96\",\"min_version\":\"2.1\"}}");
      return;
    }
    asked.add(uri);
    int number = asked.size();
    int now = underWay.incrementAndGet();
    mostUnderWay.accumulateAndGet(now, Math::max);
    List<Item> page = null;
    try {
      meanwhile.run();
      page = number == failsAt ? null : page(uri);
      if (number == lacksAt && page != null && page.size() > 1) {
        delete(page.getFirst().id());
        page = page.subList(1, page.size());
      }
      if (page != null) {
        LockSupport.parkNanos(1_000L * page.size() * microseconds.applyAsInt(underWay.get()));
      }
    } finally {
      // Before the answer: whoever has it may send the next request sooner than this thread goes
      // on.
      underWay.decrementAndGet();
    }
    if (page != null) {
      send(exchange, 200, body(page, limit(uri)));
    } else if (number == failsAt) {
      send(exchange, 500, "{\"computeFault\":{\"code\":500,\"message\":\"Unexpected\"}}");
    } else {
      send(exchange, 400, "{\"badRequest\":{\"code\":400,\"message\":\"not found\"}}");
    }
  }

  private void sendLimits(HttpExchange exchange) throws IOException {
    if (counted < 0) {
      send(exchange, 403, "{\"forbidden\":{\"code\":403,\"message\":\"not yours to know\"}}");
    } else {
      send(exchange, 200, "{\"limits\":{\"absolute\":{\"totalInstancesUsed\":" + counted + "}}}");
    }
  }

  private static int limit(String uri) {
    String limit = Uris.parameter(uri, "limit");
    return Math.min(CAP, limit == null ? CAP : Integer.parseInt(limit));
  }

  /** Null: refused. */
  private synchronized @Nullable List<Item> page(String uri) {
    boolean turned = uri.contains("sort_dir=asc");
    if (turned && refusesOrder) {
      return null;
    }
    List<Item> all = new ArrayList<>(items.stream().filter(Item::waiting).toList());
    List<Item> rest = items.stream().filter(i -> !i.waiting()).toList();
    all.addAll(turned && !ignoresOrder ? rest.reversed() : rest);
    String marker = Uris.parameter(uri, "marker");
    int from = 0;
    if (marker != null) {
      from = all.stream().map(Item::id).toList().indexOf(marker) + 1;
      if (from == 0) {
        return null;
      }
    }
    return List.copyOf(all.subList(from, Math.min(all.size(), from + limit(uri))));
  }

  private static String body(List<Item> page, int limit) {
    String servers =
        page.stream()
            .map(
                i ->
                    "{\"id\":\"%s\",\"name\":\"s\",\"status\":\"%s\",\"created\":\"%s\"}"
                        .formatted(
                            i.id(),
                            i.waiting() ? "BUILD" : "ACTIVE",
                            Instant.ofEpochSecond(i.created())))
            .collect(Collectors.joining(","));
    String link =
        page.size() < limit || page.isEmpty()
            ? ""
            : ",\"servers_links\":[{\"rel\":\"next\",\"href\":\"http://elsewhere/servers?marker=%s\"}]"
                .formatted(page.getLast().id());
    return "{\"servers\":[" + servers + "]" + link + "}";
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    http.close();
    web.stop(0);
    threads.shutdownNow();
  }
}
