package io.novadesk.viewmodel.wall;

import io.novadesk.api.http.Exchange;
import io.novadesk.cloud.live.Endpoints;
import io.novadesk.cloud.live.Login;
import io.novadesk.cloud.live.Session;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How long the services of a cloud take to answer, by the log of what was asked anyway. */
final class AnswerTimes {
  private static final List<String> SERVICES =
      List.of(Endpoints.COMPUTE, Endpoints.IMAGE, Endpoints.NETWORK, Endpoints.VOLUME);

  private final Map<String, URI> services = new LinkedHashMap<>();
  private final Session session;
  private long seen;

  AnswerTimes(Session session) {
    this.session = session;
    Login login = session.login();
    services.put("identity", session.where().url());
    for (String type : SERVICES) {
      Optional<URI> url =
          login
              .endpoints()
              .find(
                  type,
                  session.identity().catalogue(),
                  session.regions().isEmpty()
                      ? login.region()
                      : session.regions().getFirst().name(),
                  login.face(),
                  login.authUrl());
      url.ifPresent(found -> services.put(type, found));
    }
  }

  /** The median of what was answered since the last look, in milliseconds, by service. */
  Map<String, Double> look() {
    Map<String, List<Double>> times = new LinkedHashMap<>();
    long newest = seen;
    for (Exchange exchange : session.exchanges().all()) {
      newest = Math.max(newest, exchange.number());
      String service =
          exchange.number() <= seen || exchange.status() == 0 ? null : of(exchange.uri());
      if (service != null) {
        times
            .computeIfAbsent(service, _ -> new ArrayList<>())
            .add(exchange.total().toNanos() / 1e6);
      }
    }
    seen = newest;
    Map<String, Double> medians = new HashMap<>();
    times.forEach(
        (service, all) -> {
          all.sort(null);
          medians.put(service, all.get(all.size() / 2));
        });
    return medians;
  }

  /** Services may share a host: the longest beginning of a path has the word. */
  private @Nullable String of(URI asked) {
    String found = null;
    int longest = -1;
    for (Map.Entry<String, URI> each : services.entrySet()) {
      String begin = firstSegment(each.getValue());
      if (asked.getAuthority() != null
          && asked.getAuthority().equals(each.getValue().getAuthority())
          && (asked.getPath() + "/").startsWith("/" + begin)
          && begin.length() > longest) {
        found = each.getKey();
        longest = begin.length();
      }
    }
    return found;
  }

  private static String firstSegment(URI url) {
    String path = url.getPath() == null ? "" : url.getPath().replaceFirst("^/+", "");
    int end = path.indexOf('/');
    return end < 0 ? path : path.substring(0, end);
  }
}
