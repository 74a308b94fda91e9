package io.novadesk.demo.volume;

import io.novadesk.demo.http.Query;
import io.novadesk.demo.http.Refusal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The order and the page that a query of Cinder asks for.
 *
 * @param <T> what is listed
 */
final class Paging<T> {
  private static final int MAX = 1000;

  private final Query query;
  private final Map<String, Comparator<T>> orders;
  private final Function<T, String> id;
  private final String kind;
  private final int limit;
  private final int offset;

  /**
   * Reads the limits of the query.
   *
   * @param orders by which keys it can be ordered; one of them is created_at
   * @param kind what refusals call one of them
   */
  Paging(Query query, Map<String, Comparator<T>> orders, Function<T, String> id, String kind) {
    this.query = query;
    this.orders = orders;
    this.id = id;
    this.kind = kind;
    this.limit = Math.min(MAX, whole("limit", "limit param must be", "positive"));
    this.offset = query.has("offset") ? whole("offset", "offset must be", ">= 0") : 0;
  }

  private int whole(String name, String begin, String least) {
    String text = query.get(name);
    if (text == null) {
      return MAX;
    }
    if (!text.matches("-?\\d{1,9}")) {
      throw Refusal.badRequest(begin + " an integer");
    }
    int number = Integer.parseInt(text);
    if (number < 0) {
      throw Refusal.badRequest(begin + ' ' + least);
    }
    return number;
  }

  /** The page of these, which have passed the filters. */
  List<T> page(List<T> found) {
    List<T> ordered = new ArrayList<>(found);
    ordered.sort(order());
    String marker = query.get("marker");
    int from = offset;
    if (marker != null) {
      int at = ordered.stream().map(id).toList().indexOf(marker);
      if (at < 0) {
        throw Refusal.notFound(kind + " " + marker + " could not be found.");
      }
      from += at + 1;
    }
    from = Math.min(from, ordered.size());
    return List.copyOf(ordered.subList(from, Math.min(ordered.size(), from + limit)));
  }

  /** Whether there may be more after the page. */
  boolean isFull(List<T> page) {
    return limit > 0 && page.size() == limit;
  }

  private Comparator<T> order() {
    List<String> keys = new ArrayList<>(query.all("sort_key"));
    List<String> directions = new ArrayList<>(query.all("sort_dir"));
    String sort = query.get("sort");
    if (sort != null) {
      keys.clear();
      directions.clear();
      for (String part : List.of(sort.split(",", -1))) {
        int colon = part.indexOf(':');
        keys.add(colon < 0 ? part : part.substring(0, colon));
        directions.add(colon < 0 ? "desc" : part.substring(colon + 1));
      }
    }
    if (keys.isEmpty()) {
      keys.add("created_at");
    }
    Comparator<T> order = (_, _) -> 0;
    for (int i = 0; i < keys.size(); i++) {
      order =
          order.thenComparing(by(keys.get(i), i < directions.size() ? directions.get(i) : "desc"));
    }
    return order.thenComparing(Comparator.comparing(id).reversed());
  }

  private Comparator<T> by(String key, String direction) {
    Comparator<T> by = orders.get(key);
    if (by == null) {
      throw Refusal.badRequest("Invalid input received: Invalid sort key");
    }
    if (!direction.equals("asc") && !direction.equals("desc")) {
      throw Refusal.badRequest(
          "Invalid input received: Unknown sort direction, must be 'desc' or 'asc'.");
    }
    return direction.equals("asc") ? by : by.reversed();
  }
}
