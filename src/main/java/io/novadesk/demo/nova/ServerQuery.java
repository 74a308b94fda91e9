package io.novadesk.demo.nova;

import io.novadesk.demo.compute.Policies;
import io.novadesk.demo.compute.Region;
import io.novadesk.demo.compute.Server;
import io.novadesk.demo.http.Query;
import io.novadesk.demo.http.Refusal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which servers a list holds: filters, order, page. */
final class ServerQuery {
  static final int MAX_LIMIT = 1000;

  private final Region region;
  private final NovaCall call;
  private final Query query;

  ServerQuery(Region region, NovaCall call) {
    this.region = region;
    this.call = call;
    this.query = call.query();
  }

  /**
   * The servers of one page.
   *
   * @param next the id to go on after; null on the last page
   */
  record Page(List<Server> servers, @Nullable String next) {}

  /**
   * Finds the page.
   *
   * @throws Refusal 400 for malformed filters, 403 for those of administrators
   */
  Page page(boolean detail) {
    ServerFilters filters = new ServerFilters(call);
    boolean everyone = everyone(detail);
    int limit = limit();
    Predicate<Server> wanted = filters.predicate();
    String project = call.caller().projectId();
    Predicate<Server> shown = s -> (everyone || s.projectId().equals(project)) && wanted.test(s);
    String marker = query.get("marker");
    Server after = null;
    if (marker != null) {
      after = region.find(marker);
      if (after == null) {
        throw Refusal.badRequest("marker [" + marker + "] not found");
      }
    }
    List<Server> servers =
        filters.isByCreation()
            ? first(region.newerThan(after), shown, limit)
            : filters.order() == null
                ? first(
                    after == null ? region.newestFirst() : region.olderThan(after), shown, limit)
                : sorted(filters.order(), after, shown, limit);
    // Like nova: a full page names a next one, be it empty.
    boolean full = limit > 0 && servers.size() == limit;
    return new Page(servers, full ? servers.getLast().id() : null);
  }

  private static List<Server> first(Collection<Server> from, Predicate<Server> shown, int limit) {
    List<Server> found = new ArrayList<>(Math.min(limit, 64));
    for (Server server : from) {
      if (found.size() >= limit) {
        break;
      }
      if (test(server, shown)) {
        found.add(server);
      }
    }
    return found;
  }

  private List<Server> sorted(
      Comparator<Server> order, @Nullable Server after, Predicate<Server> shown, int limit) {
    List<Server> all = new ArrayList<>();
    for (Server server : region.newestFirst()) {
      if (test(server, shown)) {
        all.add(server);
      }
    }
    all.sort(order.thenComparing(Comparator.comparing(Server::id)));
    int from = after == null ? 0 : all.indexOf(after) + 1;
    return List.copyOf(all.subList(from, Math.min(all.size(), from + limit)));
  }

  private static boolean test(Server server, Predicate<Server> shown) {
    synchronized (server) {
      return shown.test(server);
    }
  }

  private boolean everyone(boolean detail) {
    String all = query.get("all_tenants");
    if (all == null || all.equals("0") || all.equalsIgnoreCase("false")) {
      return false;
    }
    if (!call.caller().isAdmin()) {
      throw Policies.denied("servers:" + (detail ? "detail" : "index") + ":get_all_tenants");
    }
    return true;
  }

  private int limit() {
    return limit(query);
  }

  /** The limit of a list: what was asked for, at most {@value #MAX_LIMIT}. */
  static int limit(Query query) {
    String text = query.get("limit");
    if (text == null) {
      return MAX_LIMIT;
    }
    if (!text.matches("[0-9]*")) {
      throw Refusal.badRequest(
          String.format(
              Locale.ROOT,
              "Invalid input for query parameters limit. Value: %s. '%s' does not match '^[0-9]*$'",
              text,
              text));
    }
    return text.isEmpty() || text.length() > 6
        ? MAX_LIMIT
        : Math.min(MAX_LIMIT, Integer.parseInt(text));
  }
}
