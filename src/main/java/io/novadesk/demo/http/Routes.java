package io.novadesk.demo.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which endpoint answers which path.
 *
 * @param <C> what endpoints are given besides the parameters of the path
 */
public final class Routes<C> {
  /** No upper end of the versions in which a route exists. */
  public static final int NO_END = Integer.MAX_VALUE;

  private final Map<Integer, List<Route<C>>> bySize = new HashMap<>();

  /** Answers one kind of request. */
  @FunctionalInterface
  public interface Endpoint<C> {
    Answer answer(C call, Map<String, String> path);
  }

  private record Route<C>(
      String method, List<String> pattern, int from, int to, Endpoint<C> endpoint) {}

  /** The outcome of a look-up. */
  public sealed interface Match<C> {
    /** The endpoint, and the values of the path's parameters. */
    record Found<C>(Endpoint<C> endpoint, Map<String, String> path) implements Match<C> {}

    /** The path exists, but not in this version of the API. */
    record OtherVersion<C>() implements Match<C> {}

    /** The path exists, but not with this method. */
    record OtherMethod<C>() implements Match<C> {}

    /** No such path. */
    record Nothing<C>() implements Match<C> {}
  }

  public Routes<C> on(String method, String pattern, Endpoint<C> endpoint) {
    return on(method, pattern, 0, NO_END, endpoint);
  }

  /**
   * Adds a route.
   *
   * @param pattern {@code /servers/{id}/action}: a segment in braces is a parameter
   * @param from the first version that knows it
   * @param to the last one
   */
  public Routes<C> on(String method, String pattern, int from, int to, Endpoint<C> endpoint) {
    List<String> segments = new ArrayList<>();
    int start = 1;
    while (start < pattern.length()) {
      int end = pattern.indexOf('/', start);
      end = end < 0 ? pattern.length() : end;
      segments.add(pattern.substring(start, end));
      start = end + 1;
    }
    bySize
        .computeIfAbsent(segments.size(), k -> new ArrayList<>())
        .add(new Route<>(method, List.copyOf(segments), from, to, endpoint));
    return this;
  }

  /** The endpoint for a request; a GET route answers HEAD too. */
  public Match<C> find(String method, List<String> path, int version) {
    String wanted = method.equals("HEAD") ? "GET" : method;
    boolean known = false;
    List<String> otherVersion = null;
    for (Route<C> route : bySize.getOrDefault(path.size(), List.of())) {
      if (!fits(route.pattern(), path)) {
        continue;
      }
      known = true;
      if (!route.method().equals(wanted)) {
        continue;
      }
      if (otherVersion != null && !otherVersion.equals(route.pattern())) {
        // The first pattern that fits is the one that is meant, whatever its versions.
        break;
      }
      if (version < route.from() || version > route.to()) {
        otherVersion = route.pattern();
        continue;
      }
      return new Match.Found<>(route.endpoint(), parameters(route.pattern(), path));
    }
    if (otherVersion != null) {
      return new Match.OtherVersion<>();
    }
    return known ? new Match.OtherMethod<>() : new Match.Nothing<>();
  }

  /** Whether there is an endpoint for such requests in any version. */
  public boolean knows(String method, List<String> path) {
    Match<C> match = find(method, path, 0);
    return match instanceof Match.Found<C> || match instanceof Match.OtherVersion<C>;
  }

  private static boolean fits(List<String> pattern, List<String> path) {
    for (int i = 0; i < pattern.size(); i++) {
      String segment = pattern.get(i);
      String given = path.get(i);
      boolean fits = segment.charAt(0) == '{' ? !given.isEmpty() : segment.equals(given);
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  private static Map<String, String> parameters(List<String> pattern, List<String> path) {
    Map<String, String> parameters = new HashMap<>(4);
    for (int i = 0; i < pattern.size(); i++) {
      String segment = pattern.get(i);
      if (segment.charAt(0) == '{') {
        parameters.put(segment.substring(1, segment.length() - 1), path.get(i));
      }
    }
    return parameters;
  }
}
