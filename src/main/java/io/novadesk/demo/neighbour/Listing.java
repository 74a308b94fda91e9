package io.novadesk.demo.neighbour;

import static io.novadesk.demo.http.Json.object;

import io.novadesk.demo.http.Answer;
import io.novadesk.demo.http.Query;
import io.novadesk.demo.http.Refusal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A list as Neutron answers it: filtered by any field, ordered, cut into pages and fields. */
public final class Listing {
  private static final Set<String> NO_FILTERS =
      Set.of("fields", "limit", "marker", "sort_key", "sort_dir", "page_reverse");

  private final NeighbourCall call;
  private final Query query;
  private final String collection;

  public Listing(NeighbourCall call, String collection) {
    this.call = call;
    this.query = call.query();
    this.collection = collection;
  }

  /** Whether the query lets this value of a field pass. */
  public static boolean passes(Query query, String field, @Nullable Object value) {
    List<String> wanted = query.all(field);
    return wanted.isEmpty() || wanted.stream().anyMatch(w -> fits(value, w));
  }

  private static boolean fits(@Nullable Object value, String wanted) {
    if (value instanceof List<?> values) {
      return values.stream().anyMatch(v -> fits(v, wanted));
    }
    if (value instanceof Map<?, ?> map) {
      int equals = wanted.indexOf('=');
      Object held = equals < 0 ? null : map.get(wanted.substring(0, equals));
      return held != null && String.valueOf(held).equals(wanted.substring(equals + 1));
    }
    String text = value == null ? "" : String.valueOf(value);
    return value instanceof Boolean
        ? text.equalsIgnoreCase(wanted) || (wanted.equals("1") && text.equals("true"))
        : text.equals(wanted);
  }

  /** The answer to a request for these. */
  public Answer of(List<Map<String, @Nullable Object>> all) {
    List<Map<String, @Nullable Object>> found = new ArrayList<>();
    for (Map<String, @Nullable Object> item : all) {
      if (matches(item)) {
        found.add(item);
      }
    }
    order(found);
    int limit = limit();
    String marker = query.get("marker");
    if (marker != null) {
      int at = 0;
      while (at < found.size() && !marker.equals(found.get(at).get("id"))) {
        at++;
      }
      found = at < found.size() ? found.subList(at + 1, found.size()) : found;
    }
    List<Map<String, @Nullable Object>> page = found.subList(0, Math.min(limit, found.size()));
    List<Object> shown = new ArrayList<>();
    for (Map<String, @Nullable Object> item : page) {
      shown.add(fields(item));
    }
    Map<String, @Nullable Object> body = object(collection, shown);
    if (query.has("limit") && limit > 0 && page.size() == limit) {
      String next = String.valueOf(page.getLast().get("id"));
      String href = call.call().host() + call.call().rawPath() + "?" + query.next(next);
      body.put(collection + "_links", List.of(object("rel", "next", "href", href)));
    }
    return Answer.ok(body);
  }

  private boolean matches(Map<String, @Nullable Object> item) {
    for (String name : query.names()) {
      boolean filters = !NO_FILTERS.contains(name) && item.containsKey(name);
      if (filters && !passes(query, name, item.get(name))) {
        return false;
      }
    }
    return true;
  }

  /** The item, or as much of it as was asked for. */
  public Map<String, @Nullable Object> fields(Map<String, @Nullable Object> item) {
    List<String> wanted = query.all("fields");
    if (wanted.isEmpty()) {
      return item;
    }
    Map<String, @Nullable Object> some = new LinkedHashMap<>();
    item.forEach(
        (key, value) -> {
          if (wanted.contains(key)) {
            some.put(key, value);
          }
        });
    return some;
  }

  private int limit() {
    String text = query.get("limit");
    if (text == null) {
      return Integer.MAX_VALUE;
    }
    if (!text.matches("\\d{1,9}")) {
      throw new Refusal(
          400,
          "BadRequest",
          "Bad limit request: Limit must be an integer 0 or greater and not '" + text + "'.");
    }
    int limit = Integer.parseInt(text);
    return limit == 0 ? Integer.MAX_VALUE : limit;
  }

  private void order(List<Map<String, @Nullable Object>> found) {
    List<String> keys = query.all("sort_key");
    List<String> directions = query.all("sort_dir");
    if (keys.size() != directions.size()) {
      throw Refusal.badRequest("The number of sort_keys and sort_dirs must be same");
    }
    Comparator<Map<String, @Nullable Object>> order = null;
    for (int i = 0; i < keys.size(); i++) {
      String key = keys.get(i);
      String direction = directions.get(i);
      if (!direction.equals("asc") && !direction.equals("desc")) {
        throw Refusal.badRequest(
            String.format(
                Locale.ROOT,
                "['%s'] is invalid value for sort_dirs, valid value is 'asc' and 'desc'",
                direction));
      }
      Comparator<Map<String, @Nullable Object>> by =
          Comparator.comparing(item -> String.valueOf(item.get(key)));
      by = direction.equals("asc") ? by : by.reversed();
      order = order == null ? by : order.thenComparing(by);
    }
    if (order != null) {
      found.sort(order);
    }
  }
}
