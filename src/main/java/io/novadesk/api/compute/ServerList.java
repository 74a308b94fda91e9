package io.novadesk.api.compute;

import io.novadesk.api.http.Answer;
import io.novadesk.api.wire.Page;
import io.novadesk.api.wire.Pager;
import io.novadesk.api.wire.Times;
import io.novadesk.api.wire.Uris;
import java.io.FilterInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One run over the list of servers, from the first page to the last. */
final class ServerList {
  private final ComputeClient compute;
  private final ServerQuery query;
  private final ServerReader reader;
  private int requests;
  private long bytes;
  private @Nullable Instant cloudTime;

  ServerList(ComputeClient compute, ServerQuery query) {
    this.compute = compute;
    this.query = query;
    this.reader = new ServerReader(compute.texts());
  }

  Listing run(Consumer<List<Server>> pages) {
    long start = System.nanoTime();
    int items =
        new Pager<>(this::page, Server::id, compute.maximum() != null)
            .each(query.firstPage(), query.page(), pages);
    return new Listing(
        cloudTime, items, requests, bytes, Duration.ofNanos(System.nanoTime() - start));
  }

  private Page<Server> page(@Nullable String marker, int limit) {
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
    requests++;
    return compute.exchange(
        "GET", "/servers/detail" + Uris.query(parameters), Servers.LIST, this::read);
  }

  private Page<Server> read(Answer answer) throws IOException {
    if (cloudTime == null) {
      cloudTime = answer.date();
    }
    return reader.page(
        new FilterInputStream(answer.body()) {
          @Override
          public int read() throws IOException {
            int b = super.read();
            bytes += b < 0 ? 0 : 1;
            return b;
          }

          @Override
          public int read(byte[] b, int off, int len) throws IOException {
            int n = super.read(b, off, len);
            bytes += Math.max(0, n);
            return n;
          }

          @Override
          public boolean markSupported() {
            return false;
          }
        });
  }
}
