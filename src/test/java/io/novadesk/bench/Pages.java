package io.novadesk.bench;

import io.novadesk.api.compute.Server;
import io.novadesk.api.compute.ServerQuery;
import io.novadesk.api.compute.Servers;
import io.novadesk.api.http.Exchange;
import io.novadesk.cloud.live.Session;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/**
 * The requests of one list of servers as Novadesk sent them, to be repeated one after another by a
 * bare {@link HttpClient} that throws the answers away: the least that the same pages can cost.
 */
public final class Pages {
  private static final String TOKEN = "X-Auth-Token";

  private final List<HttpRequest> requests;

  private Pages(List<HttpRequest> requests) {
    this.requests = requests;
  }

  /** Lists everything once and remembers what was asked for. */
  public static Pages record(Session session, ServerQuery query, Consumer<List<Server>> pages)
      throws Exception {
    Servers servers = session.regions().getFirst().servers();
    List<Exchange> seen = Collections.synchronizedList(new ArrayList<>());
    AutoCloseable listening = session.exchanges().onExchange(seen::add);
    try {
      servers.list(query, pages);
    } finally {
      listening.close();
    }
    return new Pages(
        seen.stream().map(exchange -> repeated(exchange, session.token().reveal())).toList());
  }

  private static HttpRequest repeated(Exchange exchange, String token) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(exchange.uri()).version(HttpClient.Version.HTTP_1_1);
    exchange
        .requestHeaders()
        .forEach(
            (name, values) ->
                values.forEach(v -> builder.header(name, name.equals(TOKEN) ? token : v)));
    return builder.build();
  }

  public List<HttpRequest> requests() {
    return requests;
  }

  /**
   * The same list in so many parts, each to be read by itself: what somebody can ask who knows the
   * list from before.
   *
   * @param ids of all servers, in the order of the list
   * @param page how many servers each request asks for
   */
  public List<Pages> inParts(int parts, List<String> ids, int page) {
    HttpRequest pattern = requests.getFirst();
    String plain = pattern.uri().toString().replaceFirst("\\?.*", "");
    List<Pages> all = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      int end = ids.size() * (part + 1) / parts;
      List<HttpRequest> own = new ArrayList<>();
      for (int from = ids.size() * part / parts; from < end; from += page) {
        String marker = from == 0 ? "" : "&marker=" + ids.get(from - 1);
        URI uri = URI.create(plain + "?limit=" + Math.min(page, end - from) + marker);
        own.add(HttpRequest.newBuilder(pattern, (_, _) -> true).uri(uri).build());
      }
      all.add(new Pages(own));
    }
    return all;
  }

  /** Fetches and discards them all; gives the time it took, in nanoseconds. */
  public long fetch() throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      long start = System.nanoTime();
      for (HttpRequest request : requests) {
        HttpResponse<Void> response = client.send(request, BodyHandlers.discarding());
        if (response.statusCode() != 200) {
          throw new IOException("the cloud answered " + response.statusCode());
        }
      }
      return System.nanoTime() - start;
    }
  }
}
